import { paginateScan, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Entry } from '../../../functions/lessons/entry.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { CONFIRM, ENTER, MONDAY, makeWorld, ROSTER, SETTLE, TODAY, UNSETTLED, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());

/** The timetable's item of today's first lesson, changed as an import would change it in place. */
async function timetable(world: World, change: Record<string, unknown>): Promise<void> {
  const [item] = await world.rows(`${OWNER}#GROUP#${world.p.group}`, `LESSON#${TODAY}#08:30`);
  await world.put({ ...item, ...change });
}

const lineOf = (pupilId: string) => ({ pupilId, kind: 'absent' });

describe('a big group', () => {
  test('80 pupils in one request, and 120 lines dropped in steps of which each is whole (B2)', async () => {
    const world = await makeWorld(tables, 'grunnskole', 120);
    const [most, rest] = [world.more.slice(0, 80), world.more.slice(80)];
    expect((await world.enter('t1', most.map(lineOf))).status).toBe(200);
    expect((await world.enter('t1', rest.map(lineOf))).status).toBe(200);
    await timetable(world, { status: 'cancelled' });
    const { body } = await world.ask('teacher', { route: UNSETTLED });
    expect(body.registers).toEqual([expect.objectContaining({ away: 120, displaced: 'cancelled' })]);
    const dropped = await world.at('teacher', SETTLE, 't1', { body: { outcome: 'dropped' } });
    expect(dropped).toMatchObject({ status: 200, body: { unsettled: false } });
    const register = await world.register('t1');
    expect(new Set(Object.values(register?.lines ?? {}).map(({ kind }) => kind))).toEqual(new Set(['present']));
    expect(register).toMatchObject({ settled: 'drop', version: 4 });
    const facts = await world.facts();
    expect(facts).toHaveLength(4);
    expect(facts.flatMap((fact) => fact.data.pupilIds).sort()).toEqual([...world.more, ...world.more].sort());
    for (const pupilId of [world.more[0], world.more.at(-1)]) {
      const [item] = await world.rows(`${OWNER}#PUPIL#${pupilId}`, 'ENTRY#');
      expect(Entry.parse(item).trail.map(({ kind }) => kind)).toEqual(['absent', 'present']);
    }
  });

  test('a lesson with very many teachers takes fewer pupils at a time, and says how many (B2)', async () => {
    const world = await makeWorld(tables, 'grunnskole', 80);
    const lessonId = newId();
    const teacherIds = [world.p.staff.teacher, ...Array.from({ length: 29 }, newId)];
    const lesson = { lessonId, groupId: world.p.group, schoolId: world.p.school, date: MONDAY, teacherIds };
    await seed(tables.client, world.table, recordsOf(OWNER).lesson(lesson));
    const enter = (pupils: readonly string[]) =>
      world.ask('teacher', {
        route: ENTER,
        params: { groupId: world.p.group, date: MONDAY, lessonId },
        body: { entries: pupils.map(lineOf) },
      });
    expect(await enter(world.more)).toMatchObject({
      status: 422,
      body: { code: 'lessons.too-many-at-once', params: { most: 67 } },
    });
    expect((await enter(world.more.slice(0, 67))).status).toBe(200);
    expect((await enter(world.more.slice(67))).status).toBe(200);
  });
});

