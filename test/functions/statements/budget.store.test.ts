import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { addDays } from '../../../functions/shared/time.ts';
import { at } from '../../support/json.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { type Asking, asItem, asking, BASE, entryOf, finalOf, HEALTH, make, named, school } from './world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
let trips: ReturnType<typeof countTrips>;
let ask: Asking;
const place = school();
beforeAll(async () => {
  engine = await makeTables();
  trips = countTrips(engine.client);
  ask = asking(engine);
  const more = Array.from({ length: 27 }, () => newId());
  const pupils = more.flatMap((id) => make.pupil({ id, schoolId: place.schoolId, groupId: place.groupId }));
  const members = make.group(place, '9A', more).filter(({ sk }) => sk !== 'GROUP');
  await seed(engine.client, engine.tables.main, [...place.items, ...pupils, ...members]);
});
afterAll(() => engine.stop());

const body = { halfYear: '2026-autumn' };
const pupil = { params: named(place) };
const tell = (what: string, cost: ReturnType<typeof trips.take>) =>
  console.info(
    `${what}: ${cost.calls} calls, ${cost.reads} sequential reads, ${cost.transactions} transactions, ${cost.readUnits} read and ${cost.writeUnits} write units`,
  );
async function costOf(what: string, step: () => Promise<{ readonly status: number }>) {
  trips.take();
  const { status } = await step();
  const cost = trips.take();
  tell(what, cost);
  return { ...cost, ok: status < 300 };
}
/** A pupil's term: one lesson away and one decided day per school week, as many as `weeks`, backwards from November. */
const history = (weeks: number, pupilId = place.pupil) =>
  Array.from({ length: weeks }, (_none, week) => addDays('2026-11-23', -7 * week)).flatMap((monday) => [
    asItem(entryOf(place, pupilId, monday)),
    asItem(finalOf(place, pupilId, addDays(monday, 1), HEALTH)),
  ]);

describe('a request costs, persons and keys and settings included', () => {
  test('freezing a statement costs two reads and one transaction; reading, printing, verifying cost two reads (C5, C6)', async () => {
    await seed(engine.client, engine.tables.main, history(12));
    let statementId = '';
    const made = await costOf('freeze one', async () => {
      const told = await ask('office', { route: `POST ${BASE}/statements`, ...pupil, body });
      statementId = String(at(told.body, 'statementId'));
      return told;
    });
    expect(made).toMatchObject({ ok: true, reads: 2, transactions: 1 });
    const params = { ...named(place), statementId };
    for (const part of ['', '/pdf', '/verification']) {
      const route = `GET ${BASE}/statements/{statementId}${part}`;
      const cost = await costOf(`read${part}`, () => ask('leader', { route, params }));
      expect([part, cost.ok, cost.reads, cost.transactions]).toEqual([part, true, 2, 0]);
    }
    const list = await costOf('list', () => ask('leader', { route: `GET ${BASE}/statements`, ...pupil }));
    expect(list).toMatchObject({ ok: true, reads: 2 });
  });

  test('a strike-out: two reads and one transaction (C5)', async () => {
    const wish = { firstDay: '2026-11-24', lastDay: '2026-11-24', cause: 'health', fromDayOne: true };
    await seed(engine.client, engine.tables.main, [asItem(finalOf(place, place.pupil, '2026-11-24', HEALTH))]);
    const cost = await costOf('strike', () =>
      ask('office', { route: `POST ${BASE}/strike-outs`, ...pupil, body: wish }),
    );
    expect(cost).toMatchObject({ ok: true, reads: 2, transactions: 1 });
  });

  test('a class of thirty: two reads and one transaction; its table: two reads (C5, C6)', async () => {
    const params = { groupId: place.groupId };
    const freezing = { route: 'POST /v1/groups/{groupId}/statements', params, body };
    const cost = await costOf('freeze a class of thirty', () => ask('contact', freezing));
    // The log of a protected pupil is written after the reads and before the transaction, to its own table.
    expect(cost).toMatchObject({ ok: true, transactions: 1 });
    expect(cost.reads).toBeLessThanOrEqual(3);
    const csv = await costOf('table of a class of thirty', () =>
      ask('contact', { route: 'GET /v1/groups/{groupId}/statements/csv', params }),
    );
    const list = await costOf('statements of a class of thirty', () =>
      ask('contact', { route: 'GET /v1/groups/{groupId}/statements', params }),
    );
    expect(list).toMatchObject({ ok: true, reads: 3 });
    expect(csv.ok).toBe(true);
    expect(csv.reads).toBeLessThanOrEqual(3);
  });

  test('no more with ten and a hundred times the history of earlier years', async () => {
    const units: number[] = [];
    let years = 0;
    for (const times of [1, 10, 100]) {
      // Weeks of the term lie there already; these are of the years before.
      const weeks = history(4 * times);
      const old = weeks.filter(({ sk }) => !/#2026-(08|09|1)/.test(sk));
      years += old.length;
      await seed(engine.client, engine.tables.main, old);
      const cost = await costOf(`freeze with ×${times}`, () =>
        ask('office', { route: `POST ${BASE}/statements`, ...pupil, body }),
      );
      units.push(cost.readUnits);
    }
    expect(years).toBeGreaterThan(700);
    // Each freezing leaves one more statement of the half-year behind, and nothing else grows.
    expect((units[2] ?? 0) - (units[0] ?? 0)).toBeLessThanOrEqual(6);
  });
});
