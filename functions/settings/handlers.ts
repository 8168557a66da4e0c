import type { Handlers } from '../shared/http/entry.ts';
import { versioned } from '../shared/http/reply.ts';
import { type ChangeDeps, changeSetting, resetSetting } from './change-setting.ts';
import { type HistoryDeps, listHistory } from './list-history.ts';
import { listSettings } from './list-settings.ts';
import type { routes } from './routes.ts';
import type { Level } from './rules.ts';

/** What the handlers work with; the entry builds it, tests pass their own. */
export type ApiDeps = ChangeDeps & HistoryDeps;

const OWNER: Level = { level: 'owner' };
const school = ({ schoolId }: { readonly schoolId: string }): Level => ({ level: 'school', schoolId });

/** One handler per route: names the level, calls the use-case, shows the outcome. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  const list = listSettings(deps);
  const change = changeSetting(deps);
  const reset = resetSetting(deps);
  const history = listHistory(deps);

  return {
    'GET /v1/owner/settings': async (request) => ({ body: await list(request, OWNER, request.language) }),
    'PUT /v1/owner/settings/{key}': async (request) => {
      const { params, ifMatch, language, body } = request;
      return versioned(await change(request, { at: OWNER, ...params, ifMatch, language, ...body }));
    },
    'DELETE /v1/owner/settings/{key}': async (request) => {
      const { params, ifMatch, language } = request;
      return versioned(await reset(request, { at: OWNER, ...params, ifMatch, language }));
    },
    'GET /v1/owner/settings/{key}/history': async (request) => ({
      body: await history(request, { at: OWNER, ...request.params, ...request.query }),
    }),
    'GET /v1/schools/{schoolId}/settings': async (request) => ({
      body: await list(request, school(request.params), request.language),
    }),
    'PUT /v1/schools/{schoolId}/settings/{key}': async (request) => {
      const { params, ifMatch, language, body } = request;
      return versioned(
        await change(request, { at: school(params), key: params.key, ifMatch, language, value: body.value }),
      );
    },
    'DELETE /v1/schools/{schoolId}/settings/{key}': async (request) => {
      const { params, ifMatch, language } = request;
      return versioned(await reset(request, { at: school(params), key: params.key, ifMatch, language }));
    },
    'GET /v1/schools/{schoolId}/settings/{key}/history': async (request) => ({
      body: await history(request, { at: school(request.params), key: request.params.key, ...request.query }),
    }),
  };
}
