import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { FAMILY } from '../shared/http/routes-at.ts';
import { type Deps, listAccess } from './list-access.ts';
import { listLooks } from './list-looks.ts';
import { routes } from './routes.ts';

/** One handler per route; the entry builds their dependencies, tests pass their own. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  const [list, looks] = [listAccess(deps), listLooks(deps)];
  return {
    'GET /v1/owner/pupils/{pupilId}/access-log': async (request) => ({
      body: await list(request, { ...request.params, ...request.query }),
    }),
    ...handlersAt(routes, FAMILY, {
      'GET /access-log': async (caller, { params, query }) => ({ body: await looks(caller, { ...params, ...query }) }),
    }),
  };
}
