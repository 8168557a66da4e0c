import { callerAs } from '../shared/http/caller.ts';
import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { FAMILY } from '../shared/http/routes-at.ts';
import { bookRow } from './book-row.ts';
import { type BookDeps, bookTalk } from './book-talk.ts';
import { type EndWaitDeps, endWait } from './end-wait.ts';
import { type JoinDeps, joinLine } from './join-line.ts';
import { type LeaveDeps, leaveTalk } from './leave-talk.ts';
import { type ListConferencesDeps, listConferences } from './list-conferences.ts';
import { type ListTalksDeps, listTalks } from './list-talks.ts';
import { type MoveDeps, moveTalk } from './move-talk.ts';
import { routes } from './routes.ts';
import { type SchoolDeps, schoolHandlers } from './school-handlers.ts';

/** The dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = SchoolDeps &
  ListConferencesDeps &
  ListTalksDeps &
  BookDeps &
  MoveDeps &
  LeaveDeps &
  JoinDeps &
  EndWaitDeps;

/** One handler per route: names the caller, calls the use-case. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  return {
    ...handlersAt(routes, FAMILY, {
      'GET /conferences': async (caller, { params }) => ({ body: await listConferences(deps)(caller, params) }),
      'GET /conferences/{conferenceId}': async (caller, { params }) => ({
        body: await listTalks(deps)(caller, params),
      }),
      'POST /conferences/{conferenceId}/talks': async (caller, { params, body, idempotencyKey }) => ({
        body: await bookTalk(deps)(caller, { ...params, ...body, idempotencyKey }),
      }),
      'POST /conferences/{conferenceId}/waits': async (caller, { params, body, idempotencyKey }) => ({
        body: await joinLine(deps)(caller, { ...params, ...body, idempotencyKey }),
      }),
      'POST /conferences/{conferenceId}/waits/{waitId}/ending': async (caller, { params, body }) => ({
        body: await endWait(deps)(caller, { ...params, ...body }),
      }),
      'POST /conferences/{conferenceId}/talks/{bookingId}/time': async (caller, { params, body, idempotencyKey }) => ({
        body: await moveTalk(deps)(caller, { ...params, ...body, idempotencyKey }),
      }),
      'POST /conferences/{conferenceId}/talks/{bookingId}/cancellation': async (caller, { params }) => ({
        body: await leaveTalk(deps)(caller, params),
      }),
    }),
    'POST /v1/guardian/conferences/{conferenceId}/rows': async ({ params, body, idempotencyKey, ...request }) => {
      const talks = body.talks.map(({ childId, teacherId }) => ({ pupilId: childId, teacherId }));
      const row = { ...params, ...body, talks, idempotencyKey };
      return { body: await bookRow(deps)(callerAs('guardian', request), row) };
    },
    ...schoolHandlers(deps),
  };
}
