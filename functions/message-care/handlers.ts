import { callerAs } from '../shared/http/caller.ts';
import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { file } from '../shared/http/reply.ts';
import { PUPIL } from '../shared/http/routes-at.ts';
import { type ActDeps, handleReport, hideMessage, pauseConversation, resumeConversation } from './act-on-report.ts';
import { endHold, type HoldDeps, holdConversation } from './hold-conversation.ts';
import { type LiftDeps, liftMessages } from './lift-messages.ts';
import { type ListRecordsDeps, listRecords } from './list-records.ts';
import { type ListReportsDeps, listReports } from './list-reports.ts';
import { type OpenReportDeps, openReport } from './open-report.ts';
import { listLifted, type ReadLiftedDeps, readLetter, readRecordLetter } from './read-lifted.ts';
import { type ReportDeps, reportMessage } from './report-message.ts';
import { routes } from './routes.ts';

/** The dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = ReportDeps &
  ListReportsDeps &
  OpenReportDeps &
  ActDeps &
  ListRecordsDeps &
  HoldDeps &
  LiftDeps &
  ReadLiftedDeps;

const STAFF = { staff: PUPIL.staff };
const REPORTS = '/v1/schools/{schoolId}/reported-messages';
const RECORDS = '/v1/schools/{schoolId}/pupils/{pupilId}/conversation-records';
const LIFTED = '/v1/schools/{schoolId}/pupils/{pupilId}/lifted-messages';

/** One handler per route: names the caller, calls the use-case. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  const report = reportMessage(deps);
  const lift = liftMessages(deps);
  return {
    ...handlersAt(routes, PUPIL, {
      'POST /threads/{threadId}/messages/{messageId}/report': async (caller, { params, body }) => ({
        body: await report(caller, { ...params, ...body }),
      }),
    }),
    ...handlersAt(routes, STAFF, {
      'POST /threads/{threadId}/lift': async (caller, { params, body, idempotencyKey }) => ({
        body: await lift(caller, { ...params, ...body, idempotencyKey }),
      }),
    }),
    [`GET ${LIFTED}`]: async (request) => ({
      body: await listLifted(deps)(callerAs('staff', request), request.params),
    }),
    [`GET ${LIFTED}/{liftId}/letter`]: async (request) => {
      const bytes = await readLetter(deps)(callerAs('staff', request), request.params);
      return file(`${request.params.liftId}.pdf`, bytes);
    },
    [`GET ${REPORTS}`]: async (request) => ({
      body: await listReports(deps)(request, { ...request.params, ...request.query }),
    }),
    [`GET ${REPORTS}/{reportedId}`]: async (request) => ({ body: await openReport(deps)(request, request.params) }),
    [`POST ${REPORTS}/{reportedId}/hide`]: async (request) => {
      await hideMessage(deps)(request, { ...request.params, ...request.body });
      return {};
    },
    [`POST ${REPORTS}/{reportedId}/pause`]: async (request) => {
      await pauseConversation(deps)(request, { ...request.params, ...request.body });
      return {};
    },
    [`POST ${REPORTS}/{reportedId}/resume`]: async (request) => {
      await resumeConversation(deps)(request, { ...request.params, ...request.body });
      return {};
    },
    [`POST ${REPORTS}/{reportedId}/handle`]: async (request) => {
      await handleReport(deps)(request, { ...request.params, ...request.body });
      return {};
    },
    [`GET ${RECORDS}`]: async (request) => ({
      body: await listRecords(deps)(callerAs('staff', request), request.params),
    }),
    [`GET ${RECORDS}/documents/{liftId}/letter`]: async (request) => {
      const bytes = await readRecordLetter(deps)(callerAs('staff', request), request.params);
      return file(`${request.params.liftId}.pdf`, bytes);
    },
    [`POST ${RECORDS}/{threadId}/hold`]: async (request) => {
      await holdConversation(deps)(callerAs('staff', request), { ...request.params, ...request.body });
      return {};
    },
    [`POST ${RECORDS}/{threadId}/hold/end`]: async (request) => {
      await endHold(deps)(callerAs('staff', request), { ...request.params, ...request.body });
      return {};
    },
  };
}
