import type { output } from 'zod/mini';
import type { CallerAs } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type AuthorizeDeps, authorizeOwn } from './authorize.ts';
import type { FeedAddress } from './schema.ts';
import type { CalendarStore } from './store.ts';
import { addressOf, hashOf, newToken } from './token.ts';

export type MakeDeps = AuthorizeDeps & {
  readonly lookup: Pick<Lookup, 'loginIdOf'>;
  readonly store: Pick<CalendarStore, 'own' | 'save'>;
  /** Where calendars ask: the portal's own address, or the API's. */
  readonly calendarUrl: string;
};

/** Makes the caller's feed. An earlier address shows nothing from this write on, and nobody sees this one again. */
export const makeFeed =
  (deps: MakeDeps) =>
  async (caller: CallerAs): Promise<output<typeof FeedAddress>> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const [person, loginId] = await Promise.all([authorizeOwn(deps, caller), deps.lookup.loginIdOf(login)]);
    const token = newToken();
    await retryOnConflict(async () => {
      const before = await deps.store.own(ownerId, person);
      const feed = { hash: hashOf(token), madeAt: moment.instant };
      const after = { details: before.details, feed, version: before.version + 1 };
      return deps.store.save({ ownerId, person, before, after, made: { ownerId, person, loginId } });
    });
    return { url: addressOf(deps.calendarUrl, token) };
  };
