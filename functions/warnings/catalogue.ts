import type { PupilCard, School } from '../roster/lookup.ts';
import { catalogueOn, isGraded, type WarningCatalogue, type WarningPeriod } from '../settings/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import type { Subject, WarningContext } from './authorize.ts';
import { type Choices, lastDayOf, type WarningKind } from './rules.ts';

/** The owner's words of a day for one kind of warning. */
export type Words = {
  readonly catalogue: WarningCatalogue | undefined;
  readonly periods: readonly WarningPeriod[];
  /** False for a pupil without grades yet, who cannot be warned. */
  readonly graded: boolean;
};

type About = Pick<WarningContext, 'settings' | 'groups'> & {
  readonly school: Pick<School, 'type'>;
  readonly card: Pick<PupilCard, 'gradeLevel' | 'groups'>;
};

/** The owner's words for a kind on a day, without periods that are over this school year. */
export const wordsOn = (about: About, kind: WarningKind, day: Day): Words => ({
  catalogue: catalogueOn(about.settings['warnings.catalogues'], kind, day),
  periods: about.settings['warnings.periods'].filter((period) => lastDayOf(period, day) >= day),
  graded: mayBeWarned(about, day),
});

/** True when the pupil gets grades, by the pupil's year group, or else by the class's. */
export function mayBeWarned({ school, card, groups }: Omit<About, 'settings'>, day: Day): boolean {
  const ids = card.groups.flatMap((group) =>
    group.groupKind === 'basis' && holdsOn(group, day) ? [group.groupId] : [],
  );
  const ofClass = groups.find((group) => ids.includes(group.id) && group.grade !== undefined)?.grade;
  return isGraded(school.type, card.gradeLevel ?? ofClass, day);
}

/** The choices of that day, for the rules. */
export const choicesOf = (
  { catalogue, periods, graded }: Words,
  kind: WarningKind,
  subjects: readonly Subject[],
  today: Day,
): Choices => ({
  today,
  kind,
  graded,
  periods,
  reasons: catalogue?.reasons.map(({ id, teacher }) => ({ id, ...teacher })) ?? [],
  subjects: subjects.map((subject) => subject.code),
  legalBasis: catalogue?.legalBasis ?? '',
});

/** The choices of that day in the teacher's words, for the form. */
export const formOf = (
  { catalogue, periods }: Words,
  { kind, subjects, today }: Choices,
  named: readonly Subject[],
  language: Language,
) => ({
  kind,
  legalBasis: catalogue?.legalBasis ?? '',
  reasons: (catalogue?.reasons ?? []).map(({ id, teacher }) => ({ id, text: teacher[language] })),
  periods: periods.map((period) => ({
    id: period.id,
    name: period[language],
    lastDay: lastDayOf(period, today),
  })),
  subjects: named.filter(({ code }) => subjects.includes(code)).map((subject) => ({ ...subject })),
});
