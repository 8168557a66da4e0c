import { newId } from '../shared/ids.ts';
import type { Day, Instant, Moment } from '../shared/time.ts';
import { slotAfter } from './changes.ts';
import type { LineName } from './keys.ts';
import type { Adult, Conference, Slot, Wait } from './record.ts';
import { WAIT_MOVES, type WaitEvent } from './rules.ts';
import { inOrder, type SlotTime } from './slot-rules.ts';
import { nextInLine, offerUntil, windowFault } from './talk-rules.ts';

/** A teacher's waiting list and the times that become free: pure (H1). */

/** The list as it was read. Its version grows with every change, so that two changes never see the same list. */
export type Line = LineName & { readonly version: number; readonly waits: readonly Wait[] };
/** The list after a change: the places that changed, and those of them that got an offer. */
export type LineChange = {
  readonly line: Line;
  readonly waits: readonly Wait[];
  readonly offered: readonly Wait[];
};
/** Somebody who leaves the list, or waits on, by an event. */
export type Going = { readonly wait: Wait; readonly event: WaitEvent };
export type Circumstances = {
  readonly conference: Conference;
  readonly moment: Moment;
  /** Waits whose right has ended: they are passed over. */
  readonly lost: ReadonlySet<string>;
};

export const isActive = ({ state }: Pick<Wait, 'state'>): boolean => state === 'waiting' || state === 'offered';
/** True for an offer that still holds; one that is over counts as lapsed before the job has passed the time on. */
export const isOffered = ({ state, offer }: Wait, now: Instant): boolean =>
  state === 'offered' && offer !== undefined && now < offer.until;
export const isOf = ({ adult }: Wait, { kind, id }: Adult): boolean => adult.kind === kind && adult.id === id;
/** True for the place that the time is or was offered to. */
export const wasOffered = ({ offer }: Wait, { day, from }: Pick<SlotTime, 'day' | 'from'>): boolean =>
  offer?.day === day && offer.from === from;

/** True for a time that is kept for the caller's wait, as long as the offer holds. */
export const isKeptFor = ({ state, offer }: Slot, own: Wait | undefined, { instant }: Moment): boolean =>
  state === 'offered' && own !== undefined && offer?.waitId === own.waitId && isOffered(own, instant);

/** True for a time that was kept for the caller, whose offer is over now. */
export const isTooLate = (own: Wait | undefined, time: Pick<SlotTime, 'day' | 'from'>): boolean =>
  own !== undefined && (own.state === 'offered' || own.state === 'lapsed') && wasOffered(own, time);

/** A wait after an event. An offer stays on record when it is over, so that a late answer can be told so. */
export function waitAfter(wait: Wait, event: WaitEvent, at: Instant): Wait {
  const state = WAIT_MOVES[wait.state][event];
  if (state === undefined) throw new Error(`A wait that is ${wait.state} does not go through ${event}.`);
  const offer = state === 'waiting' ? undefined : wait.offer;
  return { ...wait, state, offer, changedAt: at, version: wait.version + 1 };
}

type Asked = Pick<Wait, 'pupilId' | 'adult' | 'together' | 'wants' | 'relation' | 'rightUntil'> & LineName;

/** A new place at the end of the list, or the adult's earlier place renewed there. */
export function newWait(
  asked: Asked,
  earlier: Wait | undefined,
  { conference, at }: { conference: Conference; at: Instant },
): Wait {
  const { schoolId, expiresAtSeconds } = conference;
  const renewed = earlier && waitAfter(earlier, 'renew', at);
  const { waitId = newId(), version = 1 } = renewed ?? {};
  return { ...asked, waitId, schoolId, state: 'waiting', at, changedAt: at, version, expiresAtSeconds };
}

/** Until when a time may be offered; `undefined` outside the conference's time of booking, and just before the talk. */
export function offerEnd(slot: Slot, { conference, moment: { instant } }: Circumstances): Instant | undefined {
  if (windowFault(conference, instant)) return undefined;
  const until = offerUntil(slot, instant);
  return until !== undefined && conference.bookingUntil < until ? conference.bookingUntil : until;
}

const mayGet = ({ rightUntil, waitId }: Wait, day: Day, lost: ReadonlySet<string>): boolean =>
  (rightUntil === undefined || day < rightUntil) && !lost.has(waitId);

/** The most offers of one write: each is six of the hundred things that a transaction holds. */
const MOST_OFFERS = 10;

/**
 * Offers free times, the earliest first, to whoever has waited longest of those whom they suit. Each becomes the next
 * version of the time in the same write, so that it is never free in between.
 */
function offeredOf(times: readonly Slot[], waits: readonly Wait[], given: Circumstances) {
  const { instant, day } = given.moment;
  let list = waits.filter((wait) => mayGet(wait, day, given.lost));
  const slots: Slot[] = [];
  const offered: Wait[] = [];
  for (const slot of times.toSorted(inOrder)) {
    if (offered.length === MOST_OFFERS) break;
    const until = offerEnd(slot, given);
    const next = until === undefined ? undefined : nextInLine(list, slot);
    if (!next || until === undefined) continue;
    list = list.filter((wait) => wait !== next);
    const offer = { day: slot.day, from: slot.from, to: slot.to, until };
    offered.push({ ...waitAfter(next, 'offer', instant), offer });
    slots.push({ ...slotAfter(slot, 'offer'), offer: { waitId: next.waitId, until } });
  }
  return { slots, offered };
}

type Changing = {
  readonly going?: readonly Going[];
  /** Times as they are after they became free, with their next version. */
  readonly freed?: readonly Slot[];
  /** Times that are free already. */
  readonly free?: readonly Slot[];
};

/** The list and the times after somebody has gone or times have become free: those who wait are offered them. */
export function lineAfter(line: Line, { going = [], freed = [], free = [] }: Changing, given: Circumstances) {
  const gone = going.map(({ wait, event }) => waitAfter(wait, event, given.moment.instant));
  const waits = line.waits.map((wait) => gone.find(({ waitId }) => waitId === wait.waitId) ?? wait);
  const passed = offeredOf([...freed, ...free], waits, given);
  const taken = (slot: Slot) => passed.slots.find(({ day, from }) => day === slot.day && from === slot.from);
  const slots = [
    ...freed.map((slot) => ({ ...(taken(slot) ?? slot), version: slot.version })),
    ...free.flatMap((slot) => taken(slot) ?? []),
  ];
  const again = new Set(passed.offered.map(({ waitId }) => waitId));
  const changed = [...gone.filter(({ waitId }) => !again.has(waitId)), ...passed.offered];
  const change: LineChange = { line, waits: changed.map(onceAfter(line)), offered: passed.offered };
  return { slots, change };
}

/** A wait has one next version in a write, however many things happened to it. */
const onceAfter =
  ({ waits }: Line) =>
  (wait: Wait): Wait => {
    const before = waits.find(({ waitId }) => waitId === wait.waitId);
    return { ...wait, version: (before?.version ?? 0) + 1 };
  };
