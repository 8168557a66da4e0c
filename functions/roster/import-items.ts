import { key } from '../shared/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { type Change, type ItemWorld, type Made, put, remove } from './import-change.ts';
import { kept, loginChanges, numberChanges } from './import-logins.ts';
import type { Kind, Row, RowData } from './rows.ts';
import { mergeProtection } from './rules.ts';
import type { Pair } from './scratch.ts';

type Of<K extends Kind> = {
  readonly id: string;
  readonly pair: Pair;
  readonly data: RowData[K];
  readonly login: string | undefined;
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

/** A line on a school's work list while something is unsettled, and its removal once it is settled. */
function workList(
  world: ItemWorld,
  schoolId: string,
  kind: string,
  subjectId: string,
  open: boolean,
  more: Readonly<Record<string, unknown>> = {},
): Change {
  const pk = key(world.ownerId, 'SCHOOL', schoolId, 'WORKLIST');
  return open
    ? put(pk, key(kind, subjectId), { kind, subjectId, since: world.now, ...more })
    : remove(pk, key(kind, subjectId));
}

const MAKERS: { readonly [K in Kind]: Maker<K> } = {
  school: ({ id, data }, { ownerId }) => ({
    extra: {},
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
        schoolId,
        name: data.name,
        groupKind: data.groupKind,
        subjectCode: data.subjectCode,
        subject: data.subject,
      }),
      changes: [put(key(world.ownerId, 'GROUP', id), 'GROUP', { id, ...rest, schoolId, from })],
    };
  },
  pupil: (of, world) => {
    const { id, data, pair } = of;
    const { schoolKey, number, feideName, left, ...rest } = data;
    const to = ends(pair, data, world.today);
    const schoolId = world.idOf('school', schoolKey);
    const held = pair.held?.extra.protection as typeof data.protection | undefined;
    const { protection, lowered } = mergeProtection(held, data.protection);
    const from = began(pair, data.from, world.today);
    return {
      extra: known({ from, to, protection, login: kept(of), schoolId }),
      changes: [
        put(key(world.ownerId, 'PUPIL', id), 'FACTS#PROFILE', { id, ...rest, protection, schoolId, from, to }),
        ...loginChanges('pupil', of, world.ownerId),
        ...numberChanges(id, number, world),
        workList(world, schoolId, 'protection-unknown', id, protection === 'unknown'),
        workList(world, schoolId, 'protection-lowered', id, lowered),
      ],
    };
  },
  guardian: (of, world) => {
    const { id, data, pair } = of;
    const { number, left, ...rest } = data;
    const to = ends(pair, data, world.today);
    const held = pair.held?.extra.protection as typeof data.protection | undefined;
    const { protection } = mergeProtection(held, data.protection);
    const from = began(pair, data.from, world.today);
    return {
      extra: known({ from, to, protection, login: kept(of) }),
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
    const held = roles.map(({ role, schoolKey }) => ({
      role,
      schoolId: schoolKey === undefined ? undefined : world.idOf('school', schoolKey),
    }));
    const names = held.map(({ role, schoolId }) => key('FACTS', 'ROLE', role, schoolId ?? 'OWNER'));
    const gone = (pair.held?.extra.roles ?? '').split(' ').filter((name) => name !== '' && !names.includes(name));
    return {
      extra: known({ from, to, login: kept(of), roles: names.join(' ') }),
      changes: [
        put(pk, 'FACTS#PROFILE', { id, ...rest, from, to }),
        ...held.map(({ role, schoolId }, at) => put(pk, names[at] ?? '', { role, schoolId, from })),
        ...gone.map((sk) => remove(pk, sk)),
        ...loginChanges('staff', of, world.ownerId),
        ...numberChanges(id, number, world),
      ],
    };
  },
  link: ({ data, pair }, world) => {
    const { pupilKey, guardianKey, ...rest } = data;
    const [pupilId, guardianId] = [world.idOf('pupil', pupilKey), world.idOf('guardian', guardianKey)];
    const guardian = world.extraOf('guardian', guardianKey);
    const schoolId = world.extraOf('pupil', pupilKey).schoolId ?? '';
    const from = began(pair, data.from, world.today);
    const login = guardian.login;
    return {
      extra: known({ from, pupilId, guardianId }),
      changes: [
        put(key(world.ownerId, 'PUPIL', pupilId), key('FACTS', 'GUARDIAN', guardianId), { guardianId, ...rest, from }),
        ...(login === undefined ? [] : [put(key(world.ownerId, 'LOGIN', login), key('CHILD', pupilId), {})]),
        workList(world, schoolId, 'basis-unknown', `${pupilId}.${guardianId}`, data.basis === 'unknown', {
          pupilId,
          guardianId,
        }),
        workList(world, schoolId, 'guardian-protection-unknown', guardianId, guardian.protection === 'unknown', {
          guardianId,
        }),
      ],
    };
  },
  enrolment: ({ data, pair }, world) => {
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
    return { extra: known({ from, groupId, personId, as: data.as }), changes: [fact, member] };
  },
  lesson: lessonItems,
};

/** A lesson carries its own place in the importer's index; one that was moved leaves its old place. */
function lessonItems({ id, data, pair }: Of<'lesson'>, world: ItemWorld): Made {
  const groupId = world.idOf('group', data.groupKey);
  const group = world.extraOf('group', data.groupKey);
  const pk = key(world.ownerId, 'GROUP', groupId);
  const sk = key('LESSON', data.date, data.from, id);
  const { groupKey, teacherKeys, ...rest } = data;
  const teacherIds = teacherKeys.map((one) => world.idOf('staff', one));
  const before = pair.held?.extra;
  const moved = before !== undefined && (before.pk !== pk || before.sk !== sk);
  const item = {
    id,
    groupId,
    schoolId: group.schoolId,
    subject: group.subject,
    ...rest,
    teacherIds,
    source: pair.index,
    system: world.system,
    hash: pair.hash,
  };
  return { extra: {}, changes: [put(pk, sk, item), ...(moved ? [remove(before.pk ?? '', before.sk ?? '')] : [])] };
}

/** The items of a row that is new or changed. */
export function itemsOf(pair: Pair, id: string, login: string | undefined, world: ItemWorld): Made {
  const row: Row = pair.row;
  const make = MAKERS[row.kind] as (of: Of<Kind>, world: ItemWorld) => Made;
  return make({ id, pair, data: row.data, login } as Of<Kind>, world);
}
