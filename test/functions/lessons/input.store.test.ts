import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { keysOf, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import {
  CONFIRM,
  DAY,
  ENTER,
  type LessonKey,
  MONDAY,
  makeWorld,
  ROSTER,
  SETTLE,
  type StaffName,
  TODAY,
  UNCONFIRM,
  UNSETTLED,
  WAITING,
  type World,
} from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables);
});
afterAll(() => tables.stop());

type Who = StaffName | 'guest' | 'mother';
/** The status for everybody who asks about the lesson, with a request that nothing is wrong with but the caller. */
const CALLERS: readonly (readonly [Who, number, number])[] = [
  ['guest', 401, 401],
  ['mother', 401, 401],
  ['elsewhere', 404, 404],
  ['colleague', 404, 404],
  ['gone', 403, 403],
  ['office', 200, 404],
  ['leader', 200, 404],
  ['teacher', 200, 200],
  ['second', 200, 200],
  ['contact', 200, 200],
  ['standin', 200, 200],
];

describe('who may', () => {
  test.each(CALLERS)(
    'a lesson, asked by %s: see the roster %i, register and confirm %i (B1, B2, B3, B7)',
    async (who, reads, writes) => {
      const entries = [{ pupilId: world.p.pupils.kari, kind: 'present' }];
      const seen = [
        (await world.at(who, ROSTER, 't1')).status,
        (await world.at(who, ENTER, 't1', { body: { entries } })).status,
        (await world.at(who, CONFIRM, 't1')).status,
        (await world.at(who, UNCONFIRM, 't1')).status,
        (await world.at(who, SETTLE, 't1', { body: { outcome: 'kept' } })).status,
      ];
      expect(seen).toEqual([reads, writes, writes, writes, writes === 200 ? 409 : writes]);
      expect(await world.entry('kari', 't1')).toBeUndefined();
    },
  );

  test.each([DAY, WAITING, UNSETTLED])(
    'the list %s is everybody’s who works here, about own lessons',
    async (route) => {
      const seen = await Promise.all(
        (['guest', 'mother', 'colleague', 'office', 'teacher'] as const).map(
          async (who) => (await world.ask(who, { route })).status,
        ),
      );
      expect(seen).toEqual([401, 401, 200, 200, 200]);
    },
  );

  test('a stand-in reads and registers on the days of the grant only (B7)', async () => {
    expect((await world.at('standin', ROSTER, 'm1')).status).toBe(404);
    expect(
      (await world.enter('m1', [{ pupilId: world.p.pupils.ola, kind: 'absent' }], { who: 'standin' })).status,
    ).toBe(404);
    const after = '2026-11-26T07:00:00Z';
    expect((await world.at('standin', ROSTER, 't1', { at: after })).status).toBe(404);
    expect((await world.at('teacher', ROSTER, 't1', { at: after })).status).toBe(200);
  });
});

