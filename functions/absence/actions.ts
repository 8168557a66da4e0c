import type { Fact } from '../shared/fact.ts';
import { factPut, type Labelled, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { atVersion, stillAt } from '../shared/table/conditions.ts';
import { key } from '../shared/table/dynamo.ts';
import { type RelationCondition, relationStillHolds } from '../shared/table/relation-condition.ts';
import type { Day } from '../shared/time.ts';
import type { Guard, Report, TouchedLesson } from './report.ts';
import { STEPS } from './rules.ts';

/** Touched lessons per day; a missing day has no known timetable. */
export type LessonsByDay = ReadonlyMap<Day, readonly TouchedLesson[]>;

/** The step of a report from one version to the next, with its guard, lessons and fact. */
export type Step = {
  /** The previous version; absent for a new report. */
  readonly before?: Report | undefined;
  readonly after: Report;
  /** Days to write, with their lessons; the save removes days of `before` that `after` lacks. */
  readonly lessons: LessonsByDay;
  /** The pupil's guard before the step; absent when the step changes neither span, state nor days. */
  readonly guard?: Guard | undefined;
  readonly fact?: Fact | undefined;
};

export type Save = {
  readonly ownerId: string;
  readonly today: Day;
  readonly steps: readonly Step[];
  readonly relations?: readonly RelationCondition[];
  /** The answer to store under the caller's Idempotency-Key. */
  readonly reply?: WriteAction | undefined;
};

/**
 * `replayed`: another request has used this key. `revoked`: a relation has ended. `moved`: another writer came first;
 * read again.
 */
export type Refused = 'replayed' | 'revoked' | 'moved';

/** The limit of one DynamoDB transaction. */
export const MAX_ACTIONS = 100;

/** The number of actions in a save: the use-case refuses a request that is too large before it writes. */
export const countActions = (save: Save): number => actionsOf('count', save).length;

/** Every action of a save, labelled with the meaning of its refusal. */
export function actionsOf(table: string, save: Save): readonly Labelled<Refused>[] {
  const { ownerId, steps, relations = [], reply, today } = save;
  return [
    ...(reply === undefined ? [] : [{ label: 'replayed' as const, action: reply }]),
    ...relations.map((relation) => ({
      label: 'revoked' as const,
      action: relationStillHolds(table, ownerId, relation, today),
    })),
    ...steps
      .flatMap((step) => [
        headPut(table, ownerId, step),
        ...historyPut(table, ownerId, step),
        ...dayActions(table, ownerId, step),
        ...(step.fact === undefined ? [] : [factPut(table, step.fact)]),
      ])
      .concat(guardPuts(table, ownerId, steps, today))
      .map(orMoved),
  ];
}

function headPut(table: string, ownerId: string, { before, after }: Step): WriteAction {
  const open = after.lastDay === null && after.status !== 'withdrawn';
  const item = {
    pk: key(ownerId, 'PUPIL', after.pupilId),
    sk: key('REPORT', after.reportId),
    ...after,
    ...(STEPS.handle.from.includes(after.status) && {
      gsi1pk: key(ownerId, 'SCHOOL', after.schoolId, 'UNHANDLED'),
      gsi1sk: key(after.firstDay, after.pupilId, after.reportId),
    }),
    ...(open && { gsi2pk: key(ownerId, 'OPEN-ABSENCE'), gsi2sk: key(after.pupilId, after.reportId) }),
  };
  if (!before) return { Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
  const legal = after.move === 'report' ? [] : STEPS[after.move].from;
  return { Put: { TableName: table, Item: item, ...stillAt({ version: before.version, from: legal }) } };
}

/** The history keeps the previous version; the store never overwrites it (law 6). */
function historyPut(table: string, ownerId: string, { before }: Step): WriteAction[] {
  if (!before) return [];
  const sk = key('VERSION', before.reportId, String(before.version).padStart(4, '0'));
  const item = { pk: key(ownerId, 'PUPIL', before.pupilId), sk, ...before };
  return [{ Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } }];
}

function dayActions(table: string, ownerId: string, { before, after, lessons }: Step): WriteAction[] {
  const pk = key(ownerId, 'PUPIL', after.pupilId);
  const days = after.status === 'withdrawn' ? [] : after.days;
  const gone = (before?.days ?? []).filter((old) => !days.some((day) => day.day === old.day));
  const written = days.filter((day) => {
    const old = before?.days.find(({ day: other }) => other === day.day);
    const same = old?.state === day.state && old.from === day.from && old.to === day.to;
    return !same || lessons.has(day.day);
  });
  return [
    ...gone.map(({ day }) => ({ Delete: { TableName: table, Key: { pk, sk: key('DAY', day, after.reportId) } } })),
    ...written.map((day) => ({
      Put: {
        TableName: table,
        Item: {
          pk,
          sk: key('DAY', day.day, after.reportId),
          gsi1pk: key(ownerId, 'SCHOOL', after.schoolId, 'ABSENT', day.day),
          gsi1sk: key(after.pupilId, after.reportId),
          pupilId: after.pupilId,
          schoolId: after.schoolId,
          reportId: after.reportId,
          lessons: lessons.get(day.day),
          ...day,
        },
      },
    })),
  ];
}

/** One put per pupil, however many reports move. The put drops past spans, so that the guard stays small for years. */
function guardPuts(table: string, ownerId: string, steps: readonly Step[], today: Day): WriteAction[] {
  const pupils = new Set(steps.flatMap((step) => (step.guard ? [step.after.pupilId] : [])));
  return [...pupils].flatMap((pupilId) => {
    const mine = steps.filter((step) => step.after.pupilId === pupilId);
    const guard = mine.find((step) => step.guard)?.guard;
    return guard ? [guardPut(table, key(ownerId, 'PUPIL', pupilId), guard, mine, today)] : [];
  });
}

function guardPut(table: string, pk: string, guard: Guard, steps: readonly Step[], today: Day): WriteAction {
  const others = guard.spans.filter(
    (span) =>
      !steps.some(({ after }) => after.reportId === span.reportId) && (span.lastDay === null || span.lastDay >= today),
  );
  const moved = steps.flatMap(({ after: { reportId, status, firstDay, lastDay, from, to } }) =>
    status === 'withdrawn' ? [] : [{ reportId, status, firstDay, lastDay, from, to }],
  );
  return {
    Put: {
      TableName: table,
      Item: { pk, sk: 'ABSENCE', version: guard.version + 1, spans: [...others, ...moved] },
      ...atVersion(guard.version),
    },
  };
}
