import type { Moment } from '../shared/time.ts';
import { cancelledBy, mayTalk, slotAfter } from './changes.ts';
import { changedSheets, type SheetOf, sheetsWithout, withoutSlot } from './day-sheet.ts';
import { type SlotName, timesOf } from './keys.ts';
import { isIn } from './plan-booking.ts';
import type { AwayOrder, Slot } from './record.ts';
import type { TalkStore } from './talk-store.ts';
import { talkFact } from './view.ts';
import { waitAfter } from './wait-rules.ts';

export type CancelDeps = { readonly store: Pick<TalkStore, 'slots' | 'talk' | 'sheets' | 'line' | 'change'> };
type Cancelling = Pick<AwayOrder, 'reason' | 'by'> & {
  readonly slot: SlotName;
  /** True for a time that may be cancelled as it is now. */
  readonly may: (slot: Slot) => boolean;
  /** The other time of a long talk: cancelled too, or free again; left out for free. */
  readonly other?: (slot: Slot) => boolean;
  readonly now: Moment;
};

/**
 * Cancels a teacher's time with its talk, for the school: one transaction with one fact. A long talk ends when one of
 * its two times does. One round, which reads and writes; returns how many times it has cancelled, 0 for a time that is
 * not to be cancelled any more.
 */
export async function cancelTime(
  { store }: CancelDeps,
  ownerId: string,
  { slot: named, may, other = () => false, reason, by, now }: Cancelling,
): Promise<number | 'moved'> {
  const [slot] = await store.slots(ownerId, [named]);
  if (!slot || !may(slot)) return 0;
  const { day, conferenceId, booking } = slot;
  const talk = booking && (await store.talk(ownerId, { conferenceId, ...booking }));
  const teacher = { kind: 'staff', id: slot.teacherId } as const;
  const [slots, sheets, line] = await Promise.all([
    talk?.second === undefined ? [slot] : store.slots(ownerId, timesOf(talk)),
    store.sheets(ownerId, [teacher, ...(talk?.adults ?? [])], [day]),
    slot.offer && store.line(ownerId, slot),
  ]);
  const own = slots.find(({ from }) => from === slot.from);
  const isWhole = talk && mayTalk(talk, 'cancel') && slots.every((each) => isIn(each, talk));
  // The talk has been changed between the reads.
  if (!own || (booking && !isWhole)) return 'moved';
  const cancelled = slots.filter((each) => each === own || (may(each) && other(each)));
  const without = (talk ? sheetsWithout(sheets, talk) : sheets).map((of) => withoutSlots(of, cancelled));
  const ended = talk && cancelledBy(talk, { id: by, at: now.instant }, reason);
  // The family for which the time was kept waits on, at its place.
  const going = line?.waits.filter(({ waitId, state }) => state === 'offered' && waitId === slot.offer?.waitId) ?? [];
  const waits = going.map((wait) => waitAfter(wait, 'withdraw', now.instant));
  const saved = await store.change({
    ownerId,
    slots: slots.map((each) => slotAfter(each, cancelled.includes(each) ? 'cancel' : 'leave')),
    talks: ended ? [ended] : [],
    sheets: changedSheets(sheets, without),
    relations: [],
    lines: line ? [{ line, waits, offered: [] }] : [],
    facts: ended ? [talkFact(ended, { ownerId, by: { kind: 'staff', personId: by } })] : [],
    reply: undefined,
    today: now.day,
  });
  return saved === 'saved' ? cancelled.length : 'moved';
}

/** The teacher's sheet without the cancelled times; others have no times of the teacher. */
const withoutSlots = (of: SheetOf, cancelled: readonly Slot[]): SheetOf =>
  of.person.kind === 'staff' ? { ...of, sheet: cancelled.reduce(withoutSlot, of.sheet) } : of;