describe('what is absent and what is foreign is the same 404', () => {
  const asked = (params: Partial<ReturnType<World['params']>>) =>
    world.ask('teacher', { route: ROSTER, params: { ...world.params('t1'), ...params } });

  test('lesson, day, group, and words that are no ids', async () => {
    const answers = await Promise.all([
      asked({ lessonId: newId() }),
      asked({ date: MONDAY }),
      asked({ groupId: newId() }),
      asked({ groupId: world.p.otherGroup }),
      asked({ lessonId: 'x' }),
      asked({ date: '2026-02-30' }),
      asked({ date: '2026-11-24T00:00' }),
      asked({ groupId: `${world.p.group}#x` }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    for (const { body } of answers) expect({ ...body, requestId: '' }).toEqual({ ...answers[0]?.body, requestId: '' });
  });
});

describe('bad input', () => {
  const tried = (entries: unknown, lesson: LessonKey = 't1', rest = {}) =>
    world.at('teacher', ENTER, lesson, { body: { entries }, ...rest });
  const line = (more: object = {}) => ({ pupilId: world.p.pupils.ola, kind: 'absent', ...more });

  test.each<[string, () => unknown, string, string]>([
    ['no pupils', () => [], '/entries', 'too-small'],
    ['81 pupils', () => Array.from({ length: 81 }, () => line({ pupilId: newId() })), '/entries', 'too-big'],
    ['a pupil twice', () => [line(), line({ kind: 'present' })], '/entries', 'pupil-entered-twice'],
    ['a word that is no kind', () => [line({ kind: 'ill' })], '/entries/0/kind', 'not-one-of'],
    ['an unknown field', () => [line({ reason: 'syk' })], '/entries/0/reason', 'unknown-field'],
    ['part without minutes', () => [line({ kind: 'part' })], '/entries/0/minutes', 'required'],
    ['no minutes', () => [line({ kind: 'late', minutes: 0 })], '/entries/0/minutes', 'too-small'],
    ['half a minute', () => [line({ kind: 'late', minutes: 1.5 })], '/entries/0/minutes', 'wrong-type'],
    ['a word for minutes', () => [line({ kind: 'late', minutes: '5' })], '/entries/0/minutes', 'wrong-type'],
    ['minutes of an absence', () => [line({ minutes: 60 })], '/entries/0/minutes', 'lessons.minutes-not-asked'],
    [
      'minutes of a present one',
      () => [line({ kind: 'present', minutes: 1 })],
      '/entries/0/minutes',
      'lessons.minutes-not-asked',
    ],
    [
      'longer than the lesson',
      () => [line({ kind: 'part', minutes: 61 })],
      '/entries/0/minutes',
      'lessons.too-many-minutes',
    ],
    [
      'a pupil of another class',
      () => [line({ pupilId: world.p.pupils.foreign })],
      '/entries/0/pupilId',
      'lessons.not-on-roster',
    ],
    ['a pupil who is nobody', () => [line({ pupilId: newId() })], '/entries/0/pupilId', 'lessons.not-on-roster'],
    ['no id', () => [line({ pupilId: 'x' })], '/entries/0/pupilId', 'wrong-format'],
  ])('bad input: %s is refused by name, and nothing is written', async (_what, entries, pointer, code) => {
    const { status, body } = await tried(entries());
    expect(status).toBe(422);
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer, code, detail: expect.stringMatching(/\w/) }));
    expect((await world.register('t1'))?.lines ?? {}).toEqual({});
  });

  test('one bad line refuses the whole, and every bad line is named (B2)', async () => {
    const { body } = await tried([
      line(),
      line({ pupilId: world.p.pupils.foreign }),
      line({ pupilId: world.p.pupils.kari, kind: 'part', minutes: 99 }),
    ]);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/entries/1/pupilId',
      '/entries/2/minutes',
    ]);
    expect(await world.entry('ola', 't1')).toBeUndefined();
  });

  test('the whole length of a lesson is a part of it too', async () => {
    const fresh = await makeWorld(tables);
    const { status } = await fresh.enter('t1', [{ pupilId: fresh.p.pupils.ola, kind: 'part', minutes: 60 }]);
    expect(status).toBe(200);
  });

  test('a pupil who changed class in the week is on one roster each day', async () => {
    const { mover } = world.p.pupils;
    const absent = [{ pupilId: mover, kind: 'absent' }];
    const monday = await tried(absent, 'm1');
    expect(monday).toMatchObject({ status: 422, body: { code: 'lessons.not-on-roster', params: { date: MONDAY } } });
    const roster = await world.at('teacher', ROSTER, 'm1');
    expect(roster.body.pupils.map((pupil: { pupilId: string }) => pupil.pupilId)).not.toContain(mover);
    const fresh = await makeWorld(tables);
    const tuesday = await fresh.enter('t1', [{ pupilId: fresh.p.pupils.mover, kind: 'absent' }]);
    expect(tuesday.status).toBe(200);
  });

  test('a lesson that has not begun is neither registered nor confirmed (B3)', async () => {
    const answers = [await tried([line()], 't3'), await world.at('teacher', CONFIRM, 't3')];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'lessons.not-begun', params: { date: TODAY, from: '12:00' } },
      });
    }
    expect((await world.at('teacher', CONFIRM, 't3', { at: '2026-11-24T10:59:59.999Z' })).status).toBe(409);
    expect((await world.at('teacher', CONFIRM, 't3', { at: '2026-11-24T11:00:00.000Z' })).status).toBe(200);
  });

  test('a cancelled lesson is neither registered nor confirmed, and a roster of it says so (B3)', async () => {
    const answers = [
      await tried([line()], 'off'),
      await world.at('teacher', CONFIRM, 'off'),
      await world.at('teacher', UNCONFIRM, 'off'),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 409, body: { code: 'lessons.cancelled' } });
    expect(await world.at('teacher', ROSTER, 'off')).toMatchObject({ status: 200, body: { state: 'cancelled' } });
  });

  test('bad input: when the half-year is over the contact teacher corrects in handling (B2)', async () => {
    const at = '2027-01-01T08:00:00Z';
    const answers = [
      await tried([line()], 't1', { at }),
      await world.at('teacher', CONFIRM, 'm1', { at }),
      await world.at('teacher', UNCONFIRM, 'm1', { at }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 409, body: { code: 'lessons.half-year-over' } });
    const last = '2026-12-31T22:59:00Z';
    expect((await world.at('teacher', CONFIRM, 'm1', { at: last })).status).toBe(200);
  });

  test.each<[string, Record<string, string>, string, string]>([
    ['turned', { from: TODAY, to: MONDAY }, '?to', 'lessons.to-before-from'],
    ['15 days', { from: '2026-11-01', to: '2026-11-15' }, '?to', 'lessons.too-many-days'],
    ['no day', { from: '2026-02-30' }, '?from', 'wrong-format'],
    ['an unknown word', { week: '48' }, '?week', 'unknown-field'],
  ])('the list of lessons, %s', async (_what, query, pointer, code) => {
    const { status, body } = await world.ask('teacher', { route: DAY, query });
    expect([status, body.errors?.[0]?.pointer, body.errors?.[0]?.code]).toEqual([422, pointer, code]);
  });

  test('14 days are shown, and a cursor is nobody else’s', async () => {
    expect((await world.ask('teacher', { route: DAY, query: { from: '2026-11-01', to: '2026-11-14' } })).status).toBe(
      200,
    );
    const { body } = await world.ask('teacher', { route: WAITING, query: { limit: '1' } });
    expect((await world.ask('second', { route: WAITING, query: { cursor: body.next } })).status).toBe(400);
    expect((await world.ask('teacher', { route: WAITING, query: { limit: '51' } })).status).toBe(422);
  });
});

