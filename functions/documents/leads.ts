import type { StaffCard } from '../roster/lookup.ts';
import { type Dated, type Day, holdsOn } from '../shared/time.ts';
import { coverDays } from './rules.ts';

const LEADING = ['principal', 'leader'] as const;

/** The schools that somebody leads on a day: as leader or as principal, or in one of these roles alone. */
export const leadsSchools = (
  { assignments }: StaffCard,
  day: Day,
  roles: readonly string[] = LEADING,
): readonly string[] =>
  assignments.flatMap((held) =>
    held.kind === 'role' && roles.includes(held.role) && held.schoolId !== undefined && holdsOn(held, day)
      ? [held.schoolId]
      : [],
  );

/** True for somebody who is employed and works at one of these schools on all these days (see `coverDays`). */
export const worksOn = (card: StaffCard | undefined, schoolIds: readonly string[], days: Dated): boolean =>
  card !== undefined &&
  coverDays([card.employed], days) &&
  coverDays(
    card.assignments.filter(({ schoolId }) => schoolId !== undefined && schoolIds.includes(schoolId)),
    days,
  );
