import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { FAMILY, OWN, PUPIL } from '../shared/http/routes-at.ts';
import { type AddDeps, addColleague } from './add-colleague.ts';
import { answerColleague } from './answer-colleague.ts';
import type { ChangeDeps } from './change-people.ts';
import { endColleague } from './end-colleague.ts';
import { type ColleaguesDeps, findColleagues } from './find-colleagues.ts';
import { findThread } from './find-thread.ts';
import { type ListDeps, listThreads } from './list-threads.ts';
import { markRead, type ReadDeps } from './mark-read.ts';
import { type ChoiceDeps, choose, showChoice } from './message-choice.ts';
import { type OpenDeps, openThread } from './open-thread.ts';
import { routes } from './routes.ts';
import { type SendDeps, sendMessage } from './send-message.ts';
import { type FormDeps, showFamilyForm, showStaffForm } from './show-form.ts';
import { type StartDeps, startAsFamily, startAsStaff } from './start-thread.ts';
import { type WithdrawDeps, withdrawMessage } from './withdraw-message.ts';

/** The dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = ListDeps &
  OpenDeps &
  ReadDeps &
  FormDeps &
  StartDeps &
  SendDeps &
  WithdrawDeps &
  ChoiceDeps &
  AddDeps &
  ColleaguesDeps &
  ChangeDeps;

const STAFF = { staff: PUPIL.staff };

/** One handler per route: names the caller, calls the use-case. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  const send = sendMessage(deps);
  return {
    ...handlersAt(routes, OWN, {
      'GET /threads': async (caller, { query }) => ({ body: await listThreads(deps)(caller, query) }),
    }),
    ...handlersAt(routes, PUPIL, {
      'GET /threads/{threadId}': async (caller, { params, query }) => ({
        body: await openThread(deps)(caller, { ...params, ...query }),
      }),
      'POST /threads/{threadId}/reads': async (caller, { params, body }) => {
        await markRead(deps)(caller, { ...params, ...body });
        return {};
      },
      'POST /threads/{threadId}/messages': async (caller, { params, body, idempotencyKey }) => ({
        body: await send(caller, { ...params, ...body, idempotencyKey }),
      }),
      'POST /threads/{threadId}/messages/{messageId}/withdrawal': async (caller, { params }) => ({
        body: await withdrawMessage(deps)(caller, params),
      }),
    }),
    ...handlersAt(routes, FAMILY, {
      'GET /message-form': async (caller, { params }) => ({ body: await showFamilyForm(deps)(caller, params) }),
      'POST /threads': async (caller, { params, body, idempotencyKey }) => ({
        body: await startAsFamily(deps)(caller, { ...params, ...body, idempotencyKey }),
      }),
      'POST /threads/{threadId}/colleagues/{staffId}/answer': async (caller, { params, body }) => {
        await answerColleague(deps)(caller, { ...params, ...body });
        return {};
      },
    }),
    ...handlersAt(routes, STAFF, {
      'GET /message-form': async (caller, { params }) => ({ body: await showStaffForm(deps)(caller, params) }),
      'POST /threads': async (caller, { params, body, idempotencyKey }) => ({
        body: await startAsStaff(deps)(caller, { ...params, ...body, idempotencyKey }),
      }),
      'POST /threads/{threadId}/colleague-searches': async (caller, { params, body }) => ({
        body: await findColleagues(deps)(caller, { ...params, ...body }),
      }),
      'POST /threads/{threadId}/colleagues': async (caller, { params, body }) => {
        await addColleague(deps)(caller, { ...params, ...body });
        return {};
      },
      'POST /threads/{threadId}/colleagues/{staffId}/end': async (caller, { params }) => {
        await endColleague(deps)(caller, params);
        return {};
      },
    }),
    ...handlersAt(
      routes,
      { staff: OWN.staff },
      {
        'GET /threads/{threadId}': async (caller, { params }) => ({ body: await findThread(deps)(caller, params) }),
      },
    ),
    'GET /v1/staff/message-choice': async (request) => ({ body: await showChoice(deps)(request) }),
    'POST /v1/staff/message-choice': async (request) => ({ body: await choose(deps)(request, request.body) }),
  };
}
