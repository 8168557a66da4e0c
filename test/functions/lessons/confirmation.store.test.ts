import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTables } from '../../support/table.ts';
import { AT, CONFIRM, DAY, makeWorld, ROSTER, TODAY, type World } from './world.ts';

/** B10: no lesson becomes confirmed, and nobody present, without a word while somebody is reported away. */
let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
});
beforeEach(async () => {
  world = await makeWorld(tables);
});
afterAll(() => tables.stop());

const confirm = (present?: readonly string[], lesson: 't1' | 't2' = 't1') =>
  world.at('teacher', CONFIRM, lesson, present ? { body: { present } } : {});

describe('confirming a lesson from which somebody is reported away', () => {
  test('confirming a lesson from which somebody is reported away answers the open suggestions, and neither confirms nor writes', async () => {
    const { ola } = world.p.pupils;
    const reportId = await world.report('ola');
    const { status, body } = await confirm();
    expect([status, body.state, body.confirmed]).toEqual([200, 'open', null]);
    expect(body.suggestions).toEqual([
      {
        ...{ pupilId: ola, pupilName: 'Elev Fjord', protected: false },
        ...{ source: 'report', id: reportId, from: null, to: null, unconfirmed: false },
      },
    ]);
    expect([await world.register('t1'), await world.entry('ola', 't1')]).toEqual([undefined, undefined]);
    expect(await world.todo()).toContain(world.p.lessons.t1);
  });

  test('stores present only of those whom the teacher names, and confirms in the same transaction', async () => {
    const { ola, kari } = world.p.pupils;
    await world.report('ola');
    await world.grantedLeave('kari', 'leave-1');
    expect((await confirm()).body.suggestions).toHaveLength(2);
    const half = await confirm([ola]);
    expect(half.body).toMatchObject({ confirmed: null, suggestions: [{ pupilId: kari, source: 'leave' }] });
    expect(await world.entry('ola', 't1')).toBeUndefined();
    const both = await confirm([ola, kari]);
    expect(both.body).toMatchObject({ state: 'confirmed', confirmed: { how: 'by-hand' }, suggestions: [] });
    expect(await world.entry('ola', 't1')).toMatchObject({ kind: 'present', minutes: 0, counted: false });
    expect(await world.register('t1')).toMatchObject({
      lines: { [ola]: { kind: 'present' }, [kari]: { kind: 'present' } },
      trail: [{ move: 'confirm' }],
      version: 1,
    });
    expect(await world.facts()).toMatchObject([{ name: 'entries-changed', data: { pupilIds: [ola, kari] } }]);
    const again = await confirm([ola, kari]);
    expect([again.body.state, again.etag, (await world.facts()).length]).toEqual(['confirmed', '"1"', 1]);
  });

  test('confirming a lesson from which somebody is reported away: whoever has an entry is answered; an entry of another confirms, and says who is left', async () => {
    const { ola, kari } = world.p.pupils;
    await world.report('ola');
    await world.report('kari');
    const entered = await world.enter('t1', [{ pupilId: ola, kind: 'absent' }]);
    expect(entered.body).toMatchObject({ confirmed: { how: 'by-entry' }, suggestions: [{ pupilId: kari }] });
    const said = await confirm([kari]);
    expect(said.body).toMatchObject({ state: 'confirmed', suggestions: [] });
    expect(await world.entry('kari', 't1')).toMatchObject({ kind: 'present' });
  });

  test('a question that nobody has answered is open too; leave and reports of other lessons are not', async () => {
    await world.report('ola', { from: '12:00' });
    expect((await confirm()).body).toMatchObject({ state: 'confirmed', suggestions: [] });
    await world.report('kari', { firstDay: '2026-11-23', lastDay: null }, '2026-11-23T06:00:00Z');
    expect((await confirm(undefined, 't2')).body.suggestions).toMatchObject([{ unconfirmed: true }]);
  });

  test('a report that comes after the confirmation is shown when it is confirmed again, and answered', async () => {
    const { ola } = world.p.pupils;
    expect((await confirm()).body.state).toBe('confirmed');
    await world.report('ola');
    expect((await confirm()).body).toMatchObject({ state: 'confirmed', suggestions: [{ pupilId: ola }] });
    expect((await confirm([ola])).body).toMatchObject({ state: 'confirmed', suggestions: [] });
    expect(await world.register('t1')).toMatchObject({ trail: [{ move: 'confirm' }, { move: 'register' }] });
  });

  test('names of pupils who are not in the group, twice, or of a wrong shape are refused', async () => {
    const { ola, foreign } = world.p.pupils;
    const refused = await confirm([ola, foreign]);
    expect([refused.status, refused.body.code]).toEqual([422, 'lessons.not-on-roster']);
    expect(refused.body.errors).toMatchObject([{ pointer: '/present/1' }]);
    expect((await confirm([ola, ola])).body.errors).toMatchObject([{ code: 'pupil-entered-twice' }]);
    expect((await confirm(['x'])).status).toBe(422);
    expect(await world.register('t1')).toBeUndefined();
  });

  test('two teachers at once: each sees what the other said', async () => {
    const { ola } = world.p.pupils;
    await world.report('ola');
    const [a, b] = await Promise.all([
      confirm([ola]),
      world.enter('t1', [{ pupilId: ola, kind: 'absent' }], { who: 'second' }),
    ]);
    expect([a.status, b.status]).toEqual([200, 200]);
    const register = await world.register('t1');
    expect(register?.confirmed).toBeDefined();
    expect(await world.entry('ola', 't1')).toMatchObject({ kind: register?.lines[ola]?.kind });
  });
});

