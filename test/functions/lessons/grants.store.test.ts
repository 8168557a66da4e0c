import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { makeTables } from '../../support/table.ts';
import { DAY, ENTER, makeWorld, ROSTER, type StaffName, SUBSTITUTES, TODAY, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
});
beforeEach(async () => {
  world = await makeWorld(tables);
});
afterAll(() => tables.stop());

const nameOf = (who: StaffName) => `${who}-${world.p.tag}@fjordvik.example`;
const give = (who: Parameters<World['ask']>[0], body: object = {}, rest: { key?: string; at?: string } = {}) =>
  world.ask(who, {
    route: `POST ${SUBSTITUTES}`,
    params: { groupId: world.p.group },
    body: { feideName: nameOf('colleague'), from: TODAY, to: '2026-11-25', ...body },
    ...rest,
  });
const list = (who: Parameters<World['ask']>[0] = 'teacher', at?: string) =>
  world.ask(who, { route: `GET ${SUBSTITUTES}`, params: { groupId: world.p.group }, ...(at && { at }) });
const end = (who: Parameters<World['ask']>[0], staffId: string, at?: string) =>
  world.ask(who, {
    route: `DELETE ${SUBSTITUTES}/{staffId}`,
    params: { groupId: world.p.group, staffId },
    ...(at && { at }),
  });
const grants = () => world.rows(`${OWNER}#STAFF#${world.p.staff.colleague}`, 'FACTS#GRANT#');

describe('a colleague registers within a time-boxed grant (B7)', () => {
  test('a colleague registers within a time-boxed grant sees the group’s lessons of those days, registers, and is turned away when it is over', async () => {
    const { p } = world;
    expect((await world.at('colleague', ROSTER, 't1')).status).toBe(404);
    const given = await give('teacher');
    expect(given).toMatchObject({
      status: 201,
      body: {
        staffId: p.staff.colleague,
        name: `Ansatt colleague-${p.tag}`,
        from: TODAY,
        to: '2026-11-25',
        grantedBy: p.staff.teacher,
      },
    });
    const { body } = await world.ask('colleague', { route: DAY, query: { from: '2026-11-23', to: '2026-11-27' } });
    expect(
      body.lessons.map((lesson: { lessonId: string; substituting: boolean }) => [lesson.lessonId, lesson.substituting]),
    ).toEqual([
      [p.lessons.t1, true],
      [p.lessons.t2, true],
      [p.lessons.t3, true],
    ]);
    const entries = [{ pupilId: p.pupils.ola, kind: 'absent' }];
    expect((await world.at('colleague', ENTER, 't1', { body: { entries } })).status).toBe(200);
    expect(await world.entry('ola', 't1')).toMatchObject({ by: p.staff.colleague });
    expect((await world.at('colleague', ROSTER, 't1', { at: '2026-11-25T22:59:00Z' })).status).toBe(200);
    expect((await world.at('colleague', ROSTER, 't1', { at: '2026-11-25T23:00:00Z' })).status).toBe(404);
  });

  test('a colleague registers within a time-boxed grant is listed while it holds or comes, dated and with who gave it', async () => {
    const { p } = world;
    await give('office', { from: '2026-12-01', to: '2026-12-31' });
    const { body } = await list();
    expect(body.substitutes).toEqual([
      expect.objectContaining({
        staffId: p.staff.colleague,
        from: '2026-12-01',
        to: '2026-12-31',
        grantedBy: p.staff.office,
      }),
    ]);
    expect((await list('leader', '2026-12-31T12:00:00Z')).body.substitutes).toHaveLength(1);
    expect((await list('leader', '2027-01-01T12:00:00Z')).body.substitutes).toEqual([]);
  });

  test('a colleague registers within a time-boxed grant ends at once, keeps who ended it and until when it was to be, and stays ended', async () => {
    const { p } = world;
    await give('teacher');
    expect((await world.at('colleague', ROSTER, 't1')).status).toBe(200);
    expect((await end('contact', p.staff.colleague)).status).toBe(204);
    expect((await world.at('colleague', ROSTER, 't1')).status).toBe(404);
    const [grant] = await grants();
    expect(grant).toMatchObject({
      from: TODAY,
      to: TODAY,
      grantedBy: p.staff.teacher,
      ended: { by: p.staff.contact, at: '2026-11-24T09:30:00.000Z', insteadOf: '2026-11-26' },
    });
    expect((await end('teacher', p.staff.colleague)).status).toBe(204);
    expect(await grants()).toEqual([grant]);
    expect((await list()).body.substitutes).toEqual([]);
  });

  test('two who end it at once both succeed, and one of them is kept', async () => {
    await give('teacher');
    const both = await Promise.all((['teacher', 'contact'] as const).map((who) => end(who, world.p.staff.colleague)));
    expect(both.map(({ status }) => status)).toEqual([204, 204]);
    expect(await grants()).toHaveLength(1);
  });

  test('the same key grants once', async () => {
    const key = newId();
    const first = await give('teacher', {}, { key });
    const again = await give('teacher', {}, { key });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await grants()).toHaveLength(1);
    const both = await Promise.all([1, 2].map(() => give('teacher', { to: '2026-11-26' }, { key: `${key}-b` })));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(await grants()).toHaveLength(2);
  });
});

describe('who may let a colleague in (B7)', () => {
  test.each<[Parameters<World['ask']>[0], number]>([
    ['guest', 401],
    ['mother', 401],
    ['standin', 404],
    ['colleague', 404],
    ['elsewhere', 404],
    ['gone', 403],
    ['teacher', 201],
    ['contact', 201],
    ['office', 201],
    ['leader', 201],
  ])('a colleague is let in by %s: %i', async (who, status) => {
    const answers = [await give(who), await list(who)];
    expect(answers.map((answer) => answer.status)).toEqual([status, status === 201 ? 200 : status]);
    expect((await end(who, world.p.staff.colleague)).status).toBe(status === 201 ? 204 : status);
    expect(await grants()).toHaveLength(status === 201 ? 1 : 0);
  });

  test.each<[string, () => object, string, string]>([
    ['a name nobody has', () => ({ feideName: 'nobody@fjordvik.example' }), '/feideName', 'lessons.unknown-colleague'],
    ['one who has left', () => ({ feideName: nameOf('gone') }), '/feideName', 'lessons.unknown-colleague'],
    ['oneself', () => ({ feideName: nameOf('teacher') }), '/feideName', 'lessons.grant-to-yourself'],
    ['no Feide name', () => ({ feideName: 'colleague' }), '/feideName', 'wrong-format'],
    ['turned', () => ({ to: '2026-11-23' }), '/to', 'lessons.to-before-from'],
    ['over', () => ({ from: '2026-11-01', to: '2026-11-23' }), '/to', 'lessons.grant-over'],
    ['32 days', () => ({ to: '2026-12-25' }), '/to', 'lessons.grant-too-long'],
    ['an unknown field', () => ({ role: 'leader' }), '/role', 'unknown-field'],
  ])('a grant to a colleague with %s is refused by name', async (_what, more, pointer, code) => {
    const { status, body } = await give('teacher', more());
    expect([status, body.errors[0].pointer, body.errors[0].code]).toEqual([422, pointer, code]);
    expect(await grants()).toEqual([]);
  });

  test('31 days are let through, and a colleague who never had a grant is not found', async () => {
    expect((await give('teacher', { to: '2026-12-24' })).status).toBe(201);
    expect((await end('teacher', world.p.staff.second)).status).toBe(404);
    expect((await end('teacher', newId())).status).toBe(404);
  });
});
