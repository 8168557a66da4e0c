import { callerAs } from '../shared/http/caller.ts';
import type { Handlers } from '../shared/http/entry.ts';
import { file } from '../shared/http/reply.ts';
import type { Exported } from './columns.ts';
import { type DecideDeps, decideLimit } from './decide-limit.ts';
import { exportAbsences } from './export-absences.ts';
import { exportClass } from './export-class.ts';
import { type AbsencesDeps, listChildAbsences, listOwnAbsences, listPupilAbsences } from './list-absences.ts';
import type { routes } from './routes.ts';
import { type ClassDeps, showClass } from './show-class.ts';
import { type FiguresDeps, showChildFigures, showOwnFigures, showPupilFigures } from './show-figures.ts';
import { type SchoolDeps, showSchool } from './show-school.ts';
import { listDecisions, type WithdrawDeps, withdrawDecision } from './withdraw-decision.ts';

/** Dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = FiguresDeps & AbsencesDeps & ClassDeps & SchoolDeps & DecideDeps & WithdrawDeps;

type Table = Handlers<typeof routes>;
type Under<Prefix extends string> = Pick<Table, Extract<keyof Table, `${string} ${Prefix}${string}`>>;

const printed = ({ csv, filename }: Exported) => file(filename, csv);

/** One handler per route: it names the caller, calls the use-case and shows the outcome. */
export function makeHandlers(deps: ApiDeps): Table {
  return { ...familyHandlers(deps), ...groupHandlers(deps), ...schoolHandlers(deps) };
}

function familyHandlers(deps: ApiDeps): Under<'/v1/guardian/'> & Under<'/v1/pupil/'> {
  const ofChild = { figures: showChildFigures(deps), absences: listChildAbsences(deps) };
  const own = { figures: showOwnFigures(deps), absences: listOwnAbsences(deps) };
  return {
    'GET /v1/guardian/children/{childId}/absence-figures': async (request) => ({
      body: await ofChild.figures(callerAs('guardian', request), { pupilId: request.params.childId, ...request.query }),
    }),
    'GET /v1/guardian/children/{childId}/absences': async (request) => ({
      body: await ofChild.absences(callerAs('guardian', request), {
        pupilId: request.params.childId,
        ...request.query,
      }),
    }),
    'GET /v1/pupil/{pupilId}/absence-figures': async (request) => ({
      body: await own.figures(callerAs('pupil', request), { ...request.params, ...request.query }),
    }),
    'GET /v1/pupil/{pupilId}/absences': async (request) => ({
      body: await own.absences(callerAs('pupil', request), { ...request.params, ...request.query }),
    }),
  };
}

function groupHandlers(deps: ApiDeps): Under<'/v1/groups/'> {
  const show = showClass(deps);
  const write = exportClass(deps);
  return {
    'GET /v1/groups/{groupId}/absence-figures': async (request) => ({
      body: await show(callerAs('staff', request), { ...request.params, ...request.query }),
    }),
    'GET /v1/groups/{groupId}/absence-figures/csv': async (request) =>
      printed(await write(callerAs('staff', request), { ...request.params, ...request.query })),
  };
}

function schoolHandlers(deps: ApiDeps): Under<'/v1/schools/'> {
  const school = showSchool(deps);
  const figures = showPupilFigures(deps);
  const absences = listPupilAbsences(deps);
  const write = exportAbsences(deps);
  const decide = decideLimit(deps);
  const withdraw = withdrawDecision(deps);
  const decisions = listDecisions(deps);
  return {
    'GET /v1/schools/{schoolId}/absence-figures': async (request) => ({
      body: await school(callerAs('staff', request), { ...request.params, ...request.query }),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-figures': async (request) => ({
      body: await figures(callerAs('staff', request), { ...request.params, ...request.query }),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/absences': async (request) => ({
      body: await absences(callerAs('staff', request), { ...request.params, ...request.query }),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/absences/csv': async (request) =>
      printed(await write(callerAs('staff', request), { ...request.params, ...request.query })),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/limit-decisions': async (request) => ({
      body: await decisions(callerAs('staff', request), request.params),
    }),
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/limit-decisions': (request) =>
      decide(callerAs('staff', request), {
        ...request.params,
        ...request.body,
        idempotencyKey: request.idempotencyKey,
      }),
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/limit-decisions/{decisionId}/withdrawal': (request) =>
      withdraw(callerAs('staff', request), { ...request.params, ...request.body, ifMatch: request.ifMatch }),
  };
}
