import type { Me } from '../../session/me.ts';

type Staff = Extract<Me, { role: 'staff' }>['home'];

const AT_SCHOOL: readonly string[] = ['office', 'leader', 'principal'];

/** A school at which a member of staff is office or leader. */
export type OwnSchool = { readonly schoolId: string; readonly name: string };

/** The schools with a first page for the person, each once. */
export function schoolsOf({ roles }: Staff): OwnSchool[] {
  const named = roles.flatMap(({ role, schoolId, schoolName }) =>
    schoolId !== null && AT_SCHOOL.includes(role) ? [[schoolId, schoolName ?? ''] as const] : [],
  );
  return [...new Map(named)].map(([schoolId, name]) => ({ schoolId, name }));
}

export const isOwnerAdmin = ({ roles }: Staff): boolean => roles.some(({ role }) => role === 'owner-admin');
