import type { StaffCard } from '../roster/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';

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
