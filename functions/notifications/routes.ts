import type { RouteTable } from '../shared/route.ts';
import { Inbox, InboxQuery, Reads, ReadsBody } from './schema.ts';

export const routes = {
  'GET /v1/guardian/inbox': {
    audience: 'guardian',
    action: 'guardian:home',
    summary: 'What the guardian should know, newest first, with unread counts per area.',
    description: 'Items about a child whom the guardian may no longer see are left out.',
    query: InboxQuery,
    answer: { status: 200, schema: Inbox },
    refusals: ['no-such-role', 'cursor-invalid'],
  },
  'POST /v1/guardian/inbox/reads': {
    audience: 'guardian',
    action: 'guardian:home',
    summary: 'Mark up to 25 items read; marking again changes nothing.',
    body: ReadsBody,
    answer: { status: 200, schema: Reads },
    refusals: ['no-such-role', 'not-found'],
  },
} as const satisfies RouteTable;
