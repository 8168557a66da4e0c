import type { Caller, FamilyCaller } from '../access/authorize.ts';
import type { Handlers } from '../shared/http/entry.ts';
import { listLessons } from './list-lessons.ts';
import type { routes } from './routes.ts';
import { type SummaryDeps, showSummary } from './show-summary.ts';

const by = (as: FamilyCaller['as'], { login, moment, language }: Caller): FamilyCaller => ({
  as,
  login,
  moment,
  language,
});

/** One handler per route: names the caller, calls the use-case. */
export function makeHandlers(deps: SummaryDeps): Handlers<typeof routes> {
  const [summary, lessons] = [showSummary(deps), listLessons(deps)];
  return {
    'GET /v1/guardian/children/{childId}/summary': async (request) => ({
      body: await summary(by('guardian', request), request.params.childId),
    }),
    'GET /v1/guardian/children/{childId}/lessons': async (request) => ({
      body: await lessons(by('guardian', request), { pupilId: request.params.childId, ...request.query }),
    }),
    'GET /v1/pupil/{pupilId}/summary': async (request) => ({
      body: await summary(by('pupil', request), request.params.pupilId),
    }),
    'GET /v1/pupil/{pupilId}/lessons': async (request) => ({
      body: await lessons(by('pupil', request), { ...request.params, ...request.query }),
    }),
  };
}