describe('what the timetable does between', () => {
  test('entries that another group has taken over are not dropped with the register that was left (B2)', async () => {
    const world = await makeWorld(tables);
    const { p } = world;
    await world.enter('t1', [lineOf(p.pupils.ola)]);
    await timetable(world, { status: 'cancelled' });
    const entry = await world.entry('ola', 't1');
    const pk = `${OWNER}#PUPIL#${p.pupils.ola}`;
    await world.put({ pk, sk: `ENTRY#${TODAY}#${p.lessons.t1}`, ...entry, groupId: p.otherGroup });
    const refused = await world.at('teacher', SETTLE, 't1', { body: { outcome: 'dropped' } });
    expect(refused).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(await world.entry('ola', 't1')).toMatchObject({ kind: 'absent', groupId: p.otherGroup });
  });

  test('a register is decided on within its half-year', async () => {
    const world = await makeWorld(tables);
    await world.enter('t1', [lineOf(world.p.pupils.ola)]);
    await timetable(world, { status: 'cancelled' });
    const at = '2027-01-01T08:00:00Z';
    const late = await world.at('teacher', SETTLE, 't1', { body: { outcome: 'dropped' }, at });
    expect(late).toMatchObject({ status: 409, body: { code: 'lessons.half-year-over' } });
    expect((await world.ask('teacher', { route: UNSETTLED, at })).body.registers).toEqual([]);
  });

  test('what the timetable does between: who has left the class since can still be corrected, and shows on the roster (B2)', async () => {
    const world = await makeWorld(tables);
    const { ola } = world.p.pupils;
    await world.enter('t1', [lineOf(ola)]);
    const [member] = await world.rows(`${OWNER}#GROUP#${world.p.group}`, `MEMBER#${ola}`);
    await world.put({ ...member, to: TODAY });
    const { body } = await world.at('teacher', ROSTER, 't1');
    const row = body.pupils.find((pupil: { pupilId: string }) => pupil.pupilId === ola);
    expect(row).toMatchObject({ member: false, entry: { kind: 'absent' } });
    expect((await world.enter('t1', [{ pupilId: ola, kind: 'present' }])).status).toBe(200);
    expect((await world.enter('t2', [lineOf(ola)])).status).toBe(422);
  });

  test('a lesson that has become longer has not moved: its confirmation holds (B3)', async () => {
    const world = await makeWorld(tables);
    await world.enter('t1', [lineOf(world.p.pupils.ola)]);
    await timetable(world, { to: '09:45' });
    expect(await world.at('teacher', ROSTER, 't1')).toMatchObject({
      body: { state: 'confirmed', displaced: null, minutes: 75 },
    });
    expect((await world.at('teacher', CONFIRM, 't1')).status).toBe(200);
    expect(await world.entry('ola', 't1')).toMatchObject({ minutes: 60, lessonMinutes: 60 });
    await world.enter('t1', [lineOf(world.p.pupils.ola)]);
    expect(await world.entry('ola', 't1')).toMatchObject({ minutes: 75, lessonMinutes: 75, to: '09:45' });
  });
});

test('registering a protected pupil leaves a trace, as opening the roster does (J4)', async () => {
  const world = await makeWorld(tables);
  const { secret } = world.p.pupils;
  const traces = async () => {
    const { Items = [] } = await world.client.send(new ScanCommand({ TableName: world.accessLog }));
    return Items.filter((item) => item.pupilId === secret).map(({ action, actorId, basis }) => [
      action,
      actorId,
      basis,
    ]);
  };
  await world.enter('t1', [lineOf(world.p.pupils.ola)]);
  expect(await traces()).toEqual([]);
  await world.enter('t1', [lineOf(secret)]);
  await world.at('leader', ROSTER, 't1');
  const { staff } = world.p;
  expect((await traces()).sort()).toEqual([
    ['lesson:read', staff.leader, 'staff:leader'],
    ['lesson:register', staff.teacher, 'staff:teacher'],
  ]);
});

test('no answer, no key and no fact of a lesson holds a name or a login (law 1)', async () => {
  const world = await makeWorld(tables);
  await world.enter('t1', [lineOf(world.p.pupils.ola)]);
  const mine: object[] = [];
  for await (const page of paginateScan({ client: world.client }, { TableName: world.table })) {
    mine.push(...(page.Items ?? []).filter((item) => JSON.stringify(item).includes(world.p.lessons.t1)));
  }
  // The lesson, its register, an entry, the fact and the answer that is kept.
  expect(mine.length).toBe(5);
  for (const item of mine) expect(JSON.stringify(item)).not.toMatch(/Elev|Fjord\b|Ansatt|@/);
});