describe('whom the timetable names for one lesson', () => {
  const planned = async (teacherIds: readonly string[], lesson: 't1' | 't2' | 'm1' = 't1') => {
    const { groupId, date, lessonId } = world.params(lesson);
    const [item] = await world.rows(`7h3v0q9d2m8k4x1r6t5w2n0c8e#GROUP#${groupId}`, `LESSON#${date}`);
    const all = await world.rows(`7h3v0q9d2m8k4x1r6t5w2n0c8e#GROUP#${groupId}`, `LESSON#${date}`);
    const found = all.find(({ id }) => id === lessonId) ?? item;
    const [first] = teacherIds;
    const index = `7h3v0q9d2m8k4x1r6t5w2n0c8e#STAFF#${first}`;
    await world.put({ ...found, teacherIds, gsi1pk: `${index}#LESSONS`, gsi2pk: `${index}#UNCONFIRMED` });
  };
  const may = async (who: 'colleague' | 'teacher', lesson: 't1' | 't2' | 'm1' = 't1', at = AT) => [
    (await world.at(who, ROSTER, lesson, { at })).status,
    (await world.at(who, CONFIRM, lesson, { at })).status,
  ];

  test('a teacher whom the timetable names for one lesson may open, register and confirm that lesson, and no other of the group', async () => {
    const { colleague } = world.p.staff;
    expect(await may('colleague')).toEqual([404, 404]);
    await planned([colleague]);
    expect((await world.ask('colleague', { route: DAY })).body.lessons).toMatchObject([
      { lessonId: world.p.lessons.t1 },
    ]);
    const roster = await world.at('colleague', ROSTER, 't1');
    expect([roster.status, roster.body.pupils.length]).toEqual([200, 5]);
    const entered = await world.enter('t1', [{ pupilId: world.p.pupils.ola, kind: 'late', minutes: 5 }], {
      who: 'colleague',
    });
    expect([entered.status, await may('colleague', 't2')]).toEqual([200, [404, 404]]);
    expect(await may('colleague')).toEqual([200, 200]);
  });

  test('no longer once the timetable names somebody else, they have left, or the half-year is over', async () => {
    const { colleague, second, gone } = world.p.staff;
    await planned([colleague]);
    expect(await may('colleague')).toEqual([200, 200]);
    expect((await world.at('colleague', ROSTER, 't1', { at: '2027-01-04T09:00:00Z' })).status).toBe(404);
    const day = { query: { from: TODAY, to: TODAY } };
    const later = await world.ask('colleague', { route: DAY, ...day, at: '2027-01-04T09:00:00Z' });
    expect(later.body.lessons).toEqual([]);
    await planned([second]);
    expect(await may('colleague')).toEqual([404, 404]);
    await planned([gone]);
    expect((await world.at('gone', ROSTER, 't1')).status).toBe(403);
  });

  test('a teacher of a group that has ended keeps own lessons of the half-year', async () => {
    const { groupId } = world.params('t1');
    const pk = `7h3v0q9d2m8k4x1r6t5w2n0c8e#GROUP#${groupId}`;
    const [group] = await world.rows(pk, 'GROUP');
    await world.put({ ...group, to: TODAY });
    expect(await may('teacher', 'm1')).toEqual([200, 200]);
  });
});
