import type { Block } from './groups.ts';
import { type Random, randomFor } from './random.ts';
import type { SchoolPlan } from './schools.ts';

/** A place in the week: weekday 1–5 and the lesson's number that day, from 0. */
export type Slot = { readonly weekday: number; readonly index: number };
/** The slots of each block in an ordinary week. */
export type WeekPlan = ReadonlyMap<string, readonly Slot[]>;

/** Lessons per weekday, Monday first. */
const DAYS_UP_TO_4 = [4, 4, 4, 4, 4];
const DAYS_UP_TO_7 = [5, 4, 5, 4, 4];
const DAYS_UP_TO_10 = [5, 5, 5, 5, 4];
const DAYS_UPPER_SECONDARY = [6, 6, 6, 6, 6];
const HOURS = ['08:30-09:30', '09:45-10:45', '11:15-12:15', '12:25-13:25', '13:35-14:35'];
const SHORT_HOURS = ['08:15-09:00', '09:00-09:45', '10:00-10:45', '10:45-11:30', '12:00-12:45', '12:45-13:30'];
/** Attempts with a subject's lessons spread over the week; later attempts accept two on one day. */
const SPREAD_TRIES = 40;
const TRIES = 400;

/** `HH:MM-HH:MM` of a slot at that kind of school. */
export const hoursOf = (type: SchoolPlan['type'], slot: Slot): string =>
  (type === 'vgs' ? SHORT_HOURS : HOURS)[slot.index] ?? '';

/**
 * A week in which no class, teacher or room is in two places at once and no class has a free period. Blocks that join
 * classes are placed first, then each class is a matching of its lessons to its slots; an attempt that gets stuck is
 * discarded.
 */
export function weekPlan(school: SchoolPlan, blocks: readonly Block[], seed: number): WeekPlan {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const random = randomFor(seed, 'week', school.id, attempt);
    const plan = tryWeek(school, blocks, random, attempt < SPREAD_TRIES);
    if (plan) return plan;
  }
  throw new Error(`No timetable for ${school.name} in ${TRIES} tries: a teacher or room has more lessons than slots.`);
}

function tryWeek(school: SchoolPlan, blocks: readonly Block[], random: Random, spread: boolean): WeekPlan | undefined {
  const busy = new Set<string>();
  const plan = new Map<string, Slot[]>();
  const grids = new Map(school.classes.map(({ id, level }) => [id, gridOf(level)]));
  const place = (block: Block, slot: Slot): void => {
    for (const resource of resourcesOf(block)) busy.add(at(resource, slot));
    plan.set(block.id, [...(plan.get(block.id) ?? []), slot]);
  };
  for (const block of random.shuffle(blocks.filter(({ classIds }) => classIds.length > 1))) {
    const [first = ''] = block.classIds;
    const free = random.shuffle(grids.get(first) ?? []).filter((slot) => isFree(busy, block, slot));
    const taken = free.toSorted((a, b) => dayRank(free, a) - dayRank(free, b)).slice(0, block.weekly);
    if (taken.length < block.weekly) return undefined;
    for (const slot of taken) place(block, slot);
  }
  // The oldest classes share most teachers, so they are placed first.
  for (const schoolClass of random.shuffle(school.classes).toSorted((a, b) => b.level - a.level)) {
    const own = blocks.filter(({ classIds }) => classIds.length === 1 && classIds[0] === schoolClass.id);
    const slots = (grids.get(schoolClass.id) ?? []).filter((slot) => !busy.has(at(schoolClass.id, slot)));
    const found = matchClass(own, slots, busy, random, spread);
    if (!found) return undefined;
    for (const [block, slot] of found) place(block, slot);
  }
  return plan;
}

/** The number of earlier slots of the same weekday: sorting by it takes one slot of each day first. */
const dayRank = (slots: readonly Slot[], slot: Slot): number =>
  slots.slice(0, slots.indexOf(slot)).filter(({ weekday }) => weekday === slot.weekday).length;

type Unit = { readonly block: Block; readonly days: readonly number[] };

/** Kuhn's augmenting paths: every slot of the class gets one lesson, else `undefined`. */
function matchClass(
  blocks: readonly Block[],
  slots: readonly Slot[],
  busy: ReadonlySet<string>,
  random: Random,
  spread: boolean,
): readonly (readonly [Block, Slot])[] | undefined {
  const units = random.shuffle(blocks.flatMap((block) => unitsOf(block, random, spread)));
  if (units.length !== slots.length) throw new Error(`${units.length} lessons for ${slots.length} slots.`);
  const holder = new Map<Slot, Unit>();
  const fits = (unit: Unit) =>
    random.shuffle(slots).filter((slot) => unit.days.includes(slot.weekday) && isFree(busy, unit.block, slot));
  const options = new Map(units.map((unit) => [unit, fits(unit)]));
  const settle = (unit: Unit, seen: Set<Slot>): boolean =>
    (options.get(unit) ?? []).some((slot) => {
      if (seen.has(slot)) return false;
      seen.add(slot);
      const other = holder.get(slot);
      if (other && !settle(other, seen)) return false;
      holder.set(slot, unit);
      return true;
    });
  if (!units.every((unit) => settle(unit, new Set()))) return undefined;
  return [...holder].map(([slot, unit]) => [unit.block, slot] as const);
}

/** One unit per weekly lesson with its possible weekdays; `spread` deals the five weekdays out among the lessons. */
function unitsOf(block: Block, random: Random, spread: boolean): Unit[] {
  const days = random.shuffle([1, 2, 3, 4, 5]);
  return Array.from({ length: block.weekly }, (_, index) => ({
    block,
    days: !spread || index >= 5 ? days : days.filter((_day, place) => place % Math.min(block.weekly, 5) === index),
  }));
}

function daysOf(level: number) {
  if (level <= 4) return DAYS_UP_TO_4;
  if (level <= 7) return DAYS_UP_TO_7;
  return level <= 10 ? DAYS_UP_TO_10 : DAYS_UPPER_SECONDARY;
}

const gridOf = (level: number): Slot[] => {
  return daysOf(level).flatMap((count, day) =>
    Array.from({ length: count }, (_, index) => ({ weekday: day + 1, index })),
  );
};

const resourcesOf = (block: Block): string[] => [
  ...block.classIds,
  ...block.groups.flatMap(({ teacherIds, room }) => [...teacherIds, `room ${room}`]),
];

const isFree = (busy: ReadonlySet<string>, block: Block, slot: Slot): boolean =>
  resourcesOf(block).every((resource) => !busy.has(at(resource, slot)));

const at = (resource: string, slot: Slot): string => `${resource}@${slot.weekday}.${slot.index}`;
