import { addDays } from '../functions/shared/time.ts';
import type { Span } from './calendar.ts';
import type { Cell } from './csv.ts';
import type { Group } from './groups.ts';
import type { Municipality } from './municipality.ts';
import { gradeOf } from './schools.ts';
import { isPredecessor } from './staff.ts';

/** The rows of classes.csv: basis groups, contact teacher groups, levels and teaching groups. */
export function classRows({ year, schools }: Municipality): Cell[][] {
  const terms = year.terms.map(({ id }) => id).join(',');
  return schools.flatMap(({ plan, groups }) =>
    groups.map((group) => [
      group.id,
      '',
      '',
      group.title,
      gradeOf(group.level),
      group.courseId,
      group.id.toUpperCase(),
      group.kind === 'undervisning' ? 'scheduled' : 'homeroom',
      group.room,
      plan.id,
      terms,
      group.subject?.title ?? '',
      group.subject?.code ?? '',
      '',
      group.kind,
      group.annualHours ?? '',
    ]),
  );
}

/** The rows of enrollments.csv: pupils of each group, then its teachers. */
export function* enrolmentRows(sample: Municipality): Generator<readonly Cell[]> {
  const { from } = sample.year;
  const to = addDays(sample.year.to, 1);
  for (const { plan, groups } of sample.schools) {
    for (const group of groups) {
      for (const { id } of sample.membersOf(group)) {
        yield [`${group.id}:${id}`, '', '', group.id, plan.id, id, 'student', false, from, to, ''];
      }
      for (const { id, primary, span } of teachersOf(group, sample)) {
        const own = primary ? 'kontaktlaerer' : '';
        const end = addDays(span.to, 1);
        yield [`${group.id}:${id}`, '', '', group.id, plan.id, id, 'teacher', primary, span.from, end, own];
      }
    }
  }
}

type Teacher = { readonly id: string; readonly primary: boolean; readonly span: Span };

/**
 * A group's teachers with their dates: the predecessor ended, the successor began the next day, the substitute has the
 * month.
 */
function teachersOf(group: Group, { year, standIns }: Municipality): Teacher[] {
  const primary = group.kind === 'kontaktlaerer' || (group.kind === 'basis' && group.teacherIds.length === 1);
  return group.teacherIds.flatMap((id) => {
    const others = standIns.filter(({ absentId }) => absentId === id);
    const predecessor = others.find(isPredecessor);
    const began = predecessor ? addDays(predecessor.to, 1) : year.from;
    return [
      { id, primary, span: { from: began > year.from ? began : year.from, to: year.to } },
      ...others.map((other) => ({ id: other.byId, primary: primary && isPredecessor(other), span: other })),
    ];
  });
}
