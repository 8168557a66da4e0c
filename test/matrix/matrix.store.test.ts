import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../functions/docs/features.ts';
import type { HttpResult } from '../../functions/shared/http/entry.ts';
import type { Route } from '../../functions/shared/http/route.ts';
import { newId, newSortableId } from '../../functions/shared/ids.ts';
import { entriesOver } from '../support/entries.ts';
import { type Ask, httpEvent } from '../support/events.ts';
import { expectDocumented } from '../support/openapi.ts';
import { seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import {
  CLAIMS,
  municipality,
  OTHER_PARENT,
  ROLES,
  type Role,
  TWO_OWNERS,
  WHERES,
  type Where,
} from './municipality.ts';
import { ORACLE, type Row } from './oracle.ts';
import { REQUESTS } from './requests.ts';

const AT = '2026-11-24T06:30:00Z';
const { places, items } = municipality();
const routes = new Map<string, Route>(FEATURES.flatMap((feature) => Object.entries(feature.routes)));
/** One closed report at every place that has a pupil; at `absent` a name of nothing. */
const reports = new Map<Where, string>();

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;

beforeAll(async () => {
  engine = await makeTables();
  await seed(engine.client, engine.tables.main, items);
  answer = entriesOver(engine.client, engine.tables, TWO_OWNERS);
  const days = { firstDay: '2026-11-25', lastDay: '2026-11-26' };
  const byGuardian = (where: Where, claims: Ask['claims']) =>
    made(where, {
      route: 'POST /v1/guardian/absence-reports',
      claims,
      body: { children: [{ childId: places[where].pupilId, ...days }] },
    });
  await byGuardian('own', CLAIMS.guardian);
  await byGuardian('other school', OTHER_PARENT);
  await byGuardian('other owner', CLAIMS['guardian of another owner']);
  await made('grown', {
    route: 'POST /v1/pupil/{pupilId}/absence-reports',
    claims: CLAIMS['pupil of age'],
    params: { pupilId: places.grown.pupilId },
    body: days,
  });
  reports.set('absent', newSortableId(Date.parse(AT)));
});
afterAll(() => engine.stop());

async function made(where: Where, ask: Omit<Ask, 'at'>): Promise<void> {
  const result = await answer(httpEvent({ ...ask, at: AT, headers: { 'idempotency-key': newId() } }));
  expect([where, result.statusCode, result.body]).toEqual([where, 201, result.body]);
  reports.set(where, JSON.parse(String(result.body)).reports[0].reportId);
}

/** The answers to each cell of the matrix, which is asked once. */
const answers = new Map<string, Promise<HttpResult>>();
function ask(route: string, role: Role, where: Where): Promise<HttpResult> {
  const cell = `${route}|${role}|${where}`;
  const known = answers.get(cell) ?? askAnew(route, role, where);
  answers.set(cell, known);
  return known;
}

function askAnew(route: string, role: Role, where: Where): Promise<HttpResult> {
  const sent = REQUESTS[route]?.({ ...places[where], reportId: reports.get(where) ?? '' }) ?? {};
  const headers = { 'idempotency-key': newId(), ...sent.headers };
  return answer(httpEvent({ route, at: AT, claims: CLAIMS[role], ...sent, headers }));
}

const PLACES: Readonly<Record<Row['names'], readonly Where[]>> = {
  nothing: ['own'],
  pupil: WHERES,
  school: ['own', 'other school', 'other owner', 'absent'],
  item: ['own', 'other owner', 'absent'],
};

/** The status the oracle wants. */
function wanted(route: Route, row: Row, role: Role, where: Where): number {
  if (route.audience === 'public') return row.passes;
  const guardian = role.startsWith('guardian');
  if (role === 'anonymous' || guardian !== (route.audience === 'guardian')) return 401;
  // Who has left is nobody, on every route of the login.
  if (role === 'former teacher') return 403;
  if (row.may[where]?.includes(role)) return row.passes;
  if (row.told?.[where]?.includes(role)) return 403;
  return personless(route, role) ? 403 : 404;
}

/** Feide speaks for staff and pupils alike: who is not the kind the route is for is told that the role is missing. */
const personless = (route: Route, role: Role): boolean =>
  route.audience === 'feide' &&
  role.startsWith('pupil') !==
    /^pupil:(home|read-own|report-own|own-|book-own-talk|consent|apply-leave|access-log)/.test(route.action);

test('every route has a row, and every row a route', () => {
  expect(Object.keys(ORACLE).sort()).toEqual([...routes.keys()].sort());
});

describe.each([...routes])('%s', (key, route) => {
  const row = ORACLE[key];

  test.each(row ? PLACES[row.names] : [])(`the route ${key}, asked of: %s`, async (where) => {
    if (!row) throw new Error(`${key} has no row in the oracle.`);
    const each = await Promise.all(ROLES.map(async (role) => ({ role, result: await ask(key, role, where) })));
    const seen = each.map(({ role, result }) => `${role}: ${result.statusCode}`);
    expect(seen).toEqual(ROLES.map((role) => `${role}: ${wanted(route, row, role, where)}`));
    for (const { result } of each) expectDocumented(key, result);
  });

  test('foreign and absent objects answer alike', async () => {
    if (!row) throw new Error(`${key} has no row in the oracle.`);
    const all = await Promise.all(ROLES.flatMap((role) => PLACES[row.names].map((where) => ask(key, role, where))));
    const missing = all
      .filter((result) => result.statusCode === 404)
      .map((result) => ({ ...JSON.parse(String(result.body)), requestId: '' }));
    for (const body of missing) expect(body).toEqual(missing[0]);
    expect(missing.length > 0).toBe(row.names !== 'nothing' || row.passes === 404);
  });
});

test('a pupil of another school is not reached by way of one’s own', async () => {
  const params = { schoolId: places.own.schoolId, pupilId: places['other school'].pupilId };
  const route = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports';
  const seen = await Promise.all(
    (['office', 'leader', 'contact teacher', 'subject teacher', 'leader at the other school'] as const).map(
      async (role) => (await answer(httpEvent({ route, params, at: AT, claims: CLAIMS[role] }))).statusCode,
    ),
  );
  expect(new Set(seen)).toEqual(new Set([404]));
});
