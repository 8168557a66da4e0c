import type { Day } from '../shared/time.ts';
import type { Line } from './csv-line.ts';
import { ROLE_TYPES, USER_ROLES } from './csv-people-words.ts';

/** A row of OneRoster 1.2's `roles.csv`: a person's role, with organisation and period. */
export type RoleHeld = {
  readonly role: NonNullable<ReturnType<typeof USER_ROLES>>;
  readonly orgKey: string;
  readonly primary: boolean;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
};
/**
 * `refused`: a line about the user could not be read, so held roles stay. `ended`: kinds of people in lines marked as
 * deleted.
 */
export type RolesOf = { readonly held: RoleHeld[]; readonly ended: Set<RoleHeld['role']['kind']>; refused: boolean };

/** Collects a line of `roles.csv` for its user. */
export function noteRole(line: Line, roles: Map<string, RolesOf>): void {
  const user = line.text('userSourcedId');
  const of = roles.get(user) ?? { held: [], ended: new Set(), refused: false };
  roles.set(user, of);
  const role = line.word('role', USER_ROLES, 'role-unknown');
  if (line.text('role') === '') line.fault('role-unknown', 'role', USER_ROLES.known);
  const primary = (line.word('roleType', ROLE_TYPES) ?? 'primary') === 'primary';
  const { from, to } = line.period();
  const holds = line.holds();
  if (line.faults.length > 0 || role === undefined) of.refused = true;
  else if (holds) of.held.push({ role, orgKey: line.text('orgSourcedId'), primary, from, to });
  else of.ended.add(role.kind);
}

/** Roles that hold on the day; without a day, roles without begin and end. */
export const heldOn = (roles: readonly RoleHeld[], today: Day | undefined): readonly RoleHeld[] =>
  roles.filter(({ from, to }) =>
    today === undefined
      ? from === undefined && to === undefined
      : (from === undefined || from <= today) && (to === undefined || today < to),
  );
