import type { Basis, StaffRole } from '../../functions/access/policy.ts';
import { newId } from '../../functions/shared/ids.ts';
import type { Dated } from '../../functions/shared/time.ts';
import { OWNER } from './events.ts';
import { ALWAYS, type Item, recordsOf } from './records.ts';

type Named<Name extends string, Value> = Readonly<Record<Name, Value>>;
type Ids<Name extends string> = Named<Name, string>;
type Fields = Readonly<Record<string, unknown>>;

/** Ids are fresh unless a test gives them, so that tests in one table do not meet. */
type Own = { readonly id?: string };
type School = Own & {
  readonly name: string;
  readonly type?: 'grunnskole' | 'vgs';
  readonly languageForm?: 'nb' | 'nn';
};
type Group<SchoolName> = Own &
  Partial<Dated> & {
    readonly name: string;
    /** The first school unless another is named. */
    readonly school?: SchoolName;
    /** A class unless another kind is named. */
    readonly groupKind?: string;
    readonly subjectCode?: string;
    readonly subject?: string;
    readonly annualHours?: number;
  };
/** In a group, always or for a time. `unlisted`: the pupil's record says so, and the group's list does not. */
type Stay<GroupName> =
  | GroupName
  | (Partial<Dated> & { readonly group: GroupName; readonly unlisted?: boolean; readonly exempt?: boolean });
type Relation =
  | Basis
  | (Partial<Dated> & { readonly basis: Basis; readonly personTo?: string; readonly rowId?: string });
type Pupil<SchoolName, GroupName, GuardianName extends string> = Own & {
  /** The first is the class. */
  readonly in: readonly Stay<GroupName>[];
  /** The school of the first group unless another is named. */
  readonly school?: SchoolName;
  readonly guardians?: Readonly<Partial<Record<GuardianName, Relation>>>;
  readonly consents?: readonly GuardianName[];
  /** Part of the Feide name before the @. */
  readonly login?: string;
  readonly birthDate?: string;
  readonly protection?: string;
  /** What differs in the profile: a name, a year, a form of Norwegian, an end. */
  readonly profile?: Fields;
};
type Guardian = Own & { readonly number: string; readonly profile?: Fields };
type Role<SchoolName> = StaffRole | (Partial<Dated> & { readonly role: StaffRole; readonly at?: SchoolName });
type Staff<SchoolName, GroupName> = Own & {
  readonly roles?: readonly Role<SchoolName>[];
  readonly teaches?: readonly Stay<GroupName>[];
  readonly contactTeacherOf?: readonly Stay<GroupName>[];
  /** Groups that a colleague may register in for some days. */
  readonly grants?: readonly Stay<GroupName>[];
  readonly employed?: Dated;
  /** The name in the cast unless another is given. */
  readonly login?: string;
};

type Cast<S extends string, G extends string, P extends string, U extends string, T extends string> = {
  readonly owner?: string;
  readonly realm?: string;
  /** Ends the logins of staff, where worlds share a table. */
  readonly tag?: string;
  readonly schools: Named<S, School>;
  readonly groups?: Named<G, Group<NoInfer<S>>>;
  readonly pupils?: Named<P, Pupil<NoInfer<S>, NoInfer<G>, NoInfer<U>>>;
  readonly guardians?: Named<U, Guardian>;
  readonly staff?: Named<T, Staff<NoInfer<S>, NoInfer<G>>>;
};

/** Guardians with parental responsibility, always. */
export const responsible = <Name extends string>(...names: readonly Name[]): Named<Name, 'parental-responsibility'> =>
  namesTo(names, () => 'parental-responsibility');

/**
 * A roster from its cast: who is at which school, in which group, whose guardian, and what staff do there. Gives the
 * ids by name and the records as the importer would have written them.
 */
export function rosterOf<
  S extends string,
  G extends string = never,
  P extends string = never,
  U extends string = never,
  T extends string = never,
