import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../functions/absence/routes.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
const made = { ola: '', adult: '', open: '', secret: '' };

beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  const { p, ask } = world;
  const report = async (childId: string, lastDay: string | null) => {
    const body = { children: [{ childId, firstDay: '2026-11-24', lastDay }] };
    return (await ask('mother', { route: 'POST /v1/guardian/absence-reports', body })).body.reports[0].reportId;
  };
  made.ola = await report(p.ola, '2026-11-25');
  made.open = await report(p.kari, null);
  made.secret = await report(p.secret, '2026-11-24');
  const own = { route: 'POST /v1/pupil/{pupilId}/absence-reports', params: { pupilId: p.adult } };
  made.adult = (
    await ask('adult', { ...own, body: { firstDay: '2026-11-24', lastDay: '2026-11-24' } })
  ).body.reports[0].reportId;
});
afterAll(() => tables.stop());

const CHILD = '/v1/guardian/children/{childId}/absence-reports';
const PUPIL = '/v1/pupil/{pupilId}/absence-reports';
const day = '2026-12-01';
type Case = {
  readonly route: string;
  readonly params?: (world: World) => Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: (world: World) => unknown;
  readonly headers?: Record<string, string>;
  /** Who is let through, with the status; everybody else is refused as `others` says, 404 when left out. */
  readonly may: Readonly<Record<string, number>>;
  readonly others?: Readonly<Record<string, number>>;
};

/** Stale on purpose: whoever gets as far as 412 was let through, and the report stays as it is for the next case. */
const stale = { 'if-match': '"99"' };
const child = ({ p }: World) => ({ childId: p.ola, reportId: made.ola });
const own = ({ p }: World) => ({ pupilId: p.adult, reportId: made.adult });
const school = ({ p }: World) => ({ schoolId: p.school });
const SCHOOL = '/v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}';
const ofSchool = ({ p }: World) => ({ schoolId: p.school, pupilId: p.ola, reportId: made.ola });
const minor = { minor: 404 };

