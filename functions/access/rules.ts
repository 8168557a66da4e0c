/** The areas and roles of a look, in words that families understand without the policy. */
export const AREAS = [
  'absence',
  'lessons',
  'figures',
  'statements',
  'warnings',
  'remarks',
  'leave',
  'messages',
  'talks',
  'documents',
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
  'added',
  'staff',
] as const;
export type Role = (typeof ROLES)[number];

/** The role in the basis of a look, such as `staff:office`. A teacher whom the timetable names counts as teacher. */
export function roleOf(basis: string): Role {
  const word = basis.slice(basis.indexOf(':') + 1);
  if (word === 'lesson') return 'teacher';
  return ROLES.find((role) => role === word) ?? 'staff';
}
