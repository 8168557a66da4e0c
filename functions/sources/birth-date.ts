import type { Day } from '../shared/time.ts';

/** Limits of a pupil's age; adults go to school too, and a person checks older pupils. */
const YOUNGEST = 4;
const OLDEST = 30;

/** Marks an unlikely birth date: the import takes the pupil, and a person checks the date. */
export function unlikelyBirth(born: Day, today: Day): { readonly birthDateUnlikely?: true } {
  const age = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0);
  return age < YOUNGEST || age > OLDEST ? { birthDateUnlikely: true } : {};
}
