import { type Day, schoolYearOf } from '../shared/time.ts';

/**
 * The day on which a school begins to use the system (decision 032). Earlier lessons can be registered, but nobody is
 * reminded of them. For an unknown school, the earliest day of all schools. `''` sorts before every day: no lesson is
 * too old.
 */
export type GoLive = (schoolId?: string) => Day | '';

type SettingsAt = { readonly at: (schoolId: string) => { readonly 'school.goLiveDay': Day | '' } };
type School = { readonly id: string; readonly importedSince?: Day | undefined };

/**
 * The day of the setting, else the day on which an import first brought the school. Schools imported before that day
 * was stored have none.
 */
export function goLiveOf(settings: SettingsAt, schools: readonly School[]): GoLive {
  const dayOf = ({ id, importedSince = '' }: School): Day | '' => settings.at(id)['school.goLiveDay'] || importedSince;
  const days = new Map(schools.map((school) => [school.id, dayOf(school)]));
  const [earliest = ''] = [...days.values()].sort();
  return (schoolId = '') => days.get(schoolId) ?? earliest;
}

/** The bounds of the setting, both included: from the school year before this one to the end of the next. */
export function goLiveBounds(today: Day): { readonly first: Day; readonly last: Day } {
  const [autumn, spring] = schoolYearOf(today);
  const year = (day: Day, more: number): Day => `${Number(day.slice(0, 4)) + more}${day.slice(4)}`;
  return { first: year(autumn.from, -1), last: year(spring.to, 1) };
}
