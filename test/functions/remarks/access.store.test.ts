import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../functions/remarks/routes.ts';
import { newSortableId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { CORRECTION, makeWorld, ONE, PUPIL, seen, TODAY, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
const made = { contacts: '', teachers: '', held: '' };
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  made.contacts = await world.remark('contact');
  made.teachers = await world.remark('teacher');
  world.change({ 'remarks.holdForContactTeacher': true });
  made.held = await world.remark('teacher', { categoryId: 'disturbs' });
  world.reset();
});
afterAll(() => tables.stop());

type Case = {
  readonly route: string;
  readonly params?: (world: World) => Record<string, string>;
  readonly body?: (world: World) => object;
  readonly headers?: Record<string, string>;
  /** Who is let through, with the status; and how those are refused who are not: 404 when left out. */
  readonly may: Readonly<Record<string, number>>;
  readonly others?: Readonly<Record<string, number>>;
};
const GROUP = '/v1/groups/{groupId}';
const STAFF = ['contact', 'teacher', 'substitute', 'colleague', 'leader', 'office', 'elsewhere', 'left'];

/** Stale on purpose: whoever gets as far as 412 was let through, and the remark stays as it is for the next case. */
const stale = seen(99);
const maths = ({ p }: World) => ({ groupId: p.maths });
const pupil = ({ p }: World) => ({ schoolId: p.school, pupilId: p.ola });
const target = (which: keyof typeof made) => (world: World) => ({ ...pupil(world), remarkId: made[which] });
const tomorrow = ({ p }: World) => ({ date: '2026-11-25', remarks: [{ pupilId: p.ola, categoryId: 'late' }] });
const readers = { contact: 200, leader: 200 };
const reason = () => ({ reason: 'Feil elev.' });

const cases: readonly Case[] = [
  { route: `GET ${GROUP}/remark-form`, params: maths, may: { teacher: 200, substitute: 200 } },
  { route: `POST ${GROUP}/remarks`, params: maths, body: tomorrow, may: { teacher: 422, substitute: 422 } },
  { route: `GET ${GROUP}/remarks`, params: ({ p }) => ({ groupId: p.group }), may: readers },
  {
    route: 'GET /v1/staff/remarks',
    may: Object.fromEntries(STAFF.flatMap((who) => (who === 'left' ? [] : [[who, 200]]))),
  },
  { route: `GET ${PUPIL}`, params: pupil, may: readers },
  { route: `GET ${ONE}`, params: target('teachers'), may: { teacher: 200, ...readers } },
  {
    route: `PUT ${ONE}`,
    params: target('teachers'),
    body: () => CORRECTION,
    headers: stale,
    may: { teacher: 412 },
    others: { contact: 403, leader: 403 },
  },
  {
    route: `POST ${ONE}/withdrawal`,
    params: target('teachers'),
    body: reason,
    headers: stale,
    may: { teacher: 412, contact: 412 },
    others: { leader: 403 },
  },
  {
    route: `POST ${ONE}/release`,
    params: target('held'),
    headers: stale,
    may: { contact: 412 },
    others: { teacher: 403, leader: 403 },
  },
  {
    route: 'GET /v1/guardian/children/{childId}/remarks',
    params: ({ p }) => ({ childId: p.ola }),
    may: { mother: 200, father: 200 },
  },
  { route: 'GET /v1/pupil/{pupilId}/remarks', params: ({ p }) => ({ pupilId: p.ola }), may: { ola: 200 } },
];

test('every route has its row', () => {
  expect(cases.map(({ route }) => route).sort()).toEqual(Object.keys(routes).sort());
});

describe.each(cases.map((each) => [each.route, each] as const))(
  '%s (E1–E3)',
  (route, { params, body, headers, ...who }) => {
    const { audience } = new Map(Object.entries(routes)).get(route) ?? {};
    const [wrong, unknown] = audience === 'guardian' ? ['leader', 'stranger'] : ['mother', 'nobody'];
    const all =
      audience === 'guardian'
        ? ['mother', 'father', 'uncle', 'former']
        : route.includes('/pupil/')
          ? ['ola', 'adult']
          : STAFF;
    const ask = (name: string, more: object = {}) =>
      world.ask(name, {
        route,
        ...(params && { params: { ...params(world), ...more } }),
        ...(body && { body: body(world) }),
        headers: headers ?? {},
      });

    test('a guest and the other login are 401, a person in no role 403', async () => {
      const names = ['guest', wrong, unknown];
      const found = await Promise.all(names.map(async (name) => (await ask(name)).status));
      expect(found).toEqual([401, 401, 403]);
    });

    test('a caller without a relation to the remark is refused, one with it is let through', async () => {
      const refused = all.map((name) => [name, name === 'left' ? 403 : 404]);
      const wanted = { ...Object.fromEntries(refused), ...who.others, ...who.may };
      const found = await Promise.all(
        Object.keys(wanted).map(async (name) => [name, (await ask(name)).status] as const),
      );
      expect(Object.fromEntries(found)).toEqual(wanted);
    });

    test('a remark that is absent is 404, also to those who may read it', async () => {
      const { p } = world;
      const absent: Record<string, string> = {
        groupId: p.lesson,
        schoolId: p.otherSchool,
        pupilId: p.foreign,
        childId: p.foreign,
        remarkId: newSortableId(0),
      };
      const names = Object.keys(params?.(world) ?? {});
      const [first = ''] = Object.keys(who.may);
      const found = names.map(async (name) => (await ask(first, { [name]: absent[name] })).status);
      expect(await Promise.all(found)).toEqual(names.map(() => 404));
    });
  },
);

