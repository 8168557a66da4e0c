import type { Handlers, Request } from '../shared/http/entry.ts';
import type { Route } from '../shared/http/route.ts';
import { type Deps, listAccess } from './list-access.ts';
import { listLooks } from './list-looks.ts';
import type { routes } from './routes.ts';

type Asked = Pick<Request<Route & { audience: 'feide' }>, 'login' | 'moment' | 'language'>;
const by = <As extends 'guardian' | 'pupil'>(as: As, { login, moment, language }: Asked) => ({
  as,
  login,
  moment,
  language,
});

/** The handler of each route; the entry builds what they work with, tests pass their own. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  const [list, looks] = [listAccess(deps), listLooks(deps)];
  return {
    'GET /v1/owner/pupils/{pupilId}/access-log': async (request) => ({
      body: await list(request, { ...request.params, ...request.query }),
    }),
    'GET /v1/guardian/children/{childId}/access-log': async (request) => ({
      body: await looks(by('guardian', request), { pupilId: request.params.childId, ...request.query }),
    }),
    'GET /v1/pupil/{pupilId}/access-log': async (request) => ({
      body: await looks(by('pupil', request), { ...request.params, ...request.query }),
    }),
  };
}
