import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainedBy } from '../../../functions/notifications/explain-days.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { chanceOf } from '../../proof/chance.ts';
import { OWNER } from '../../support/events.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, type PupilName, TODAY } from '../lessons/world.ts';
import { dueOver } from './due.ts';
import { factOf } from './world.ts';

/** Half past nine, ten, and half past ten in Oslo, on a Tuesday. */
const [EARLY, TEN, LATE] = ['2026-11-24T08:30:00Z', '2026-11-24T09:00:00Z', '2026-11-24T09:30:00Z'];

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: Awaited<ReturnType<typeof makeWorld>>;
let due: ReturnType<typeof dueOver>;
beforeEach(async () => {
  tables = await makeTables();
  world = await makeWorld(tables);
  due = dueOver(tables.client, tables.tables.main);
});
afterEach(() => tables.stop());

const away = (pupil: PupilName, kind = 'absent', lesson: 't1' | 't2' = 't1', at = EARLY) =>
  world.enter(lesson, [{ pupilId: world.p.pupils[pupil], kind, ...(kind === 'late' && { minutes: 10 }) }], { at });
/** The mother's items of a kind, newest first, and her badge. */
async function mothers(kind: string) {
  const { body } = await world.ask('mother', { route: 'GET /v1/guardian/inbox', at: LATE });
  const items: { kind: string; overtakenAt: string | null }[] = body.items;
  return { over: items.filter((item) => item.kind === kind).map((item) => item.overtakenAt !== null), body };
}

async function toldOf(pupil: PupilName): Promise<void> {
  await away(pupil);
  await due.deliverAll(EARLY);
  expect(await due.everyMinute(TEN)).toEqual({ done: 1 });
  expect((await mothers('absence-unexplained')).over).toEqual([false]);
}

async function grant(): Promise<void> {
  const leaveId = newSortableId(0);
  await world.grantedLeave('ola', leaveId);
  const madeBy = { kind: 'staff', personId: newId() } as const;
  const days = { firstDay: TODAY, lastDay: TODAY, dates: [TODAY] };
  const about = { pupilId: world.p.pupils.ola, schoolId: world.p.school, leaveId };
  await due.deliver(factOf('leave-granted', { ...about, ...days, version: 2, madeBy }), LATE);
}
const decide = () =>
  world.ask('contact', {
    route: 'POST /v1/groups/{groupId}/absence-decisions',
    params: { groupId: world.p.group },
    body: { decisions: [{ pupilId: world.p.pupils.ola, date: TODAY, code: 'reported', version: 0 }], reports: [] },
    at: LATE,
  });

