import { PROTECTIONS, type Protection, type StaffRole } from '../access/policy.ts';
import { key } from '../shared/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { beginOf, earliest } from './begins.ts';
import { type Change, type ItemWorld, known, type Made, type Of, put } from './change.ts';
import { loginChanges, marksAfter, numberChanges } from './logins.ts';
import { protectionOf, type SettledProtection, stricter, strictestOf, type Word } from './protection.ts';
import { rolesOf } from './roles.ts';
import { shownKey } from './rules.ts';
import type { Held, Pair } from './scratch.ts';
import type { Kin } from './scratch-people.ts';
import { type WorkLine, workLines } from './work-lines.ts';

type PersonKind = 'pupil' | 'guardian' | 'staff';
type PersonData = { readonly from?: Day | undefined; readonly to?: Day | undefined; readonly left?: true | undefined };

/** A pupil's record, how the pupil logs in, what this source says of the protection, and what is open about it. */
export function pupilItems(of: Of<'pupil'>, world: ItemWorld): Made {
  const { id, data, pair } = of;
  const { schoolKey, number: _number, feideName: _name, left: _left, birthDateUnlikely, ...rest } = data;
  const person = personOf('pupil', of, world);
  const schoolId = world.idOf('school', schoolKey);
  const shield = shieldOf('pupil', of, person, world);
  const about = { schoolId, subjectId: id, pupilId: id };
  const lines = workLines(world, pair, [
    ...open('protection-unknown', shield.protection === 'unknown', about),
    ...open('protection-lowered', shield.lowered, about),
    ...open('birth-date-unlikely', birthDateUnlikely === true, about),
    ...clashLines(person, id, [{ schoolId, pupilId: id }], world),
  ]);
  const { from, to } = person;
  const profile = { id, ...rest, protection: shield.protection, schoolId, from, to };
  return {
    extra: known({ ...person.extra, ...shield.extra, schoolId, born: data.birthDate, lines: lines.extra }),
    changes: [
      ...profileChanges(key(world.ownerId, 'PUPIL', id), profile, person),
      ...shield.changes,
      ...loginChanges('pupil', of, person, world.ownerId),
      ...numberChanges(of, person, world),
      ...lines.changes,
    ],
  };
}

/** A guardian's record, login, protection and number. Questions about a guardian stand at the schools of the children. */
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
      open('email-unreachable', emailUnreachable === true, { ...child, subjectId: id, guardianId: id }),
    ),
    ...clashLines(person, id, children, world),
  ]);
  const { from, to } = person;
  const profile = { id, ...rest, protection: shield.protection, from, to };
  const { protection, lowered } = shield;
  return {
    extra: known({
      ...person.extra,
      ...shield.extra,
      effective: protection,
      lowered: lowered ? 'yes' : undefined,
      lines: lines.extra,
    }),
    changes: [
      ...profileChanges(key(world.ownerId, 'GUARDIAN', id), profile, person),
      ...shield.changes,
      ...loginChanges('guardian', of, person, world.ownerId),
      ...numberChanges(of, person, world),
      ...lines.changes,
    ],
  };
}

/** The place of a role in the list of its school's; a role of the whole owner has none. */
const roleIndex = (
  ownerId: string,
  staffId: string,
  { role, schoolId }: { role: StaffRole; schoolId?: string | undefined },
) => (schoolId === undefined ? {} : { gsi1pk: key(ownerId, 'SCHOOL', schoolId, 'ROLES'), gsi1sk: key(role, staffId) });

/** A member of staff's record, roles, login and number; both lists of staff are made of `gsi1`. */
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
      ...loginChanges('staff', of, person, world.ownerId),
      ...numberChanges(of, person, world),
      ...lines.changes,
    ],
  };
}

/** What a row's human is beside the row: who else speaks of them, since when and until when they are there, their marks. */
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
    held: held.map(({ extra }) => extra.from).reduce(earliest, undefined),
    needed: neededFrom(kind, pair.index, world),
    year: world.year,
  });
  const to = endOf(data, pair, kin, world.today);
  const marks = marksAfter(of, kin);
  const clash = [...kin.lost.values()].sort()[0];
  return { kin, from, to, marks, extra: { from, to, ...marks.kept, clash } };
}

