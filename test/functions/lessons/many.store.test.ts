import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { addDays } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { CONFIRM, type LessonKey, MONDAY, makeWorld, type PupilName, TODAY, type World } from './world.ts';

/** B4: many lessons that nobody was away from, in one request, with what it would do shown before. */
let tables: Awaited<ReturnType<typeof makeTables>>;
/** The next transaction whose number this is fails as an engine does; 0 for none. */
let failing = 0;
/** The next read of many keys fails. */
let failsToRead = false;
/** What was asked of the database. */
let asked: string[] = [];
beforeAll(async () => {
  tables = await makeTables();
  tables.client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === 'TransactWriteItemsCommand' && failing > 0 && --failing === 0)
        throw new Error('away');
      asked.push(JSON.stringify(args.input));
      if (failsToRead && context.commandName === 'BatchGetItemCommand') {
        failsToRead = false;
        throw new Error('away');
      }
      return next(args);
    },
    { step: 'initialize', name: 'failOnce' },
  );
});
afterAll(() => tables.stop());

const MANY = 'POST /v1/staff/lesson-confirmations';
type Row = {
  readonly lessonId: string;
  readonly outcome: string;
  readonly why: { code: string; detail: string } | null;
};
const many = async (
  world: World,
  body: object,
  query: Record<string, string> = {},
  who: 'teacher' | 'elsewhere' = 'teacher',
) => {
  const answer = await world.ask(who, { route: MANY, body, query });
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  return answer.body as { lessons: Row[]; confirmed: number; left: number; next: string | null };
};
const named = (world: World, keys: readonly LessonKey[]) => keys.map((key) => world.params(key));
const outcomes = (lessons: readonly Row[]) => lessons.map(({ outcome, why }) => why?.code ?? outcome);

/** So many lessons of the teacher on earlier Mondays and Tuesdays. */
async function more(world: World, count: number): Promise<void> {
  const { lesson } = recordsOf(OWNER);
  const items = Array.from({ length: count }, (_none, index) =>
    lesson({
      lessonId: newId(),
      groupId: world.p.group,
      schoolId: world.p.school,
      date: addDays(MONDAY, -Math.floor(index / 4) - 1),
      from: `${String(8 + (index % 4)).padStart(2, '0')}:00`,
      to: `${String(8 + (index % 4)).padStart(2, '0')}:45`,
      teacherIds: [world.p.staff.teacher],
    }),
  );
  await seed(world.client, world.table, items.flat());
}

