import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { CONFIRM, type Line, makeWorld, UNCONFIRM, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());

describe('two teachers register one lesson at once', () => {
  test('two teachers register one lesson at once: both land; for a pupil that both name the later one holds, and the trail shows both (B2)', async () => {
    const world = await makeWorld(tables);
    const { ola, kari, lars } = world.p.pupils;
    const [first, second] = await Promise.all([
      world.enter('t1', [
        { pupilId: ola, kind: 'absent' },
        { pupilId: kari, kind: 'absent' },
      ]),
      world.enter(
        't1',
        [
          { pupilId: kari, kind: 'late', minutes: 4 },
          { pupilId: lars, kind: 'absent' },
        ],
        { who: 'second' },
      ),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    const register = await world.register('t1');
    const entries = await Promise.all((['ola', 'kari', 'lars'] as const).map((pupil) => world.entry(pupil, 't1')));
    expect(Object.keys(register?.lines ?? {}).sort()).toEqual([ola, kari, lars].sort());
    expect(register?.trail.map(({ by }) => by).sort()).toEqual([world.p.staff.teacher, world.p.staff.second].sort());
    const [, both] = entries;
    expect(both?.trail.map(({ by }) => by).sort()).toEqual([world.p.staff.teacher, world.p.staff.second].sort());
    // The later in the register's order is the one that holds, in the register and in the entry.
    expect(both?.by).toBe(register?.trail.at(-1)?.by);
    expect(register?.lines[kari]?.kind).toBe(both?.kind);
    expect(await world.facts()).toHaveLength(2);
  });

  test('one request sent three times at once writes once', async () => {
    const world = await makeWorld(tables);
    const key = newId();
    const send = () => world.enter('t1', [{ pupilId: world.p.pupils.ola, kind: 'absent' }], { key });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect((await world.entry('ola', 't1'))?.trail).toHaveLength(1);
    expect(await world.facts()).toHaveLength(1);
  });
});

/** A step of one of the actors; whoever loses too often is told to try again, as a client would. */
type Step = { readonly who: 'teacher' | 'second' | 'contact'; readonly act: 'confirm' | 'unconfirm' | readonly Line[] };

const lineOf = (pupils: readonly string[]) =>
  fc
    .record({ pupilId: fc.constantFrom(...pupils), kind: fc.constantFrom('absent', 'late', 'present') })
    .map(({ pupilId, kind }): Line => ({ pupilId, kind, ...(kind === 'late' && { minutes: 5 }) }));

async function take(world: World, { who, act }: Step): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const answer =
      typeof act === 'string'
        ? await world.at(who, act === 'confirm' ? CONFIRM : UNCONFIRM, 't1')
        : await world.enter('t1', act, { who });
    const again = answer.body?.code === 'changed-meanwhile' || answer.status === 503;
    if (!again || attempt > 20) return answer.status;
  }
}

test('teachers, a confirmer and an un-confirmer at once, in any order: no line is lost, no list disagrees (B2, B3, B4)', async () => {
  const pupilNames = ['ola', 'kari', 'lars'] as const;
  const seed = Date.now() % 1_000_000;
  console.info(`races: seed ${seed}`);
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.infiniteStream(fc.nat(1000)), async (scheduler, stream) => {
      const world = await makeWorld(tables);
      const pupils = pupilNames.map((name) => world.p.pupils[name]);
      const [line] = fc.sample(
        fc.uniqueArray(lineOf(pupils), { minLength: 1, maxLength: 3, selector: (row) => row.pupilId }),
        {
          numRuns: 1,
          seed: stream.next().value,
        },
      );
      const [other] = fc.sample(
        fc.uniqueArray(lineOf(pupils), { minLength: 1, maxLength: 3, selector: (row) => row.pupilId }),
        {
          numRuns: 1,
          seed: stream.next().value,
        },
      );
      const steps: Step[] = [
        { who: 'teacher', act: line ?? [] },
        { who: 'second', act: other ?? [] },
        { who: 'contact', act: 'confirm' },
        { who: 'teacher', act: 'unconfirm' },
        { who: 'second', act: line ?? [] },
      ];
      const start = scheduler.scheduleFunction(async (step: Step) => step);
      const done = Promise.all(steps.map(async (step) => take(world, await start(step))));
      await scheduler.waitAll();
      const statuses = await done;
      expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
      // Only taking a confirmation back may be refused, while somebody is away.
      expect(statuses.filter((_status, index) => steps[index]?.act !== 'unconfirm')).toEqual([200, 200, 200, 200]);

      const register = await world.register('t1');
      expect(register?.trail).toHaveLength(register?.version ?? 0);
      const away = Object.values(register?.lines ?? {}).some(({ kind }) => kind !== 'present');
      if (away) expect(register?.confirmed).toBeDefined();
      expect((await world.todo()).includes(world.p.lessons.t1)).toBe(register?.confirmed === undefined);
      for (const name of pupilNames) {
        const entry = await world.entry(name, 't1');
        expect(register?.lines[world.p.pupils[name]]?.kind).toBe(entry?.kind);
        expect(entry?.trail.at(-1)?.kind).toBe(entry?.kind);
      }
      const moves = register?.trail.filter(({ move }) => move === 'register').length;
      expect(await world.facts()).toHaveLength(moves ?? 0);
    }),
    { numRuns: 15, seed },
  );
}, 120_000);
