import type { StaffRole } from '../access/policy.ts';
import { schoolPupils } from '../roster/lookup.ts';
import { key } from '../shared/table/dynamo.ts';
import { type Day, earlier } from '../shared/time.ts';
import { beginOf } from './begins.ts';
import { type Change, type ItemWorld, known, type Made, type Of, put, remove } from './change.ts';
import { relationPlace } from './ends.ts';
import { shieldChanges } from './link-questions.ts';
import { loginChanges, marksAfter, numberChanges } from './logins.ts';
import { copiesOutdated } from './name-copies.ts';
import { rolesOf } from './roles.ts';
import type { Kin } from './scratch-people.ts';
import { shieldOf } from './shield.ts';
import { lineIf, type WorkLine, workLines } from './work-lines.ts';

type PersonKind = 'pupil' | 'guardian' | 'staff';

/** A pupil's record, login, this source's protection, and the open questions on it. */
export function pupilItems(of: Of<'pupil'>, world: ItemWorld): Made {
  const { id, data, pair } = of;
  const { schoolKey, number: _number, feideName: _name, left: _left, birthDateUnlikely, ...rest } = data;
  const person = personOf('pupil', of, world);
  const schoolId = world.idOf('school', schoolKey);
  const shield = shieldOf('pupil', of, person, world);
  const about = { schoolId, subjectId: id, pupilId: id };
  const answered = [
    ...lineIf(shield.protection !== 'unknown', 'protection-unknown', about),
    ...lineIf(!shield.lowered, 'protection-lowered', about),
  ];
  const open = [
    ...lineIf(shield.protection === 'unknown', 'protection-unknown', about),
    ...lineIf(shield.lowered, 'protection-lowered', about),
    ...lineIf(birthDateUnlikely === true, 'birth-date-unlikely', about),
    ...clashLines(person, id, [{ schoolId, pupilId: id }], world),
  ];
  const lines = workLines(world, pair, open, answered);
  const { from, to } = person;
  // The school's list of pupils: ids in the keys and no name (decision 042).
  const list = { gsi1pk: schoolPupils(world.ownerId, schoolId), gsi1sk: id };
  const profile = { id, ...rest, protection: shield.protection, schoolId, from, to, ...list };
  return {
    extra: known({
      ...person.extra,
      ...shield.extra,
      schoolId,
      listed: 'yes',
      born: data.birthDate,
      lines: lines.extra,
    }),
    changes: [
      ...profileChanges(key(world.ownerId, 'PUPIL', id), profile, person),
      ...(person.kin.leads ? copiesOutdated(world, id, { ...profile, pupilId: id }) : []),
      ...shield.changes,
      ...loginChanges('pupil', of, person, world.ownerId),
      ...numberChanges(of, person, world),
      ...lines.changes,
    ],
  };
}

/** A guardian's record, login, protection and number. Questions on a guardian go to the schools of the children. */
export function guardianItems(of: Of<'guardian'>, world: ItemWorld): Made {
  const { id, data, pair } = of;
  const { number: _number, left: _left, emailUnreachable, ...rest } = data;
  const person = personOf('guardian', of, world);
  const shield = shieldOf('guardian', of, person, world);
  const children = world.scratch.pupilsOf(pair.index).flatMap((index) => {
    const child = world.scratch.known('pupil', index);
    return child?.extra.schoolId === undefined ? [] : [{ schoolId: child.extra.schoolId, pupilId: child.id }];
  });
  const lines = workLines(world, pair, [
    ...children.flatMap((child) =>
      lineIf(emailUnreachable === true, 'email-unreachable', { ...child, subjectId: id, guardianId: id }),
    ),
    ...clashLines(person, id, children, world),
  ]);
  const { from, to } = person;
  const profile = { id, ...rest, protection: shield.protection, from, to };
  return {
    extra: known({
      ...person.extra,
      ...shield.extra,
      lines: lines.extra,
    }),
    changes: [
      ...profileChanges(key(world.ownerId, 'GUARDIAN', id), profile, person),
      ...shield.changes,
      ...loginChanges('guardian', of, person, world.ownerId),
      ...numberChanges(of, person, world),
      ...relationsElsewhere(id, person, shield, world),
      ...lines.changes,
    ],
  };
}

/**
 * Changes for the guardian's relations that this file does not write: those of another system or of a refused line.
 * Each gets the guardian's own end, the guardian's login leads to each child, and questions on the guardian's
 * protection go to each child's school.
 */
const relationsElsewhere = (
  id: string,
  { to, marks: { kept } }: Person,
  shield: ReturnType<typeof shieldOf>,
  world: ItemWorld,
): Change[] => {
  const links = world.scratch.relationsOf(id).filter(({ stays }) => stays);
  const children = new Set(links.flatMap(({ extra }) => (extra.pupilId === undefined ? [] : [extra.pupilId])));
  return [
    ...links.map((link) => ({
      merge: { ...relationPlace(world.ownerId, link), personTo: to },
      drop: to === undefined ? ['personTo'] : [],
    })),
    // Several rows may concern the same child, but a transaction takes an action on a key only once.
    ...(kept.login === undefined ? [] : [...children]).map((pupilId) =>
      put(key(world.ownerId, 'LOGIN', kept.login ?? ''), key('CHILD', pupilId), {}),
    ),
    ...shieldChanges(world, links, shield),
  ];
};

