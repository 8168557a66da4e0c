import type { Moment } from '../shared/time.ts';
import { changeTalks } from './change-talks.ts';
import { maySlot, slotAfter } from './changes.ts';
import { timesOf } from './keys.ts';
import { comesTo } from './plan-booking.ts';
import type { Conference, Slot, Talk, Wait } from './record.ts';
import type { TalkChange, TalkStore } from './talk-store.ts';
import { offerFact } from './view.ts';
import { type Going, isActive, isOf, type Line, type LineChange, lineAfter, wasOffered } from './wait-rules.ts';
import type { PlaceRead } from './wait-store.ts';

/** A booking ends the waits of those who come: what it must know of the lists in which they stand. */
export type EndingWaits = {
  /** The waits about the pupils, as they were read first. */
  readonly places: readonly Wait[];
  readonly lines: readonly Line[];
  /** The times that are kept for them. */
  readonly slots: readonly Slot[];
};

/** Reads the lists in which the family stands, and the times that are kept for it: one parallel trip, mostly none. */
export async function readEnding(
  store: Pick<TalkStore, 'line' | 'slots'>,
  ownerId: string,
  places: readonly Wait[],
): Promise<EndingWaits> {
  const active = places.filter(isActive);
  const names = new Map(active.map(({ conferenceId, teacherId }) => [teacherId, { conferenceId, teacherId }]));
  const kept = active.flatMap(({ conferenceId, teacherId, offer }) =>
    offer ? [{ conferenceId, teacherId, ...offer }] : [],
  );
  const [lines, slots] = await Promise.all([
    Promise.all([...names.values()].map((name) => store.line(ownerId, name))),
    kept.length === 0 ? [] : store.slots(ownerId, kept),
  ]);
  return { places, lines, slots };
}

type Booked = {
  readonly talks: readonly Talk[];
  readonly conference: Conference;
  readonly moment: Moment;
  readonly lost: ReadonlySet<string>;
};
export type Ended = {
  readonly slots: readonly Slot[];
  readonly lines: readonly LineChange[];
  readonly places: readonly PlaceRead[];
};

/**
 * The lists after new talks: who comes to a talk waits no more, and a time that was kept for them goes to the next.
 * `moved`: a list has changed since the family's places were read.
 */
export function endedBy({ talks, ...given }: Booked, { places, lines, slots }: EndingWaits): Ended | 'moved' {
  const parts = lines.map((line) => {
    const own = line.waits.filter((wait) => isActive(wait) && talks.some((talk) => isFor(wait, talk)));
    const going = own.map((wait): Going => ({ wait, event: isTaken(wait, talks) ? 'accept' : 'leave' }));
    const kept = going.filter(({ wait, event }) => wait.state === 'offered' && event === 'leave');
    const found = kept.flatMap(({ wait }) => slots.filter((slot) => slot.offer?.waitId === wait.waitId));
    const freed = found.filter((slot) => maySlot(slot, 'lapse')).map((slot) => slotAfter(slot, 'lapse'));
    return freed.length < kept.length ? undefined : { ...lineAfter(line, { going, freed }, given), going };
  });
  const changed = parts.flatMap((part) => part ?? []);
  if (changed.length < parts.length) return 'moved';
  const ended = new Set(changed.flatMap(({ going }) => going.map(({ wait }) => wait.waitId)));
  return {
    slots: changed.flatMap((part) => part.slots),
    // A list in which nobody stood who comes is not touched.
    lines: changed.flatMap(({ change, going }) => (going.length > 0 ? [change] : [])),
    places: talks
      .flatMap((talk) => placesOf(talk, places))
      .flatMap(({ waitId, ...read }) => (ended.has(waitId) ? [] : [read])),
  };
}

const isFor = (wait: Wait, talk: Talk): boolean =>
  wait.pupilId === talk.pupilId && wait.teacherId === talk.teacherId && comesTo(talk, wait.adult);

const isTaken = (wait: Wait, talks: readonly Talk[]): boolean =>
  wait.state === 'offered' &&
  talks.some((talk) => isFor(wait, talk) && timesOf(talk).some((time) => wasOffered(wait, time)));

/** The places in the teacher's list of those who come, or that they have none. */
const placesOf = (talk: Talk, places: readonly Wait[]) =>
  talk.adults.map((adult) => {
    const { pupilId, conferenceId, teacherId } = talk;
    const place = places.find((wait) => isFor(wait, talk) && isOf(wait, adult));
    const name = { pupilId, conferenceId, teacherId, adult };
    return { waitId: place?.waitId ?? '', name, version: place?.version ?? 0 };
  });

type Given = { readonly ending: EndingWaits; readonly conference: Conference; readonly moment: Moment };

/** Writes a booking and what it does to the waiting lists. */
export async function changeEnding(
  store: Pick<TalkStore, 'change'>,
  change: TalkChange,
  { ending, ...given }: Given,
): Promise<'saved' | 'moved'> {
  const after = (lost: ReadonlySet<string>) => endedBy({ talks: change.talks, lost, ...given }, ending);
  if (after(new Set()) === 'moved') return 'moved';
  return changeTalks(store, (lost) => withEnded(change, after(lost)));
}

function withEnded(change: TalkChange, ended: Ended | 'moved'): TalkChange {
  if (ended === 'moved') return change;
  const { slots, lines, places } = ended;
  const offered = lines.flatMap((line) => line.offered).map((wait) => offerFact(change.ownerId, wait));
  return { ...change, slots: [...change.slots, ...slots], lines, places, facts: [...change.facts, ...offered] };
}