const cases: readonly Case[] = [
  { route: 'GET /v1/guardian/children', may: { mother: 200, father: 200, uncle: 200 } },
  {
    route: 'POST /v1/guardian/absence-reports',
    body: ({ p }) => ({ children: [{ childId: p.ola, firstDay: day, lastDay: day }] }),
    may: { mother: 201, father: 409 },
  },
  { route: `GET ${CHILD}`, params: ({ p }) => ({ childId: p.ola }), may: { mother: 200, father: 200 } },
  { route: `GET ${CHILD}/{reportId}`, params: child, may: { mother: 200, father: 200 } },
  { route: `GET ${CHILD}/{reportId}/versions`, params: child, may: { mother: 200, father: 200 } },
  {
    route: `PATCH ${CHILD}/{reportId}`,
    params: child,
    headers: stale,
    body: () => ({ lastDay: '2026-11-24' }),
    may: { mother: 412, father: 412 },
  },
  { route: `POST ${CHILD}/{reportId}/withdrawal`, params: child, headers: stale, may: { mother: 412, father: 412 } },
  {
    route: `POST ${CHILD}/{reportId}/still-away-answers`,
    params: ({ p }) => ({ childId: p.kari, reportId: made.open }),
    body: () => ({ day: '2026-11-25', stillAway: true }),
    may: { mother: 200, father: 200 },
  },
  { route: 'GET /v1/pupil/card', may: { adult: 200, minor: 200 } },
  {
    route: `POST ${PUPIL}`,
    params: ({ p }) => ({ pupilId: p.adult }),
    body: () => ({ firstDay: day, lastDay: day }),
    may: { adult: 201 },
    others: minor,
  },
  { route: `GET ${PUPIL}`, params: ({ p }) => ({ pupilId: p.adult }), may: { adult: 200 }, others: minor },
  { route: `GET ${PUPIL}/{reportId}`, params: own, may: { adult: 200 }, others: minor },
  { route: `GET ${PUPIL}/{reportId}/versions`, params: own, may: { adult: 200 }, others: minor },
  {
    route: `PATCH ${PUPIL}/{reportId}`,
    params: own,
    headers: stale,
    body: () => ({ to: '11:00' }),
    may: { adult: 412 },
    others: minor,
  },
  { route: `POST ${PUPIL}/{reportId}/withdrawal`, params: own, headers: stale, may: { adult: 412 }, others: minor },
  {
    route: `POST ${PUPIL}/{reportId}/still-away-answers`,
    params: own,
    body: () => ({ day: '2026-11-25', stillAway: true }),
    may: { adult: 409 },
    others: minor,
  },
  {
    route: `GET ${SCHOOL}`,
    params: ofSchool,
    may: { office: 200, leader: 200, contact: 200, teacher: 200 },
    others: { elsewhere: 404 },
  },
  {
    route: `PATCH ${SCHOOL}`,
    params: ofSchool,
    headers: stale,
    body: () => ({ lastDay: '2026-11-24' }),
    may: { office: 412, contact: 412 },
    others: { leader: 404, teacher: 404, elsewhere: 404 },
  },
  {
    route: `POST ${SCHOOL}/withdrawal`,
    params: ofSchool,
    headers: stale,
    may: { office: 412, contact: 412 },
    others: { leader: 404, teacher: 404, elsewhere: 404 },
  },
  {
    route: `POST ${SCHOOL}/still-away-answers`,
    params: (of) => ({ ...ofSchool(of), pupilId: of.p.kari, reportId: made.open }),
    body: () => ({ day: '2026-11-25', stillAway: true }),
    may: { office: 200, contact: 200 },
    others: { leader: 404, teacher: 404, elsewhere: 404 },
  },
  {
    route: 'GET /v1/schools/{schoolId}/absences',
    params: school,
    query: { day: '2026-11-24' },
    may: { office: 200, leader: 200 },
    others: { contact: 404, teacher: 404, elsewhere: 404 },
  },
  {
    route: 'POST /v1/schools/{schoolId}/absence-reports',
    params: school,
    body: ({ p }) => ({ pupilId: p.ola, firstDay: '2026-12-02', lastDay: '2026-12-02', calledBy: p.father }),
    may: { office: 201, contact: 409 },
    others: { leader: 404, teacher: 404, elsewhere: 404 },
  },
  {
    route: 'POST /v1/schools/{schoolId}/absence-receipts',
    params: school,
    body: ({ p }) => ({ reports: [{ pupilId: p.ola, reportId: made.ola }], status: 'seen' }),
    may: { office: 200, contact: 200 },
    others: { leader: 404, teacher: 404, elsewhere: 404 },
  },
  {
    route: 'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports',
    params: ({ p }) => ({ schoolId: p.school, pupilId: p.ola }),
    may: { office: 200, leader: 200, contact: 200, teacher: 200 },
    others: { elsewhere: 404 },
  },
];

test('every route has its row', () => {
  expect(cases.map((archiveCase) => archiveCase.route).sort()).toEqual(Object.keys(routes).sort());
});

