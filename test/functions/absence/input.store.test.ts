import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusals } from '../../../functions/absence/refusals.ts';
import { routes } from '../../../functions/absence/routes.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { type Refusals, refusals as shared } from '../../../functions/shared/refusals.ts';
import { LANGUAGES } from '../../../functions/shared/texts/language.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const ROUTE = 'POST /v1/guardian/absence-reports';
const day = '2026-11-24';
const child = (more: Record<string, unknown> = {}) => ({ childId: world.p.ola, firstDay: day, lastDay: day, ...more });
const send = (body: unknown, headers: Record<string, string> = {}) =>
  world.ask('mother', { route: ROUTE, body, headers });
const nothingWritten = async () => {
  const { body } = await world.ask('mother', {
    route: 'GET /v1/guardian/children/{childId}/absence-reports',
    params: { childId: world.p.ola },
  });
  return body.reports.length === 0;
};

type Row = readonly [name: string, more: Record<string, unknown>, code: string, pointer: string];
const at = (field: string) => `/children/0/${field}`;
const rows: readonly Row[] = [
  ['beyond the window', { firstDay: '2027-05-24', lastDay: '2027-05-24' }, 'absence.too-far-ahead', at('firstDay')],
  ['in the past', { firstDay: '2026-11-23', lastDay: day }, 'absence.past', at('firstDay')],
  ['first after last', { firstDay: '2026-11-26', lastDay: '2026-11-25' }, 'absence.from-after-to', at('lastDay')],
  ['from after to', { from: '11:00', to: '08:00' }, 'absence.from-after-to', at('to')],
  ['too long', { lastDay: '2026-12-20' }, 'absence.too-long', at('lastDay')],
  ['a weekend', { firstDay: '2026-11-28', lastDay: '2026-11-29' }, 'absence.no-school-day', at('firstDay')],
  ['an unknown reason', { reasonId: 'flu' }, 'absence.unknown-reason', at('reasonId')],
  ['open with an end time', { lastDay: null, to: '11:00' }, 'absence.to-without-last-day', at('to')],
];
const schemaRows: readonly Row[] = [
  ['a day that does not exist', { firstDay: '2026-02-30' }, 'wrong-format', at('firstDay')],
  ['a time that does not exist', { from: '24:00' }, 'wrong-format', at('from')],
  ['no last day', { lastDay: undefined }, 'required', at('lastDay')],
  ['a number for a day', { firstDay: 20261124 }, 'wrong-type', at('firstDay')],
  ['an unknown field', { colour: 'red' }, 'unknown-field', at('colour')],
  ...['valid', 'validity', 'gyldig', 'ugyldig', 'illness', 'sick', 'sykdom', 'sjukdom', 'syk', 'diagnosis'].map(
    (field): Row => [`${field} sent`, { [field]: true }, 'guardians-report-facts', at(field)],
  ),
  ...['text', 'comment', 'note', 'kommentar', 'merknad', 'message', 'reason'].map(
    (field): Row => [`${field} sent`, { [field]: 'Ola er sjuk' }, 'no-free-text', at(field)],
  ),
  ['Gyldig in capitals', { Gyldig: true }, 'guardians-report-facts', at('Gyldig')],
];

describe('a report that breaks a rule', () => {
  test.each(rows)('a report that breaks a rule: %s', async (_name, more, code, pointer) => {
    const { status, body } = await send({ children: [child(more)] });
    expect({ status, code: body.code, errors: body.errors }).toMatchObject({
      status: 422,
      code,
      errors: [{ pointer, code }],
    });
    expect(body.detail).not.toMatch(/[{}]/);
    expect(body.detail.length).toBeGreaterThan(20);
  });

  test('a report that breaks a rule names the limit and the last allowed date in the caller’s language', async () => {
    const late = { children: [child({ firstDay: '2027-06-01', lastDay: '2027-06-01' })] };
    expect((await send(late, { 'accept-language': 'en' })).body.detail).toBe(
      'Absence can be reported up to 180 days ahead. The last day you can report is 23 May 2027.',
    );
    expect((await send(late, { 'accept-language': 'nn-NO' })).body.detail).toContain(
      'Siste dagen du kan melde, er 23. mai 2027',
    );
  });

  test('a report that breaks a rule names the next school day', async () => {
    const { body } = await send({ children: [child({ firstDay: '2026-11-28', lastDay: '2026-11-29' })] });
    expect(body.params).toEqual({ nextSchoolDay: '2026-11-30' });
  });
});

describe('a body that does not fit', () => {
  test.each(schemaRows)('a body that does not fit: %s', async (_name, more, code, pointer) => {
    const { status, body } = await send({ children: [child(more)] });
    expect({ status, code: body.code, errors: body.errors }).toMatchObject({
      status: 422,
      code: 'invalid-request',
      errors: [{ pointer, code }],
    });
    expect(body.errors[0].detail.length).toBeGreaterThan(10);
    expect(JSON.stringify(body)).not.toContain('Ola er sjuk');
  });

  test('the same child twice, and no child at all', async () => {
    expect((await send({ children: [child(), child()] })).body.errors).toMatchObject([
      { pointer: '/children', code: 'child-twice' },
    ]);
    expect((await send({ children: [] })).body.errors).toMatchObject([{ pointer: '/children', code: 'too-small' }]);
  });

  test.each([
    ['no content type', {}, { 'content-type': '' }, 415, 'wrong-content-type'],
    ['text', 'hello', { 'content-type': 'text/plain' }, 415, 'wrong-content-type'],
    ['half a file', '{"children": [', {}, 400, 'body-not-json'],
    ['nothing', '', {}, 400, 'body-missing'],
    ['over the limit', `"${'x'.repeat(262_145)}"`, {}, 413, 'body-too-large'],
    ['a depth bomb', '['.repeat(100_000), {}, 400, 'body-too-deep'],
    ['__proto__', '{"__proto__": {"admin": true}}', {}, 400, 'body-poisoned'],
    ['a lone surrogate', '{"children": "\\ud800"}', {}, 400, 'body-bad-unicode'],
    ['null', 'null', {}, 422, 'invalid-request'],
  ])('a body that does not fit: %s', async (_name, body, headers, status, code) => {
    expect(await send(body, headers)).toMatchObject({ status, body: { code } });
  });

  test('a body that does not fit without an Idempotency-Key, or with a short one', async () => {
    for (const key of ['', 'short']) {
      const got = await send({ children: [child()] }, { 'idempotency-key': key });
      expect(got).toMatchObject({ status: 428, body: { code: 'idempotency-key-required' } });
    }
  });
});

