import type { Day } from '../shared/time.ts';

/** Ages that no pupil has; adults go to school too, and older ones are looked at by a person. */
const YOUNGEST = 4;
const OLDEST = 30;

/** A mark for a birth date that no pupil has: the pupil is taken, and a person looks at the date. */
export function unlikelyBirth(born: Day, today: Day): { readonly birthDateUnlikely?: true } {
  const age = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0);
  return age < YOUNGEST || age > OLDEST ? { birthDateUnlikely: true } : {};
}
