import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { AT, CONFIRM, DAY, MONDAY, makeWorld, ROSTER, TODAY, UNCONFIRM, WAITING, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
});
beforeEach(async () => {
  world = await makeWorld(tables);
});
afterAll(() => tables.stop());

const rowOf = (body: { pupils: { pupilId: string }[] }, pupilId: string) =>
  body.pupils.find((pupil) => pupil.pupilId === pupilId);

describe('a teacher’s day', () => {
  test('a teacher’s day shows own lessons in order with their state, today when nothing is said (B1)', async () => {
    const { p } = world;
    await world.at('teacher', CONFIRM, 't1');
    const today = await world.ask('teacher', { route: DAY });
    expect(today.status).toBe(200);
    expect(
      today.body.lessons.map((lesson: { lessonId: string; state: string }) => [lesson.lessonId, lesson.state]),
    ).toEqual([
      [p.lessons.t1, 'confirmed'],
      [p.lessons.t2, 'open'],
      [p.lessons.t3, 'planned'],
    ]);
    expect(today.body.lessons[0]).toEqual({
      lessonId: p.lessons.t1,
      groupId: p.group,
      group: '5A',
      subject: 'Norsk',
      date: TODAY,
      from: '08:30',
      to: '09:30',
      room: null,
      status: 'planned',
      state: 'confirmed',
      substituting: false,
      reportedAway: 0,
    });
    const free = { route: DAY, query: { from: '2026-11-22', orNext: 'true' } };
    const next = (await world.ask('teacher', free)).body;
    expect([next.from, next.to, next.lessons.map(({ date }: { date: string }) => date)]).toEqual([
      '2026-11-22',
      MONDAY,
      [MONDAY, MONDAY, MONDAY],
    ]);
    const asked = (await world.ask('teacher', { route: DAY, query: { orNext: 'true' } })).body;
    expect(asked).toEqual(today.body);
    const never = await world.ask('colleague', free);
    expect(never.body).toEqual({ from: '2026-11-22', to: '2026-11-22', lessons: [] });
    const week = await world.ask('teacher', { route: DAY, query: { from: MONDAY, to: '2026-11-27' } });
    expect(
      week.body.lessons.map((lesson: { lessonId: string; state: string }) => [lesson.lessonId, lesson.state]),
    ).toEqual([
      [p.lessons.m1, 'open'],
      [p.lessons.off, 'cancelled'],
      [p.lessons.pair, 'open'],
      [p.lessons.t1, 'confirmed'],
      [p.lessons.t2, 'open'],
      [p.lessons.t3, 'planned'],
    ]);
  });

  test('the roster suggests who is reported away from this lesson, and nobody else (B1)', async () => {
    const { p } = world;
    const reportId = await world.report('ola');
    await world.report('kari', { to: '08:30' });
    await world.report('lars', { from: '09:29' });
    const { status, body, etag } = await world.at('teacher', ROSTER, 't1');
    expect([status, etag]).toEqual([200, '"0"']);
    expect(rowOf(body, p.pupils.ola)).toEqual({
      pupilId: p.pupils.ola,
      pupilName: 'Elev Fjord',
      protected: false,
      member: true,
      exempt: false,
      suggestion: { source: 'report', id: reportId, from: null, to: null, unconfirmed: false },
      entry: null,
    });
    expect(rowOf(body, p.pupils.kari)).toMatchObject({ suggestion: null });
    expect(rowOf(body, p.pupils.lars)).toMatchObject({ suggestion: { from: '09:29', to: null } });
    expect(rowOf(body, p.pupils.secret)).toMatchObject({ protected: true, suggestion: null });
    expect(rowOf(body, p.pupils.foreign)).toBeUndefined();
    expect(body).toMatchObject({ state: 'open', confirmed: null, minutes: 60, group: '5A', unsettled: false });
  });

  test('the day counts who is expected away, as opening each lesson shows it, protected pupils included (B1)', async () => {
    const { p } = world;
    await world.report('ola');
    await world.report('kari', { to: '08:30' });
    await world.report('lars', { from: '09:29' });
    await world.report('secret');
    await world.grantedLeave('mover', newSortableId(Date.parse(AT)));
    const counted = async () => {
      const { body } = await world.ask('teacher', { route: DAY });
      const shown = body.lessons.map((lesson: { lessonId: string; reportedAway: number }) => [
        lesson.lessonId,
        lesson.reportedAway,
      ]);
      return new Map<string, number>(shown);
    };
    const day = await counted();
    expect([day.get(p.lessons.t1), day.get(p.lessons.t2)]).toEqual([4, 4]);
    for (const lesson of ['t1', 't2', 't3'] as const) {
      const { body } = await world.at('teacher', ROSTER, lesson);
      const expected = body.pupils.filter((row: { suggestion: unknown }) => row.suggestion !== null).length;
      expect([lesson, day.get(p.lessons[lesson])]).toEqual([lesson, expected]);
    }
    // Of another class, and so of none of these lessons.
    await world.grantedLeave('foreign', newSortableId(Date.parse(AT)));
    expect(await counted()).toEqual(day);
  });

  test('a question that nobody answered is unconfirmed, and its absence not reported (A5, B1)', async () => {
    const { p } = world;
    await world.report('ola', { firstDay: MONDAY, lastDay: null }, '2026-11-23T06:00:00Z');
    const { body } = await world.at('teacher', ROSTER, 't1');
    expect(rowOf(body, p.pupils.ola)).toMatchObject({ suggestion: { source: 'report', unconfirmed: true } });
    await world.enter('t1', [{ pupilId: p.pupils.ola, kind: 'absent' }]);
    expect(await world.entry('ola', 't1')).toMatchObject({ code: 'undocumented', reportId: expect.any(String) });
  });

  test('granted leave is suggested, before a report, and gives its own code (A10, B1, B6)', async () => {
    const { p } = world;
    const leaveId = newSortableId(Date.parse(AT));
    await world.report('kari');
    await world.grantedLeave('kari', leaveId);
    const { body } = await world.at('teacher', ROSTER, 't1');
    expect(rowOf(body, p.pupils.kari)).toMatchObject({ suggestion: { source: 'leave', id: leaveId } });
    await world.enter('t1', [{ pupilId: p.pupils.kari, kind: 'absent' }]);
    expect(await world.entry('kari', 't1')).toMatchObject({ code: 'leave', documentation: 'other-documented' });
  });

  test('registers absent, part and late in one request, which confirms the lesson (B2, B3)', async () => {
    const { p } = world;
    const reportId = await world.report('ola');
    const answer = await world.enter('t1', [
      { pupilId: p.pupils.ola, kind: 'absent' },
      { pupilId: p.pupils.kari, kind: 'part', minutes: 25 },
      { pupilId: p.pupils.lars, kind: 'late', minutes: 7 },
      { pupilId: p.pupils.mover, kind: 'present' },
    ]);
    expect(answer).toMatchObject({
      status: 200,
      etag: '"1"',
      body: {
        state: 'confirmed',
        confirmed: { staffId: p.staff.teacher, how: 'by-entry' },
        entries: [
          { kind: 'absent', minutes: 60 },
          { kind: 'part', minutes: 25 },
          { kind: 'late', minutes: 7 },
          { kind: 'present', minutes: 0 },
        ],
      },
    });
    expect(await world.entry('ola', 't1')).toEqual({
      pupilId: p.pupils.ola,
      schoolId: p.school,
      schoolType: 'grunnskole',
      groupId: p.group,
      groupName: '5A',
      lessonId: p.lessons.t1,
      date: TODAY,
      from: '08:30',
      to: '09:30',
      lessonMinutes: 60,
      subjectCode: 'NOR1',
      subject: 'Norsk',
      reportId,
      kind: 'absent',
      minutes: 60,
      counted: true,
      code: 'reported',
      documentation: 'undocumented',
      onDiploma: true,
      by: p.staff.teacher,
      at: '2026-11-24T09:30:00.000Z',
      trail: [expect.objectContaining({ kind: 'absent', by: p.staff.teacher })],
    });
    expect(await world.entry('kari', 't1')).toMatchObject({ code: 'undocumented', counted: true, minutes: 25 });
    // Present where nothing said otherwise is no record (decision 013).
    expect(await world.entry('mover', 't1')).toBeUndefined();
    const register = await world.register('t1');
    expect(Object.keys(register?.lines ?? {}).sort()).toEqual([p.pupils.ola, p.pupils.kari, p.pupils.lars].sort());
    expect(await world.todo()).not.toContain(p.lessons.t1);
    const facts = await world.facts();
    expect(facts.map((fact) => [fact.name, fact.data])).toEqual([
      [
        'entries-changed',
        {
          schoolId: p.school,
          groupId: p.group,
          lessonId: p.lessons.t1,
          date: TODAY,
          pupilIds: [p.pupils.ola, p.pupils.kari, p.pupils.lars],
        },
      ],
    ]);
  });

  test('late arrival counts by itself, or as absence where the school says so (B8)', async () => {
    const { p } = world;
    await world.enter('t1', [{ pupilId: p.pupils.ola, kind: 'late', minutes: 7 }]);
    expect(await world.entry('ola', 't1')).toMatchObject({ kind: 'late', minutes: 7, counted: false });
    const { status } = await world.ask('leader', {
      route: 'PUT /v1/schools/{schoolId}/settings/{key}',
      params: { schoolId: p.school, key: 'lessons.lateCounts' },
      body: { value: true },
      headers: { 'if-match': '"0"' },
    });
    expect(status).toBe(200);
    await world.enter('t2', [{ pupilId: p.pupils.ola, kind: 'late', minutes: 7 }]);
    expect(await world.entry('ola', 't2')).toMatchObject({ kind: 'late', minutes: 7, counted: true });
    // What was registered before keeps what it counted as.
    expect(await world.entry('ola', 't1')).toMatchObject({ counted: false });
  });

  test('upper secondary’s entries say whether they count towards the limit; compulsory school’s do not (B6)', async () => {
    const upper = await makeWorld(tables, 'vgs');
    await upper.enter('t1', [{ pupilId: upper.p.pupils.ola, kind: 'absent' }]);
    expect(await upper.entry('ola', 't1')).toMatchObject({ schoolType: 'vgs', countsTowardsLimit: true });
    await world.enter('t1', [{ pupilId: world.p.pupils.ola, kind: 'absent' }]);
    expect(await world.entry('ola', 't1')).not.toHaveProperty('countsTowardsLimit');
  });

  test('present after all keeps what it was (B2)', async () => {
    const { p } = world;
    await world.enter('t1', [{ pupilId: p.pupils.ola, kind: 'absent' }]);
    await world.enter('t1', [{ pupilId: p.pupils.ola, kind: 'present' }], { who: 'second' });
    const entry = await world.entry('ola', 't1');
    expect(entry).toMatchObject({ kind: 'present', minutes: 0, counted: false, by: p.staff.second });
    expect(entry?.trail.map(({ kind, by }) => [kind, by])).toEqual([
      ['absent', p.staff.teacher],
      ['present', p.staff.second],
    ]);
    const { body } = await world.at('teacher', ROSTER, 't1');
    expect(rowOf(body, p.pupils.ola)).toMatchObject({ entry: { kind: 'present', minutes: 0 } });
  });

  test('present is kept where a report says otherwise (B2)', async () => {
    await world.report('ola');
    const { body } = await world.enter('t1', [{ pupilId: world.p.pupils.ola, kind: 'present' }]);
    expect(body).toMatchObject({ state: 'open', confirmed: null });
    expect(await world.entry('ola', 't1')).toMatchObject({ kind: 'present', code: '', onDiploma: false });
  });

  test('a teacher’s day: what is registered already is not written again (B2)', async () => {
    const line = { pupilId: world.p.pupils.ola, kind: 'absent' };
    await world.enter('t1', [line]);
    const before = await world.register('t1');
    const again = await world.enter('t1', [line], { who: 'second' });
    expect([again.status, again.etag]).toEqual([200, '"1"']);
    expect(await world.register('t1')).toEqual(before);
    expect((await world.entry('ola', 't1'))?.trail).toHaveLength(1);
    expect(await world.facts()).toHaveLength(1);
  });

  test('the same key gets the same answer and writes once; with another body it is refused', async () => {
    const key = newId();
    const line = { pupilId: world.p.pupils.ola, kind: 'absent' };
    const first = await world.enter('t1', [line], { key });
    await world.enter('t1', [{ ...line, kind: 'present' }]);
    const again = await world.enter('t1', [line], { key });
    expect([again.status, again.body, again.etag]).toEqual([200, first.body, first.etag]);
    expect(await world.entry('ola', 't1')).toMatchObject({ kind: 'present' });
    expect(await world.enter('t1', [{ ...line, kind: 'part', minutes: 3 }], { key })).toMatchObject({ status: 422 });
  });
});

