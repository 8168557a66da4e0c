import { PROTECTIONS, type Protection, type StaffRole } from '../access/policy.ts';
import { key } from '../shared/dynamo.ts';
import type { Day } from '../shared/time.ts';
import type { Kind, Row, RowData } from '../sources/rows.ts';
import { type ItemWorld, type Made, put } from './change.ts';
import { lessonItems } from './lessons.ts';
import { kept, loginChanges, numberChanges } from './logins.ts';
import { rolesOf } from './roles.ts';
import { mergeProtection } from './rules.ts';
import type { Marks, Pair } from './scratch.ts';
import { workLines } from './work-lines.ts';

type Of<K extends Kind> = {
  readonly id: string;
  readonly pair: Pair;
  readonly data: RowData[K];
  readonly marks: Marks;
};
type Maker<K extends Kind> = (of: Of<K>, world: ItemWorld) => Made;

/** Where a row's validity begins: what the file says, else when it was first seen. */
const began = (pair: Pair, from: Day | undefined, today: Day): Day => from ?? pair.held?.extra.from ?? today;
/** Where it ends: what the file says, or the day on which the source first said that the person has left. */
const ends = (
  pair: Pair,
  data: { readonly to?: Day | undefined; readonly left?: true | undefined },
  today: Day,
): Day | undefined => data.to ?? (data.left ? (pair.held?.extra.to ?? today) : undefined);
const known = (extra: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(extra).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** Protection as it lies in the index; what was never held has none. */
const heldProtection = (pair: Pair): Protection | undefined =>
  PROTECTIONS.find((one) => one === pair.held?.extra.protection);

/** The place of a role in the list of its school's; a role of the whole owner has none. */
const roleIndex = (
  ownerId: string,
  staffId: string,
  { role, schoolId }: { role: StaffRole; schoolId?: string | undefined },
) => (schoolId === undefined ? {} : { gsi1pk: key(ownerId, 'SCHOOL', schoolId, 'ROLES'), gsi1sk: key(role, staffId) });

const MAKERS: { readonly [K in Kind]: Maker<K> } = {
  school: ({ id, data: { typeGuess: _guess, ...data } }, { ownerId }) => ({
    extra: known({ type: data.type, languageForm: data.languageForm }),
    changes: [put(key(ownerId, 'SCHOOLS'), key('SCHOOL', id), { id, ...data })],
  }),
  term: ({ id, data }, { ownerId }) => ({
    extra: {},
    changes: [put(key(ownerId, 'SCHOOLS'), key('TERM', id), { id, ...data })],
  }),
  group: ({ id, data, pair }, world) => {
    const { schoolKey, ...rest } = data;
    const schoolId = world.idOf('school', schoolKey);
    const from = began(pair, data.from, world.today);
    return {
      extra: known({
        from,
        to: data.to,
        schoolId,
        name: data.name,
        groupKind: data.groupKind,
        subjectCode: data.subjectCode,
        subject: data.subject,
      }),
      changes: [
        put(key(world.ownerId, 'GROUP', id), 'GROUP', {
          id,
          ...rest,
          schoolId,
          from,
          gsi1pk: key(world.ownerId, 'SCHOOL', schoolId, 'GROUPS'),
          gsi1sk: id,
        }),
      ],
    };
  },
  pupil: (of, world) => {
    const { id, data, pair } = of;
    const { schoolKey, number, feideName, left, ...rest } = data;
    const to = ends(pair, data, world.today);
    const schoolId = world.idOf('school', schoolKey);
    const { protection, lowered } = mergeProtection(heldProtection(pair), data.protection);
    const from = began(pair, data.from, world.today);
    return {
      extra: known({ from, to, protection, ...kept(of), schoolId }),
      changes: [
        put(key(world.ownerId, 'PUPIL', id), 'FACTS#PROFILE', { id, ...rest, protection, schoolId, from, to }),
        ...loginChanges('pupil', of, world.ownerId),
        ...numberChanges(id, number, world),
        ...workLines(world, pair, { schoolId, subjectId: id, pupilId: id }, [
          { kind: 'protection-unknown', open: protection === 'unknown' },
          { kind: 'protection-lowered', open: lowered },
        ]),
      ],
    };
  },
  guardian: (of, world) => {
    const { id, data, pair } = of;
    const { number, left, ...rest } = data;
    const to = ends(pair, data, world.today);
    const { protection, lowered } = mergeProtection(heldProtection(pair), data.protection);
    const from = began(pair, data.from, world.today);
    return {
      extra: known({ from, to, protection, ...kept(of), lowered: lowered ? 'yes' : undefined }),
      changes: [
        put(key(world.ownerId, 'GUARDIAN', id), 'FACTS#PROFILE', { id, ...rest, protection, from, to }),
        ...loginChanges('guardian', of, world.ownerId),
        ...numberChanges(id, number, world),
      ],
    };
  },
  staff: (of, world) => {
    const { id, data, pair } = of;
    const { roles, number, feideName, left, ...rest } = data;
    const to = ends(pair, data, world.today);
    const pk = key(world.ownerId, 'STAFF', id);
    const from = began(pair, data.from, world.today);
    const held = rolesOf(pair, roles, world);
    return {
      extra: known({ from, to, ...kept(of), roles: held.extra }),
      changes: [
        // Both are listed in `gsi1`: an owner's staff, and who has which role at a school.
        put(pk, 'FACTS#PROFILE', { id, ...rest, from, to, gsi1pk: key(world.ownerId, 'STAFF'), gsi1sk: id }),
        ...held.items.map(({ sk, ...role }) => put(pk, sk, { ...role, ...roleIndex(world.ownerId, id, role) })),
        ...loginChanges('staff', of, world.ownerId),
        ...numberChanges(id, number, world),
      ],
    };
  },
  link: ({ data, pair, marks }, world) => {
    const { pupilKey, guardianKey, ...rest } = data;
    const [pupilId, guardianId] = [world.idOf('pupil', pupilKey), world.idOf('guardian', guardianKey)];
    const { login, protection, lowered } = world.extraOf('guardian', guardianKey);
    const schoolId = world.extraOf('pupil', pupilKey).schoolId ?? '';
    const from = began(pair, data.from, world.today);
    const subject = { schoolId, subjectId: `${pupilId}.${guardianId}`, pupilId, guardianId };
    return {
      extra: known({ from, to: data.to, pupilId, guardianId, schoolId, pair: marks.pair }),
      changes: [
        put(key(world.ownerId, 'PUPIL', pupilId), key('FACTS', 'GUARDIAN', guardianId), { guardianId, ...rest, from }),
        ...(login === undefined ? [] : [put(key(world.ownerId, 'LOGIN', login), key('CHILD', pupilId), {})]),
        ...workLines(world, pair, subject, [
          { kind: 'basis-unknown', open: data.basis === 'unknown' },
          { kind: 'guardian-protection-unknown', open: protection === 'unknown' },
          { kind: 'guardian-protection-lowered', open: lowered === 'yes' },
        ]),
      ],
    };
  },
  enrolment: ({ data, pair, marks }, world) => {
    const personKind = data.as === 'student' ? 'pupil' : 'staff';
    const [groupId, personId] = [world.idOf('group', data.groupKey), world.idOf(personKind, data.personKey)];
    const group = world.extraOf('group', data.groupKey);
    const from = began(pair, data.from, world.today);
    const dated = { from, to: data.to };
    const of = {
      groupId,
      schoolId: group.schoolId,
      groupName: group.name,
      groupKind: group.groupKind,
      subjectCode: group.subjectCode,
    };
    const fact =
      data.as === 'student'
        ? put(key(world.ownerId, 'PUPIL', personId), key('FACTS', 'ENROLMENT', groupId), { ...of, ...dated })
        : put(key(world.ownerId, 'STAFF', personId), key('FACTS', 'TEACHES', groupId, data.as), {
            as: data.as,
            ...of,
            ...dated,
          });
    const member = put(key(world.ownerId, 'GROUP', groupId), key('MEMBER', personId, data.as), {
      personId,
      as: data.as,
      ...dated,
    });
    return {
      extra: known({ from, to: data.to, groupId, personId, as: data.as, pair: marks.pair }),
      changes: [fact, member],
    };
  },
  lesson: lessonItems,
};

/** The items of a row that is new or changed. */
export function itemsOf(pair: Pair, id: string, marks: Marks, world: ItemWorld): Made {
  const row: Row = pair.row;
  const make = MAKERS[row.kind] as (of: Of<Kind>, world: ItemWorld) => Made;
  return make({ id, pair, data: row.data, marks } as Of<Kind>, world);
}
