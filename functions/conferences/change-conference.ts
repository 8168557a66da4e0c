import type { Caller } from '../access/authorize.ts';
import { stale } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { Instant } from '../shared/time.ts';
import type { ConferenceStore } from './conference-store.ts';
import { keptUntil } from './plan-conference.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import type { Conference } from './record.ts';
import { refuse } from './refusals.ts';

export type ChangeDeps = PlannerDeps & { readonly conferences: Pick<ConferenceStore, 'save'> };
type Content = Pick<Conference, 'title' | 'bookingFrom' | 'bookingUntil' | 'cancelHours' | 'gapMinutes'>;
type Input = ConferenceName & { readonly content: Content; readonly ifMatch: number };

const FIELDS = ['title', 'bookingFrom', 'bookingUntil', 'cancelHours', 'gapMinutes'] as const;

/**
 * Changes the title and the rules of booking. Groups and times stay: families have seen them. A repeat changes nothing.
 */
export const changeConference = (deps: ChangeDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<'done' | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { content, ifMatch } = input;
    const load = () => Promise.resolve();
    const { conference: before } = await loadPlanner(deps, caller, { name: input, load });
    const { version } = before;
    // The same change again, after its answer was lost.
    if (isSame(before, content) && (version === ifMatch || version === ifMatch + 1)) return 'done';
    if (version !== ifMatch) throw stale(version);
    mustChange(before, content, moment.instant);
    const expiresAtSeconds = Math.max(before.expiresAtSeconds, keptUntil(content.bookingUntil));
    const conference = { ...before, ...content, expiresAtSeconds, version: version + 1 };
    return (await deps.conferences.save({ ownerId, conference })) === 'saved' ? 'done' : 'moved';
  });

const isSame = (conference: Conference, content: Content): boolean =>
  FIELDS.every((name) => conference[name] === content[name]);

/** Refuses a change of a conference that is over, and a window that families could not use as they were told. */
function mustChange(before: Conference, { bookingFrom, bookingUntil }: Content, now: Instant): void {
  if (before.state === 'ended') throw refuse('conferences.wrong-state');
  if (bookingUntil <= bookingFrom || (bookingUntil !== before.bookingUntil && bookingUntil <= now))
    throw refuse('conferences.bad-period', {}, { at: '/bookingUntil' });
  const hasBegun = before.state !== 'draft' && before.bookingFrom <= now;
  if (hasBegun && bookingFrom !== before.bookingFrom)
    throw refuse('conferences.booking-begun', {}, { at: '/bookingFrom' });
}