describe('confirming', () => {
  test('confirming takes the lesson off the list, is the same again, and can be taken back with trail (B3, B4)', async () => {
    const { p } = world;
    expect(await world.todo()).toEqual([p.lessons.t1, p.lessons.pair, p.lessons.m1]);
    const confirmed = await world.at('teacher', CONFIRM, 't1');
    expect(confirmed).toMatchObject({
      status: 200,
      etag: '"1"',
      body: { state: 'confirmed', confirmed: { staffId: p.staff.teacher, how: 'by-hand' } },
    });
    expect(await world.todo()).toEqual([p.lessons.pair, p.lessons.m1]);
    const again = await world.at('second', CONFIRM, 't1');
    expect([again.body, again.etag]).toEqual([confirmed.body, confirmed.etag]);
    const back = await world.at('teacher', UNCONFIRM, 't1');
    expect(back).toMatchObject({ status: 200, etag: '"2"', body: { state: 'open', confirmed: null } });
    expect(await world.todo()).toEqual([p.lessons.t1, p.lessons.pair, p.lessons.m1]);
    expect(await world.at('teacher', UNCONFIRM, 't1')).toMatchObject({ status: 200, etag: '"2"' });
    expect((await world.register('t1'))?.trail.map(({ move, by }) => [move, by])).toEqual([
      ['confirm', p.staff.teacher],
      ['unconfirm', p.staff.teacher],
    ]);
  });

  test('a lesson with two teachers leaves both lists, and comes back to both (B4)', async () => {
    const { pair } = world.p.lessons;
    expect(await world.todo('second')).toEqual([pair]);
    await world.at('second', CONFIRM, 'pair');
    expect([await world.todo(), await world.todo('second')]).toEqual([[world.p.lessons.t1, world.p.lessons.m1], []]);
    await world.at('teacher', UNCONFIRM, 'pair');
    expect(await world.todo('second')).toEqual([pair]);
    expect(await world.todo()).toContain(pair);
  });

  test('confirming tells nobody: no fact, no item in an inbox, no notice (B3)', async () => {
    const { p } = world;
    await world.at('teacher', CONFIRM, 't1');
    await world.at('teacher', UNCONFIRM, 't1');
    await world.at('teacher', CONFIRM, 't1');
    expect(await world.facts()).toEqual([]);
    const told = async () => {
      const found: string[] = [];
      for await (const page of paginateScan({ client: world.client }, { TableName: world.table })) {
        for (const item of page.Items ?? []) {
          const text = JSON.stringify(item);
          if (/OUTBOX|INBOX|NOTICE/.test(`${item.pk} ${item.sk}`) && text.includes(p.group)) found.push(text);
        }
      }
      return found;
    };
    expect(await told()).toEqual([]);
    // The same look sees what an absence leaves.
    await world.enter('t1', [{ pupilId: p.pupils.ola, kind: 'absent' }]);
    expect(await told()).toHaveLength(1);
  });

  test('confirming cannot be taken back while somebody is away; present after all opens the way (B3)', async () => {
    await world.enter('t1', [{ pupilId: world.p.pupils.ola, kind: 'absent' }]);
    expect(await world.at('teacher', UNCONFIRM, 't1')).toMatchObject({
      status: 409,
      body: { code: 'lessons.has-entries' },
    });
    await world.enter('t1', [{ pupilId: world.p.pupils.ola, kind: 'present' }]);
    expect(await world.at('teacher', UNCONFIRM, 't1')).toMatchObject({ status: 200, body: { state: 'open' } });
  });
});

test('the list holds what is over, of this half-year, newest first, page by page, and nothing else (B4)', async () => {
  const { p } = world;
  expect(await world.todo('teacher', '2026-11-24T09:45:00Z')).toEqual([
    p.lessons.t2,
    p.lessons.t1,
    p.lessons.pair,
    p.lessons.m1,
  ]);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: '1', ...(cursor && { cursor }) };
    const { body } = await world.ask('teacher', { route: WAITING, query });
    expect(body.lessons).toHaveLength(1);
    seen.push(body.lessons[0].lessonId);
    cursor = body.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual([p.lessons.t1, p.lessons.pair, p.lessons.m1]);
  expect(await world.todo('teacher', '2027-01-05T09:00:00Z')).toEqual([]);
  expect(await world.todo('colleague')).toEqual([]);
});

test('a day of confirmations and entries empties the list (B4)', async () => {
  const { p } = world;
  await world.enter('m1', [{ pupilId: p.pupils.ola, kind: 'absent' }]);
  await Promise.all((['t1', 'pair'] as const).map((lesson) => world.at('teacher', CONFIRM, lesson)));
  expect(await world.todo()).toEqual([]);
});
