import { byCode } from '../shared/ids.ts';
import type { Day } from '../shared/time.ts';
import { type Groups, schoolOf, standingOf } from './pifu-groups.ts';
import { idOfNow, type Renamed } from './pifu-ids.ts';
import type { Period } from './pifu-period.ts';
import { type RoleReading, readRole } from './pifu-role.ts';
import type { Where } from './pifu-roles.ts';
import { children, type Element, textAt } from './read-xml.ts';
import type { RoleAt } from './rows.ts';

/** A period at a school by a membership; `org` if of the school itself, else of a group of the school. */
type Stay = Period & {
  readonly school: string;
  readonly org: boolean;
  readonly primary: boolean;
};
type Kind = 'pupil' | 'staff';

/** The results of the memberships for people, by their present ids. */
export type People = {
  readonly stays: { readonly [K in Kind]: Map<string, Stay[]> };
  readonly roles: Map<string, (RoleAt & Period)[]>;
  readonly grades: Map<string, { readonly grade: string; readonly from: string }>;
  /** People with an unreadable line of their school, or without a readable line: their held records stay. */
  readonly unclear: { readonly [K in Kind]: Set<string> };
  readonly maybe: { readonly [K in Kind]: Set<string> };
  /** The reason for leaving aside a person without any other role. */
  readonly aside: Map<string, string>;
};

export const nobody = (): People => ({
  stays: { pupil: new Map(), staff: new Map() },
  roles: new Map(),
  grades: new Map(),
  unclear: { pupil: new Set(), staff: new Set() },
  maybe: { pupil: new Set(), staff: new Set() },
  aside: new Map(),
});

/** Collects a membership's members. */
export function noteMembers(membership: Element, groups: Groups, renamed: Renamed, people: People): void {
  const groupKey = idOfNow(membership, groups.renamed);
  const standing = standingOf(groupKey, groups);
  for (const member of children(membership, 'member')) {
    const key = idOfNow(member, renamed);
    if (textAt(member, 'idtype') !== '1') continue;
    if (typeof standing === 'object') people.aside.set(key, standing.aside);
    else
      for (const role of children(member, 'role')) {
        const marks = [membership, member];
        if (standing === undefined || standing === 'unclear') noteUnclear(readRole(role, 'other', marks), key, people);
        else noteRole(readRole(role, standing, marks), { key, groupKey, standing, role }, groups, people);
      }
  }
}

/** Notes a member of an unreadable group, who may still be a pupil or staff. */
function noteUnclear(reading: RoleReading, key: string, { maybe, aside }: People): void {
  if (reading.is === 'refused') for (const kind of reading.about) maybe[kind].add(key);
  else if (reading.is === 'over') aside.set(key, reading.code);
  else if (reading.person !== undefined) maybe[reading.person].add(key);
}

type Of = { readonly key: string; readonly groupKey: string; readonly standing: Where; readonly role: Element };

function noteRole(reading: RoleReading, of: Of, groups: Groups, people: People): void {
  const { key, groupKey, standing, role } = of;
  const org = standing === 'owner' || standing === 'school';
  if (reading.is === 'refused') {
    for (const kind of reading.about) (org ? people.unclear : people.maybe)[kind].add(key);
    return;
  }
  if (reading.is === 'over') {
    people.aside.set(key, reading.code);
    return;
  }
  if (reading.mark === 'left' && org) {
    people.aside.set(key, 'membership-inactive');
    return;
  }
  if (reading.person === undefined) {
    if (reading.note !== undefined) people.aside.set(key, reading.note);
    return;
  }
  const school = standing === 'owner' ? '' : (schoolOf(groupKey, groups) ?? '');
  const primary = textAt(role, 'extension', 'pifu_primaryRelation') === '1';
  push(people.stays[reading.person], key, { ...reading.period, school, org, primary });
  for (const held of reading.roles ?? []) push(people.roles, key, { role: held, schoolKey: school, ...reading.period });
  if (reading.person === 'pupil' && standing === 'grade') noteGrade(groupKey, key, groups, people, reading.period);
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}

/** Keeps the grade that began last. */
function noteGrade(groupKey: string, key: string, { known }: Groups, { grades }: People, { from = '' }: Period): void {
  const grade = known.get(groupKey)?.grade;
  if (grade !== undefined && (grades.get(key)?.from ?? '') <= from) grades.set(key, { grade, from });
}

/** A person's school, and their last day at any school; the school is `''` for staff of the owner alone. */
export type Belonging = { readonly school: string; readonly to?: Day | undefined };

/**
 * A school's own membership gives the end, else its groups do. Of several schools the primary counts, then the school
 * that lasts longest. Ignores the begin of a school's membership: systems renew it each year, so earlier years would
 * lose their pupils; the groups give the begin.
 */
export function belongingOf(stays: readonly Stay[]): Belonging | undefined {
  const bySchool = new Set(stays.filter(({ org }) => org).map(({ school }) => school));
  const counted = stays.filter(({ org, school }) => org || !bySchool.has(school));
  const [first] = [...counted].sort(
    (a, b) =>
      Number(b.school !== '') - Number(a.school !== '') ||
      Number(b.primary) - Number(a.primary) ||
      byCode(b.to ?? END, a.to ?? END),
  );
  if (!first) return undefined;
  const to = counted
    .map((stay) => stay.to ?? END)
    .sort()
    .at(-1);
  return { school: first.school, to: to === END ? undefined : to };
}

/** Roles that hold on the day, each once; without a day, roles without begin and end. */
export function rolesOn(roles: readonly (RoleAt & Period)[], today: Day | undefined): readonly RoleAt[] {
  const held = roles.filter(({ from, to }) =>
    today === undefined
      ? from === undefined && to === undefined
      : (from === undefined || from <= today) && (to === undefined || today < to),
  );
  return [...new Map(held.map(({ role, schoolKey }) => [`${role} ${schoolKey}`, { role, schoolKey }])).values()];
}

/** After every day. */
const END = '~';
