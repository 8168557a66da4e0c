import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { factsOf } from './facts.ts';
import { CORRECTION, makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
beforeEach(() => world.reset());
afterAll(() => tables.stop());

const WITHDRAWAL = { reason: 'Feil elev.' };
const nameOf = async (remarkId: string) => (await factsOf(world, remarkId)).map(({ name }) => name);
const statusesOf = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).sort();

describe('at the same time', () => {
  test('the same key twice, at once and after a lost answer, is one remark each and the same answer', async () => {
    const { register, own, p } = world;
    const before = (await own('teacher')).body.remarks.length;
    const remarks = [p.ola, p.kari, p.per].map((pupilId) => ({ pupilId, categoryId: 'late', comment: 'Ti minutt.' }));
    const more = { key: newId() };
    const answers = await Promise.all([1, 2, 3].map(() => register('teacher', remarks, more)));
    answers.push(await register('teacher', remarks, { ...more, at: '2026-11-24T08:00:00Z' }));
    for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]?.body]);
    expect((await own('teacher')).body.remarks.length).toBe(before + 3);
    for (const { remarkId } of answers[0]?.body.remarks ?? [])
      expect(await nameOf(remarkId)).toEqual(['remark-published']);
    const other = await register('teacher', remarks.slice(1), more);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const foreign = await register('substitute', remarks, more);
    expect([foreign.status, foreign.body.remarks[0].registeredBy.staffId]).toEqual([201, p.substitute]);
  });

  test('a teacher who has lost the group is not answered again either (law 2)', async () => {
    const more = { key: newId() };
    const remarks = [{ pupilId: world.p.ola, categoryId: 'late' }];
    expect((await world.register('teacher', remarks, more)).status).toBe(201);
    expect((await world.register('teacher', remarks, { ...more, at: '2026-07-20T08:00:00Z' })).status).toBe(404);
  });

  test('correct and withdraw: one of them is done, the other is told, and nothing is lost', async () => {
    const won = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const remarkId = await world.remark('teacher');
      const moves = [
        () => world.correct('teacher', remarkId, 1, CORRECTION),
        () => world.withdraw('contact', remarkId, 1, WITHDRAWAL),
      ];
      const answers = await Promise.all((round % 2 ? moves : moves.reverse()).map((move) => move()));
      expect(answers.filter(({ status }) => status === 200).length).toBe(1);
      expect(answers.filter(({ status }) => [409, 412].includes(status)).length).toBe(1);
      const { body } = await world.read('leader', remarkId);
      expect([body.version, body.trail.length]).toEqual([2, 2]);
      won.add(body.trail[1].move);
      const wanted = body.status === 'withdrawn' ? 'remark-withdrawn' : 'remark-corrected';
      expect(await nameOf(remarkId)).toEqual(['remark-published', wanted]);
    }
    console.info(`won: ${[...won].join(', ')}`);
  });

  test('release twice: published once, and both are told so', async () => {
    world.change({ 'remarks.holdForContactTeacher': true });
    for (let round = 0; round < 5; round++) {
      const remarkId = await world.remark('teacher');
      const answers = await Promise.all([1, 2, 3].map(() => world.release('contact', remarkId, 1)));
      expect(statusesOf(answers)).toEqual([200, 200, 200]);
      for (const { body } of answers) expect([body.version, body.trail.length]).toEqual([2, 2]);
      expect(await nameOf(remarkId)).toEqual(['remark-published']);
    }
  });

  test('the author corrects and the contact teacher releases what is held: no step is lost, whichever comes first', async () => {
    world.change({ 'remarks.holdForContactTeacher': true });
    for (let round = 0; round < 8; round++) {
      const remarkId = await world.remark('teacher');
      const answers = await Promise.all([
        world.release('contact', remarkId, 1),
        world.correct('teacher', remarkId, 1, CORRECTION),
      ]);
      expect(statusesOf(answers)).toEqual([200, 412]);
      const { status, trail } = (await world.read('leader', remarkId)).body;
      expect(trail.length).toBe(2);
      expect(await nameOf(remarkId)).toEqual(status === 'held' ? [] : ['remark-published']);
    }
  });
});

describe('after a lost answer', () => {
  test.each<[string, (remarkId: string) => Promise<{ status: number; body: unknown; etag: string }>]>([
    ['correct', (remarkId) => world.correct('teacher', remarkId, 1, CORRECTION)],
    ['withdraw', (remarkId) => world.withdraw('teacher', remarkId, 1, WITHDRAWAL)],
  ])('after a lost answer: %s again: the same answer, one version, one fact', async (_what, change) => {
    const remarkId = await world.remark('teacher');
    const answers = [await change(remarkId), await change(remarkId)];
    expect(answers.map(({ status, etag }) => [status, etag])).toEqual([
      [200, '"2"'],
      [200, '"2"'],
    ]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect((await nameOf(remarkId)).length).toBe(2);
  });

  test('the same with another word, or by another, is no repeat', async () => {
    const remarkId = await world.remark('teacher');
    await world.correct('teacher', remarkId, 1, CORRECTION);
    expect((await world.correct('teacher', remarkId, 1, { ...CORRECTION, comment: 'Anna.' })).status).toBe(412);
    expect((await world.withdraw('contact', remarkId, 2, WITHDRAWAL)).status).toBe(200);
    expect((await world.withdraw('teacher', remarkId, 2, WITHDRAWAL)).body.code).toBe('remarks.already-withdrawn');
  });
});

describe('in whatever order', () => {
  const STEP = fc.record({
    what: fc.constantFrom('correct', 'withdraw', 'release', 'hold'),
    twice: fc.boolean(),
    stale: fc.boolean(),
  });

  test('no version is lost or written twice, and facts are what families saw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(STEP, { minLength: 2, maxLength: 8 }), async (held, steps) => {
        world.change({ 'remarks.holdForContactTeacher': held });
        const remarkId = await world.remark('teacher');
        let [version, text] = [1, 0];
        const told = held ? [] : ['remark-published'];
        for (const { what, twice, stale } of steps) {
          if (what === 'hold') {
            world.change({ 'remarks.holdForContactTeacher': twice });
            continue;
          }
          const before = (await world.read('leader', remarkId)).body.status;
          const named = version - (stale ? 1 : 0);
          const body = { ...CORRECTION, comment: `Nr. ${text++}` };
          const ways: Record<typeof what, () => Promise<{ status: number }>> = {
            correct: () => world.correct('teacher', remarkId, named, body),
            withdraw: () => world.withdraw('contact', remarkId, named, { reason: `Nr. ${text}` }),
            release: () => world.release('contact', remarkId, named),
          };
          await Promise.all(twice ? [ways[what](), ways[what]()] : [ways[what]()]);
          const after = (await world.read('leader', remarkId)).body;
          expect(after.version - version).toBeLessThanOrEqual(1);
          expect(after.trail.map((entry: { version: number }) => entry.version)).toEqual(
            Array.from({ length: after.version }, (_none, index) => index + 1),
          );
          if (after.version > version) {
            expect(stale).toBe(false);
            if (what === 'release') told.push('remark-published');
            else if (before === 'published') told.push(what === 'correct' ? 'remark-corrected' : 'remark-withdrawn');
          }
          version = after.version;
          const shown = (await world.self('ola')).body.remarks.some(
            (remark: { remarkId: string }) => remark.remarkId === remarkId,
          );
          expect(shown).toBe(after.status === 'published');
        }
        expect(await nameOf(remarkId)).toEqual(told);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
