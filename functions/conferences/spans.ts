import type { Slot } from './record.ts';
import { inOrder, minuteOf, type SlotTime } from './slot-rules.ts';

/** A talk's time or two neighbouring times, as one: pure. A talk with an interpreter may take two. */
export type Span = SlotTime & { readonly slots: readonly [Slot, ...Slot[]] };

/** The longest break between the two times of a long talk. */
const LONGEST_BREAK = 15;

const single = (slot: Slot): Span => ({ day: slot.day, from: slot.from, to: slot.to, slots: [slot] });

/** True for the next time of the teacher, held the same way and soon after. */
function isNext(second: Slot, first: Slot): boolean {
  const gap = minuteOf(second.from) - minuteOf(first.to);
  return second.mode === first.mode && gap <= LONGEST_BREAK;
}

/**
 * The spans of a teacher's times that are `open`: each time alone, or with the next one of the day. A talk of somebody
 * else between two times parts them.
 */
export function spansOf(
  slots: readonly Slot[],
  { isLong, open }: { readonly isLong: boolean; readonly open: (slot: Slot) => boolean },
): readonly Span[] {
  const standing = slots.filter(({ state }) => state !== 'cancelled').toSorted(inOrder);
  if (!isLong) return standing.filter(open).map(single);
  return standing.flatMap((first, index) => {
    const second = standing.slice(index + 1).find(({ day, from }) => day === first.day && from >= first.to);
    if (!open(first) || !second || !open(second) || !isNext(second, first)) return [];
    return [{ day: first.day, from: first.from, to: second.to, slots: [first, second] as const }];
  });
}

/** The span that begins then; `undefined` if its times are not open. */
export const spanAt = (spans: readonly Span[], { day, from }: Pick<SlotTime, 'day' | 'from'>): Span | undefined =>
  spans.find((span) => span.day === day && span.from === from);
