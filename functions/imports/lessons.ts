import * as z from 'zod/mini';
import { key } from '../shared/table/dynamo.ts';
import type { RowData } from '../sources/rows.ts';
import { type Change, type ItemWorld, type Made, put, remove } from './change.ts';
import { importFact } from './events.ts';
import { isWithoutPupils, lastWordOf, plainOf } from './lesson-index.ts';
import type { Held, Pair } from './scratch.ts';

type Of = { readonly id: string; readonly pair: Pair; readonly data: RowData['lesson'] };

/**
 * A lesson carries its own index entry; a moved lesson's old item is removed. `gsi1` is its teacher's timetable, `gsi2`
 * the teacher's list of lessons to confirm, which has no lessons without pupils (decision 013).
 */
export function lessonItems({ id, data, pair }: Of, world: ItemWorld): Made {
  const groupId = world.idOf('group', data.groupKey);
  const group = world.extraOf('group', data.groupKey);
  const pk = key(world.ownerId, 'GROUP', groupId);
  const { groupKey, teacherKeys, ...rest } = data;
  const teacherIds = [...new Set(teacherKeys.map((teacherKey) => world.idOf('staff', teacherKey)))];
  const place = key('LESSON', data.date, data.from, id);
  const before = pair.held?.extra;
  const moved = before !== undefined && (before.pk !== pk || before.sk !== place);
  // A moved lesson's register stays at the old time, so the lesson must be confirmed anew.
  const confirmed = before?.confirmed === 'yes' && !moved;
  const waits = !confirmed && data.status !== 'cancelled' && !isWithoutPupils(pair.hash);
  const item = {
    id,
    groupId,
    groupName: group.name,
    schoolId: group.schoolId,
    subject: group.subject,
    ...rest,
    teacherIds,
    source: plainOf(pair.index),
    system: world.system,
    hash: pair.hash,
    ...(confirmed && { confirmed }),
    ...saidWith(before, world.system, lastWordOf(pair.index, pair.hash)),
  };
  const at = key(data.date, data.from, id);
  const indexes = (staffId: string) => ({
    gsi1pk: key(world.ownerId, 'STAFF', staffId, 'LESSONS'),
    gsi1sk: at,
    ...(waits && { gsi2pk: key(world.ownerId, 'STAFF', staffId, 'UNCONFIRMED'), gsi2sk: at }),
  });
  const [first, ...others] = teacherIds;
  return {
    extra: {},
    changes: [
      put(pk, place, { ...item, ...(first !== undefined && indexes(first)) }),
      ...others.map((teacherId) =>
        put(key(world.ownerId, 'STAFF', teacherId), place, { ...item, ...indexes(teacherId) }),
      ),
      ...gone(before, { moved, place, others }, world.ownerId),
      ...(pair.held ? lessonChanged(world, pair.held, { ...data, groupId }) : []),
    ],
  };
}

/** Each system's latest word on a lesson that several systems have. */
const saidWith = (before: Readonly<Record<string, string>> | undefined, system: string, word: string) =>
  before?.said === undefined ? {} : { said: { ...wordsIn(before), [system]: word } };
export const wordsIn = ({ said = '{}' }: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  z.record(z.string(), z.string()).parse(JSON.parse(said));

/** Removes a changed lesson's old place, and the copies of teachers who no longer take part. */
function gone(
  before: Readonly<Record<string, string>> | undefined,
  now: { readonly moved: boolean; readonly place: string; readonly others: readonly string[] },
  ownerId: string,
): Change[] {
  if (before === undefined) return [];
  const { pk = '', sk = '' } = before;
  const copies = othersOf(before).filter((teacherId) => sk !== now.place || !now.others.includes(teacherId));
  return [
    ...(now.moved ? [remove(pk, sk)] : []),
    ...copies.map((teacherId) => remove(key(ownerId, 'STAFF', teacherId), sk)),
  ];
}

type Planned = Pick<RowData['lesson'], 'date' | 'from' | 'to' | 'status'> & { readonly groupId: string };
const TIMES = ['groupId', 'date', 'from', 'to', 'status'] as const;

/**
 * The facts of a lesson whose time, group or state has changed, or which has gone: for its old place and for its new
 * place. A lesson that has not begun has no register, and so no fact.
 */
export function lessonChanged(
  { ownerId, today, now: at }: Pick<ItemWorld, 'ownerId' | 'today' | 'now'>,
  { id, extra }: Held,
  now: Planned | undefined,
): { readonly fact: ReturnType<typeof importFact> }[] {
  if (now && TIMES.every((name) => extra[name] === now[name])) return [];
  const { groupId = '', date = '' } = extra;
  const elsewhere = now && (now.groupId !== groupId || now.date !== date);
  const places = [{ groupId, date }, ...(elsewhere ? [{ groupId: now.groupId, date: now.date }] : [])];
  return places
    .filter((place) => place.date <= today)
    .map((place) => ({
      fact: importFact('lesson-changed', { ownerId, occurredAt: at, data: { ...place, lessonId: id } }),
    }));
}

/** The teachers after the first; each has a copy of the lesson in their own timetable. */
export const othersOf = ({ others = '' }: Readonly<Record<string, string>>): readonly string[] =>
  others.split(' ').filter(Boolean);
