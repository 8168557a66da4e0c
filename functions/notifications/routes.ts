import type { RouteTable } from '../shared/route.ts';
import { Inbox, InboxQuery, Reads, ReadsBody } from './schema.ts';

const list = {
  summary: 'What the caller should know, newest first, with unread counts per area.',
  description: 'Items about a pupil whom the caller may no longer see are left out.',
  query: InboxQuery,
  answer: { status: 200, schema: Inbox },
  refusals: ['no-such-role', 'cursor-invalid'],
} as const;
const read = {
  summary: 'Mark up to 25 items read; marking again changes nothing.',
  body: ReadsBody,
  answer: { status: 200, schema: Reads },
  refusals: ['no-such-role', 'not-found'],
} as const;

const guardian = { audience: 'guardian', action: 'guardian:home' } as const;
const pupil = { audience: 'feide', action: 'pupil:home' } as const;
const staff = { audience: 'feide', action: 'staff:home' } as const;

export const routes = {
  'GET /v1/guardian/inbox': { ...guardian, ...list },
  'POST /v1/guardian/inbox/reads': { ...guardian, ...read },
  'GET /v1/pupil/inbox': { ...pupil, ...list },
  'POST /v1/pupil/inbox/reads': { ...pupil, ...read },
  'GET /v1/staff/inbox': { ...staff, ...list },
  'POST /v1/staff/inbox/reads': { ...staff, ...read },
} as const satisfies RouteTable;
