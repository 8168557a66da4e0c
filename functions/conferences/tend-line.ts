import type { Lookup } from '../roster/lookup.ts';
import { once } from '../shared/once.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { Moment } from '../shared/time.ts';
import { isInvited, mayBook, relationOf, teaches } from './authorize.ts';
import { changeTalks } from './change-talks.ts';
import { maySlot, slotAfter } from './changes.ts';
import type { LineName } from './keys.ts';
import { seatOf } from './plan-booking.ts';
import type { Conference, Slot, Wait } from './record.ts';
import type { TalkStore } from './talk-store.ts';
import { offerFact } from './view.ts';
import { type Going, isActive, isOffered, type Line, lineAfter } from './wait-rules.ts';

export type TendDeps = {
  readonly lookup: Pick<Lookup, 'pupil' | 'staff'>;
  readonly store: Pick<TalkStore, 'conference' | 'line' | 'slotsOf' | 'talksOf' | 'change'>;
};
type Tending = { readonly ownerId: string; readonly name: LineName; readonly now: Moment };

/** The most waits that leave in one transaction; a list with more has a rest. */
const AT_ONCE = 8;

/**
 * Brings a teacher's waiting list up to date: offers that are over lapse, those without a right leave, and free times
 * are offered to those who wait. Each transaction asks that the list is as it was read, so that two runs at once make
 * one offer. Returns how many waits it has changed.
 */
export async function tendLine(deps: TendDeps, tending: Tending): Promise<number> {
  for (let done = 0; ; ) {
    const changed = await retryWhileCrowded(() => tendRound(deps, tending));
    if (changed === 0) return done;
    done += changed;
  }
}

async function tendRound(deps: TendDeps, { ownerId, name, now }: Tending): Promise<number | 'moved'> {
  const { conferenceId, teacherId } = name;
  const [conference, found, slots] = await Promise.all([
    deps.store.conference(ownerId, conferenceId),
    deps.store.line(ownerId, name),
    deps.store.slotsOf(ownerId, conferenceId, teacherId),
  ]);
  if (!conference) return 0;
  const line = await withRights(deps, { ownerId, line: found, conference, now });
  const events = line.waits.flatMap((wait) => goingOf(wait, { slots, conference, now, without: line.without }));
  const going = events.slice(0, AT_ONCE);
  const freed = slots.filter((slot) => isLeft(slot, line, going)).map((slot) => slotAfter(slot, 'lapse'));
  // Whoever leaves does so before somebody gets an offer: a pupil's two guardians may wait for the same teacher.
  const free = going.length < events.length ? [] : slots.filter(({ state }) => state === 'free');
  const after = (lost: ReadonlySet<string>) =>
    lineAfter(line, { going, freed, free }, { conference, moment: now, lost });
  let changed = after(new Set());
  if (changed.change.waits.length + freed.length === 0) return 0;
  const saved = await changeTalks(deps.store, (lost) => {
    changed = after(lost);
    const { slots: times, change } = changed;
    const facts = change.offered.map((wait) => offerFact(ownerId, wait));
    return {
      ownerId,
      slots: times,
      talks: [],
      sheets: [],
      relations: [],
      lines: [change],
      facts,
      reply: undefined,
      today: now.day,
    };
  });
  return saved === 'saved' ? changed.change.waits.length : 'moved';
}

type Judged = { readonly ownerId: string; readonly line: Line; readonly conference: Conference; readonly now: Moment };
type Right = { readonly wait: Wait; readonly mayStay: boolean };
type Rights = Omit<Line, 'waits'> & { readonly waits: readonly Wait[]; readonly without: ReadonlySet<string> };

/** The list with the relation of each who waits as it is now, and those who may book no more. */
async function withRights({ lookup, store }: TendDeps, { ownerId, line, conference, now }: Judged): Promise<Rights> {
  const { day } = now;
  const pupil = once((pupilId: string) =>
    Promise.all([lookup.pupil(ownerId, pupilId), store.talksOf(ownerId, pupilId, conference.conferenceId)]),
  );
  const active = line.waits.filter(isActive);
  const [teacher, judged] = await Promise.all([
    active.length > 0 ? lookup.staff(ownerId, line.teacherId) : undefined,
    Promise.all(active.map(async (wait) => ({ wait, found: await pupil(wait.pupilId) }))),
  ]);
  const rights = judged.map(({ wait, found: [card, talks] }): Right => {
    const { adult } = wait;
    const actor = { kind: adult.kind, ownerId, personId: adult.id } as const;
    if (!card || !isInvited(card, conference, day) || !teaches(teacher, { ownerId, card, day }))
      return { wait, mayStay: false };
    const mayStay = mayBook(actor, card, day) && !seatOf(talks, line.teacherId, adult);
    return { wait: { ...wait, relation: relationOf(actor, card, day) }, mayStay };
  });
  const current = new Map(rights.map(({ wait }) => [wait.waitId, wait]));
  return {
    ...line,
    waits: line.waits.map((wait) => current.get(wait.waitId) ?? wait),
    without: new Set(rights.flatMap(({ wait, mayStay }) => (mayStay ? [] : [wait.waitId]))),
  };
}

type Given = {
  readonly slots: readonly Slot[];
  readonly conference: Conference;
  readonly now: Moment;
  readonly without: ReadonlySet<string>;
};

/** What has come to an end for somebody who waits; nothing for most. */
function goingOf(wait: Wait, { slots, conference, now, without }: Given): readonly Going[] {
  if (!isActive(wait)) return [];
  if (without.has(wait.waitId)) return [{ wait, event: 'leave' }];
  if (wait.state === 'waiting') return isOver(conference, now) ? [{ wait, event: 'leave' }] : [];
  if (!isOffered(wait, now.instant)) return [{ wait, event: 'lapse' }];
  // The school has cancelled the time.
  return slots.some((slot) => isKept(slot, wait)) ? [] : [{ wait, event: 'withdraw' }];
}

/** True when no time of the conference will be offered any more. */
const isOver = ({ state, bookingUntil }: Conference, { instant }: Moment): boolean =>
  state === 'held' || state === 'ended' || bookingUntil <= instant;

const isKept = ({ state, offer }: Slot, { waitId }: Wait): boolean => state === 'offered' && offer?.waitId === waitId;

/** True for a time that is kept for nobody, or for somebody who goes now. */
const isLeft = (slot: Slot, { waits }: Pick<Line, 'waits'>, going: readonly Going[]): boolean =>
  slot.state === 'offered' &&
  maySlot(slot, 'lapse') &&
  (going.some(({ wait }) => isKept(slot, wait)) ||
    !waits.some((wait) => wait.state === 'offered' && isKept(slot, wait)));
