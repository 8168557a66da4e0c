import type { output } from 'zod/mini';
import type { Caller, CallerAs } from '../access/authorize.ts';
import type { Actor } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import type { InboxLookup, MarkSeen } from '../notifications/lookup.ts';
import { showWaiting, type WaitingDeps } from '../office/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { OrgContext, SettingsLookup } from '../settings/lookup.ts';
import { callerAs } from '../shared/http/caller.ts';
import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { versioned } from '../shared/http/reply.ts';
import { PUPIL } from '../shared/http/routes-at.ts';
import { answerStillAway } from './answer-still-away.ts';
import type { AbsenceSettings } from './authorize.ts';
import { changeReport } from './change-report.ts';
import { listAbsences } from './list-absences.ts';
import { listChildren, readPupilCard } from './list-children.ts';
import { listReports, listVersions, readReport } from './list-reports.ts';
import { markReports } from './mark-reports.ts';
import type { Stepped } from './own-report.ts';
import { type ReportDeps, type Reported, reportAbsence } from './report-absence.ts';
import { routes } from './routes.ts';
import { Reports } from './schema.ts';
import type { AbsenceStore } from './store.ts';
import { showReport } from './view.ts';
import { withdrawReport } from './withdraw-report.ts';

/** Dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = {
  readonly lookup: Lookup;
  readonly settings: SettingsLookup<AbsenceSettings> & WaitingDeps['settings'];
  readonly store: AbsenceStore;
  readonly idempotency: ReportDeps<unknown>['idempotency'];
  readonly logRead: LogRead;
  readonly seen: MarkSeen;
  readonly inbox: Pick<InboxLookup, 'unread'>;
  readonly leave: Pick<LeaveLookup, 'leaveDays'> & WaitingDeps['leave'];
  readonly warnings: WaitingDeps['warnings'];
  readonly deliveries: WaitingDeps['deliveries'];
  readonly care: WaitingDeps['care'];
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

type Table = Handlers<typeof routes>;

/** One handler per route: it names the caller, calls the use-case and shows the outcome. */
export function makeHandlers(deps: ApiDeps): Table {
  return { ...homeHandlers(deps), ...newReportHandlers(deps), ...reportHandlers(deps), ...schoolHandlers(deps) };
}

type Answer = output<typeof Reports>;

const showAll = (
  reported: readonly Reported[],
  org: OrgContext<AbsenceSettings>,
  caller: CallerAs,
  actor: Actor,
): Answer => ({
  reports: reported.map(({ report, lessons }) =>
    showReport(report, { org, actor, language: caller.language, today: caller.moment.day }, lessons),
  ),
  ended: reported.flatMap(({ ended }) =>
    ended
      ? [{ childId: ended.pupilId, reportId: ended.reportId, version: ended.version, lastDay: ended.lastDay ?? '' }]
      : [],
  ),
});

function shown({ report, org, actor, lessons }: Stepped, { language, moment }: Caller) {
  return versioned(showReport(report, { org, actor, language, today: moment.day }, lessons));
}

function homeHandlers(deps: ApiDeps): Pick<Table, 'GET /v1/guardian/children' | 'GET /v1/pupil/card'> {
  const [children, card] = [listChildren(deps), readPupilCard(deps)];
  return {
    'GET /v1/guardian/children': async (request) => ({ body: await children(callerAs('guardian', request)) }),
    'GET /v1/pupil/card': async (request) => ({ body: await card(callerAs('pupil', request)) }),
  };
}

function newReportHandlers(deps: ApiDeps): Pick<Table, Extract<keyof Table, `POST ${string}/absence-reports`>> {
  const report = reportAbsence({ ...deps, answer: { show: showAll, again: (stored) => Reports.parse(stored) } });
  return {
    'POST /v1/guardian/absence-reports': (request) =>
      report(callerAs('guardian', request), {
        idempotencyKey: request.idempotencyKey,
        wanted: request.body.children.map(({ childId, reasonId, ...absence }, index) => ({
          pupilId: childId,
          absence,
          reasonId,
          pointer: `/children/${index}`,
        })),
      }),
    'POST /v1/pupil/{pupilId}/absence-reports': (request) => {
      const { params, body, idempotencyKey } = request;
      const { reasonId, ...absence } = body;
      const wanted = [{ ...params, absence, reasonId, pointer: '' }];
      return report(callerAs('pupil', request), { idempotencyKey, wanted });
    },
    'POST /v1/schools/{schoolId}/absence-reports': (request) => {
      const { params, body, idempotencyKey } = request;
      const { pupilId, reasonId, calledBy, ...absence } = body;
      const wanted = [{ pupilId, absence, reasonId, pointer: '' }];
      return report(callerAs('staff', request), { ...params, calledBy, idempotencyKey, wanted });
    },
  };
}

/** Actions of family and staff on one pupil's reports. */
function reportHandlers(deps: ApiDeps) {
  const [list, read, versions] = [listReports(deps), readReport(deps), listVersions(deps)];
  const [change, withdraw, answer] = [changeReport(deps), withdrawReport(deps), answerStillAway(deps)];
  return handlersAt(routes, PUPIL, {
    'GET /absence-reports': async (caller, { params, query }) => ({
      body: await list(caller, { ...params, ...query }),
    }),
    'GET /absence-reports/{reportId}': async (caller, { params }) => versioned(await read(caller, params)),
    'GET /absence-reports/{reportId}/versions': async (caller, { params }) => ({
      body: await versions(caller, params),
    }),
    'PATCH /absence-reports/{reportId}': async (caller, { params, ifMatch, body }) =>
      shown(await change(caller, { ...params, ifMatch, change: body }), caller),
    'POST /absence-reports/{reportId}/withdrawal': async (caller, { params, ifMatch }) =>
      shown(await withdraw(caller, { ...params, ifMatch }), caller),
    'POST /absence-reports/{reportId}/still-away-answers': async (caller, { params, body }) =>
      shown(await answer(caller, { ...params, ...body }), caller),
  });
}

function schoolHandlers(
  deps: ApiDeps,
): Pick<Table, 'GET /v1/schools/{schoolId}/absences' | 'POST /v1/schools/{schoolId}/absence-receipts'> {
  const [absences, mark, waiting] = [listAbsences(deps), markReports(deps), showWaiting(deps)];
  return {
    'GET /v1/schools/{schoolId}/absences': async (request) => {
      const { params, query } = request;
      const [day, work] = await Promise.all([
        absences(callerAs('staff', request), { ...params, ...query }),
        query.waiting === 'true' ? waiting(request, params.schoolId) : undefined,
      ]);
      return { body: { ...day, waiting: work?.lines ?? null } };
    },
    'POST /v1/schools/{schoolId}/absence-receipts': async (request) => ({
      body: await mark(callerAs('staff', request), { ...request.params, ...request.body }),
    }),
  };
}
