import { type Day, earlier, schoolYearOf } from '../shared/time.ts';

/** Where something without a date of its own begins: never with the day on which a file happened to be read. */
export type Beginnings = {
  /** What the source says. */
  readonly said: Day | undefined;
  /** What we hold from before. */
  readonly held: Day | undefined;
  /** The earliest thing that needs it: an enrolment, a group, a pupil's stay. */
  readonly needed: Day | undefined;
  /** The school year's first term, for what nothing else needs. */
  readonly year: Day;
};

/** The source's own date; else the earliest of what is held and what needs it; else the school year's begin. */
export function beginOf({ said, held, needed, year }: Beginnings): Day {
  return said ?? earlier(held, needed) ?? year;
}

/** The first day of the school year of a day: that of its first term, or 1 August where no term of it is known. */
export function yearBegins(terms: readonly Day[], today: Day): Day {
  const [autumn, spring] = schoolYearOf(today);
  const within = terms.filter((from) => from >= autumn.from && from <= spring.to).sort();
  return within[0] ?? autumn.from;
}