describe('many lessons at once', () => {
  test('a preview names what would be and why not, and writes nothing; then the same is done', async () => {
    const world = await makeWorld(tables);
    await world.report('ola');
    const lessons = [...named(world, ['m1', 't1', 't3', 'off', 'pair']), { ...world.params('m1'), lessonId: newId() }];
    const wanted = ['lessons.somebody-away', 'lessons.not-begun', 'lessons.cancelled'];
    const seen = await many(world, { mode: 'preview', lessons });
    expect(outcomes(seen.lessons)).toEqual(['ready', ...wanted, 'ready', 'not-found']);
    expect([seen.confirmed, seen.left, seen.next]).toEqual([2, 4, null]);
    expect(seen.lessons[1]).toMatchObject({ suggestions: [{ pupilId: world.p.pupils.ola }], from: '08:30' });
    // The preview named who is away, so the log must say who saw it.
    const { Count } = await world.client.send(
      new QueryCommand({
        TableName: tables.tables.accessLog,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `${OWNER}#PUPIL#${world.p.pupils.ola}` },
      }),
    );
    expect(Count).toBe(1);
    for (const { why } of seen.lessons) expect(why === null || why.detail.length > 10).toBe(true);
    expect([await world.register('m1'), (await world.todo()).length]).toEqual([undefined, 3]);
    const done = await many(world, { mode: 'confirm', lessons });
    expect(outcomes(done.lessons)).toEqual(['confirmed', ...wanted, 'confirmed', 'not-found']);
    expect(await world.register('m1')).toMatchObject({ confirmed: { how: 'by-hand' }, version: 1 });
    const again = await many(world, { mode: 'confirm', lessons });
    expect(outcomes(again.lessons)).toEqual(['already-confirmed', ...wanted, 'already-confirmed', 'not-found']);
    expect([again.confirmed, await world.register('m1')]).toEqual([0, await world.register('m1')]);
    expect(await world.todo()).toEqual([world.p.lessons.t1]);
  });

  test('present after all is said for a lesson among many, too; what is not own is not found', async () => {
    const world = await makeWorld(tables);
    const { ola } = world.p.pupils;
    await world.report('ola');
    const lessons = [{ ...world.params('t1'), present: [ola] }];
    expect(outcomes((await many(world, { mode: 'confirm', lessons }, {}, 'elsewhere')).lessons)).toEqual(['not-found']);
    expect((await many(world, { mode: 'confirm', lessons })).confirmed).toBe(1);
    expect(await world.entry('ola', 't1')).toMatchObject({ kind: 'present' });
  });

  test('the to-do list is worked off page by page; what stays is passed over by next', async () => {
    const world = await makeWorld(tables);
    await more(world, 12);
    await world.report('ola');
    const waiting = await world.todo();
    const first = await many(world, { mode: 'confirm' }, { limit: '10' });
    expect([first.lessons.length, first.confirmed, first.next === null]).toEqual([10, 9, false]);
    const rest = await many(world, { mode: 'confirm' }, { limit: '10', cursor: first.next ?? '' });
    expect([...first.lessons, ...rest.lessons].map(({ lessonId }) => lessonId)).toEqual(waiting);
    expect([rest.next, await world.todo()]).toEqual([null, [world.p.lessons.t1]]);
  });

  test('250 fit in one request, and no more', async () => {
    const world = await makeWorld(tables);
    await more(world, 248);
    const started = performance.now();
    const { lessons, confirmed, next } = await many(world, { mode: 'confirm' });
    console.info(`250 lessons: ${Math.round(performance.now() - started)} ms`);
    expect([lessons.length, confirmed, next === null]).toEqual([250, 250, false]);
    const body = { mode: 'preview', lessons: Array.from({ length: 251 }, () => world.params('t1')) };
    expect((await world.ask('teacher', { route: MANY, body })).status).toBe(422);
    const tooMany = await world.ask('teacher', { route: MANY, body: { mode: 'preview' }, query: { limit: '251' } });
    expect(tooMany.status).toBe(422);
  });

  test('one that fails takes no other with it, and says so; the same again does the rest', async () => {
    const world = await makeWorld(tables);
    const lessons = named(world, ['m1', 'pair', 't1', 't2']);
    failing = 2;
    const first = await many(world, { mode: 'confirm', lessons });
    expect([first.confirmed, first.left]).toEqual([3, 1]);
    expect(outcomes(first.lessons).filter((outcome) => outcome !== 'confirmed')).toEqual(['unavailable']);
    const again = await many(world, { mode: 'confirm', lessons });
    expect(outcomes(again.lessons).toSorted()).toEqual([...Array(3).fill('already-confirmed'), 'confirmed']);
  });

  test('a read that they share and that fails is made again for those that come after', async () => {
    const world = await makeWorld(tables);
    await more(world, 10);
    failsToRead = true;
    const first = outcomes((await many(world, { mode: 'confirm' })).lessons);
    expect([first.slice(0, 8), first.slice(8)]).toEqual([Array(8).fill('unavailable'), Array(5).fill('confirmed')]);
  });

  test.each([
    ['of the list', false],
    ['that are named', true],
  ])(
    'many lessons at once for lessons %s login, staff, settings and schools are read once',
    async (_what, areNamed) => {
      const world = await makeWorld(tables);
      const lessons = named(world, ['m1', 't1', 't2']).map((name) => ({ ...name, present: [world.p.pupils.ola] }));
      asked = [];
      await many(world, { mode: 'preview', ...(areNamed && { lessons }) });
      const shared = asked.filter((input) => /#(LOGIN|SETTINGS|SCHOOLS)\b|#STAFF#[^#]*"/.test(input));
      expect(shared.length).toBeGreaterThan(3);
      expect(shared).toEqual([...new Set(shared)]);
    },
  );

  test('many lessons at once with a colleague who registers and confirms at the same time, each lesson is confirmed once', async () => {
    const world = await makeWorld(tables);
    const lessons = named(world, ['m1', 'pair', 't1', 't2']);
    const [first, other] = await Promise.all([
      many(world, { mode: 'confirm', lessons }),
      many(world, { mode: 'confirm', lessons: lessons.toReversed() }),
      world.at('second', CONFIRM, 't1'),
    ]);
    for (const found of [first, other]) {
      expect(outcomes(found.lessons).every((word) => word === 'confirmed' || word === 'already-confirmed')).toBe(true);
    }
    for (const key of ['m1', 'pair', 't1', 't2'] as const) {
      const register = await world.register(key);
      expect([key, register?.version, register?.trail.length]).toEqual([key, 1, 1]);
    }
  });
});

test('whatever is reported, many at once do what each lesson alone would be answered', async () => {
  const keys = ['m1', 'pair', 't1', 't2', 't3', 'off'] as const;
  const children = ['ola', 'kari', 'secret'] as const satisfies readonly PupilName[];
  const span = fc.record({
    child: fc.constantFrom(...children),
    from: fc.constantFrom('08:00', '09:15', '11:00'),
    to: fc.constantFrom('12:00', '13:30', undefined),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(span, { maxLength: 3, selector: ({ child }) => child }),
      fc.subarray([...children]),
      async (spans, present) => {
        const world = await makeWorld(tables);
        for (const { child, ...times } of spans)
          await world.report(child, { firstDay: TODAY, lastDay: TODAY, ...times });
        const here = present.map((child) => world.p.pupils[child]);
        const lessons = named(world, keys).map((name) => ({ ...name, present: here }));
        const preview = outcomes((await many(world, { mode: 'preview', lessons })).lessons);
        const done = outcomes((await many(world, { mode: 'confirm', lessons })).lessons);
        expect(done.map((word) => (word === 'confirmed' ? 'ready' : word))).toEqual(preview);
        const alone = await Promise.all(
          keys.map(async (key) => (await world.at('teacher', CONFIRM, key, { body: { present: here } })).body),
        );
        expect(
          alone.map(({ code, state }) => code ?? (state === 'confirmed' ? 'ready' : 'lessons.somebody-away')),
        ).toEqual(preview);
      },
    ),
    { numRuns: 8 },
  );
});
