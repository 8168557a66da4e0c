import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER } from '../../support/events.ts';
import { makeTables } from '../../support/table.ts';
import { CONFIRM, makeWorld, ROSTER, TODAY, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());

const away = (pupilId: string) => [{ pupilId, kind: 'absent' }];

/** Rows of a source about one pupil in the class, as the importer writes them. */
async function rows(world: World, pupilId: string, ...periods: readonly Record<string, unknown>[]): Promise<void> {
  const pk = `${OWNER}#GROUP#${world.p.group}`;
  const [member] = await world.rows(pk, `MEMBER#${pupilId}`);
  await world.put({ ...member, ...periods[0] });
  for (const [index, period] of periods.entries())
    await world.put({ ...member, ...period, sk: `MEMBER#${pupilId}#student#row${index}` });
}
const rowOf = (body: { pupils: { pupilId: string }[] }, pupilId: string) =>
  body.pupils.filter((pupil) => pupil.pupilId === pupilId);

describe('a pupil who is exempt from the teaching of a group', () => {
  test('a pupil who is exempt from the teaching of a group is on the roster as exempt, is expected by nobody, and the lesson can be confirmed without an entry', async () => {
    const world = await makeWorld(tables);
    const { ola, kari } = world.p.pupils;
    await rows(world, ola, { from: '2026-08-01', exempt: true });
    await world.report('ola');
    await world.report('kari');
    const { body } = await world.at('teacher', ROSTER, 't1');
    expect(rowOf(body, ola)).toMatchObject([{ member: true, exempt: true, suggestion: null, entry: null }]);
    expect(rowOf(body, kari)).toMatchObject([{ exempt: false, suggestion: { source: 'report' } }]);
    const confirmed = await world.at('teacher', CONFIRM, 't1');
    expect(confirmed).toMatchObject({ status: 200, body: { confirmed: null, suggestions: [{ pupilId: kari }] } });
  });

  test('a pupil who is exempt from the teaching of a group is not registered away, so that nothing counts and nobody is told; the others of the request neither', async () => {
    const world = await makeWorld(tables);
    const { ola, kari } = world.p.pupils;
    await rows(world, ola, { from: '2026-08-01', exempt: true });
    for (const kind of ['absent', 'late', 'part'] as const) {
      const minutes = kind === 'absent' ? {} : { minutes: 5 };
      const refused = await world.enter('t1', [...away(kari), { pupilId: ola, kind, ...minutes }]);
      expect(refused).toMatchObject({ status: 422, body: { code: 'lessons.exempt', params: { date: TODAY } } });
      expect(refused.body.errors).toMatchObject([{ pointer: '/entries/1/pupilId' }]);
    }
    expect([await world.entry('ola', 't1'), await world.entry('kari', 't1'), await world.facts()]).toEqual([
      undefined,
      undefined,
      [],
    ]);
  });

  test('a pupil who is exempt from the teaching of a group: what was registered before the exemption was known can be taken back', async () => {
    const world = await makeWorld(tables);
    const { ola } = world.p.pupils;
    expect((await world.enter('t1', away(ola))).status).toBe(200);
    await rows(world, ola, { from: '2026-08-01', exempt: true });
    expect((await world.enter('t1', away(ola))).status).toBe(422);
    expect((await world.enter('t1', [{ pupilId: ola, kind: 'present' }])).status).toBe(200);
  });

  test('a pupil who is exempt from the teaching of a group is exempt from the day that the source says, and shown once though two rows tell of two periods', async () => {
    const world = await makeWorld(tables);
    const { ola, kari, lars } = world.p.pupils;
    await rows(world, ola, { from: '2026-08-01', to: TODAY, exempt: true }, { from: TODAY });
    await rows(world, kari, { from: '2026-08-01', to: TODAY }, { from: TODAY, exempt: true });
    // One row says exempt and the other does not: somebody must miss the pupil.
    await rows(world, lars, { from: '2026-08-01', exempt: true }, { from: '2026-08-01' });
    const { body } = await world.at('teacher', ROSTER, 't1');
    const seen = [ola, kari, lars].map((id) => rowOf(body, id).map((pupil) => 'exempt' in pupil && pupil.exempt));
    expect(seen).toEqual([[false], [true], [false]]);
  });
});
