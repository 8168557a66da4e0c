import type { RouteTable } from '../shared/http/route.ts';
import { PublicationPreview, Publications, PublicationView, PublishBody } from './publishing-schema.ts';
import { DocumentPath, PublicationPath } from './schema.ts';

const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const DOCUMENT = `${PUPIL}/documents/{documentId}` as const;
const ASKED = ['not-found', 'no-such-role'] as const;
const READ = { audience: 'feide', action: 'document:read', params: DocumentPath } as const;
const OWN = { audience: 'feide', action: 'document:own', params: DocumentPath } as const;
const CLOSED = ['documents.finished', 'documents.archived', 'documents.discarded', 'changed-meanwhile'] as const;
const OWNERS = ['documents.owner-decides', ...ASKED] as const;

const UNPRINTED = ['documents.unprintable', 'documents.too-many-characters', 'documents.document-too-long'] as const;

/** What staff ask about the text that families read. */
export const publishingRoutes = {
  [`GET ${DOCUMENT}/pdf` as const]: {
    ...READ,
    answer: { status: 200, mediaType: 'application/pdf' },
    refusals: [...ASKED, ...UNPRINTED],
    summary: 'The document as it would be published now, marked as a draft on every page.',
    description: 'Of one that was sent to the archive: the very PDF that was sent.',
  },
  [`GET ${DOCUMENT}/publication-preview` as const]: {
    ...OWN,
    answer: { status: 200, schema: PublicationPreview },
    refusals: OWNERS,
    summary: 'Who will read the document when it is published now, who will not and why.',
    description: 'Send `seen` with the publication, so that nobody reads it unseen.',
  },
  [`POST ${DOCUMENT}/publications` as const]: {
    ...OWN,
    body: PublishBody,
    answer: { status: 201, schema: PublicationView },
    idempotent: true,
    etag: 'required',
    refusals: [
      ...OWNERS,
      'documents.not-for-families',
      'documents.not-approved',
      'documents.incomplete',
      'documents.readers-changed',
      'documents.nobody-reads',
      ...UNPRINTED,
      ...CLOSED,
    ],
    summary: 'Publish a document: the family reads this text, as a page and as a PDF, and gets a notice.',
    description: 'It can be published again. Families see the newest text, and what has changed.',
  },
  [`GET ${DOCUMENT}/publications` as const]: {
    ...READ,
    answer: { status: 200, schema: Publications },
    refusals: ASKED,
    summary: 'The publications of a document, newest first, with who has opened each and when.',
    description: 'Empty for a document that was never published.',
  },
  [`GET ${DOCUMENT}/publications/{edition}/pdf` as const]: {
    ...READ,
    params: PublicationPath,
    answer: { status: 200, mediaType: 'application/pdf' },
    refusals: ASKED,
    summary: 'A publication, byte for byte as families read it.',
    description: 'PDF/A-2a, tagged.',
  },
} as const satisfies RouteTable;
