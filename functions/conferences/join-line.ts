import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import { adultFrom } from '../shared/time.ts';
import { comersTo, mustBeBookable } from './plan-booking.ts';
import { type FamilyDeps, type InConference, loadWish, type Wish } from './read-family.ts';
import type { Adult, Slot, Wait } from './record.ts';
import { refuse } from './refusals.ts';
import { OwnWait } from './schema.ts';
import { MOST_WAITING, suits } from './talk-rules.ts';
import type { TalkStore } from './talk-store.ts';
import { showWait } from './view.ts';
import { isActive, isOf, type Line, newWait, offerEnd } from './wait-rules.ts';
import type { WaitStore } from './wait-store.ts';

export type JoinDeps = FamilyDeps & {
  readonly store: Pick<TalkStore, 'slotsOf' | 'line'>;
  readonly waits: Pick<WaitStore, 'join'>;
  readonly idempotency: Idempotency;
};
type Input = Wish & Pick<Wait, 'together' | 'wants'> & { readonly idempotencyKey: IdempotencyKey };

/**
 * Puts somebody at the end of a teacher's waiting list for a child (H1): one read and one transaction. Each adult has
 * one place for each child and teacher, and none beside a talk; a teacher who has free times that suit has no list.
 */
export const joinLine = (deps: JoinDeps) => (caller: FamilyCaller, input: Input) =>
  retryWhileCrowded(async (): Promise<output<typeof OwnWait> | 'moved'> => {
    const { as, login, moment } = caller;
    const { ownerId } = login;
    const { idempotencyKey, ...wish } = input;
    const found = await loadWish(deps, caller, {
      wish,
      load: () =>
        Promise.all([
          deps.idempotency.find(caller, idempotencyKey),
          deps.store.line(ownerId, wish),
          deps.store.slotsOf(ownerId, wish.conferenceId, wish.teacherId),
        ]),
    });
    const [replied, line, slots] = found.loaded;
    if (replied) return OwnWait.parse(replied.body);
    const adult: Adult = { kind: as, id: found.actor.personId };
    comersTo([adult], found.talks, wish.teacherId);
    mustBeBookable(found.conference, moment);
    mustHaveNoTime(slots, input, { ...found, moment });
    const earlier = placeIn(line, { ...wish, adult });
    const wait = newWait(askedBy(found, { wish, adult }), earlier, {
      conference: found.conference,
      at: moment.instant,
    });
    const body = showWait(wait, moment.instant);
    const saved = await deps.waits.join({
      ownerId,
      line: { line, waits: [wait], offered: [] },
      today: moment.day,
      reply: await deps.idempotency.put(caller, idempotencyKey, { status: 201, body }),
    });
    return saved === 'saved' ? body : 'moved';
  });

type Asking = { readonly wish: Wish & Pick<Wait, 'together' | 'wants'>; readonly adult: Adult };

/** The place with the right that must still hold when a time is offered. */
function askedBy({ relation, card }: InConference<unknown>, { wish, adult }: Asking) {
  const { pupilId, conferenceId, teacherId, together, wants } = wish;
  const rightUntil = adult.kind === 'guardian' ? adultFrom(card.facts.birthDate) : undefined;
  return { pupilId, conferenceId, teacherId, together, wants, adult, relation, rightUntil };
}

type Free = Pick<InConference<unknown>, 'conference'> & { readonly moment: FamilyCaller['moment'] };

/** Refuses a place in the list of a teacher whose free times suit: a wait would keep a time that anybody may book. */
function mustHaveNoTime(slots: readonly Slot[], { wants }: Input, { conference, moment }: Free): void {
  const given = { conference, moment, lost: new Set<string>() };
  const free = slots.some((slot) => slot.state === 'free' && suits(wants, slot) && offerEnd(slot, given) !== undefined);
  if (free) throw refuse('conferences.times-free', {}, { at: '/teacherId' });
}

/** The adult's earlier place for the child, which has ended; refuses a second one, and a list that is full. */
function placeIn({ waits }: Line, { pupilId, adult }: Pick<Wait, 'pupilId' | 'adult'>): Wait | undefined {
  const earlier = waits.find((wait) => wait.pupilId === pupilId && isOf(wait, adult));
  if (earlier && isActive(earlier)) throw refuse('conferences.already-waiting');
  if (waits.filter(isActive).length >= MOST_WAITING) throw refuse('conferences.line-full');
  return earlier;
}
