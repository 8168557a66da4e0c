import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { keyedId, newId } from '../../../functions/shared/ids.ts';
import { ALWAYS, keysOf, recordsOf, SECRET, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { makeWorld, O, PID, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main, {}, settingsLookup(tables.client, tables.tables.main));
  trips = countTrips(tables.client);
});
afterAll(() => tables.stop());

const REPORT = 'POST /v1/guardian/absence-reports';
const ONE = '/v1/guardian/children/{childId}/absence-reports/{reportId}';
const tell = (what: string, cost: ReturnType<typeof trips.take>) =>
  console.info(
    `${what}: ${cost.calls} calls, ${cost.reads} sequential reads, ${cost.transactions} transactions, ${cost.readUnits} read and ${cost.writeUnits} write units`,
  );

describe('a request costs, settings and persons and keys included', () => {
  test('report for one child: two reads and one transaction', async () => {
    const body = { children: [{ childId: world.p.ola, firstDay: '2026-11-24', lastDay: '2026-11-24' }] };
    expect((await world.ask('mother', { route: REPORT, body })).status).toBe(201);
    const cost = trips.take();
    tell('report one child', cost);
    expect(cost).toMatchObject({ reads: 2, transactions: 1 });
    expect(cost.writeUnits).toBeLessThanOrEqual(20);
  });

  test('report for three children and three days: the same', async () => {
    const { p } = world;
    const children = [p.kari, p.lars, p.secret].map((childId) => ({
      childId,
      firstDay: '2026-11-24',
      lastDay: '2026-11-26',
    }));
    expect((await world.ask('mother', { route: REPORT, body: { children } })).status).toBe(201);
    const cost = trips.take();
    tell('report three children for three days', cost);
    expect(cost).toMatchObject({ reads: 2, transactions: 1 });
  });

  test('a change, an answer, receipts: two reads and one transaction each; the office entry: one read more', async () => {
    const { p, ask } = world;
    const open = { children: [{ childId: p.ola, firstDay: '2026-11-25', lastDay: null }] };
    const { reportId } = (await ask('mother', { route: REPORT, body: open })).body.reports[0];
    const params = { childId: p.ola, reportId };
    trips.take();
    const steps = {
      answer: () =>
        ask('mother', {
          route: `POST ${ONE}/still-away-answers`,
          params,
          body: { day: '2026-11-26', stillAway: true },
        }),
      change: () =>
        ask('father', {
          route: `PATCH ${ONE}`,
          params,
          headers: { 'if-match': '"2"' },
          body: { lastDay: '2026-11-26' },
        }),
      receipt: () =>
        ask('contact', {
          route: 'POST /v1/schools/{schoolId}/absence-receipts',
          params: { schoolId: p.school },
          body: { status: 'seen', reports: [{ pupilId: p.ola, reportId }] },
        }),
      'office entry': () =>
        ask('office', {
          route: 'POST /v1/schools/{schoolId}/absence-reports',
          params: { schoolId: p.school },
          body: { pupilId: p.ola, firstDay: '2026-12-01', lastDay: '2026-12-01' },
        }),
    };
    for (const [name, step] of Object.entries(steps)) {
      expect([name, [200, 201].includes((await step()).status)]).toEqual([name, true]);
      const cost = trips.take();
      tell(name, cost);
      // Who the staff member is comes before the lessons are read.
      const most = name === 'office entry' ? 3 : 2;
      expect([name, cost.reads <= most, cost.transactions]).toEqual([name, true, 1]);
    }
  });

  test('the school’s day, a report, a list: two reads, and what waits about it', async () => {
    const { p, ask } = world;
    const child = { childId: p.ola };
    await ask('office', {
      route: 'GET /v1/schools/{schoolId}/absences',
      params: { schoolId: p.school },
      query: { day: '2026-11-24' },
    });
    const day = trips.take();
    tell("the school's day, four absent", day);
    await ask('mother', { route: 'GET /v1/guardian/children/{childId}/absence-reports', params: child });
    const list = trips.take();
    tell('list of reports', list);
    expect([day.reads, list.reads]).toEqual([2, 3]);
  });

  test('the list of children: two reads with one child and with twelve', async () => {
    const { p, ask } = world;
    const [make, place] = [recordsOf(O), { schoolId: p.school, groupId: p.group }];
    const guardians = [{ guardianId: p.uncle, basis: 'foster-care' as const, ...ALWAYS }];
    const login = keyedId(SECRET, 'guardian', PID.uncle);
    const reads: number[] = [];
    for (const count of [1, 11]) {
      for (let index = 0; index < count; index++) {
        const id = newId();
        const child = make.pupil({ id, ...place, guardians, profile: { givenName: `Barn ${index}` } });
        await seed(tables.client, tables.tables.main, [...child, keysOf(O).child(login, id)]);
      }
      trips.take();
      const { body } = await ask('uncle', { route: 'GET /v1/guardian/children' });
      const cost = trips.take();
      tell(`children's list of ${body.children.length}`, cost);
      reads.push(cost.reads, body.children.length);
    }
    expect(reads).toEqual([2, 1, 2, 12]);
  });
});