/** The index keys of a role in its school's list; a role of the whole owner has none. */
const roleIndex = (
  ownerId: string,
  staffId: string,
  { role, schoolId }: { role: StaffRole; schoolId?: string | undefined },
) => (schoolId === undefined ? {} : { gsi1pk: key(ownerId, 'SCHOOL', schoolId, 'ROLES'), gsi1sk: key(role, staffId) });

/** A member of staff's record, roles, login and number; `gsi1` serves both lists of staff. */
export function staffItems(of: Of<'staff'>, world: ItemWorld): Made {
  const { id, data, pair } = of;
  const { roles, number: _number, feideName: _name, left: _left, emailUnreachable: _unreachable, ...rest } = data;
  const person = personOf('staff', of, world);
  const { from, to } = person;
  const pk = key(world.ownerId, 'STAFF', id);
  const held = rolesOf(pair, roles, world, from);
  const schools = held.items.flatMap(({ schoolId }) => (schoolId === undefined ? [] : [{ schoolId, staffId: id }]));
  const lines = workLines(world, pair, clashLines(person, id, schools, world));
  const profile = { id, ...rest, from, to, gsi1pk: key(world.ownerId, 'STAFF'), gsi1sk: id };
  return {
    extra: known({ ...person.extra, same: of.marks.same, roles: held.extra, lines: lines.extra }),
    changes: [
      ...profileChanges(pk, profile, person),
      ...held.items.map(({ sk, ...role }) => put(pk, sk, { ...role, ...roleIndex(world.ownerId, id, role) })),
      ...held.former.map((sk) => remove(pk, sk)),
      ...loginChanges('staff', of, person, world.ownerId),
      ...numberChanges(of, person, world),
      ...lines.changes,
    ],
  };
}

/** The person of a row: other rows and records of the same person, first and last day, marks. */
export type Person = {
  readonly kin: Kin;
  readonly from: Day;
  readonly to: Day | undefined;
  readonly marks: ReturnType<typeof marksAfter>;
  readonly extra: Readonly<Record<string, string | undefined>>;
};

function personOf(kind: PersonKind, of: Of<PersonKind>, world: ItemWorld): Person {
  const { id, data, pair } = of;
  const kin = world.scratch.kin(kind, pair.index, id);
  const held = [...(pair.held ? [pair.held] : []), ...kin.held];
  const from = beginOf({
    said: data.from,
    held: held.map(({ extra }) => extra.from).reduce(earlier, undefined),
    needed: neededBy(world, neededFrom(kind, pair.index, world)),
    year: world.year,
  });
  const leftOn = data.left ? (pair.held?.extra.leftOn ?? world.today) : undefined;
  const own = earlier(data.to, leftOn);
  const to = endOf(own, kin, world.today);
  const marks = marksAfter(of, kin);
  const [clash] = kin.clashes;
  return { kin, from, to, marks, extra: { from, to: own, leftOn, ...marks.kept, clash } };
}

/**
 * The needed begin, if it is not after today or lies before the school year; otherwise the person begins earlier, since
 * a family may log in before the first day. A begin before the school year counts even if still ahead, so that the
 * file's day makes no difference.
 */
const neededBy = ({ today, year }: ItemWorld, needed: Day | undefined): Day | undefined =>
  needed !== undefined && (needed <= today || needed < year) ? needed : undefined;

function neededFrom(kind: PersonKind, index: string, world: ItemWorld): Day | undefined {
  if (kind !== 'guardian') return world.scratch.neededFrom(kind, index, world.year);
  return world.scratch
    .pupilsOf(index)
    .map((pupil) => world.scratch.known('pupil', pupil)?.extra.from)
    .reduce(earlier, undefined);
}

/** A person has left when every row and system says so, on the latest of their days. */
function endOf(own: Day | undefined, kin: Kin, today: Day): Day | undefined {
  if (own === undefined) return undefined;
  const others = [
    ...kin.rows.map(({ data: other, held }) =>
      earlier(dayOf(other.to), other.left === true ? (held?.extra.leftOn ?? today) : undefined),
    ),
    ...kin.held.filter(({ stays }) => stays).map((held) => held.extra.to),
  ];
  return others.reduce((latest, to) => {
    if (latest === undefined || to === undefined) return undefined;
    return latest > to ? latest : to;
  }, own);
}
const dayOf = (value: unknown): Day | undefined => (typeof value === 'string' ? value : undefined);

/** Keeps fields that only another system or a refused row of the same person states. */
function profileChanges(
  pk: string,
  profile: Readonly<Record<string, unknown>> & { readonly to: Day | undefined },
  { kin }: Person,
): Change[] {
  if (!kin.leads) return [];
  if (!kin.held.some(({ stays }) => stays)) return [put(pk, 'FACTS#PROFILE', profile)];
  return [{ merge: { pk, sk: 'FACTS#PROFILE', ...profile }, drop: profile.to === undefined ? ['to'] : [] }];
}

/** A work line at each school for a person whose number or login belongs to somebody else. */
function clashLines(
  { extra: { clash } }: Person,
  id: string,
  places: readonly Omit<WorkLine, 'kind' | 'subjectId'>[],
  world: ItemWorld,
): WorkLine[] {
  if (clash === undefined) return [];
  const subjectId = [id, clash].sort().join('.');
  if (world.scratch.settledOf('parted', subjectId)) return [];
  const schools = new Map(places.map((place) => [place.schoolId, place]));
  return [...schools.values()].map((place) => ({ ...place, kind: 'same-person' as const, subjectId, otherId: clash }));
}
