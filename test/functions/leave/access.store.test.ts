import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../functions/leave/routes.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { AT, GRANT, makeWorld, REFUSE, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
const made = { ola: '', adult: '', secret: '', long: '' };

const TWO = { firstDay: '2026-12-03', lastDay: '2026-12-04' };
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  const { p, apply } = world;
  made.ola = (await apply('mother', TWO)).body.leaveId;
  made.long = (await apply('mother', { firstDay: '2026-12-07', lastDay: '2026-12-10' })).body.leaveId;
  made.secret = (await apply('mother', TWO, { pupilId: p.secret })).body.leaveId;
  made.adult = (await apply('adult', TWO, { pupilId: p.adult })).body.leaveId;
});
afterAll(() => tables.stop());

const CHILD = '/v1/guardian/children/{childId}';
const PUPIL = '/v1/pupil/{pupilId}';
const STAFF = '/v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}';
type Case = {
  readonly route: string;
  readonly params: (world: World) => Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Who is let through, with the status; everybody else is refused as `others` says, 404 when left out. */
  readonly may: Readonly<Record<string, number>>;
  readonly others?: Readonly<Record<string, number>>;
};

/**
 * Stale on purpose: whoever gets as far as 412 was let through, and the application stays as it is for the next case.
 */
const stale = { 'if-match': '"99"' };
const late = { firstDay: '2026-11-02', lastDay: '2026-11-02', purposeId: 'travel' };
const child = ({ p }: World) => ({ childId: p.ola });
const target = ({ p }: World) => ({ childId: p.ola, leaveId: made.ola });
const self = ({ p }: World) => ({ pupilId: p.adult });
const own = ({ p }: World) => ({ pupilId: p.adult, leaveId: made.adult });
const atSchool = (leave: 'ola' | 'long') => (world: World) => ({
  schoolId: world.p.school,
  pupilId: world.p.ola,
  leaveId: made[leave],
});
const both = (status: number) => ({ mother: status, father: status });
const family = { uncle: 404, former: 404 };

const cases: readonly Case[] = [
  { route: `GET ${CHILD}/leave-rules`, params: child, may: both(200), others: family },
  { route: `POST ${CHILD}/leave-applications`, params: child, body: late, may: both(422), others: family },
  { route: `GET ${CHILD}/leave-applications`, params: child, may: both(200), others: family },
  { route: `GET ${CHILD}/leave-applications/{leaveId}`, params: target, may: both(200), others: family },
  {
    route: `POST ${CHILD}/leave-applications/{leaveId}/withdrawal`,
    params: target,
    headers: stale,
    may: both(412),
    others: family,
  },
  { route: `GET ${PUPIL}/leave-rules`, params: self, may: { adult: 200 }, others: { minor: 404 } },
  { route: `POST ${PUPIL}/leave-applications`, params: self, body: late, may: { adult: 422 }, others: { minor: 404 } },
  { route: `GET ${PUPIL}/leave-applications`, params: self, may: { adult: 200 }, others: { minor: 404 } },
  { route: `GET ${PUPIL}/leave-applications/{leaveId}`, params: own, may: { adult: 200 }, others: { minor: 404 } },
  {
    route: `POST ${PUPIL}/leave-applications/{leaveId}/withdrawal`,
    params: own,
    headers: stale,
    may: { adult: 412 },
    others: { minor: 404 },
  },
  {
    route: 'GET /v1/groups/{groupId}/leave-applications',
    params: ({ p }) => ({ groupId: p.group }),
    may: { contact: 200 },
    others: { teacher: 404, leader: 404, principal: 404, office: 404, elsewhere: 404, left: 403 },
  },
  {
    route: 'GET /v1/schools/{schoolId}/leave-applications',
    params: ({ p }) => ({ schoolId: p.school }),
    may: { office: 200, leader: 200, principal: 200 },
    others: { contact: 404, teacher: 404, elsewhere: 404, left: 403 },
  },
  {
    route: `GET ${STAFF}`,
    params: atSchool('ola'),
    may: { contact: 200, principal: 200, leader: 200, office: 200 },
    others: { teacher: 404, elsewhere: 404, left: 403 },
  },
  {
    route: `POST ${STAFF}/decision`,
    params: atSchool('ola'),
    headers: stale,
    body: GRANT,
    may: { contact: 412, principal: 412 },
    others: { leader: 403, office: 403, teacher: 404, elsewhere: 404, left: 403 },
  },
];