function neededFrom(kind: PersonKind, index: string, world: ItemWorld): Day | undefined {
  if (kind !== 'guardian') return world.scratch.neededFrom(kind, index, world.year);
  return world.scratch
    .pupilsOf(index)
    .map((pupil) => world.scratch.known('pupil', pupil)?.extra.from)
    .reduce(earliest, undefined);
}

/** Somebody has left when everyone who speaks of them says so: the day the source names, else that on which it first said it. */
function endOf(data: PersonData, pair: Pair, kin: Kin, today: Day): Day | undefined {
  const own = data.to ?? (data.left ? (pair.held?.extra.to ?? today) : undefined);
  if (own === undefined) return undefined;
  const others = [
    ...kin.rows.map(({ data: other }) => (other.left === true ? own : dayOf(other.to))),
    ...kin.held.filter((held) => !held.ended && !held.own).map((held) => held.extra.to),
  ];
  return others.reduce(
    (latest, to) => (latest === undefined || to === undefined ? undefined : latest > to ? latest : to),
    own,
  );
}
const dayOf = (value: unknown): Day | undefined => (typeof value === 'string' ? value : undefined);

/** The record of somebody whom another system speaks of too keeps what only that one says. */
function profileChanges(
  pk: string,
  profile: Readonly<Record<string, unknown>> & { readonly to: Day | undefined },
  { kin }: Person,
): Change[] {
  if (!kin.leads) return [];
  if (!kin.held.some((held) => !held.own && !held.ended)) return [put(pk, 'FACTS#PROFILE', profile)];
  return [{ merge: { pk, sk: 'FACTS#PROFILE', ...profile }, drop: profile.to === undefined ? ['to'] : [] }];
}

const open = (kind: WorkLine['kind'], isOpen: boolean, about: Omit<WorkLine, 'kind'>): WorkLine[] =>
  isOpen ? [{ kind, ...about }] : [];

/** A line at each school for somebody whose number or login is another's. */
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

/** The protection that holds for a human after this row, and what the next import must know of what was said. */
function shieldOf(
  kind: 'pupil' | 'guardian',
  { id, data, pair }: Of<'pupil'> | Of<'guardian'>,
  { kin }: Person,
  world: ItemWorld,
) {
  const settled: SettledProtection | undefined = world.scratch.settledOf('protection', id);
  const inherited = kin.succeeds.map((held) => memoryOf(held)?.strictest ?? 'unknown');
  const strictest = inherited.reduce(stricter, strictestOf(memoryOf(pair.held), data.protection, settled));
  const words: readonly Word[] = [
    { index: pair.index, said: data.protection, strictest },
    ...kin.rows.map(({ index, data: other, held }) => wordOf(index, protectionIn(other.protection), held, settled)),
    ...kin.held.map((held) =>
      wordOf(held.index, protectionIn(held.extra.said ?? held.extra.protection), held, settled),
    ),
  ];
  const statement = {
    index: pair.index,
    system: world.system,
    shown: shownKey(pair.row.key),
    protection: data.protection,
    at: world.now,
  };
  const partition = key(world.ownerId, kind === 'pupil' ? 'PUPIL' : 'GUARDIAN', id);
  return {
    ...protectionOf(words, settled),
    extra: { protection: strictest, said: data.protection, since: settled?.at },
    changes: [put(partition, key('SAYS', pair.index), statement)],
  };
}

const wordOf = (
  index: string,
  said: Protection,
  held: Pick<Held, 'extra'> | undefined,
  settled: SettledProtection | undefined,
): Word => ({
  index,
  said,
  strictest: strictestOf(memoryOf(held), said, settled),
});
const protectionIn = (word: unknown): Protection => PROTECTIONS.find((level) => level === word) ?? 'unknown';
const memoryOf = (held: Pick<Held, 'extra'> | undefined) =>
  held && { strictest: protectionIn(held.extra.protection), since: held.extra.since };
