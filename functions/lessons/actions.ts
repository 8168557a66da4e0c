import type { Fact } from '../shared/fact.ts';
import { factPut, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { key } from '../shared/table/dynamo.ts';
import type { Day, TimeOfDay } from '../shared/time.ts';
import type { Entry, EntryValue, Register } from './entry.ts';

/** A new value of an entry. `place` is its place and time; an existing entry without `place` keeps its own. */
export type EntryWrite = {
  readonly pupilId: string;
  readonly value: EntryValue;
  readonly place?: Omit<Entry, keyof EntryValue | 'trail' | 'pupilId'>;
};

/** The lesson in the timetable, whose mark says confirmed, or waiting for its teachers. */
export type Marked = {
  readonly id: string;
  readonly groupId: string;
  readonly date: Day;
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  readonly teacherIds: readonly string[];
};

/** All writes of one act in a lesson. */
export type Save = {
  readonly ownerId: string;
  /** Absent when the register does not change. */
  readonly register?: { readonly before: Register | undefined; readonly after: Register } | undefined;
  readonly entries?: readonly EntryWrite[];
  readonly mark?: { readonly lesson: Marked; readonly confirmed: boolean } | undefined;
  /** The lesson of the register, which must be unchanged since the read. */
  readonly lesson?: Marked | undefined;
  readonly fact?: Fact | undefined;
  /** The answer to keep for the caller's Idempotency-Key. */
  readonly reply?: WriteAction | undefined;
};

/** Actions of one DynamoDB transaction. */
export const MAX_ACTIONS = 100;

/** Every action of a save, in any order. The register's version makes all of them conditional. */
export function actionsOf(table: string, save: Save): WriteAction[] {
  const { ownerId, register, entries = [], mark, lesson, fact, reply } = save;
  return [
    ...(register ? [registerPut(table, ownerId, register)] : []),
    ...(register ? entries.map((entry) => entryUpdate(table, ownerId, register.after, entry)) : []),
    ...(mark ? markUpdates(table, ownerId, mark) : []),
    ...(register && lesson && !mark ? [stillThere(table, ownerId, lesson)] : []),
    ...(fact ? [factPut(table, fact)] : []),
    ...(reply ? [reply] : []),
  ];
}

function registerPut(table: string, ownerId: string, { before, after }: NonNullable<Save['register']>): WriteAction {
  const place = { pk: key(ownerId, 'GROUP', after.groupId), sk: key('REGISTER', after.date, after.lessonId) };
  return {
    Put: {
      TableName: table,
      Item: { ...place, ...after },
      ...atVersion(before?.version ?? 0),
    },
  };
}

/**
 * Appends a value without reading the entry: the last value holds, the trail keeps all earlier values. Fails if the
 * entry's lesson now belongs to another group's register.
 */
function entryUpdate(table: string, ownerId: string, at: Register, { pupilId, place, value }: EntryWrite): WriteAction {
  const optional = {
    countsTowardsLimit: undefined,
    because: undefined,
    ...(place && { reportId: undefined, subjectCode: undefined, subject: undefined }),
  };
  const fields = Object.entries({ ...optional, pupilId, ...place, ...value });
  const set = fields.flatMap(([name, given]) => (given === undefined ? [] : [{ name, given }]));
  const gone = fields.flatMap(([name, given]) => (given === undefined ? [name] : []));
  const removed = gone.length === 0 ? '' : ` REMOVE ${gone.map((name) => `#${name}`).join(', ')}`;
  const names = [...set.map(({ name }) => name), ...gone, 'trail', ...(place ? [] : ['groupId'])];
  return {
    Update: {
      TableName: table,
      Key: { pk: key(ownerId, 'PUPIL', pupilId), sk: key('ENTRY', at.date, at.lessonId) },
      UpdateExpression: `SET ${set.map(({ name }) => `#${name} = :${name}`).join(', ')}, #trail = list_append(if_not_exists(#trail, :none), :value)${removed}`,
      ...(!place && { ConditionExpression: '#groupId = :groupId' }),
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(set.map(({ name, given }) => [`:${name}`, given])),
        ...(!place && { ':groupId': at.groupId }),
        ':none': [],
        ':value': [value],
      },
    },
  };
}

/** Fails if an import has moved, cancelled, shortened or lengthened the lesson since the read. */
const AS_READ = 'attribute_exists(pk) AND #status <> :cancelled AND #to = :to';
const asRead = ({ to }: Marked) => ({
  names: { '#status': 'status', '#to': 'to' },
  values: { ':cancelled': 'cancelled', ':to': to },
});
const placeOf = ({ date, from, id }: Marked): string => key('LESSON', date, from, id);

function stillThere(table: string, ownerId: string, lesson: Marked): WriteAction {
  const { names, values } = asRead(lesson);
  return {
    ConditionCheck: {
      TableName: table,
      Key: { pk: key(ownerId, 'GROUP', lesson.groupId), sk: placeOf(lesson) },
      ConditionExpression: AS_READ,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
  };
}

/**
 * Updates the confirmation in the lesson and in each further teacher's copy; the list of waiting lessons follows it.
 */
function markUpdates(table: string, ownerId: string, { lesson, confirmed }: NonNullable<Save['mark']>): WriteAction[] {
  const at = key(lesson.date, lesson.from, lesson.id);
  const sk = placeOf(lesson);
  const { names, values } = asRead(lesson);
  const [first, ...others] = lesson.teacherIds;
  const places = [
    { pk: key(ownerId, 'GROUP', lesson.groupId), staffId: first },
    ...others.map((staffId) => ({ pk: key(ownerId, 'STAFF', staffId), staffId })),
  ];
  return places.map(({ pk, staffId }) => {
    const waits = !confirmed && staffId !== undefined;
    const back = waits ? 'SET gsi2pk = :list, gsi2sk = :at REMOVE #confirmed' : 'REMOVE #confirmed';
    return {
      Update: {
        TableName: table,
        Key: { pk, sk },
        UpdateExpression: confirmed ? 'SET #confirmed = :yes REMOVE gsi2pk, gsi2sk' : back,
        ConditionExpression: AS_READ,
        ExpressionAttributeNames: { '#confirmed': 'confirmed', ...names },
        ExpressionAttributeValues: {
          ...values,
          ...(confirmed && { ':yes': true }),
          ...(waits && { ':list': key(ownerId, 'STAFF', staffId, 'UNCONFIRMED'), ':at': at }),
        },
      },
    };
  });
}
