import type { RouteTable } from '../shared/http/route.ts';
import { SchoolPupilParams } from '../shared/schema.ts';
import {
  BeginBody,
  DocumentList,
  DocumentPath,
  DocumentView,
  LeaseView,
  ListQuery,
  PupilDocuments,
  Revisions,
  SectionBody,
  SectionPath,
  SectionView,
} from './schema.ts';

const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const DOCUMENT = `${PUPIL}/documents/{documentId}` as const;
const SECTION = `${DOCUMENT}/sections/{sectionId}` as const;
const ASKED = ['not-found', 'no-such-role'] as const;
const HOME = { audience: 'feide', action: 'staff:home' } as const;
const READ = { audience: 'feide', action: 'document:read', params: DocumentPath } as const;
const EDIT = { audience: 'feide', action: 'document:edit', params: SectionPath } as const;
const CLOSED = ['documents.finished', 'documents.archived', 'documents.discarded', 'changed-meanwhile'] as const;

/** What staff ask to find, begin, open and write documents. */
export const writingRoutes = {
  'GET /v1/staff/documents': {
    ...HOME,
    query: ListQuery,
    answer: { status: 200, schema: DocumentList },
    refusals: ['no-such-role'],
    summary: 'Own documents, or those that colleagues have shared, newest first.',
    description: 'Own: the reader is an owner. Only active documents, unless finished ones are asked for.',
  },
  [`GET ${PUPIL}/documents` as const]: {
    audience: 'feide',
    action: 'pupil:begin-document',
    params: SchoolPupilParams,
    answer: { status: 200, schema: PupilDocuments },
    refusals: ASKED,
    summary: 'All documents about a pupil that the reader may read, and the kinds that may be begun.',
    description: 'A leader sees only what was shared with the leader. Nobody learns that others exist.',
  },
  [`POST ${PUPIL}/documents` as const]: {
    audience: 'feide',
    action: 'pupil:begin-document',
    params: SchoolPupilParams,
    body: BeginBody,
    answer: { status: 201, schema: DocumentView },
    idempotent: true,
    etag: 'answer',
    refusals: [
      ...ASKED,
      'documents.unknown-template',
      'documents.other-template',
      'documents.unknown-section',
      'changed-meanwhile',
    ],
    summary: 'Begin a document about a pupil. The caller is its owner, and alone in it.',
    description:
      'It keeps the version of the template that it began with. Where several pupils are concerned, each has a document: ' +
      '`copyOf` takes over sections of another that the caller may read.',
  },
  [`GET ${DOCUMENT}` as const]: {
    ...READ,
    answer: { status: 200, schema: DocumentView },
    etag: 'answer',
    refusals: ASKED,
    summary: 'A document with its text, its people, its history, and the moves that the reader may make now.',
    description: 'Each move that is refused says by which code.',
  },
  [`PUT ${SECTION}` as const]: {
    ...EDIT,
    body: SectionBody,
    answer: { status: 200, schema: SectionView },
    etag: 'required',
    refusals: [
      ...ASKED,
      'documents.reader-only',
      'documents.unknown-section',
      'documents.unknown-field',
      'documents.bad-value',
      'documents.section-too-long',
      'documents.document-too-long',
      'documents.too-many-rows',
      ...CLOSED,
    ],
    summary: 'Save a section of a document. What others have written meanwhile is never overwritten.',
    description:
      'If-Match has the section’s version. A stale version is refused: fetch the section, show ' +
      'both texts, and save again. A change of an asked or approved document voids the approval.',
  },
  [`GET ${SECTION}` as const]: {
    ...READ,
    params: SectionPath,
    answer: { status: 200, schema: SectionView },
    etag: 'answer',
    refusals: [...ASKED, 'documents.unknown-section'],
    summary: 'A section as it is now, with who wrote it last, and when.',
    description: 'For the comparison after a refused saving.',
  },
  [`POST ${SECTION}/lease` as const]: {
    ...EDIT,
    answer: { status: 200, schema: LeaseView },
    refusals: [...ASKED, 'documents.reader-only', 'documents.unknown-section', ...CLOSED],
    summary: 'Tell others for two minutes that the caller writes in a section.',
    description: 'It warns and blocks nobody. The answer has the lease of a colleague, if there is one.',
  },
  [`GET ${SECTION}/revisions` as const]: {
    ...READ,
    params: SectionPath,
    answer: { status: 200, schema: Revisions },
    refusals: [...ASKED, 'documents.unknown-section'],
    summary: 'Earlier texts of a section, newest first: one for each person and ten minutes.',
    description: 'At most the newest hundred.',
  },
} as const satisfies RouteTable;
