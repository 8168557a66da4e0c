import { type Day, instantsIn, type TimeOfDay } from '../shared/time.ts';

/** Times for development talks, planned before anybody books: pure rules on Oslo's civil time (H1). */

/** A time that a teacher offers. */
export type SlotTime = { readonly day: Day; readonly from: TimeOfDay; readonly to: TimeOfDay };

/** The hours of a day in which a teacher holds talks. */
export type Stretch = SlotTime;
export type SlotPlan = {
  readonly stretches: readonly Stretch[];
  readonly lengthMinutes: number;
  /** Between two talks: to write, to breathe, to come from another room. */
  readonly breakMinutes: number;
};

export const SHORTEST_MINUTES = 5;
export const LONGEST_MINUTES = 240;
/** Talks begin at times that people can remember: lengths and breaks are whole fives. */
export const STEP_MINUTES = 5;
export const LONGEST_BREAK_MINUTES = 120;
/** The most times that a plan makes for one teacher: more is a typing error. */
export const MOST_SLOTS = 200;
/** The earliest and the latest time of day of a talk. */
export const EARLIEST: TimeOfDay = '07:00';
export const LATEST: TimeOfDay = '22:00';

export type PlanFault =
  | 'length'
  | 'break'
  | 'no-stretch'
  | 'stretch-order'
  | 'stretch-hours'
  | 'too-short'
  | 'too-many';

/** Why a plan makes no times; `undefined` for a good plan. */
export function planFault(plan: SlotPlan): PlanFault | undefined {
  const { stretches, lengthMinutes, breakMinutes } = plan;
  if (!isStep(lengthMinutes, SHORTEST_MINUTES, LONGEST_MINUTES)) return 'length';
  if (!isStep(breakMinutes, 0, LONGEST_BREAK_MINUTES)) return 'break';
  if (stretches.length === 0) return 'no-stretch';
  if (stretches.some(({ from, to }) => from >= to)) return 'stretch-order';
  if (stretches.some(({ from, to }) => from < EARLIEST || to > LATEST)) return 'stretch-hours';
  if (stretches.some(({ from, to }) => minuteOf(to) - minuteOf(from) < lengthMinutes)) return 'too-short';
  return stretches.reduce((sum, stretch) => sum + countIn(stretch, plan), 0) > MOST_SLOTS ? 'too-many' : undefined;
}

const isStep = (minutes: number, least: number, most: number): boolean =>
  Number.isInteger(minutes) && minutes >= least && minutes <= most && minutes % STEP_MINUTES === 0;

const countIn = ({ from, to }: Stretch, { lengthMinutes, breakMinutes }: SlotPlan): number =>
  Math.floor((minuteOf(to) - minuteOf(from) + breakMinutes) / (lengthMinutes + breakMinutes));

/**
 * The times of a good plan, in their order. A time that overlaps one that the teacher has already is left out, so that
 * planning anew adds and never moves what a family has booked.
 */
export function slotsOf(plan: SlotPlan, taken: readonly SlotTime[]): readonly SlotTime[] {
  const { stretches, lengthMinutes, breakMinutes } = plan;
  const made = stretches.flatMap((stretch) =>
    Array.from({ length: countIn(stretch, plan) }, (_none, index) => {
      const start = minuteOf(stretch.from) + index * (lengthMinutes + breakMinutes);
      return { day: stretch.day, from: timeOf(start), to: timeOf(start + lengthMinutes) };
    }),
  );
  const kept: SlotTime[] = [];
  for (const slot of made.toSorted(inOrder)) {
    if (![...taken, ...kept].some((other) => overlap(slot, other))) kept.push(slot);
  }
  return kept;
}

export const inOrder = (a: SlotTime, b: SlotTime): number => startOf(a) - startOf(b);

/** True when two times share a minute; one may begin when the other ends. */
export const overlap = (a: SlotTime, b: SlotTime): boolean => a.day === b.day && a.from < b.to && b.from < a.to;

/** The most free times that a refusal offers instead. */
const MOST_NEAREST = 3;

/** The free times that lie nearest to a wish, the nearest first; earlier before later at the same distance. */
export function nearest<Slot extends SlotTime>(wish: SlotTime, free: readonly Slot[]): readonly Slot[] {
  const at = startOf(wish);
  return free
    .toSorted((a, b) => Math.abs(startOf(a) - at) - Math.abs(startOf(b) - at) || startOf(a) - startOf(b))
    .slice(0, MOST_NEAREST);
}

/** Milliseconds since 1970 at which a talk begins. */
export const startOf = ({ day, from }: SlotTime): number => Date.parse(instantsIn(day, from)[0] ?? `${day}T01:00:00Z`);

/** The longest time that siblings wait between two talks. */
export const LONGEST_GAP_MINUTES = 45;

/**
 * Times for siblings, one of each list, in the lists' order: all on one day, each at least `gapMinutes` after the one
 * before and at most three quarters of an hour. The row that begins earliest, or `undefined` if there is none: siblings
 * get all or nothing. The lists are short, and a row goes on within an hour, so that trying all is quick.
 */
export function rowOf<Slot extends SlotTime>(
  lists: readonly (readonly Slot[])[],
  gapMinutes: number,
): readonly Slot[] | undefined {
  const sorted = lists.map((list) => list.toSorted(inOrder));
  const starts = sorted
    .flatMap((list, of) => list.map((slot) => ({ of, slot })))
    .toSorted((a, b) => inOrder(a.slot, b.slot));
  for (const { of, slot } of starts) {
    const row = continued(sorted, new Map([[of, slot]]), { last: slot, gapMinutes });
    if (row) return sorted.map((_list, index) => row.get(index) as Slot);
  }
  return undefined;
}

/** The row, completed with a time of each list that has none yet; `undefined` if there is no way. */
function continued<Slot extends SlotTime>(
  lists: readonly (readonly Slot[])[],
  row: ReadonlyMap<number, Slot>,
  { last, gapMinutes }: { readonly last: Slot; readonly gapMinutes: number },
): ReadonlyMap<number, Slot> | undefined {
  if (row.size === lists.length) return row;
  const next = lists
    .flatMap((list, of) =>
      row.has(of) ? [] : list.filter((slot) => follows(slot, last, gapMinutes)).map((slot) => ({ of, slot })),
    )
    .toSorted((a, b) => inOrder(a.slot, b.slot));
  for (const { of, slot } of next) {
    const found = continued(lists, new Map([...row, [of, slot]]), { last: slot, gapMinutes });
    if (found) return found;
  }
  return undefined;
}

function follows(slot: SlotTime, before: SlotTime, gapMinutes: number): boolean {
  const gap = minuteOf(slot.from) - minuteOf(before.to);
  return slot.day === before.day && gap >= gapMinutes && gap <= Math.max(gapMinutes, LONGEST_GAP_MINUTES);
}

export const minuteOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minute: number): TimeOfDay =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