>(cast: Cast<S, G, P, U, T>) {
  const make = recordsOf(cast.owner ?? OWNER);
  const ids = {
    schools: idsOf(cast.schools),
    groups: idsOf(cast.groups),
    pupils: idsOf(cast.pupils),
    guardians: idsOf(cast.guardians),
    staff: idsOf(cast.staff),
  };
  const [firstSchool] = entriesOf(cast.schools).map(([name]) => name);
  const schoolId = (name: S | undefined = firstSchool) => idIn(ids.schools, name);
  const groups = new Map(
    entriesOf(cast.groups).map(([name, { id: _id, name: groupName, school, groupKind = 'basis', ...more }]) => [
      name,
      { groupId: ids.groups[name], schoolId: schoolId(school), groupName, groupKind, more },
    ]),
  );
  const stayIn = (stay: Stay<G>) => {
    const { group: name, unlisted = false, ...dated } = typeof stay === 'string' ? { group: stay } : stay;
    const group = groups.get(name);
    if (!group) throw new Error(`The cast has no group ${name}.`);
    return { group, unlisted, dated: { ...ALWAYS, ...dated } };
  };
  const loginOf = (name: string) => `${name}@${cast.realm ?? 'fjordvik.example'}`;

  const pupil = ([name, entry]: readonly [P, Pupil<S, G, U>]): Item[] => {
    const id = ids.pupils[name];
    const stays = entry.in.map(stayIn);
    const { birthDate, protection, profile } = entry;
    const enrolments = stays.map(({ group, dated }) => {
      const { more, ...named } = group;
      return { ...named, subjectCode: more.subjectCode, ...dated };
    });
    return [
      ...make.pupil({
        ...{ id, birthDate, protection, profile, more: enrolments },
        schoolId: entry.school === undefined && stays[0] ? stays[0].group.schoolId : schoolId(entry.school),
        feideName: entry.login === undefined ? undefined : loginOf(entry.login),
        guardians: relationsOf(entry).map(([guardian, relation]) => ({
          ...{ guardianId: idIn(ids.guardians, guardian), ...ALWAYS },
          ...(typeof relation === 'string' ? { basis: relation } : relation),
        })),
        consents: (entry.consents ?? []).map((guardian) => ({ guardianId: idIn(ids.guardians, guardian), ...ALWAYS })),
      }),
      ...stays.flatMap(({ group, unlisted, dated }) => (unlisted ? [] : make.member(group.groupId, id, dated))),
    ];
  };
  const childrenOf = (guardian: U) =>
    entriesOf(cast.pupils).flatMap(([name, entry]) =>
      entry.guardians?.[guardian] === undefined ? [] : [ids.pupils[name]],
    );
  const staff = ([name, entry]: readonly [T, Staff<S, G>]): Item[] => {
    const place = (stay: Stay<G>) => {
      const { group, dated } = stayIn(stay);
      const { more: _more, ...named } = group;
      return { ...named, ...dated };
    };
    return make.staff({
      id: ids.staff[name],
      feideName: loginOf(entry.login ?? (cast.tag === undefined ? name : `${name}-${cast.tag}`)),
      employed: entry.employed,
      roles: (entry.roles ?? []).map((role) => {
        const { at, ...held } = typeof role === 'string' ? { role, at: undefined } : role;
        return { ...ALWAYS, ...held, ...(held.role !== 'owner-admin' && { schoolId: schoolId(at) }) };
      }),
      teaches: [
        ...(entry.teaches ?? []).map((stay) => ({ as: 'teacher' as const, ...place(stay) })),
        ...(entry.contactTeacherOf ?? []).map((stay) => ({ as: 'contact-teacher' as const, ...place(stay) })),
      ],
      grants: (entry.grants ?? []).map(place),
    });
  };

  const items: Item[] = [
    ...entriesOf(cast.schools).flatMap(([name, { id: _id, name: called, ...more }]) =>
      make.school(ids.schools[name], called, more),
    ),
    ...make.term('2026-08-17', '2027-06-19'),
    ...[...groups.values()].flatMap(({ groupName, groupKind, more, ...place }) =>
      make.group(place, groupName, [], { groupKind, ...more }),
    ),
    ...entriesOf(cast.pupils).flatMap(pupil),
    ...entriesOf(cast.guardians).flatMap(([name, { id: _id, ...guardian }]) =>
      make.guardian({ id: ids.guardians[name], ...guardian, children: childrenOf(name) }),
    ),
    ...entriesOf(cast.staff).flatMap(staff),
  ];
  return { ...ids, items };
}

const relationsOf = <U extends string>({ guardians }: { guardians?: Readonly<Partial<Record<U, Relation>>> }) =>
  (Object.entries(guardians ?? {}) as [U, Relation | undefined][]).flatMap(([name, relation]) =>
    relation === undefined ? [] : [[name, relation] as const],
  );

const entriesOf = <Name extends string, Value>(named: Named<Name, Value> | undefined): (readonly [Name, Value])[] =>
  Object.entries(named ?? {}) as [Name, Value][];

const namesTo = <Name extends string, Value>(names: readonly Name[], value: (name: Name) => Value) =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Named<Name, Value>;

const idsOf = <Name extends string>(named: Named<Name, Own> | undefined): Ids<Name> =>
  Object.fromEntries(entriesOf(named).map(([name, { id = newId() }]) => [name, id])) as Ids<Name>;

function idIn<Name extends string>(ids: Ids<Name>, name: Name | undefined): string {
  const id = name === undefined ? undefined : ids[name];
  if (id === undefined) throw new Error(`The cast has nobody and nothing called ${name}.`);
  return id;
}
