import type { RouteTable } from '../shared/http/route.ts';
import { CallbackBody, DecisionBody, Example, Job, JobPage, JobParams, JobsQuery, Summary } from './schema.ts';

const owner = { audience: 'feide', action: 'owner:archive' } as const;
const OWNER = ['forbidden', 'no-such-role'] as const;
const ONE = [...OWNER, 'not-found'] as const;

const decision = {
  ...owner,
  params: JobParams,
  body: DecisionBody,
  answer: { status: 200, schema: Job },
  idempotent: true,
  etag: 'required',
} as const;

export const routes = {
  'GET /v1/owner/archive/summary': {
    ...owner,
    summary:
      'The number of warnings and documents that wait for the archive, have failed, are archived or given up, and the age of the oldest.',
    description: 'For those who run the archive; each count ends at 1000, and `more` says that there are others.',
    answer: { status: 200, schema: Summary },
    refusals: OWNER,
  },
  'GET /v1/owner/archive/jobs': {
    ...owner,
    summary:
      'The hand-overs of one status: waiting and failed ones oldest first, archived and given-up ones newest first.',
    description: 'Names no pupil: the operator works on the queue.',
    query: JobsQuery,
    answer: { status: 200, schema: JobPage },
    refusals: [...OWNER, 'cursor-invalid'],
  },
  'GET /v1/owner/archive/jobs/{recordId}': {
    ...owner,
    summary: 'One hand-over in its current state.',
    description: 'Send its ETag in If-Match to try again or to give up.',
    params: JobParams,
    answer: { status: 200, schema: Job },
    etag: 'answer',
    refusals: ONE,
  },
  'POST /v1/owner/archive/jobs/{recordId}/retry': {
    ...decision,
    summary: 'Try again to hand over what failed or was given up. It is due at once.',
    description: 'Sending again makes no second entry: the archive knows our key.',
    refusals: [...ONE, 'archive.already-archived', 'archive.not-failed', 'changed-meanwhile'],
  },
  'POST /v1/owner/archive/jobs/{recordId}/give-up': {
    ...decision,
    summary: 'Give up a hand-over, so that the pupil’s later ones go on.',
    description: 'A later receipt still counts, since the archive then holds the entry.',
    refusals: [...ONE, 'archive.already-archived', 'archive.already-given-up', 'changed-meanwhile'],
  },
  'GET /v1/owner/archive/example': {
    ...owner,
    summary: 'Example of the messages that an archive gets as packages by today’s settings, for a made-up pupil.',
    description:
      'The question for the pupil’s folder, and the message in each situation: a new folder, an existing folder, a pupil without a national number, and a ' +
      'pupil with a secret address; each with the faults that would withhold it. Reads no pupil’s record, and sends nothing.',
    answer: { status: 200, schema: Example },
    refusals: OWNER,
  },
  'POST /callbacks/archive-receipts': {
    audience: 'public',
    action: 'public',
    summary: 'Receive an archive’s receipt for a warning or a document that it got as a package.',
    description:
      'The signature alone authenticates the receipt: each archive has a key for its owner. Idempotent. An archive may put the receipt into the bucket instead.',
    body: CallbackBody,
    answer: { status: 204 },
    refusals: [
      'not-found',
      'archive.callback-unsigned',
      'archive.callback-stale',
      'archive.no-receipt',
      'archive.other-key',
    ],
  },
} as const satisfies RouteTable;
