import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { versioned } from '../shared/http/reply.ts';
import { type ChangeDeps, changeSetting, resetSetting } from './change-setting.ts';
import { type HistoryDeps, listHistory } from './list-history.ts';
import { listSettings } from './list-settings.ts';
import { LEVELS, routes } from './routes.ts';
import type { Level } from './rules.ts';

/** The dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = ChangeDeps & HistoryDeps;

/** The level of a path: the school's if the path names a school, else the owner's. */
const levelOf = (path: { readonly schoolId?: string }): Level =>
  path.schoolId === undefined ? { level: 'owner' } : { level: 'school', schoolId: path.schoolId };

/** One handler per request at both levels: names the level, calls the use-case, shows the outcome. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  const [list, change, reset, history] = [
    listSettings(deps),
    changeSetting(deps),
    resetSetting(deps),
    listHistory(deps),
  ];
  return handlersAt(routes, LEVELS, {
    'GET /settings': async (caller, { params = {} }) => ({
      body: await list(caller, levelOf(params), caller.language),
    }),
    'GET /settings/{key}/history': async (caller, { params: { key, ...path }, query }) => ({
      body: await history(caller, { at: levelOf(path), key, ...query }),
    }),
    'PUT /settings/{key}': async (caller, { params: { key, ...path }, ifMatch, body: { value } }) =>
      versioned(await change(caller, { at: levelOf(path), key, ifMatch, language: caller.language, value })),
    'DELETE /settings/{key}': async (caller, { params: { key, ...path }, ifMatch }) =>
      versioned(await reset(caller, { at: levelOf(path), key, ifMatch, language: caller.language })),
  });
}
