import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { at, listOf } from '../../support/json.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import {
  type Asking,
  asking,
  BASE,
  entryOf,
  finalOf,
  HEALTH,
  make,
  put,
  type School,
  school,
  type Who,
} from './world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
let ask: Asking;
let place: School;
/** Which transaction fails next, counted from now; 0 for none. */
let failing = 0;
beforeAll(async () => {
  engine = await makeTables();
  engine.client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === 'TransactWriteItemsCommand' && failing > 0 && --failing === 0)
        throw new Error('crash');
      return next(args);
    },
    { step: 'initialize', name: 'failOnce' },
  );
  ask = asking(engine);
});
afterAll(() => engine.stop());
beforeEach(async () => {
  failing = 0;
  place = school();
  await seed(engine.client, engine.tables.main, place.items);
});

const ROUTE = 'POST /v1/groups/{groupId}/statements';
const freeze = (who: Who, headers: Record<string, string> = {}, when?: string) =>
  ask(who, {
    route: ROUTE,
    params: { groupId: place.groupId },
    body: { halfYear: '2026-autumn' },
    headers,
    ...(when !== undefined && { at: when }),
  });
const frozen = async (pupilId: string) => {
  const told = await ask('office', { route: `GET ${BASE}/statements`, params: { schoolId: place.schoolId, pupilId } });
  return listOf(at(told.body, 'statements'));
};

/** More pupils of the class, so that a freezing takes several transactions. */
async function manyMore(count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => newId());
  const items = ids.flatMap((id) => [
    ...make.pupil({ id, schoolId: place.schoolId, groupId: place.groupId }),
    ...make.group(place, '9A', [id]),
  ]);
  await seed(
    engine.client,
    engine.tables.main,
    items.filter(({ sk }) => sk !== 'GROUP'),
  );
  return ids;
}

describe('a class frozen at once (C5)', () => {
  test('a class frozen at once gives every pupil of today a statement', async () => {
    await put(engine, entryOf(place, place.other, '2026-10-05'));
    const told = await freeze('contact');
    expect(told.status).toBe(201);
    const pupils = listOf(at(told.body, 'statements')).map((row) => at(row, 'pupilId'));
    expect(pupils.sort()).toEqual([place.pupil, place.shielded, place.other].sort());
    expect(await frozen(place.other)).toEqual([
      expect.objectContaining({
        sha256: at(
          listOf(at(told.body, 'statements')).find((row) => at(row, 'pupilId') === place.other),
          'sha256',
        ),
      }),
    ]);
  });

  test('a class frozen at once goes on after a crash between two transactions: each pupil has one statement, those of the first one unchanged', async () => {
    const ids = [...(await manyMore(97)), place.pupil, place.other, place.shielded];
    const headers = { 'idempotency-key': 'goes-on-where-it-stopped' };
    // The log of who looked is the first, the statements come after it.
    failing = 3;
    expect((await freeze('office', headers)).status).toBe(500);
    const half = await Promise.all(ids.map(frozen));
    const done = half.filter((some) => some.length > 0).flat();
    expect(done).toHaveLength(45);
    const told = await freeze('office', headers, '2026-11-24T06:31:00Z');
    expect([told.status, listOf(at(told.body, 'statements')).length]).toEqual([201, 100]);
    const all = (await Promise.all(ids.map(frozen))).map((some) => [some.length, some[0]]);
    expect(all.every(([count]) => count === 1)).toBe(true);
    expect(all.map(([, statement]) => statement)).toEqual(expect.arrayContaining(done));
    expect((await freeze('office', headers, '2026-11-24T06:32:00Z')).raw.body).toBe(told.raw.body);
  });

  test('a class frozen at once is one statement a pupil when two ask at once with the same key', async () => {
    const headers = { 'idempotency-key': 'two-at-the-same-time' };
    const both = await Promise.all([freeze('office', headers), freeze('office', headers)]);
    expect(new Set(both.map(({ raw }) => raw.body)).size).toBe(1);
    expect(await frozen(place.pupil)).toHaveLength(1);
  });

  test.each<[Who, number, number]>([
    ['guest', 401, 401],
    ['guardian', 401, 401],
    ['pupil', 403, 403],
    ['subject', 404, 404],
    ['leader', 403, 200],
    ['contact', 201, 200],
    ['office', 201, 200],
  ])('a class frozen at once: %s freezes: %i, exports: %i', async (who, freezing, exporting) => {
    const csv = await ask(who, {
      route: 'GET /v1/groups/{groupId}/statements/csv',
      params: { groupId: place.groupId },
    });
    expect([(await freeze(who)).status, csv.status]).toEqual([freezing, exporting]);
  });

  test('a protected pupil is frozen like everybody, and it is logged (J4)', async () => {
    await freeze('contact');
    const log = (await engine.client.send(new ScanCommand({ TableName: engine.tables.accessLog }))).Items ?? [];
    const own = log.filter(({ pupilId }) => pupilId === place.shielded);
    expect(own.map(({ action }) => action)).toEqual(['class:statement-freeze']);
  });
});

describe('the table of a class (C6)', () => {
  const table = async (who: Who, query: Record<string, string> = {}) => {
    const told = await ask(who, {
      route: 'GET /v1/groups/{groupId}/statements/csv',
      params: { groupId: place.groupId },
      query,
    });
    return { ...told, rows: String(told.body).replace('\ufeff', '').trimEnd().split('\r\n') };
  };

  test('the table of a class holds the statement in force of each pupil, and says how many protected ones it leaves out', async () => {
    await put(engine, finalOf(place, place.pupil, '2026-10-06', HEALTH));
    await freeze('contact', {}, '2026-11-23T06:30:00Z');
    await freeze('contact');
    const { rows, raw } = await table('leader');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toBe(
      '"Elev";"Født";"Halvår";"Fastsatt";"Dager på vitnemål";"Minutter på vitnemål";"Strøkne dager";"Strøkne minutter";"Kontrollsum"',
    );
    expect(
      rows
        .slice(1, 3)
        .map((row) => row.split(';').slice(0, 8).join(';'))
        .sort(),
    ).toEqual([
      '"Fjord, Elev";"2011-05-01";"2026-autumn";"2026-11-24 07:30";0;0;0;0',
      '"Fjord, Elev";"2011-05-01";"2026-autumn";"2026-11-24 07:30";1;0;0;0',
    ]);
    expect(rows[3]).toBe('"Utelatt på grunn av beskyttet identitet: 1"');
    expect(raw.headers?.['content-type']).toBe('text/csv; charset=utf-8');
    expect(String(raw.body).charCodeAt(0)).toBe(0xfeff);
  });

  test('the table of a class runs nothing in a spreadsheet, whatever somebody is called', async () => {
    const id = newId();
    const items = make.pupil({ id, schoolId: place.schoolId, groupId: place.groupId });
    const named = items.map((item) =>
      item.sk === 'FACTS#PROFILE' ? { ...item, familyName: '=cmd|"/c calc"!A1' } : item,
    );
    const member = make.group(place, '9A', [id]).filter(({ sk }) => sk !== 'GROUP');
    await seed(engine.client, engine.tables.main, [...named, ...member]);
    await freeze('contact');
    const { rows } = await table('office');
    expect(rows.some((row) => row.startsWith(`"'=cmd|""/c calc""!A1, Elev"`))).toBe(true);
  });

  test('the table of a class of a half-year without statements is a head and a note', async () => {
    expect((await table('office', { halfYear: '2025-autumn' })).rows).toHaveLength(2);
  });
});
