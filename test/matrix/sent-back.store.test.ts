import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../functions/docs/features.ts';
import type { Route } from '../../functions/shared/http/route.ts';
import { newId } from '../../functions/shared/ids.ts';
import { entriesOver } from '../support/entries.ts';
import { type Ask, httpEvent } from '../support/events.ts';
import { seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import { CLAIMS, municipality, type Role, TWO_OWNERS } from './municipality.ts';
import { REQUESTS } from './requests.ts';

const AT = '2026-11-24T06:30:00Z';
const { places, items } = municipality();
const all: readonly (readonly [string, Route])[] = FEATURES.flatMap(({ routes }) => Object.entries<Route>(routes));
const routes = new Map(all);
/** Every route that replaces or changes what the same path shows. */
const both = [...routes.keys()]
  .map((key) => ({ method: key.startsWith('PUT ') ? ('PUT' as const) : ('PATCH' as const), key }))
  .filter(({ method, key }) => key.startsWith(`${method} `) && routes.has(key.replace(method, 'GET')))
  .map(({ method, key }) => ({ method, path: key.slice(method.length + 1) }));

/** Whose they are. A new one has a line here, or the test fails. */
const OWNERS: Readonly<Record<string, Role>> = {
  '/v1/guardian/notice-choices': 'guardian',
  '/v1/pupil/notice-choices': 'pupil of age',
  '/v1/staff/notice-choices': 'office',
  '/v1/guardian/calendar': 'guardian',
  '/v1/pupil/calendar': 'pupil of age',
  '/v1/staff/calendar': 'office',
  '/v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}': 'contact teacher',
  '/v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}': 'contact teacher',
  '/v1/schools/{schoolId}/groups/{groupId}/meetings/{meetingId}': 'contact teacher',
  '/v1/schools/{schoolId}/conferences/{conferenceId}': 'leader',
  '/v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/sections/{sectionId}': 'contact teacher',
  '/v1/guardian/children/{childId}/absence-reports/{reportId}': 'guardian',
  '/v1/pupil/{pupilId}/absence-reports/{reportId}': 'pupil of age',
  '/v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}': 'contact teacher',
};

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  engine = await makeTables();
  await seed(engine.client, engine.tables.main, items);
  answer = entriesOver(engine.client, engine.tables, TWO_OWNERS);
  // Each with a time of its own, which a report without one does not show.
  const absence = { firstDay: '2026-11-25', lastDay: '2026-11-26', from: '08:30' };
  const { own, grown } = places;
  const child = { body: { children: [{ childId: own.pupilId, ...absence }] } };
  await report('own', 'POST /v1/guardian/absence-reports', 'guardian', child);
  const self = { params: { pupilId: grown.pupilId }, body: absence };
  await report('grown', 'POST /v1/pupil/{pupilId}/absence-reports', 'pupil of age', self);
});
const reports = new Map<string, string>();
async function report(where: string, route: string, role: Role, more: Pick<Ask, 'body' | 'params'>) {
  const headers = { 'idempotency-key': newId() };
  const result = await answer(httpEvent({ route, at: AT, claims: CLAIMS[role], headers, ...more }));
  reports.set(where, JSON.parse(String(result.body)).reports[0].reportId);
}
afterAll(() => engine.stop());

test('every path that is read and replaced is asked here', () => {
  expect(both.map(({ path }) => path).sort()).toEqual(Object.keys(OWNERS).sort());
});

describe.each(both)('$method $path', ({ method: changing, path }) => {
  const ask = async (method: 'GET' | 'PUT' | 'PATCH', more: Pick<Ask, 'body' | 'headers'> = {}) => {
    const role = OWNERS[path] ?? 'anonymous';
    const where = role === 'pupil of age' ? 'grown' : 'own';
    const params = REQUESTS[`GET ${path}`]?.({ ...places[where], reportId: reports.get(where) ?? '' }).params ?? {};
    const claims = CLAIMS[role];
    const result = await answer(httpEvent({ route: `${method} ${path}`, at: AT, claims, params, ...more }));
    const [etag, body] = [String(result.headers?.etag ?? ''), JSON.parse(String(result.body))];
    // The version is what a change would move; what follows it names the representation.
    const version = /^"(\d+)/.exec(etag)?.[1];
    return { status: result.statusCode, version, body, etag };
  };

  test('a body that was read is valid when it is sent back, and changes nothing', async () => {
    const read = await ask('GET');
    const { etag, status, version, body } = read;
    // A change answers without the names that only a look at the report itself reads.
    const shown = changing === 'PUT' ? { status, version, body } : { status, version };
    expect([read.status, read.version]).toEqual([200, expect.stringMatching(/^\d+$/)]);
    expect(await ask(changing, { headers: { 'if-match': etag }, body: read.body })).toMatchObject(shown);
    expect(await ask('GET')).toEqual(read);
  });

  test('a field that nobody shows is refused when it is sent', async () => {
    const { body, etag } = await ask('GET');
    const put = await ask(changing, { headers: { 'if-match': etag }, body: { ...body, weather: 'sun' } });
    expect([put.status, put.body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/weather' })]]);
  });
});
