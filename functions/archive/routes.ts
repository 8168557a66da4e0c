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
      'How many warnings wait for the archive, have failed, are archived or given up, and how long the oldest has waited.',
    description: 'For those who run the archive; counted up to 1000, `more` says that there are others.',
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
  'GET /v1/owner/archive/jobs/{warningId}': {
    ...owner,
    summary: 'One hand-over as it stands now.',
    description: 'Its ETag is what another try or a giving-up sends in If-Match.',
    params: JobParams,
    answer: { status: 200, schema: Job },
    etag: 'answer',
    refusals: ONE,
  },
  'POST /v1/owner/archive/jobs/{warningId}/retry': {
    ...decision,
    summary: 'Try again to hand over a warning that failed or was given up. It is due at once.',
    description: 'Sending again makes no second entry: the archive knows the warning’s key.',
    refusals: [...ONE, 'archive.already-archived', 'archive.not-failed', 'changed-meanwhile'],
  },
  'POST /v1/owner/archive/jobs/{warningId}/give-up': {
    ...decision,
    summary: 'Hand over a warning no more, so that the pupil’s later ones go on.',
    description: 'A receipt that comes all the same still counts: what the archive holds it holds.',
    refusals: [...ONE, 'archive.already-archived', 'archive.already-given-up', 'changed-meanwhile'],
  },
  'GET /v1/owner/archive/example': {
    ...owner,
    summary: 'What an archive that fetches packages would get by today’s settings, for a made-up pupil.',
    description:
      'The question for the pupil’s folder, and the message in each situation: a new folder, one that the archive has, a pupil without a national number, ' +
      'and a pupil whose address is secret; with the faults that would keep it back. Reads no record of a pupil, and sends nothing.',
    answer: { status: 200, schema: Example },
    refusals: OWNER,
  },
  'POST /callbacks/archive-receipts': {
    audience: 'public',
    action: 'public',
    summary: 'A receipt that an archive sends for a warning that it has got as a package.',
    description:
      'Believed by its signature alone: an archive has a key for its owner. The same receipt again changes nothing. A receipt may be put into the bucket instead.',
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
