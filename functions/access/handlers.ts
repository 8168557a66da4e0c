import type { Handlers } from '../shared/http.ts';
import { type Deps, listAccess } from './list-access.ts';
import type { routes } from './routes.ts';

/** The handlers of the routes; the entry passes their dependencies, tests pass their own. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  const list = listAccess(deps);
  return {
    'GET /v1/owner/pupils/{pupilId}/access-log': async (request) => ({
      body: await list(request, { ...request.params, ...request.query }),
    }),
  };
}