describe('unexplained absence that was told of (B9)', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['a report', () => world.report('ola', {}, LATE)],
    ['leave', grant],
    ['a decision', decide],
    ['present after all', () => away('ola', 'present', 't1', LATE)],
  ])('unexplained absence that was told of is overtaken by %s, and counts no more', async (_what, explain) => {
    await toldOf('ola');
    await explain();
    await due.deliverAll(LATE);
    const { over, body } = await mothers('absence-unexplained');
    expect(over).toEqual([true]);
    expect(body.items.filter((item: { readAt: string | null }) => item.readAt !== null)).toEqual([]);
    const open = body.items.filter((item: { area: string; overtakenAt: unknown }) => !item.overtakenAt);
    expect(body.unread.absence).toBe(open.filter((statement: { area: string }) => statement.area === 'absence').length);
  });

  test('unexplained absence that was told of stands while one lesson of the day is not explained, and when another pupil’s is', async () => {
    await away('ola', 'absent', 't2', LATE);
    await toldOf('ola');
    await away('ola', 'present', 't1', LATE);
    await world.report('kari', {}, LATE);
    await due.deliverAll(LATE);
    expect((await mothers('absence-unexplained')).over).toEqual([false]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('side by side with the report that explains it: seed %i', async (seed) => {
    const chance = chanceOf(seed);
    await away('ola');
    await due.deliverAll(EARLY);
    // The report's transaction and its fact fall anywhere among the calls of the judging run.
    tables.client.middlewareStack.add(
      (next) => async (args) => {
        await new Promise((done) => setTimeout(done, chance.below(6)));
        return next(args);
      },
      { step: 'initialize', priority: 'low', name: 'slow' },
    );
    const explain = async () => {
      await world.report('ola', {}, TEN);
      await due.deliverAll(TEN);
    };
    await Promise.all([due.everyMinute(TEN), explain()]);
    tables.client.middlewareStack.remove('slow');
    const { over } = await mothers('absence-unexplained');
    expect(over.filter((isOver) => !isOver)).toEqual([]);
  });

  test.each(['before', 'after'])('explained just %s its item is written, when the run has judged', async (when) => {
    await away('ola');
    await due.deliverAll(EARLY);
    let armed = true;
    tables.client.middlewareStack.add(
      (next) => async (args) => {
        const first = armed && JSON.stringify(args.input).includes('INBOX#');
        if (!first) return next(args);
        armed = false;
        const explain = async () => {
          await world.report('ola', {}, TEN);
          await due.deliverAll(TEN);
        };
        if (when === 'before') await explain();
        const result = await next(args);
        if (when === 'after') await explain();
        return result;
      },
      { step: 'initialize', priority: 'high', name: 'meanwhile' },
    );
    expect(await due.everyMinute(TEN)).toEqual({ done: 0 });
    tables.client.middlewareStack.remove('meanwhile');
    expect([armed, (await mothers('absence-unexplained')).over, due.told()]).toEqual([false, [true], []]);
  });

  test('days of the future and of no fact explain nothing', () => {
    const data = { pupilId: newId(), schoolId: newId(), reportId: newSortableId(0), version: 1 };
    const madeBy = { kind: 'system' } as const;
    const report = { ...data, firstDay: '2026-11-25', lastDay: null, madeBy, channel: 'online' } as const;
    expect(explainedBy(factOf('absence-reported', report), TODAY)).toBeUndefined();
    expect(explainedBy(factOf('absence-withdrawn', { ...report, lastDay: '2026-11-26' }), TODAY)).toBeUndefined();
    expect(explainedBy(factOf('absence-changed', { ...report, firstDay: '2026-11-20' }), TODAY)).toEqual({
      pupilIds: [data.pupilId],
      from: '2026-11-20',
      to: TODAY,
    });
  });
});

describe('a late arrival that was told of (B8)', () => {
  beforeEach(() =>
    world.put({
      ...{ pk: `${OWNER}#SETTINGS`, sk: 'VALUE#OWNER#lessons.lateNotice', key: 'lessons.lateNotice' },
      ...{ value: 'digest', version: 1, changedAt: '2026-11-01T08:00:00.000Z' },
    }),
  );

  test.each(['present', 'absent'])(
    'a late arrival that was told of is overtaken when it is corrected to %s before the digest',
    async (kind) => {
      await away('ola', 'late');
      await due.deliverAll(EARLY);
      expect((await mothers('late-arrival')).over).toEqual([false]);
      await away('ola', kind, 't1', LATE);
      await due.deliverAll(LATE);
      const { over, body } = await mothers('late-arrival');
      expect([over, body.unread.absence]).toEqual([[true], 0]);
    },
  );

  test('a late arrival that was corrected and entered again is news again, once', async () => {
    await away('ola', 'late');
    await due.deliverAll(EARLY);
    await away('ola', 'present', 't1', TEN);
    await due.deliverAll(TEN);
    await away('ola', 'late', 't1', LATE);
    await due.deliverAll(LATE);
    const { over, body } = await mothers('late-arrival');
    expect([over.filter((isOver) => !isOver).length, body.unread.absence]).toEqual([1, 1]);
  });

  test('a late arrival that was told of of another lesson stands', async () => {
    await away('ola', 'late');
    await due.deliverAll(EARLY);
    await away('ola', 'present', 't2', LATE);
    await due.deliverAll(LATE);
    expect((await mothers('late-arrival')).over).toEqual([false]);
  });
});
