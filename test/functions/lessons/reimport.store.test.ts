import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Entry, Register } from '../../../functions/lessons/entry.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Reading, Row } from '../../../functions/sources/rows.ts';
import { entriesOver } from '../../support/entries.ts';
import { feideClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { importerOver } from '../../support/imports.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { makeTables } from '../../support/table.ts';
import { AT, CONFIRM, ENTER, ROSTER, SETTLE, TODAY, UNCONFIRM, UNSETTLED, WAITING } from './world.ts';

type LessonData = Extract<Row, { kind: 'lesson' }>['data'];

let tables: Awaited<ReturnType<typeof makeTables>>;
let school: Awaited<ReturnType<typeof importedSchool>>;
beforeAll(async () => {
  tables = await makeTables();
});
beforeEach(async () => {
  school = await importedSchool();
});
afterAll(() => tables.stop());

/** A class of two and its teacher, brought in by the real importer from a source of its own; three lessons today. */
async function importedSchool() {
  const tag = newId().slice(0, 8);
  const { client } = tables;
  const run = importerOver(client, tables.tables);
  const dated = { from: '2026-08-01' };
  const planned: Record<string, LessonData | undefined> = {};
  for (const [key, from, to] of [
    ['first', '08:30', '09:30'],
    ['second', '09:30', '10:15'],
    ['third', '10:15', '10:25'],
  ] as const) {
    const teacherKeys = [`teacher-${tag}`, `second-${tag}`];
    planned[key] = {
      groupKey: `5A-${tag}`,
      date: TODAY,
      from,
      to,
      teacherKeys,
      status: 'planned',
      subjectCode: 'NOR1',
    };
  }
  const person = { givenName: 'Per', familyName: 'Prøve' };
  const member = (as: 'student' | 'teacher', who: string): Row['data'] => ({
    groupKey: `5A-${tag}`,
    personKey: `${who}-${tag}`,
    as,
    ...dated,
  });
  const rows = (): (readonly [Row['kind'], string, Row['data']])[] => [
    ['school', 'school', { name: 'Fjordvik skule', type: 'grunnskole', languageForm: 'nn' }],
    ['term', 'term', { title: 'Året', from: '2026-08-17', to: '2027-06-19' }],
    ['group', '5A', { schoolKey: `school-${tag}`, name: '5A', groupKind: 'basis', ...dated }],
    ...['ola', 'kari'].map((who): [Row['kind'], string, Row['data']] => [
      'pupil',
      who,
      { ...person, birthDate: '2015-05-01', protection: 'none', schoolKey: `school-${tag}`, ...dated },
    ]),
    ...['teacher', 'second'].map((who): [Row['kind'], string, Row['data']] => [
      'staff',
      who,
      { ...person, feideName: `${who}-${tag}@fjordvik.example`, roles: [] },
    ]),
    ...['ola', 'kari'].map((who): [Row['kind'], string, Row['data']] => [
      'enrolment',
      `e-${who}`,
      member('student', who),
    ]),
    ...['teacher', 'second'].map((who): [Row['kind'], string, Row['data']] => [
      'enrolment',
      `e-${who}`,
      member('teacher', who),
    ]),
    ...Object.entries(planned).flatMap(([key, data]): [Row['kind'], string, Row['data']][] =>
      data ? [['lesson', key, data]] : [],
    ),
  ];
  async function* readings(): AsyncGenerator<Reading> {
    for (const [line, [kind, key, data]] of rows().entries()) {
      yield { row: { kind, key: `${key}-${tag}`, place: { file: 'test', line }, data } as Row };
    }
  }
  const reimport = async (change: Record<string, Partial<LessonData> | null> = {}) => {
    for (const [key, data] of Object.entries(change)) {
      const before = planned[key];
      planned[key] = data && before ? { ...before, ...data } : undefined;
    }
    const report = await run(readings(), {
      ownerId: OWNER,
      system: `source-${tag}`,
      confirmEnding: true,
      day: '2026-11-23',
    });
    expect([report.outcome, report.refused]).toEqual(['applied', []]);
  };
  await reimport();

  const answer = entriesOver(client, tables.tables, ISSUERS);
  const ask = async (who: string, route: string, params?: Record<string, string>, body?: unknown) => {
    const headers = { 'idempotency-key': newId() };
    const result = await answer(
      httpEvent({ route, params, body, headers, at: AT, claims: feideClaims(`${who}-${tag}`) }),
    );
    expectDocumented(route, result);
    return { status: Number(result.statusCode), body: JSON.parse(String(result.body)) };
  };
  const own = await ask('teacher', 'GET /v1/staff/lessons');
  const named: { lessonId: string; groupId: string; date: string; from: string }[] = own.body.lessons;
  const at = (index: number) => {
    const { groupId = '', date = '', lessonId = '' } = named[index] ?? {};
    return { groupId, date, lessonId };
  };
  const lessons = { first: at(0), second: at(1), third: at(2) };
  const roster = await ask('teacher', ROSTER, lessons.first);
  const [one, two]: { pupilId: string }[] = roster.body.pupils;
  const items = async (pk: string, sk: string) => {
    const found = await client.send(
      new QueryCommand({
        TableName: tables.tables.main,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
        ConsistentRead: true,
      }),
    );
    return found.Items ?? [];
  };
  return {
    pupils: [one?.pupilId ?? '', two?.pupilId ?? ''] as const,
    lessons,
    reimport,
    ask,
    at: (route: string, lesson: keyof typeof lessons, body?: unknown, who = 'teacher') =>
      ask(who, route, lessons[lesson], body),
    away: (lesson: keyof typeof lessons, pupilId: string) =>
      ask('teacher', ENTER, lessons[lesson], { entries: [{ pupilId, kind: 'absent' }] }),
    async entries(pupilId: string) {
      return (await items(`${OWNER}#PUPIL#${pupilId}`, 'ENTRY#')).map((item) => Entry.parse(item));
    },
    async register(lesson: keyof typeof lessons) {
      const { groupId, date, lessonId } = lessons[lesson];
      const [item] = await items(`${OWNER}#GROUP#${groupId}`, `REGISTER#${date}#${lessonId}`);
      return item && Register.parse(item);
    },
    todo: async (who = 'teacher') =>
      (await ask(who, WAITING)).body.lessons.map(
        (found: { lessonId: string; from: string }) => `${found.from} ${nameOf(found.lessonId)}`,
      ),
    unsettled: async () =>
      (await ask('teacher', UNSETTLED)).body.registers.map(
        (found: { lessonId: string; displaced: string; from: string; away: number }) =>
          `${found.from} ${nameOf(found.lessonId)} ${found.displaced}, ${found.away} away`,
      ),
  };
  function nameOf(lessonId: string): string {
    return Object.entries(lessons).find(([, name]) => name.lessonId === lessonId)?.[0] ?? lessonId;
  }
}

/** Lets something happen once, after an import has read and before it writes confirmed lessons. */
function beforeImportWrites(happens: () => Promise<unknown>): void {
  let once: (() => Promise<unknown>) | undefined = happens;
  tables.client.middlewareStack.add(
    (next, context) => async (args) => {
      const writes =
        context.commandName === 'TransactWriteItemsCommand' && JSON.stringify(args.input).includes('"hash"');
      const now = writes ? once : undefined;
      if (now) once = undefined;
      await now?.();
      return next(args);
    },
    { step: 'initialize', name: `before-import-${newId()}` },
  );
}

describe('a timetable that is imported again', () => {
  test('a lesson confirmed and one with entries stay off both lists; what did not change is not touched (B3, B4)', async () => {
    expect(await school.todo()).toEqual(['10:15 third', '09:30 second', '08:30 first']);
    await school.away('first', school.pupils[0]);
    await school.at(CONFIRM, 'second');
    await school.reimport({ first: { room: 'A12' }, second: { subjectCode: 'MAT1' } });
    expect([await school.todo(), await school.todo('second')]).toEqual([['10:15 third'], ['10:15 third']]);
    expect(await school.at(ROSTER, 'first')).toMatchObject({
      body: { state: 'confirmed', room: 'A12', displaced: null },
    });
    expect(await school.unsettled()).toEqual([]);
  });

  test('a lesson moved to another day keeps its entries, and somebody must decide; kept, they stay as they are (B2)', async () => {
    const [ola] = school.pupils;
    await school.away('first', ola);
    await school.reimport({ first: { date: '2026-11-23' } });
    expect(await school.todo()).toContain('08:30 first');
    expect(await school.unsettled()).toEqual(['08:30 first gone, 1 away']);
    expect(await school.at(ROSTER, 'first')).toMatchObject({
      status: 200,
      body: { state: 'cancelled', displaced: 'gone', unsettled: true, from: '08:30', minutes: 60 },
    });
    expect((await school.away('first', ola)).status).toBe(404);
    const [before] = await school.entries(ola);
    const kept = await school.at(SETTLE, 'first', { decision: 'keep' });
    expect(kept).toMatchObject({ status: 200, body: { displaced: 'gone', unsettled: false } });
    expect(await school.at(SETTLE, 'first', { decision: 'keep' })).toEqual(kept);
    expect(await school.entries(ola)).toEqual([before]);
    expect(await school.unsettled()).toEqual([]);
    expect((await school.register('first'))?.trail.map(({ move }) => move)).toEqual(['register', 'keep']);
  });

  test('dropped, each becomes present after all, with what it was (B2)', async () => {
    const [ola, kari] = school.pupils;
    await school.away('first', ola);
    await school.away('first', kari);
    await school.reimport({ first: null });
    expect(await school.unsettled()).toEqual(['08:30 first cancelled, 2 away']);
    const dropped = await school.at(SETTLE, 'first', { decision: 'drop' }, 'second');
    expect(dropped).toMatchObject({ status: 200, body: { displaced: 'cancelled', unsettled: false } });
    for (const pupilId of [ola, kari]) {
      const [entry] = await school.entries(pupilId);
      expect(entry).toMatchObject({ kind: 'present', counted: false, lessonMinutes: 60, from: '08:30' });
      expect(entry?.trail.map(({ kind }) => kind)).toEqual(['absent', 'present']);
    }
    expect(await school.at(SETTLE, 'first', { decision: 'drop' })).toEqual(dropped);
    expect(await school.at(SETTLE, 'first', { decision: 'keep' })).toMatchObject({ status: 409 });
    expect(await school.unsettled()).toEqual([]);
  });

  test('cancelled with entries, then back: what was registered holds again', async () => {
    const [ola] = school.pupils;
    await school.away('first', ola);
    await school.reimport({ first: { status: 'cancelled' } });
    expect(await school.unsettled()).toEqual(['08:30 first cancelled, 1 away']);
    expect(await school.at(CONFIRM, 'first')).toMatchObject({ status: 409, body: { code: 'lessons.cancelled' } });
    await school.reimport({ first: { status: 'planned' } });
    expect(await school.unsettled()).toEqual([]);
    expect(await school.at(ROSTER, 'first')).toMatchObject({ body: { state: 'confirmed', displaced: null } });
    expect(await school.todo()).not.toContain('08:30 first');
  });

  test('moved within the day: decided on first, then the lesson goes on at its new time', async () => {
    const [ola, kari] = school.pupils;
    await school.away('first', ola);
    await school.reimport({ first: { from: '09:00', to: '09:45' } });
    expect(await school.unsettled()).toEqual(['08:30 first moved, 1 away']);
    expect(await school.todo()).toContain('09:00 first');
    expect(await school.away('first', kari)).toMatchObject({ status: 409, body: { code: 'lessons.unsettled' } });
    expect(await school.at(CONFIRM, 'first')).toMatchObject({ status: 409, body: { code: 'lessons.unsettled' } });
    expect((await school.at(SETTLE, 'first', { decision: 'keep' })).status).toBe(200);
    expect((await school.away('first', kari)).status).toBe(200);
    expect(await school.todo()).not.toContain('09:00 first');
    expect((await school.entries(ola))[0]).toMatchObject({ from: '08:30', minutes: 60 });
    expect((await school.entries(kari))[0]).toMatchObject({ from: '09:00', minutes: 45 });
    const register = await school.register('first');
    expect([register?.from, register?.settled, Object.keys(register?.lines ?? {}).length]).toEqual([
      '09:00',
      undefined,
      2,
    ]);
  });

  test('moved without entries: it is confirmed anew, and nothing is to be decided (B4)', async () => {
    await school.at(CONFIRM, 'first');
    await school.reimport({ first: { from: '09:00', to: '09:45' } });
    expect([await school.unsettled(), await school.todo()]).toEqual([
      [],
      ['10:15 third', '09:30 second', '09:00 first'],
    ]);
    expect(await school.at(ROSTER, 'first')).toMatchObject({ body: { state: 'open', confirmed: null } });
    expect(await school.at(CONFIRM, 'first')).toMatchObject({ body: { state: 'confirmed' } });
    expect(await school.todo()).not.toContain('09:00 first');
  });

  test('what is where it was has nothing to decide, and a lesson nobody touched has none', async () => {
    await school.away('first', school.pupils[0]);
    for (const lesson of ['first', 'second'] as const) {
      expect(await school.at(SETTLE, lesson, { decision: 'drop' })).toMatchObject({
        status: 409,
        body: { code: 'lessons.nothing-to-settle' },
      });
    }
  });

  test('a confirmation taken back is on the list again after the next import too (B3)', async () => {
    await school.at(CONFIRM, 'first');
    await school.at(UNCONFIRM, 'first');
    await school.reimport({ first: { room: 'B1' } });
    expect([await school.todo(), await school.todo('second')].map((list) => list.includes('08:30 first'))).toEqual([
      true,
      true,
    ]);
  });

  test('a confirmation taken back while an import runs is not lost: the import stops, and runs again (B3, B4)', async () => {
    await school.at(CONFIRM, 'first');
    beforeImportWrites(() => school.at(UNCONFIRM, 'first'));
    await expect(school.reimport({ first: { room: 'B1' } })).rejects.toThrow(/at the same time/);
    expect([await school.todo(), await school.todo('second')].map((list) => list.includes('08:30 first'))).toEqual([
      true,
      true,
    ]);
    await school.reimport();
    expect(await school.todo()).toContain('08:30 first');
    expect(await school.at(ROSTER, 'first')).toMatchObject({ body: { room: 'B1', state: 'open' } });
  });

  test('a lesson confirmed while an import runs shows once more at most, and again costs nothing (B3)', async () => {
    beforeImportWrites(() => school.at(CONFIRM, 'first'));
    await school.reimport({ first: { room: 'B2' } });
    expect(await school.at(ROSTER, 'first')).toMatchObject({ body: { room: 'B2', state: 'confirmed' } });
    expect(await school.todo()).toContain('08:30 first');
    expect((await school.at(CONFIRM, 'first')).status).toBe(200);
    expect([await school.todo(), await school.todo('second')].flat()).not.toContain('08:30 first');
    expect((await school.register('first'))?.trail).toHaveLength(1);
  });
});