describe.each(cases.map((archiveCase) => [archiveCase.route, archiveCase] as const))('%s', (route, archiveCase) => {
  const audience = new Map(Object.entries(routes)).get(route)?.audience;
  const wrong = audience === 'guardian' ? ['office', 'adult'] : ['mother'];
  const unknown = audience === 'guardian' ? 'stranger' : 'nobody';
  const ask = (who: string) =>
    world.ask(who, {
      route,
      params: archiveCase.params?.(world),
      query: archiveCase.query,
      body: archiveCase.body?.(world),
      headers: archiveCase.headers,
    });

  test('a guest is turned away', async () => {
    expect(await ask('guest')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  test('the other issuer’s token is turned away', async () => {
    for (const who of wrong) expect(await ask(who)).toMatchObject({ status: 401, body: { code: 'wrong-audience' } });
  });

  test('a login without a person in that role is told so', async () => {
    expect(await ask(unknown)).toMatchObject({ status: 403, body: { code: 'no-such-role' } });
  });

  test('a caller without a relation gets what a stranger to the object gets', async () => {
    const others =
      archiveCase.others ?? (audience === 'guardian' && !('uncle' in archiveCase.may) ? { uncle: 404 } : {});
    const bodies = await Promise.all(
      Object.entries(others).map(async ([who, status]) => ({ who, status, got: await ask(who) })),
    );
    for (const { who, status, got } of bodies)
      expect([who, got.status, got.body.code]).toEqual([who, status, 'not-found']);
    expect(bodies.every(({ got }) => got.body.params === undefined)).toBe(true);
  });

  test('the right role is let through', async () => {
    for (const [who, status] of Object.entries(archiveCase.may))
      expect([who, (await ask(who)).status]).toEqual([who, status]);
    expect.hasAssertions();
  });
});

describe('law 2 and law 4', () => {
  test('foreign, absent and malformed children are the same answer', async () => {
    const { p, ask } = world;
    const answers = await Promise.all(
      [p.foreign, newId(), 'not-an-id', p.school].map((childId) =>
        ask('mother', { route: `GET ${CHILD}`, params: { childId } }),
      ),
    );
    const bodies = answers.map(({ status, body }) => ({ status, ...body, requestId: '' }));
    for (const body of bodies) expect(body).toEqual(bodies[0]);
    expect(bodies[0]).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('a pupil of age is nobody’s to report or read, and says why', async () => {
    const { p, ask } = world;
    const body = { children: [{ childId: p.adult, firstDay: day, lastDay: day }] };
    const refused = await ask('mother', { route: 'POST /v1/guardian/absence-reports', body });
    expect(refused).toMatchObject({ status: 403, body: { code: 'absence.pupil-of-age' } });
    const read = await ask('mother', { route: `GET ${CHILD}`, params: { childId: p.adult } });
    expect(read.status).toBe(403);
    const minorSelf = { route: `POST ${PUPIL}`, params: { pupilId: p.ola }, body: { firstDay: day, lastDay: day } };
    expect(await ask('minor', minorSelf)).toMatchObject({ status: 403, body: { code: 'absence.pupil-not-of-age' } });
  });

  test('the list holds the children one may read, without the one of age', async () => {
    const { p, ask } = world;
    const { body } = await ask('mother', { route: 'GET /v1/guardian/children', headers: { 'accept-language': 'nn' } });
    expect(body.children.map((listed: { childId: string }) => listed.childId).sort()).toEqual(
      [p.kari, p.lars, p.ola, p.secret].sort(),
    );
    expect(body.children[0]).toMatchObject({
      may: { report: true },
      reporting: {
        windowDays: 180,
        firstDay: '2026-11-24',
        lastDay: '2027-05-23',
        reasons: [{ id: 'reported-by-guardian', text: 'Meldt av føresett' }],
      },
    });
    expect((await ask('uncle', { route: 'GET /v1/guardian/children' })).body).toEqual({
      guardianName: 'Onkel Fjord',
      children: [],
      why: { code: 'relation-not-settled', text: expect.stringContaining('Kontakt Kontoret, 57 00 00 00') },
    });
  });

  test('reads of staff about every pupil are logged before they are answered, and a guardian’s about a protected one', async () => {
    const { p, ask, logged } = world;
    logged.length = 0;
    const list = {
      route: 'GET /v1/schools/{schoolId}/absences',
      params: { schoolId: p.school },
      query: { day: '2026-11-24' },
    };
    const { body } = await ask('office', list);
    expect(body.absences).toHaveLength(4);
    expect(logged).toHaveLength(4);
    expect(logged.map(({ pupilId }) => pupilId).sort()).toEqual([...new Set(shownIn(body))].sort());
    for (const line of logged)
      expect(line).toMatchObject({ actorId: p.office, action: 'school:absence-list', basis: 'staff:office' });
    logged.length = 0;
    const read = await ask('father', { route: `GET ${CHILD}`, params: { childId: p.secret } });
    expect(read.body.reports[0].madeBy).toEqual({ kind: 'guardian', you: false });
    expect(logged).toHaveLength(1);
  });

  test('law 2 and law 4: what is not found was not seen, so the log has no look at it', async () => {
    const { p, ask, logged } = world;
    const route = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}';
    const known = (await ask('mother', { route: `GET ${CHILD}`, params: { childId: p.ola } })).body.reports[0];
    const absent = { pupilId: p.ola, reportId: newSortableId(0) };
    logged.length = 0;
    for (const params of [
      { schoolId: p.otherSchool, pupilId: p.ola, reportId: known.reportId },
      { schoolId: p.school, ...absent },
    ])
      expect((await ask('office', { route, params })).status).toBe(404);
    const versions = {
      route: `GET ${CHILD}/{reportId}/versions`,
      params: { childId: p.secret, reportId: absent.reportId },
    };
    expect((await ask('mother', versions)).status).toBe(404);
    expect(logged).toEqual([]);
  });
});

const shownIn = (body: { readonly absences: readonly { readonly pupilId: string }[] }) =>
  body.absences.map(({ pupilId }) => pupilId);
