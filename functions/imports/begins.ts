import { type Day, earlier, schoolYearOf } from '../shared/time.ts';

/** Candidates for the begin of a record without its own date; never the day on which a file happened to be read. */
export type Beginnings = {
  /** The source's date. */
  readonly said: Day | undefined;
  /** The date of the existing record. */
  readonly held: Day | undefined;
  /** The begin of the earliest record that needs it: an enrolment, a group, a pupil's stay. */
  readonly needed: Day | undefined;
  /** The school year's first term, for records that no other record needs. */
  readonly year: Day;
};

/** The source's date; else the earlier of the existing and the needed date; else the school year's begin. */
export function beginOf({ said, held, needed, year }: Beginnings): Day {
  return said ?? earlier(held, needed) ?? year;
}

/** The first day of a day's school year: the begin of its first term, or 1 August without a known term. */
export function yearBegins(terms: readonly Day[], today: Day): Day {
  const [autumn, spring] = schoolYearOf(today);
  const within = terms.filter((from) => from >= autumn.from && from <= spring.to).sort();
  return within[0] ?? autumn.from;
}
