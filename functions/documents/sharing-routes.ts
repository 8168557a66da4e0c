import type { RouteTable } from '../shared/http/route.ts';
import { DocumentPath, DocumentView, GrantBody, GrantPath } from './schema.ts';
import { Approvals, Deputy, DeputyBody, MoveBody, People, PeopleQuery } from './sharing-schema.ts';

const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const DOCUMENT = `${PUPIL}/documents/{documentId}` as const;
const ASKED = ['not-found', 'no-such-role'] as const;
const HOME = { audience: 'feide', action: 'staff:home' } as const;
const READ = { audience: 'feide', action: 'document:read', params: DocumentPath } as const;
const OWN = { audience: 'feide', action: 'document:own', params: DocumentPath } as const;
const CLOSED = ['documents.finished', 'documents.archived', 'documents.discarded', 'changed-meanwhile'] as const;
const OWNERS = ['documents.owner-decides', ...ASKED] as const;

/** What staff ask about the people of a document: who is in it, who approves it, and its moves. */
export const sharingRoutes = {
  'GET /v1/staff/document-approvals': {
    ...HOME,
    answer: { status: 200, schema: Approvals },
    refusals: ['no-such-role'],
    summary: 'The documents that wait for the reader’s approval, oldest first, also as a deputy.',
    description: 'The deputy of an approver sees them on the days of the stand-in only.',
  },
  'PUT /v1/staff/document-deputy': {
    ...HOME,
    body: DeputyBody,
    answer: { status: 200, schema: Deputy },
    refusals: [
      'no-such-role',
      'documents.approver-only',
      'documents.no-colleague',
      'documents.bad-days',
      'changed-meanwhile',
    ],
    summary: 'Name a colleague who approves documents in the reader’s place, from a day to a day.',
    description: 'For leaders and principals. A new deputy takes the place of the one before.',
  },
  'DELETE /v1/staff/document-deputy': {
    ...HOME,
    answer: { status: 200, schema: Deputy },
    refusals: ['no-such-role', 'changed-meanwhile'],
    summary: 'End the stand-in of the reader’s deputy at once.',
    description: 'A repeat changes nothing.',
  },
  [`GET ${DOCUMENT}/people` as const]: {
    ...OWN,
    query: PeopleQuery,
    answer: { status: 200, schema: People },
    refusals: OWNERS,
    summary: 'Colleagues of the school to share a document with, and those who can approve it.',
    description: 'Without a name: the pupil’s teachers and the leaders. By name: anybody who works at the school.',
  },
  [`PUT ${DOCUMENT}/grants/{staffId}` as const]: {
    ...OWN,
    params: GrantPath,
    body: GrantBody,
    answer: { status: 200, schema: DocumentView },
    etag: 'required',
    refusals: [
      ...OWNERS,
      'documents.no-colleague',
      'documents.bad-days',
      'documents.last-owner',
      'documents.too-many-people',
      ...CLOSED,
    ],
    summary: 'Let a colleague own, edit or read a document, from a day and until a day.',
    description: 'The colleague gets a notice. A document always has an owner without an end.',
  },
  [`DELETE ${DOCUMENT}/grants/{staffId}` as const]: {
    ...OWN,
    params: GrantPath,
    answer: { status: 200, schema: DocumentView },
    etag: 'required',
    refusals: [...OWNERS, 'documents.last-owner', ...CLOSED],
    summary: 'End a colleague’s part in a document at once.',
    description: 'A repeat changes nothing.',
  },
  [`POST ${DOCUMENT}/moves` as const]: {
    ...READ,
    body: MoveBody,
    answer: { status: 200, schema: DocumentView },
    etag: 'required',
    refusals: [
      ...OWNERS,
      'documents.approver-decides',
      'documents.own-approval',
      'documents.no-approver',
      'documents.reason-missing',
      'documents.somebody-writes',
      'documents.incomplete',
      'documents.not-approved',
      'documents.not-asked',
      'documents.answered',
      'documents.already-asked',
      'documents.already-approved',
      'documents.needs-no-approval',
      'documents.is-published',
      'documents.not-finished',
      'documents.not-for-archive',
      'documents.finish-first',
      'documents.unprintable',
      'documents.too-many-characters',
      'documents.document-too-long',
      ...CLOSED,
    ],
    summary: 'Move a document on: ask, withdraw, approve, return, finish, reopen, archive, discard.',
    description:
      'Owners ask, withdraw, finish, reopen, archive and discard; the approver or the deputy approves and returns. An ' +
      'approval is of exactly the text that was asked about. To return, reopen and discard takes a reason. To archive ' +
      'a finished document is final.',
  },
} as const satisfies RouteTable;
