import type { output } from 'zod/mini';
import type { Caller, CallerAs } from '../access/authorize.ts';
import type { Actor } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import type { InboxLookup, MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { OrgContext, SettingsLookup } from '../settings/lookup.ts';
import type { Handlers } from '../shared/http/entry.ts';
import { answerStillAway } from './answer-still-away.ts';
import type { AbsenceSettings } from './authorize.ts';
import { changeReport } from './change-report.ts';
import { listAbsences } from './list-absences.ts';
import { listChildren, readPupilCard } from './list-children.ts';
import { listReports, listVersions, readReport } from './list-reports.ts';
import { markReports } from './mark-reports.ts';
import type { Stepped } from './own-report.ts';
import { type ReportDeps, type Reported, reportAbsence } from './report-absence.ts';
import type { routes } from './routes.ts';
import { Reports } from './schema.ts';
import type { AbsenceStore } from './store.ts';
import { showReport } from './view.ts';
import { withdrawReport } from './withdraw-report.ts';

/** What the handlers work with; the entry builds it, tests pass their own. */
export type ApiDeps = {
  readonly lookup: Lookup;
  readonly settings: SettingsLookup<AbsenceSettings>;
  readonly store: AbsenceStore;
  readonly idempotency: ReportDeps<unknown>['idempotency'];
  readonly logRead: LogRead;
  readonly seen: MarkSeen;
  readonly inbox: Pick<InboxLookup, 'unread'>;
  readonly leave: Pick<LeaveLookup, 'leaveDays'>;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

const ONE = '/v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}';

type Table = Handlers<typeof routes>;
type Under<Prefix extends string> = Pick<Table, Extract<keyof Table, `${string} ${Prefix}${string}`>>;

const by = (as: CallerAs['as'], { login, moment, language }: Caller): CallerAs => ({ as, login, moment, language });

/** One handler per route: names the caller, calls the use-case, shows the outcome. */
export function makeHandlers(deps: ApiDeps): Table {
  return { ...guardianHandlers(deps), ...pupilHandlers(deps), ...schoolHandlers(deps) };
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
  const body = showReport(report, { org, actor, language, today: moment.day }, lessons);
  return { body, version: report.version };
}

function useCases(deps: ApiDeps) {
  return {
    report: reportAbsence({ ...deps, answer: { show: showAll, again: (stored) => Reports.parse(stored) } }),
    change: changeReport(deps),
    withdraw: withdrawReport(deps),
    answer: answerStillAway(deps),
    list: listReports(deps),
    read: readReport(deps),
    versions: listVersions(deps),
  };
}

function guardianHandlers(deps: ApiDeps): Under<'/v1/guardian/'> {
  const children = listChildren(deps);
  const use = useCases(deps);
  const me = (request: Caller) => by('guardian', request);
  const nameOf = ({ childId, reportId }: { childId: string; reportId: string }) => ({ pupilId: childId, reportId });
  return {
    'GET /v1/guardian/children': async (request) => ({ body: await children(me(request)) }),
    'POST /v1/guardian/absence-reports': (request) =>
      use.report(me(request), {
        idempotencyKey: request.idempotencyKey,
        wanted: request.body.children.map(({ childId, reasonId, ...absence }, index) => ({
          pupilId: childId,
          absence,
          reasonId,
          pointer: `/children/${index}`,
        })),
      }),
    'GET /v1/guardian/children/{childId}/absence-reports': async (request) => ({
      body: await use.list(me(request), { pupilId: request.params.childId, ...request.query }),
    }),
    'GET /v1/guardian/children/{childId}/absence-reports/{reportId}': async (request) => {
      const report = await use.read(me(request), nameOf(request.params));
      return { body: report, version: report.version };
    },
    'PATCH /v1/guardian/children/{childId}/absence-reports/{reportId}': async (request) => {
      const { ifMatch, body: change } = request;
      return shown(await use.change(me(request), { ...nameOf(request.params), ifMatch, change }), me(request));
    },
    'POST /v1/guardian/children/{childId}/absence-reports/{reportId}/withdrawal': async (request) => {
      const { ifMatch } = request;
      return shown(await use.withdraw(me(request), { ...nameOf(request.params), ifMatch }), me(request));
    },
    'POST /v1/guardian/children/{childId}/absence-reports/{reportId}/still-away-answers': async (request) =>
      shown(await use.answer(me(request), { ...nameOf(request.params), ...request.body }), me(request)),
    'GET /v1/guardian/children/{childId}/absence-reports/{reportId}/versions': async (request) => ({
      body: await use.versions(me(request), nameOf(request.params)),
    }),
  };
}

function pupilHandlers(deps: ApiDeps): Under<'/v1/pupil/'> {
  const card = readPupilCard(deps);
  const use = useCases(deps);
  const me = (request: Caller) => by('pupil', request);
  return {
    'GET /v1/pupil/card': async (request) => ({ body: await card(me(request)) }),
    'POST /v1/pupil/{pupilId}/absence-reports': (request) => {
      const { reasonId, ...absence } = request.body;
      const { pupilId } = request.params;
      return use.report(me(request), {
        idempotencyKey: request.idempotencyKey,
        wanted: [{ pupilId, absence, reasonId, pointer: '' }],
      });
    },
    'GET /v1/pupil/{pupilId}/absence-reports': async (request) => ({
      body: await use.list(me(request), { ...request.params, ...request.query }),
    }),
    'GET /v1/pupil/{pupilId}/absence-reports/{reportId}': async (request) => {
      const report = await use.read(me(request), request.params);
      return { body: report, version: report.version };
    },
    'PATCH /v1/pupil/{pupilId}/absence-reports/{reportId}': async (request) => {
      const { ifMatch, body: change, params } = request;
      return shown(await use.change(me(request), { ...params, ifMatch, change }), me(request));
    },
    'POST /v1/pupil/{pupilId}/absence-reports/{reportId}/withdrawal': async (request) => {
      const { ifMatch, params } = request;
      return shown(await use.withdraw(me(request), { ...params, ifMatch }), me(request));
    },
    'POST /v1/pupil/{pupilId}/absence-reports/{reportId}/still-away-answers': async (request) =>
      shown(await use.answer(me(request), { ...request.params, ...request.body }), me(request)),
    'GET /v1/pupil/{pupilId}/absence-reports/{reportId}/versions': async (request) => ({
      body: await use.versions(me(request), request.params),
    }),
  };
}

function schoolHandlers(deps: ApiDeps): Under<'/v1/schools/'> {
  const absences = listAbsences(deps);
  const mark = markReports(deps);
  const use = useCases(deps);
  const { report, list } = use;
  const me = (request: Caller) => by('staff', request);
  return {
    'GET /v1/schools/{schoolId}/absences': async (request) => ({
      body: await absences(me(request), { ...request.params, ...request.query }),
    }),
    'POST /v1/schools/{schoolId}/absence-reports': (request) => {
      const { pupilId, reasonId, calledBy, ...absence } = request.body;
      return report(me(request), {
        schoolId: request.params.schoolId,
        calledBy,
        idempotencyKey: request.idempotencyKey,
        wanted: [{ pupilId, absence, reasonId, pointer: '' }],
      });
    },
    'POST /v1/schools/{schoolId}/absence-receipts': async (request) => ({
      body: await mark(me(request), { ...request.params, ...request.body }),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports': async (request) => ({
      body: await list(me(request), { ...request.params, ...request.query }),
    }),
    [`GET ${ONE}`]: async (request) => {
      const body = await use.read(me(request), request.params);
      return { body, version: body.version };
    },
    [`PATCH ${ONE}`]: async (request) => {
      const { ifMatch, body: change, params } = request;
      return shown(await use.change(me(request), { ...params, ifMatch, change }), me(request));
    },
    [`POST ${ONE}/withdrawal`]: async (request) => {
      const { ifMatch, params } = request;
      return shown(await use.withdraw(me(request), { ...params, ifMatch }), me(request));
    },
    [`POST ${ONE}/still-away-answers`]: async (request) =>
      shown(await use.answer(me(request), { ...request.params, ...request.body }), me(request)),
  };
}
