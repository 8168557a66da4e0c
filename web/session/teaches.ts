import type { Me } from './me.ts';

type Staff = Extract<Me, { role: 'staff' }>['home'];

/** True for staff with groups; a stand-in may have neither groups nor another role, and still has lessons. */
export const teaches = ({ groups, roles }: Pick<Staff, 'groups' | 'roles'>): boolean =>
  groups.length > 0 || roles.length === 0;
