import type { Day } from '../shared/time.ts';
import type { Place, Row } from './rows.ts';

export type Session = {
  readonly key: string;
  readonly title: string;
  readonly type: 'term' | 'semester' | 'gradingPeriod' | 'schoolYear';
  readonly from: Day;
  readonly to: Day;
  readonly place: Place;
};

/** Terms are wanted; where a set has none for a time, the next best cover it. */
const PREFERRED = ['term', 'semester', 'gradingPeriod', 'schoolYear'] as const;

/**
 * The sessions that become terms: those of the preferred type, and of each next type the ones that no taken one lies
 * in. So a year with terms within semesters within a school year has its terms once, and a set with the school year
 * alone has it.
 */
export function* termsOf(sessions: readonly Session[]): Generator<Extract<Row, { kind: 'term' }>> {
  const taken: Session[] = [];
  for (const type of PREFERRED) {
    const overlaps = (session: Session) => taken.some(({ from, to }) => from < session.to && session.from < to);
    const next = sessions.filter((session) => session.type === type && !overlaps(session));
    taken.push(...next);
  }
  for (const { key, title, from, to, place } of taken) yield { kind: 'term', key, place, data: { title, from, to } };
}