describe('whose remark it is (E1)', () => {
  test('the contact teacher’s is not there for a subject teacher, who may not be told that it is', async () => {
    const { read, correct, withdraw, release } = world;
    const answers = await Promise.all([
      read('teacher', made.contacts),
      correct('teacher', made.contacts, 1, CORRECTION),
      withdraw('teacher', made.contacts, 1, reason()),
      release('teacher', made.contacts, 1),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  test('a remark is at its own school and of its own pupil, and nowhere else', async () => {
    const { ask, p } = world;
    for (const params of [
      { ...target('teachers')(world), schoolId: p.otherSchool },
      { ...target('teachers')(world), pupilId: p.kari },
    ]) {
      for (const who of ['teacher', 'contact', 'leader', 'elsewhere'])
        expect((await ask(who, { route: `GET ${ONE}`, params })).status).toBe(404);
    }
  });

  test('a teacher who has lost the pupil has lost the remark too, in lists and by name (law 2)', async () => {
    const { read, own, ask, p } = world;
    const past = { at: '2026-07-20T08:00:00Z' };
    expect((await read('teacher', made.teachers, past)).status).toBe(404);
    expect((await own('teacher', {}, past)).body.remarks).toEqual([]);
    const body = { date: TODAY, remarks: [{ pupilId: p.gone, categoryId: 'late' }] };
    const gone = await ask('teacher', { route: `POST ${GROUP}/remarks`, params: maths(world), body });
    expect(gone.body.errors).toMatchObject([{ pointer: '/remarks/0/pupilId', code: 'remarks.pupil-not-in-group' }]);
  });

  test('a pupil of age decides which guardian sees remarks (J3)', async () => {
    const { child } = world;
    const of = { pupil: 'adult' } as const;
    expect((await child('father', {}, of)).status).toBe(200);
    const refused = await child('mother', {}, of);
    expect([refused.status, refused.body.code]).toEqual([403, 'remarks.pupil-of-age']);
  });
});

describe('who looked is kept, of every pupil (J4, eForvaltningsforskriften § 8)', () => {
  const by = (
    who: 'contact' | 'teacher' | 'leader' | 'mother',
    action: string,
    basis: string,
    pupilId = world.p.ola,
  ) => ({
    ...{ actorId: world.p[who], pupilId, action, basis, at: '2026-11-24T06:30:00.000Z' },
  });
  test.each([
    [
      'a member of staff’s one',
      () => world.read('teacher', made.teachers),
      () => by('teacher', 'remark:own', 'staff:teacher'),
    ],
    ['a pupil’s half-year', () => world.ofPupil('leader'), () => by('leader', 'pupil:remarks-read', 'staff:leader')],
    ['own list', () => world.own('teacher'), () => by('teacher', 'remark:own', 'staff:teacher')],
    [
      'a guardian’s',
      () => world.child('mother'),
      () => by('mother', 'child:remarks', 'guardian:parental-responsibility'),
    ],
  ])('every look at a pupil’s remarks is kept: %s', async (_what, look, wanted) => {
    world.logged.length = 0;
    expect((await look()).status).toBe(200);
    expect(world.logged).toMatchObject([wanted()]);
  });

  test('a class: a line for each of its pupils', async () => {
    world.logged.length = 0;
    await world.ofClass('contact');
    const { p } = world;
    expect(new Set(world.logged.map(({ pupilId }) => pupilId))).toEqual(
      new Set([p.ola, p.kari, p.per, p.adult, p.secret]),
    );
  });

  test('a form, which names the pupils of a class: every one of them', async () => {
    world.logged.length = 0;
    await world.form('teacher');
    expect(world.logged).toContainEqual(
      expect.objectContaining(by('teacher', 'remark:write', 'staff:teacher', world.p.secret)),
    );
    expect(new Set(world.logged.map(({ pupilId }) => pupilId)).size).toBe(5);
  });

  test('a pupil who reads own remarks leaves no look', async () => {
    world.logged.length = 0;
    await world.self('ola');
    expect(world.logged).toEqual([]);
  });
});
