import type { RouteTable } from '../shared/http/route.ts';
import { HOME, OWN, routesAt } from '../shared/http/routes-at.ts';
import { Inbox, InboxItem, InboxQuery, NOTICE, Reads, ReadsBody } from './schema.ts';

export const routes = routesAt(OWN, HOME, {
  'GET /inbox': {
    summary: 'What the caller should know, newest first, with unread counts per area.',
    description:
      'Items about a pupil whom the caller may no longer see are left out. A superseded item stays in the list, with the ' +
      'time in `overtakenAt`, and is not counted.',
    query: InboxQuery,
    answer: { status: 200, schema: Inbox },
    refusals: ['no-such-role', 'cursor-invalid'],
  },
  'POST /inbox/reads': {
    summary: 'Mark up to 25 items read, or all of an area; marking again changes nothing.',
    description:
      'Send `ids`, or an `area`, optionally of one pupil (`pupilId`). Items that the caller may no longer see are marked ' +
      'too, but not returned. Opening the object itself (a warning, the remarks, an application, a report, the absences, ' +
      'the figures) marks the items about it too.',
    body: ReadsBody,
    answer: { status: 200, schema: Reads },
    refusals: ['no-such-role', 'not-found'],
  },
  // The target of a notice's link, once its reader has signed in (A5, F1, F4).
  'GET /notices/{noticeId}': {
    summary: 'The inbox item that a notice leads to, with what it asks for.',
    description:
      'Own notices only. Opening marks nothing as read: send the id to the reads route afterwards. A test notice leads ' +
      'to no item.',
    ids: NOTICE,
    answer: { status: 200, schema: InboxItem },
    refusals: ['no-such-role', 'not-found'],
  },
}) satisfies RouteTable;