describe('both nights of clock change', () => {
  const NIGHTS: readonly (readonly [string, string, string, string, string])[] = [
    ['forward, in the hour that is skipped', '2026-03-29', '02:30', '2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z'],
    ['forward, just after', '2026-03-29', '03:00', '2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z'],
    ['back, in the hour that comes twice', '2026-10-25', '02:30', '2026-10-25T00:29:59Z', '2026-10-25T00:30:00Z'],
    ['back, just after', '2026-10-25', '03:00', '2026-10-25T01:59:59Z', '2026-10-25T02:00:00Z'],
  ];
  test.each(NIGHTS)(
    'both nights of clock change: %s: a lesson may be confirmed from the instant it begins',
    async (_what, date, from, before, then) => {
      const { p } = world;
      const lessonId = newId();
      const lesson = { lessonId, groupId: p.group, schoolId: p.school, date, from, to: '04:00', teacherIds: [] };
      await seed(tables.client, world.table, recordsOf(OWNER).lesson(lesson));
      // The teacher was there in spring too.
      const pk = `${OWNER}#STAFF#${p.staff.teacher}`;
      const dated = { from: '2025-08-01' };
      await world.put({ pk, sk: 'FACTS#PROFILE', id: p.staff.teacher, givenName: 'A', familyName: 'B', ...dated });
      await world.put({
        pk,
        sk: `FACTS#TEACHES#${p.group}#teacher`,
        as: 'teacher',
        groupId: p.group,
        schoolId: p.school,
        groupName: '5A',
        ...dated,
      });
      const group = { id: p.group, name: '5A', groupKind: 'basis', schoolId: p.school, ...dated };
      await world.put({ ...keysOf(OWNER).group(p.group), ...group });
      const confirm = (at: string) =>
        world.ask('teacher', { route: CONFIRM, params: { groupId: p.group, date, lessonId }, at });
      expect((await confirm(before)).body.code).toBe('lessons.not-begun');
      expect((await confirm(then)).status).toBe(200);
    },
  );
});
