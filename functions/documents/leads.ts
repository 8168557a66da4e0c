import type { StaffCard } from '../roster/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';

/** The schools that somebody leads on a day: as leader or as principal. */
export const leadsSchools = ({ assignments }: StaffCard, day: Day): readonly string[] =>
  assignments.flatMap((held) =>
    held.kind === 'role' &&
    (held.role === 'leader' || held.role === 'principal') &&
    held.schoolId !== undefined &&
    holdsOn(held, day)
      ? [held.schoolId]
      : [],
  );
