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

/** Types of sessions by preference: where a time has no term, the next type covers it. */
const PREFERRED = ['term', 'semester', 'gradingPeriod', 'schoolYear'] as const;

/**
 * The sessions that become terms: all of the preferred type, and of each next type the sessions that overlap no chosen
 * session. So a school year with semesters with terms gives its terms once, and a school year alone gives itself.
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
