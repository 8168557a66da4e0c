import type { Moment } from '../shared/time.ts';
import { changePassing } from './change-talks.ts';
import { cancelledBy, mayTalk, slotAfter } from './changes.ts';
import { changedSheets, type SheetOf, sheetsWithout, withoutSlot } from './day-sheet.ts';
import { type SlotName, timesOf } from './keys.ts';
import { isIn } from './plan-booking.ts';
import type { AwayOrder, Conference, Slot } from './record.ts';
import type { TalkStore } from './talk-store.ts';
import { talkFact } from './view.ts';

export type CancelDeps = { readonly store: Pick<TalkStore, 'slots' | 'talk' | 'sheets' | 'line' | 'change'> };
type Cancelling = Pick<AwayOrder, 'reason' | 'by'> & {
  readonly conference: Conference;
  readonly slot: SlotName;
  /** True for a time that may be cancelled as it is now. */
  readonly may: (slot: Slot) => boolean;
  /** The other time of a long talk: cancelled too, or free again; left out for free. */
  readonly other?: (slot: Slot) => boolean;
  readonly now: Moment;
};

/**
 * Cancels a teacher's time with its talk, for the school: one transaction with one fact. A long talk ends when one of
 * its two times does, and the other time goes to the next of the waiting list. One round, which reads and writes;
 * returns how many times it has cancelled, 0 for a time that is not to be cancelled any more.
 */
export async function cancelTime(
  { store }: CancelDeps,
  ownerId: string,
  { conference, slot: named, may, other = () => false, reason, by, now }: Cancelling,
): Promise<number | 'moved'> {
  const [slot] = await store.slots(ownerId, [named]);
  if (!slot || !may(slot)) return 0;
  const { day, conferenceId, booking } = slot;
  const talk = booking && (await store.talk(ownerId, { conferenceId, ...booking }));
  const teacher = { kind: 'staff', id: slot.teacherId } as const;
  const [slots, sheets, line] = await Promise.all([
    talk?.second === undefined ? [slot] : store.slots(ownerId, timesOf(talk)),
    store.sheets(ownerId, [teacher, ...(talk?.adults ?? [])], [day]),
    slot.offer || talk?.second !== undefined ? store.line(ownerId, slot) : undefined,
  ]);
  const own = slots.find(({ from }) => from === slot.from);
  const isWhole = talk && mayTalk(talk, 'cancel') && slots.every((each) => isIn(each, talk));
  // The talk has been changed between the reads.
  if (!own || (booking && !isWhole)) return 'moved';
  const cancelled = slots.filter((each) => each === own || (may(each) && other(each)));
  const without = (talk ? sheetsWithout(sheets, talk) : sheets).map((of) => withoutSlots(of, cancelled));
  const ended = talk && cancelledBy(talk, { id: by, at: now.instant }, reason);
  // The family for which the time was kept waits on, at its place.
  const offered = line?.waits.filter(({ waitId, state }) => state === 'offered' && waitId === slot.offer?.waitId) ?? [];
  const going = offered.map((wait) => ({ wait, event: 'withdraw' as const }));
  const freed = slots.filter((each) => !cancelled.includes(each)).map((each) => slotAfter(each, 'leave'));
  const change = {
    ownerId,
    slots: cancelled.map((each) => slotAfter(each, 'cancel')),
    talks: ended ? [ended] : [],
    sheets: changedSheets(sheets, without),
    relations: [],
    facts: ended ? [talkFact(ended, { ownerId, by: { kind: 'staff', personId: by } })] : [],
    reply: undefined,
    today: now.day,
  };
  const saved = line
    ? await changePassing(store, change, { line, going, freed, conference, moment: now })
    : await store.change(change);
  return saved === 'saved' ? cancelled.length : 'moved';
}

/** The teacher's sheet without the cancelled times; others have no times of the teacher. */
const withoutSlots = (of: SheetOf, cancelled: readonly Slot[]): SheetOf =>
  of.person.kind === 'staff' ? { ...of, sheet: cancelled.reduce(withoutSlot, of.sheet) } : of;