test('every route has its row', () => {
  expect(cases.map((archiveCase) => archiveCase.route).sort()).toEqual(Object.keys(routes).sort());
});

describe.each(cases.map((archiveCase) => [archiveCase.route, archiveCase] as const))(
  '%s (A10)',
  (route, archiveCase) => {
    const audience = new Map(Object.entries(routes)).get(route)?.audience;
    const wrong = audience === 'guardian' ? ['office', 'adult'] : ['mother'];
    const unknown = audience === 'guardian' ? 'stranger' : 'nobody';
    const ask = (who: string, params = archiveCase.params(world)) =>
      world.ask(who, {
        route,
        params,
        ...(archiveCase.body !== undefined && { body: archiveCase.body }),
        headers: archiveCase.headers ?? {},
      });

    test('a guest and the other login are 401, a person in no role 403', async () => {
      const seen = await Promise.all(['guest', ...wrong, unknown].map(async (who) => [who, (await ask(who)).status]));
      expect(seen).toEqual([...['guest', ...wrong].map((who) => [who, 401]), [unknown, 403]]);
    });

    test('callers without the relation to a leave are refused, those with it let through', async () => {
      const wanted = { ...archiveCase.others, ...archiveCase.may };
      const seen = await Promise.all(Object.keys(wanted).map(async (who) => [who, (await ask(who)).status]));
      expect(Object.fromEntries(seen)).toEqual(wanted);
    });

    test('a name of nobody and a name that is none are the same 404', async () => {
      const [who = ''] = Object.keys(archiveCase.may);
      const names = Object.entries(archiveCase.params(world));
      for (const [name, value] of names) {
        for (const other of [value.length === 36 ? newSortableId(0) : newId(), 'x', '../x']) {
          const { status, body } = await ask(who, { ...archiveCase.params(world), [name]: other });
          expect([name, status, body.code]).toEqual([name, 404, 'not-found']);
        }
      }
    });
  },
);

