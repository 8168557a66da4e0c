import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { authorizeLook, type PupilRight } from '../access/authorize-pupil.ts';
import { areasOpenTo, areaText, roleText } from '../access/lookup.ts';
import { type Assignment, guardiansWho, isProtected, type PupilFacts, roleIn, type Teaches } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import type { GroupCard, Lookup, School, StaffCard } from '../roster/lookup.ts';
import { addDays, type Day, earlier, holdsOn } from '../shared/time.ts';
import { refuse } from './refusals.ts';
import type { PupilReaders } from './schema.ts';

export type ReadersDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'schools' | 'group' | 'staff'>;
  readonly lessons: Pick<LessonsLookup, 'grantsOf'>;
  readonly logRead: LogRead;
};

const READERS: PupilRight<'guardian' | 'pupil'> = {
  actions: { guardian: 'child:readers', pupil: 'pupil:read-own' },
  ofAge: () => refuse('family.readers-of-age'),
};

/**
 * The people who may read about a pupil today, for the family: other guardians by their number alone, teachers by name,
 * the school's roles. No field of the roster says that two guardians may be named to each other, so that none is
 * (law 4). The policy decides on each person from the same records as in their own requests. Three consecutive reads.
 */
export const showReaders =
  ({ lookup, lessons, logRead }: ReadersDeps) =>
  async (caller: FamilyCaller, pupilId: string): Promise<output<typeof PupilReaders>> => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const load = () => lookup.schools(ownerId);
    const look = await authorizeLook({ lookup, logRead }, caller, { right: READERS, pupilId, load });
    const { facts } = look.card;
    const ids = [...new Set(facts.enrolments.flatMap((item) => (holdsOn(item, day) ? [item.groupId] : [])))];
    const [groups, grants] = await Promise.all([
      Promise.all(ids.map((id) => lookup.group(ownerId, id))),
      Promise.all(ids.map((id) => lessons.grantsOf(ownerId, id, day))),
    ]);
    const known = groups.filter((group) => group !== undefined);
    const staffIds = [...known.flatMap(teachersOf(day)), ...grants.flat().map(({ staffId }) => staffId)];
    const cards = await Promise.all([...new Set(staffIds)].map((id) => lookup.staff(ownerId, id)));
    const world: World = { ownerId, pupil: facts, day, groups: known };
    const guardians = guardiansWho('child:read', ownerId, facts, day);
    const others = guardians.filter(({ guardianId }) => guardianId !== look.actor.personId);
    const staff = cards.flatMap((card) => (card ? linesOf(card, world) : []));
    const words = <Of extends Reader>({ role, areas, ...rest }: Of) => ({
      ...rest,
      role,
      roleText: roleText(role)[caller.language],
      areas: areas.map((area) => ({ area, areaText: areaText(area)[caller.language] })),
    });
    return {
      pupilId,
      // Where an address is protected, even the number could tell of a new home.
      otherGuardians: isProtected(facts.protection) ? null : others.length,
      staff: staff.toSorted(byRoleAndName).map(words),
      roles: rolesOf(world, look.loaded.schools).map(words),
    };
  };

type World = {
  readonly ownerId: string;
  readonly pupil: PupilFacts;
  readonly day: Day;
  readonly groups: readonly GroupCard[];
};
type Role = output<typeof PupilReaders>['roles'][number]['role'];
type Reader = { readonly role: Role; readonly areas: ReturnType<typeof areasOpenTo> };
type Line = ReturnType<typeof linesOf>[number];

const teachersOf =
  (day: Day) =>
  ({ members }: GroupCard): readonly string[] =>
    members.flatMap((member) => (member.as !== 'student' && holdsOn(member, day) ? [member.personId] : []));

const IN_GROUPS = ['contact-teacher', 'teacher', 'substitute'] as const;

/** A line for each role that a member of staff has in the pupil's groups today. */
function linesOf({ name, assignments }: StaffCard, world: World) {
  const held = assignments.filter((item) => item.kind === 'teaches').filter((item) => holdsOn(item, world.day));
  return IN_GROUPS.flatMap((role) => {
    const own = held.filter((item) => roleHere(item, world) === role);
    const areas = areasOpenTo(own, world);
    return areas.length === 0 ? [] : [{ staffName: name, role, areas, groups: groupsOf(own, world) }];
  });
}

function roleHere(assignment: Teaches, { groups }: World): Teaches['as'] | undefined {
  const group = groups.find(({ id }) => id === assignment.groupId);
  return group && roleIn(assignment, group.groupKind);
}

/** The common groups by name, each with the days on which both are in it; of several grants the one that ends last. */
function groupsOf(held: readonly Teaches[], { pupil, groups, day }: World) {
  const lastEnds = held.toSorted((a, b) => ((a.to ?? '9') < (b.to ?? '9') ? -1 : 1));
  const once = new Map(lastEnds.map((assignment) => [assignment.groupId, assignment]));
  const enrolments = pupil.enrolments.filter((enrolment) => holdsOn(enrolment, day));
  const shown = groups.flatMap(({ id: groupId, name: group, subject = null }) => {
    const assignment = once.get(groupId);
    const enrolment = enrolments.find((item) => item.groupId === groupId);
    if (!assignment || !enrolment) return [];
    const end = earlier(assignment.to, enrolment.to);
    const firstDay = assignment.from > enrolment.from ? assignment.from : enrolment.from;
    return [{ groupId, group, subject, firstDay, lastDay: end === undefined ? null : addDays(end, -1) }];
  });
  return shown.toSorted((a, b) => a.group.localeCompare(b.group, 'nb', { numeric: true }));
}

function byRoleAndName(a: Line, b: Line): number {
  return IN_GROUPS.indexOf(a.role) - IN_GROUPS.indexOf(b.role) || a.staffName.localeCompare(b.staffName, 'nb');
}

/** Office and leaders of the pupil's schools, and the owner's administrators: by role, whoever holds it. */
function rolesOf({ pupil, day, ownerId }: World, schools: readonly School[]) {
  const here = pupil.enrolments.filter((item) => holdsOn(item, day)).map((item) => item.schoolId);
  const lineOf = (role: 'office' | 'leader' | 'principal' | 'owner-admin', schoolId: string | null) => {
    // A principal is a leader too.
    const held = role === 'principal' ? (['leader', role] as const) : [role];
    const place = schoolId === null ? {} : { schoolId };
    const assignments = held.map((word): Assignment => ({ kind: 'role', role: word, from: day, ...place }));
    const schoolName = schools.find(({ id }) => id === schoolId)?.name ?? null;
    return { role, schoolId, schoolName, areas: areasOpenTo(assignments, { ownerId, pupil, day }) };
  };
  const atSchools = [...new Set([pupil.schoolId, ...here])].flatMap((schoolId) =>
    (['office', 'leader', 'principal'] as const).map((role) => lineOf(role, schoolId)),
  );
  return [...atSchools, lineOf('owner-admin', null)];
}
