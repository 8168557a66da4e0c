import { type Count, countOf } from '../figures/lookup.ts';
import type { Final, HandlingLookup } from '../handling/lookup.ts';
import type { Entry, LessonsLookup } from '../lessons/lookup.ts';
import type { School } from '../roster/lookup.ts';
import { type Moment, schoolYearOf } from '../shared/time.ts';
import type { Subject } from './authorize.ts';
import type { Content, Evidence } from './record.ts';
import type { WarningKind } from './rules.ts';

export type RecordDeps = {
  readonly lessons: Pick<LessonsLookup, 'entries'>;
  readonly handling: Pick<HandlingLookup, 'finals'>;
};

/** The records behind the figures of the school year so far. */
export type AbsenceRecords = { readonly entries: readonly Entry[]; readonly finals: readonly Final[] };

/** All records of absence from the school year's first day to today: one parallel trip. */
export async function readAbsence(
  { lessons, handling }: RecordDeps,
  ownerId: string,
  pupilId: string,
  { day }: Moment,
): Promise<AbsenceRecords> {
  const { from } = schoolYearOf(day)[0];
  const [entries, finals] = await Promise.all([
    lessons.entries(ownerId, pupilId, from, day),
    handling.finals(ownerId, pupilId, from, day),
  ]);
  return { entries, finals };
}

/** The input of an evidence, beside the records. */
export type Frozen = {
  readonly kind: WarningKind;
  readonly school: School;
  readonly subjects: readonly Subject[];
  readonly moment: Moment;
  readonly missingWork: Content['missingWork'];
};

/**
 * The figures of this moment (D8), by the same rule as every figure (decision 013). A subject warning has the figures
 * of its own subjects alone, since a subject teacher may not see other subjects (C1).
 */
export function evidenceOf({ entries, finals }: AbsenceRecords, frozen: Frozen): Evidence {
  const { kind, school, subjects, moment, missingWork } = frozen;
  const count = countOf(entries, finals, moment.day);
  const { days, minutes, lateTimes } = count;
  return {
    asOf: moment.instant,
    from: schoolYearOf(moment.day)[0].from,
    through: moment.day,
    subjects: subjects.map((subject) => subjectOf(count, subject, school)),
    total: kind === 'subject' ? null : { days: { ...days }, minutes: { ...minutes }, lateTimes },
    missingWork: missingWork.map((task) => ({ ...task })),
  };
}

function subjectOf({ subjects }: Count, { code, name }: Subject, { type }: School): Evidence['subjects'][number] {
  const found = subjects[code];
  return {
    code,
    name,
    minutes: { ...found?.minutes },
    ...(type === 'vgs' && { limitMinutes: found?.limitMinutes ?? 0 }),
    lateTimes: found?.lateTimes ?? 0,
  };
}