describe('who is of age (A8, A10)', () => {
  test('a guardian of a pupil of age is told so and sees nothing; a minor is told who applies', async () => {
    const { p, apply, list, read, withdraw, rules } = world;
    const answers = await Promise.all([
      apply('mother', TWO, { pupilId: p.adult }),
      list('mother', {}, { pupilId: p.adult }),
      read('mother', made.adult, { pupilId: p.adult }),
      withdraw('mother', made.adult, 1, { pupilId: p.adult }),
      rules('mother', { pupilId: p.adult }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(5).fill([403, 'leave.pupil-of-age']));
    expect(await apply('minor', TWO)).toMatchObject({ status: 403, body: { code: 'leave.pupil-not-of-age' } });
    expect(await withdraw('minor', made.ola, 1)).toMatchObject({
      status: 403,
      body: { code: 'leave.pupil-not-of-age' },
    });
    expect(await read('minor', made.ola)).toMatchObject({ status: 200, body: { leaveId: made.ola } });
    expect((await rules('minor')).body.may).toEqual({ apply: false, why: 'pupil-not-of-age' });
    expect((await rules('mother')).body.may).toEqual({ apply: true, why: null });
  });

  test('the birthday falls between application and decision: the guardians are out at midnight, the decision holds', async () => {
    const { p, apply, decide, withdraw, read } = world;
    const pupilId = p.birthday;
    const days = { firstDay: '2026-12-15', lastDay: '2026-12-16' };
    const { leaveId } = (await apply('mother', days, { pupilId, at: '2026-12-09T22:59:00Z' })).body;
    const after = { pupilId, at: '2026-12-09T23:00:00Z' };
    expect((await apply('father', { firstDay: '2026-12-17', lastDay: '2026-12-17' }, after)).status).toBe(403);
    expect((await withdraw('mother', leaveId, 1, after)).status).toBe(403);
    expect((await decide('contact', leaveId, 1, GRANT, after)).body.status).toBe('granted');
    expect((await read('mother', leaveId, after)).status).toBe(403);
    expect((await read('birthday', leaveId, after)).body.steps).toHaveLength(2);
    expect((await withdraw('birthday', leaveId, 2, after)).body).toMatchObject({
      status: 'withdrawn',
      steps: [{ by: { kind: 'guardian' } }, { by: { kind: 'staff' } }, { by: { kind: 'pupil', you: true } }],
    });
  });
});

describe('who decides (A10)', () => {
  test('above the owner’s number the contact teacher is sent to the principal; the office and a leader never decide', async () => {
    const { decide } = world;
    const refused = await decide('contact', made.long, 1, GRANT);
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'leave.principal-decides', params: { schoolDays: 4 } },
    });
    expect((await decide('office', made.long, 1, REFUSE)).body.code).toBe('leave.not-decider');
    expect((await decide('leader', made.long, 1, GRANT)).body.code).toBe('leave.not-decider');
    const granted = await decide('principal', made.long, 1, GRANT);
    expect(granted.body.steps[1].by).toEqual({
      kind: 'staff',
      you: true,
      name: 'Ansatt principal',
      basis: 'staff:principal',
    });
  });

  test('a pupil is reached through the school they are at, and through no other', async () => {
    const { p, ask } = world;
    const params = { schoolId: p.otherSchool, pupilId: p.ola, leaveId: made.ola };
    const decision = { route: `POST ${STAFF}/decision`, params, headers: { 'if-match': '"1"' }, body: GRANT };
    for (const who of ['contact', 'principal', 'elsewhere']) {
      expect((await ask(who, { route: `GET ${STAFF}`, params })).status).toBe(404);
      expect((await ask(who, decision)).status).toBe(404);
    }
  });
});

describe('a protected pupil (law 4, J4)', () => {
  test('a protected pupil is marked for staff, names no guardian, and every look leaves a trace', async () => {
    const { p, logged, ofClass, ofSchool, open, read } = world;
    const looks = [
      ['contact', 'class:absence-queue', () => ofClass('contact')],
      ['office', 'school:leave-list', () => ofSchool('office')],
      ['leader', 'pupil:leave-read', () => open('leader', made.secret, { pupilId: p.secret })],
      ['father', 'child:read', () => read('father', made.secret, { pupilId: p.secret })],
      ['contact', 'pupil:decide-leave', () => world.decide('contact', made.secret, 99, GRANT, { pupilId: p.secret })],
    ] as const;
    for (const [who, action, look] of looks) {
      logged.length = 0;
      const { body } = await look();
      expect(logged.filter(({ pupilId }) => pupilId === p.secret)).toMatchObject([
        { actorId: p[who], action, at: new Date(AT).toISOString() },
      ]);
      const rows = body.leaves?.filter((row: { pupilId: string }) => row.pupilId === p.secret) ?? [];
      for (const row of rows) expect(row.protected).toBe(true);
      expect(JSON.stringify(body)).not.toContain('Foresatt');
    }
    expect((await open('leader', made.secret, { pupilId: p.secret })).body.protected).toBe(true);
    expect((await open('leader', made.ola)).body.protected).toBe(false);
    logged.length = 0;
    await open('leader', made.ola);
    expect(logged).toMatchObject([{ pupilId: p.ola, actorId: p.leader }]);
  });
});
