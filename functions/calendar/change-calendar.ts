import type { CallerAs } from '../access/authorize.ts';
import { stale } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type AuthorizeDeps, authorizeOwn } from './authorize.ts';
import type { OwnCalendar } from './record.ts';
import type { CalendarStore } from './store.ts';

export type ChangeDeps = AuthorizeDeps & { readonly store: Pick<CalendarStore, 'own' | 'save'> };

type Step = (before: OwnCalendar) => Pick<OwnCalendar, 'details' | 'feed'>;

/** Changes the caller's calendar. A repeat writes nothing. */
const change = (deps: ChangeDeps, step: Step) => async (caller: CallerAs) => {
  const { ownerId } = caller.login;
  const person = await authorizeOwn(deps, caller);
  return retryOnConflict(async (): Promise<OwnCalendar | 'moved'> => {
    const before = await deps.store.own(ownerId, person);
    const { details, feed } = step(before);
    if (details === before.details && feed === before.feed) return before;
    const after = { details, feed, version: before.version + 1 };
    return (await deps.store.save({ ownerId, person, before, after })) === 'saved' ? after : 'moved';
  });
};

type Choice = { readonly details: boolean; readonly ifMatch: number };

/** Chooses whether titles and places say what an appointment is; the feed's address stays. */
export const chooseDetails = (deps: ChangeDeps, { details, ifMatch }: Choice) =>
  change(deps, (before) => {
    // The same choice again, after its answer was lost.
    const isAgain = details === before.details && before.version === ifMatch + 1;
    if (before.version !== ifMatch && !isAgain) throw stale(before.version);
    return { details, feed: before.feed };
  });

/** Ends the caller's feed: its address shows nothing from the next request on. */
export const endFeed = (deps: ChangeDeps) => change(deps, ({ details }) => ({ details, feed: undefined }));
