import type { Fact } from '../shared/fact.ts';
import { factPut, type Labelled, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { atVersion, stillAt } from '../shared/table/conditions.ts';
import { key } from '../shared/table/dynamo.ts';
import { type RelationCondition, relationStillHolds } from '../shared/table/relation-condition.ts';
import type { Day } from '../shared/time.ts';
import type { Guard, Report, TouchedLesson } from './report.ts';
import { STEPS } from './rules.ts';

/** Lessons touched per day; a day that is missing has no known timetable. */
export type LessonsByDay = ReadonlyMap<Day, readonly TouchedLesson[]>;

/** One report's step from one version to the next, with everything that follows from it. */
export type Step = {
  /** The version it was; absent for a new report. */
  readonly before?: Report | undefined;
  readonly after: Report;
  /** Days to write or write again, with their lessons; days of `before` that `after` lacks are removed. */
  readonly lessons: LessonsByDay;
  /** The pupil's guard as it was read; absent when the step leaves span, state and days as they are. */
  readonly guard?: Guard | undefined;
  readonly fact?: Fact | undefined;
};

export type Save = {
  readonly ownerId: string;
  readonly today: Day;
  readonly steps: readonly Step[];
  readonly relations?: readonly RelationCondition[];
  /** The answer to keep for the caller's Idempotency-Key. */
  readonly reply?: WriteAction | undefined;
};

/**
 * `replayed`: this key was answered meanwhile. `revoked`: a relation ended meanwhile. `moved`: somebody else wrote;
 * read again.
 */
export type Refused = 'replayed' | 'revoked' | 'moved';

/** Actions of one DynamoDB transaction. */
export const MAX_ACTIONS = 100;

/** How many actions a save takes, so that a request too large is refused before it is tried. */
export const countActions = (save: Save): number => actionsOf('count', save).length;

/** Every action of a save, with what its refusal means. */
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

/** The version that is left goes into the history; it is written once and never again (law 6). */
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
    const old = before?.days.find((known) => known.day === day.day);
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

/**
 * One put per pupil, however many of the pupil's reports move. Spans that are over are dropped, so that the guard stays
 * small however long a pupil is at school.
 */
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
