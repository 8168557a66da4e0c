import type { Handlers } from '../shared/http/entry.ts';
import { type FindDeps, findForOwner, findPupils } from './find-pupils.ts';
import { type ClassDeps, listClass } from './list-class.ts';
import type { routes } from './routes.ts';
import { type CardDeps, showCard } from './show-card.ts';
import { showWaiting, type WaitingDeps } from './show-waiting.ts';

/** Dependencies of the handlers; the entry builds them, tests pass their own. */
export type OfficeDeps = FindDeps & CardDeps & ClassDeps & WaitingDeps;

export function makeHandlers(deps: OfficeDeps): Handlers<typeof routes> {
  return {
    'POST /v1/schools/{schoolId}/pupil-searches': async (request) => ({
      body: await findPupils(deps)(request, { ...request.params, ...request.body }),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}': async (request) => ({
      body: await showCard(deps)(request, request.params),
    }),
    'GET /v1/groups/{groupId}/pupils': async (request) => ({
      body: await listClass(deps)(request, request.params.groupId),
    }),
    'GET /v1/schools/{schoolId}/waiting': async (request) => ({
      body: await showWaiting(deps)(request, request.params.schoolId),
    }),
    'POST /v1/owner/pupil-searches': async (request) => ({ body: await findForOwner(deps)(request, request.body) }),
  };
}
