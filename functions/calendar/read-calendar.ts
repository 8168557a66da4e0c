import type { CallerAs } from '../access/authorize.ts';
import { type AuthorizeDeps, authorizeOwn } from './authorize.ts';
import type { OwnCalendar } from './record.ts';
import type { CalendarStore } from './store.ts';

export type ShowDeps = AuthorizeDeps & { readonly store: Pick<CalendarStore, 'own'> };

/** Whether the caller has a feed, and how much it says. */
export const readCalendar =
  (deps: ShowDeps) =>
  async (caller: CallerAs): Promise<OwnCalendar> =>
    deps.store.own(caller.login.ownerId, await authorizeOwn(deps, caller));
