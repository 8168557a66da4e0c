import type { Day } from '../functions/shared/time.ts';
import { type SchoolYear, schoolYear, schoolYearAt } from './calendar.ts';
import { ordinaryFamilies } from './families.ts';
import { type Block, blocksOf, type Group, standingGroups } from './groups.ts';
import { hardFamilies } from './hard-families.ts';
import { type Month, monthOf } from './month.ts';
import type { Family, Pupil, Staff, Taken } from './people.ts';
import { randomFor } from './random.ts';
import { type SchoolPlan, schoolsOf } from './schools.ts';
import { type StandIn, staffOf, standInsOf } from './staff.ts';
import { type WeekPlan, weekPlan } from './timetable.ts';

export type SampleOptions = {
  /** Decides the school year, and by its month the 18th birthdays and absent teachers; nothing else depends on it. */
  readonly today: Day;
  readonly seed?: number;
  /** The number of sets of three schools and 600 pupils. */
  readonly scale?: number;
  /** The calendar year in which the school year begins, instead of today's. */
  readonly begins?: number;
};

export type SchoolSample = {
  readonly plan: SchoolPlan;
  readonly blocks: readonly Block[];
  readonly week: WeekPlan;
  readonly groups: readonly Group[];
};

export type Municipality = {
  readonly seed: number;
  readonly year: SchoolYear;
  readonly month: Month;
  readonly schools: readonly SchoolSample[];
  readonly families: readonly Family[];
  readonly staff: readonly Staff[];
  readonly standIns: readonly StandIn[];
  readonly membersOf: (group: Group) => readonly Pupil[];
};

/** Fjordvik: the same for the same seed, scale and month. */
export function municipality({
  today,
  seed = 1,
  scale = 1,
  begins = schoolYearAt(today),
}: SampleOptions): Municipality {
  const year = schoolYear(begins);
  const month = monthOf(today);
  const plans = schoolsOf(scale);
  const frame = { year, month, schools: plans };
  const taken: Taken = { numbers: new Set(), feideNames: new Set() };
  const hard = hardFamilies(frame, taken);
  const staff = staffOf(seed, plans, taken);
  const families = [...hard, ...ordinaryFamilies(seed, frame, seatsLeft(plans, hard), taken)];
  return {
    seed,
    year,
    month,
    schools: plans.map((plan) => {
      const blocks = blocksOf(plan);
      const groups = [...standingGroups(plan), ...blocks.flatMap((block) => block.groups)];
      return { plan, blocks, groups, week: weekPlan(plan, blocks, seed) };
    }),
    families,
    staff,
    standIns: standInsOf(plans, year, month),
    membersOf: membership(seed, families),
  };
}

function seatsLeft(plans: readonly SchoolPlan[], hard: readonly Family[]) {
  const seated = hard.flatMap(({ pupils }) => pupils.map(({ classId }) => classId));
  return plans.flatMap((school) =>
    school.classes.flatMap((schoolClass) => {
      const free = schoolClass.size - seated.filter((classId) => classId === schoolClass.id).length;
      return Array.from({ length: free }, () => ({ school, schoolClass }));
    }),
  );
}

/** The pupils of a group among those of its classes: each choice deals them out in its own order. */
function membership(seed: number, families: readonly Family[]) {
  const byClass = Map.groupBy(
    families.flatMap(({ pupils }) => pupils),
    ({ classId }) => classId,
  );
  return (group: Group): readonly Pupil[] => {
    const pupils = group.classIds.flatMap((classId) => byClass.get(classId) ?? []);
    if (group.of === 1) return pupils;
    const order = randomFor(seed, 'choice', group.choice).shuffle(pupils);
    return order.filter((_pupil, index) => index % group.of === group.part);
  };
}
