import type { Fact } from '../shared/fact.ts';
import { factPut, type Labelled, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { atVersion, stillAt } from '../shared/table/conditions.ts';
import { key } from '../shared/table/dynamo.ts';
import { type RelationCondition, relationStillHolds } from '../shared/table/relation-condition.ts';
import type { Day } from '../shared/time.ts';
import type { Guard, Leave } from './leave.ts';
import { type Move, STEPS } from './rules.ts';

/** An application's step from one version to the next, with all its consequences. */
export type Save = {
  readonly ownerId: string;
  readonly today: Day;
  /** The version before, and the move; absent for a new application. */
  readonly before?: { readonly leave: Leave; readonly move: Move } | undefined;
  readonly after: Leave;
  /** The pupil's guard as read. */
  readonly guard: Guard;
  readonly fact: Fact;
  readonly relation?: RelationCondition | undefined;
  /** The answer to keep for the caller's Idempotency-Key. */
  readonly reply?: WriteAction | undefined;
};

/**
 * `replayed`: another attempt with this key was answered meanwhile. `revoked`: the relation ended meanwhile. `moved`:
 * somebody else wrote; read again.
 */
export type Refused = 'replayed' | 'revoked' | 'moved';

/** Every action of a save, labelled with the meaning of its refusal. */
export function actionsOf(table: string, save: Save): readonly Labelled<Refused>[] {
  const { ownerId, today, relation, reply, fact } = save;
  return [
    ...(reply === undefined ? [] : [{ label: 'replayed' as const, action: reply }]),
    ...(relation === undefined
      ? []
      : [{ label: 'revoked' as const, action: relationStillHolds(table, ownerId, relation, today) }]),
    ...[leavePut(table, save), ...dayActions(table, save), ...guardPuts(table, save), factPut(table, fact)].map(
      orMoved,
    ),
  ];
}

/** An application's place on its school's list of a state: by first day. */
export const placeOf = ({ firstDay, pupilId, leaveId }: Leave): string => key(firstDay, pupilId, leaveId);

function leavePut(table: string, { ownerId, before, after }: Save): WriteAction {
  const { pupilId, leaveId, schoolId, status } = after;
  const Item = {
    pk: key(ownerId, 'PUPIL', pupilId),
    sk: key('LEAVE', leaveId),
    gsi1pk: key(ownerId, 'SCHOOL', schoolId, 'LEAVES', status),
    gsi1sk: placeOf(after),
    ...after,
  };
  if (!before) return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  const { version } = before.leave;
  return { Put: { TableName: table, Item, ...stillAt({ version, from: STEPS[before.move].from }) } };
}

/** A grant writes the days of leave, a withdrawal deletes them. */
function dayActions(table: string, { ownerId, before, after }: Save): WriteAction[] {
  const { pupilId, schoolId, leaveId, dates, status } = after;
  const pk = key(ownerId, 'PUPIL', pupilId);
  const at = (date: Day) => ({ pk, sk: key('LEAVEDAY', date, leaveId) });
  if (status === 'granted') {
    return dates.map((date) => {
      const index = { gsi1pk: key(ownerId, 'SCHOOL', schoolId, 'ONLEAVE', date), gsi1sk: key(pupilId, leaveId) };
      return { Put: { TableName: table, Item: { ...at(date), ...index, pupilId, schoolId, leaveId, date } } };
    });
  }
  if (before?.leave.status !== 'granted') return [];
  return dates.map((date) => ({ Delete: { TableName: table, Key: at(date) } }));
}

/** Drops past spans, so that the guard stays small; a grant changes no span. */
function guardPuts(table: string, { ownerId, today, after, guard }: Save): WriteAction[] {
  const { leaveId, firstDay, lastDay, status, pupilId } = after;
  if (status === 'granted') return [];
  const others = guard.spans.filter((span) => span.leaveId !== leaveId && span.lastDay >= today);
  const spans = status === 'applied' ? [...others, { leaveId, firstDay, lastDay }] : others;
  return [
    {
      Put: {
        TableName: table,
        Item: { pk: key(ownerId, 'PUPIL', pupilId), sk: 'LEAVES', version: guard.version + 1, spans },
        ...atVersion(guard.version),
      },
    },
  ];
}
