import type { RouteTable } from '../shared/http/route.ts';
import { Inbox, InboxItem, InboxQuery, NoticeParams, Reads, ReadsBody } from './schema.ts';

const list = {
  summary: 'What the caller should know, newest first, with unread counts per area.',
  description:
    'Items about a pupil whom the caller may no longer see are left out. An item that later news left without a point stays, with ' +
    'the time in `overtakenAt`, and is not counted.',
  query: InboxQuery,
  answer: { status: 200, schema: Inbox },
  refusals: ['no-such-role', 'cursor-invalid'],
} as const;
const read = {
  summary: 'Mark up to 25 items read, or all of an area; marking again changes nothing.',
  description:
    'Send `ids`, or an `area`, with `pupilId` only of what is about that pupil. What the caller may no longer see is marked too ' +
    'and not named. Opening the thing itself (a warning, the remarks, an application, a report, the absences, the figures) marks ' +
    'the items about it too.',
  body: ReadsBody,
  answer: { status: 200, schema: Reads },
  refusals: ['no-such-role', 'not-found'],
} as const;
/** The target of a notice's link, once its reader has signed in (A5, F1, F4). */
const open = {
  summary: 'The inbox item that a notice leads to, with what it asks for.',
  description:
    'Own notices only. Marks nothing read: send the id to the reads route when it has been looked at. A test notice leads to no item.',
  params: NoticeParams,
  answer: { status: 200, schema: InboxItem },
  refusals: ['no-such-role', 'not-found'],
} as const;

const guardian = { audience: 'guardian', action: 'guardian:home' } as const;
const pupil = { audience: 'feide', action: 'pupil:home' } as const;
const staff = { audience: 'feide', action: 'staff:home' } as const;

export const routes = {
  'GET /v1/guardian/inbox': { ...guardian, ...list },
  'POST /v1/guardian/inbox/reads': { ...guardian, ...read },
  'GET /v1/guardian/notices/{noticeId}': { ...guardian, ...open },
  'GET /v1/pupil/inbox': { ...pupil, ...list },
  'POST /v1/pupil/inbox/reads': { ...pupil, ...read },
  'GET /v1/pupil/notices/{noticeId}': { ...pupil, ...open },
  'GET /v1/staff/inbox': { ...staff, ...list },
  'POST /v1/staff/inbox/reads': { ...staff, ...read },
  'GET /v1/staff/notices/{noticeId}': { ...staff, ...open },
} as const satisfies RouteTable;
