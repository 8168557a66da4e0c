import type { Handlers } from '../shared/http/entry.ts';
import { type AddDeps, addItem } from './add-item.ts';
import { type ListDeps, listItems } from './list-items.ts';
import type { routes } from './routes.ts';

/** One handler per route: names the caller, calls the use-case. */
export function makeHandlers(deps: ListDeps & AddDeps): Handlers<typeof routes> {
  const list = listItems(deps);
  const add = addItem(deps);
  return {
    'GET /v1/schools/{schoolId}/{{feature}}': async (request) => ({ body: await list(request, request.params.schoolId) }),
    'POST /v1/schools/{schoolId}/{{feature}}': (request) =>
      add(request, { ...request.params, ...request.body, idempotencyKey: request.idempotencyKey }),
  };
}
