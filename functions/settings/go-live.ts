import { type Day, schoolYearOf } from '../shared/time.ts';

/**
 * When a school begins to use the system (decision 032): what was taught before can be registered, and asks nothing of
 * anybody. The first day of a school that asks; of a school that we do not know, the earliest of all. `''`, before
 * every day, where nothing is too old.
 */
export type GoLive = (schoolId?: string) => Day | '';

type SettingsAt = { readonly at: (schoolId: string) => { readonly 'school.goLiveDay': Day | '' } };
type School = { readonly id: string; readonly importedSince?: Day | undefined };

/**
 * The day that somebody has set, else the one on which an import first brought the school; a school from before that
 * was kept has none.
 */
export function goLiveOf(settings: SettingsAt, schools: readonly School[]): GoLive {
  const dayOf = ({ id, importedSince = '' }: School): Day | '' => settings.at(id)['school.goLiveDay'] || importedSince;
  const days = new Map(schools.map((school) => [school.id, dayOf(school)]));
  const [earliest = ''] = [...days.values()].sort();
  return (schoolId = '') => days.get(schoolId) ?? earliest;
}

/** The days that may be set, both included: from the school year before this one to the end of the next. */
export function goLiveBounds(today: Day): { readonly first: Day; readonly last: Day } {
  const [autumn, spring] = schoolYearOf(today);
  const year = (day: Day, more: number): Day => `${Number(day.slice(0, 4)) + more}${day.slice(4)}`;
  return { first: year(autumn.from, -1), last: year(spring.to, 1) };
}