describe('other routes', () => {
  const PATCH = 'PATCH /v1/guardian/children/{childId}/absence-reports/{reportId}';
  const params = () => ({ childId: world.p.ola, reportId: newSortableId(0) });

  test('a change refuses what a report refuses', async () => {
    const headers = { 'if-match': '"1"' };
    const change = (body: unknown) => world.ask('mother', { route: PATCH, params: params(), headers, body });
    expect((await change({ gyldig: true })).body.errors).toMatchObject([
      { pointer: '/gyldig', code: 'guardians-report-facts' },
    ]);
    expect((await change({ kommentar: 'x' })).body.errors).toMatchObject([
      { pointer: '/kommentar', code: 'no-free-text' },
    ]);
    for (const reason of ['Ola er sjuk', 7, ['x']])
      expect((await change({ reason })).body.errors).toEqual([
        expect.objectContaining({ pointer: '/reason', code: 'no-free-text' }),
      ]);
    expect((await change({ lastDay: '2026-13-01' })).body.errors).toMatchObject([{ code: 'wrong-format' }]);
    expect(await change({ lastDay: day })).toMatchObject({ status: 404 });
  });

  test('If-Match must name a version', async () => {
    for (const match of ['', 'W/', '"']) {
      const got = await world.ask('mother', {
        route: PATCH,
        params: params(),
        headers: { 'if-match': match },
        body: {},
      });
      expect(got).toMatchObject({ status: 428, body: { code: 'if-match-required' } });
    }
  });

  test('lists refuse what they do not know', async () => {
    const list = (query: Record<string, string>) =>
      world.ask('mother', {
        route: 'GET /v1/guardian/children/{childId}/absence-reports',
        params: { childId: world.p.ola },
        query,
      });
    expect((await list({ sort: 'name' })).body.errors).toMatchObject([{ code: 'unknown-field' }]);
    expect((await list({ limit: '51' })).body.errors).toMatchObject([{ code: 'wrong-format' }]);
    expect(await list({ cursor: Buffer.from('["x","y"]').toString('base64url') })).toMatchObject({
      status: 400,
      body: { code: 'cursor-invalid' },
    });
  });

  test('receipts: at most 25, of this school, in a known state', async () => {
    const mark = (body: unknown) =>
      world.ask('office', {
        route: 'POST /v1/schools/{schoolId}/absence-receipts',
        params: { schoolId: world.p.school },
        body,
      });
    const name = () => ({ pupilId: world.p.ola, reportId: newSortableId(0) });
    expect(await mark({ reports: Array.from({ length: 26 }, name), status: 'seen' })).toMatchObject({ status: 422 });
    expect(await mark({ reports: [name()], state: 'sent' })).toMatchObject({ status: 422 });
    expect(await mark({ reports: [name()], status: 'seen' })).toMatchObject({ status: 404 });
  });

  test('a caller who is no guardian of the pupil is not named as one', async () => {
    const got = await world.ask('office', {
      route: 'POST /v1/schools/{schoolId}/absence-reports',
      params: { schoolId: world.p.school },
      body: { pupilId: world.p.ola, firstDay: day, lastDay: day, calledBy: newId() },
    });
    expect(got).toMatchObject({ status: 422, body: { code: 'absence.not-a-guardian' } });
  });
});

test('nothing of all this was written', async () => {
  expect(await nothingWritten()).toBe(true);
});

test('every code a route may refuse with has its words in every language', () => {
  const codes = Object.values(routes).flatMap((route) => ('refusals' in route ? [...route.refusals] : []));
  const fields = Object.values(routes).flatMap((route) =>
    'refusedFields' in route ? Object.values(route.refusedFields) : [],
  );
  for (const code of new Set([...codes, ...fields])) {
    const text = ({ ...shared, ...refusals } as Refusals)[code];
    for (const language of LANGUAGES) expect(text?.[language], `${code} ${language}`).toBeTruthy();
  }
});

test('too many days at once says how many fit, and that many do', async () => {
  const { p, ask } = await makeWorld(tables.client, tables.tables.main, { 'absence.maxDays': 31 });
  const long = { firstDay: '2027-01-04', lastDay: '2027-02-03' };
  const children = [p.ola, p.kari, p.lars, p.secret].map((childId) => ({ childId, ...long }));
  const refused = await ask('mother', { route: ROUTE, body: { children } });
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'absence.too-many-at-once', params: { children: 4, maxDays: 83 } },
  });
  // 3 × 23 school days and one of 14: exactly 83.
  const [a, b, c, d] = children;
  const fits = [a, b, c, { ...d, lastDay: '2027-01-21' }];
  expect((await ask('mother', { route: ROUTE, body: { children: fits } })).status).toBe(201);
});
