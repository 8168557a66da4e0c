/** What families are told of a look: its area and the reader's role, in words that need no policy to read. */
export const AREAS = [
  'absence',
  'lessons',
  'figures',
  'statements',
  'warnings',
  'remarks',
  'leave',
  'contact',
  'records',
  'other',
] as const;
export type Area = (typeof AREAS)[number];

export const ROLES = [
  'teacher',
  'contact-teacher',
  'substitute',
  'office',
  'leader',
  'principal',
  'owner-admin',
  'staff',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * The role in the right by which somebody looked, such as `staff:office`. Whom the timetable names for a lesson taught
 * it.
 */
export function roleOf(basis: string): Role {
  const word = basis.slice(basis.indexOf(':') + 1);
  if (word === 'lesson') return 'teacher';
  return ROLES.find((role) => role === word) ?? 'staff';
}
