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

describe('a class and its statements (C6)', () => {
  const list = (who: Who, halfYear?: string) =>
    ask(who, {
      route: 'GET /v1/groups/{groupId}/statements',
      params: { groupId: place.groupId },
      ...(halfYear !== undefined && { query: { halfYear } }),
    });

  test('a class and its statements are for those who keep the papers of the class', async () => {
    const asked = ['guest', 'guardian', 'pupil', 'subject', 'contact', 'office', 'leader'] as const;
    const told = await Promise.all(asked.map(async (who) => (await list(who)).status));
    expect(told).toEqual([401, 401, 403, 404, 200, 200, 200]);
  });

  test('a class and its statements name every pupil of today, with the statement in force', async () => {
    const [none] = listOf(at((await list('contact')).body, 'pupils'));
    expect(at(none, 'statement')).toBeNull();
    await freeze('contact');
    await freeze('contact', {}, '2026-11-24T09:00:00Z');
    const { body } = await list('contact');
    expect(body).toMatchObject({ halfYear: '2026-autumn', name: '9A', schoolId: place.schoolId });
    const pupils = listOf(at(body, 'pupils'));
    expect(pupils.map((pupil) => at(pupil, 'pupilId')).sort()).toEqual(
      [place.pupil, place.shielded, place.other].sort(),
    );
    const [newest] = await frozen(place.other);
    expect(pupils).toContainEqual({
      ...{ pupilId: place.other, pupilName: expect.any(String), protected: false },
      statement: { statementId: at(newest, 'statementId'), asOf: '2026-11-24T09:00:00.000Z' },
    });
    expect(pupils).toContainEqual(expect.objectContaining({ pupilId: place.shielded, protected: true }));
    const before = listOf(at((await list('contact', '2026-spring')).body, 'pupils'));
    expect(before.map((pupil) => at(pupil, 'statement'))).toEqual([null, null, null]);
  });
});

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
      '"Elev";"Født";"Halvår";"Fastsatt";"Dager";"Minutter";"Dager på vitnemål";"Minutter på vitnemål";"Strøkne dager";"Strøkne minutter";"Kontrollsum"',
    );
    expect(
      rows
        .slice(1, 3)
        .map((row) => row.split(';').slice(0, 10).join(';'))
        .sort(),
    ).toEqual([
      '"Fjord, Elev";"2011-05-01";"2026-autumn";"2026-11-24 07:30";0;0;0;0;0;0',
      '"Fjord, Elev";"2011-05-01";"2026-autumn";"2026-11-24 07:30";1;0;1;0;0;0',
    ]);
    expect(rows[3]).toBe('"Utelatt på grunn av beskyttet identitet: 1"');
    expect(raw.headers?.['content-type']).toBe('text/csv; charset=utf-8');
    expect(String(raw.body).charCodeAt(0)).toBe(0xfeff);
  });

  /** Makes the class one of compulsory school in which the pupil is in a year and the other in the ninth. */
  const inYear = async (gradeLevel: string, ofOther = '9') => {
    const years = new Map([
      [place.pupil, gradeLevel],
      [place.other, ofOther],
    ]);
    const profiles = place.items.flatMap((item) => {
      const year = item.sk === 'FACTS#PROFILE' ? years.get(item.pk.split('#').at(-1) ?? '') : undefined;
      return year === undefined ? [] : [{ ...item, gradeLevel: year, familyName: `År ${year}` }];
    });
    await seed(engine.client, engine.tables.main, profiles);
  };

  test('the table of a class says nothing of a diploma where no pupil gets grades yet, and still has the absence', async () => {
    await inYear('5', '7');
    await put(engine, finalOf(place, place.pupil, '2026-10-06', HEALTH), entryOf(place, place.other, '2026-10-07'));
    await freeze('contact');
    const { rows, body } = await table('leader');
    expect(rows[0]).toBe('"Elev";"Født";"Halvår";"Fastsatt";"Dager";"Minutter";"Kontrollsum"');
    expect(rows.slice(1, 3).map((row) => row.split(';').slice(4, 6))).toEqual([
      ['1', '0'],
      ['0', '60'],
    ]);
    expect(String(body)).not.toMatch(/vitnem|strøk/i);
  });

  test.each([
    ['7', false],
    ['8', true],
  ])('a statement of a pupil in year %s says whether a reader shows the diploma: %s', async (year, onDiploma) => {
    await inYear(year);
    const frozen = await ask('contact', {
      route: `POST ${BASE}/statements`,
      params: { schoolId: place.schoolId, pupilId: place.pupil },
      body: { halfYear: '2026-autumn' },
    });
    expect(frozen).toMatchObject({ status: 201, body: { onDiploma, content: { pupil: { gradeLevel: year } } } });
  });

  test('the table of a class with pupils on both sides of the first year with grades leaves the diploma of the younger empty', async () => {
    await inYear('7');
    await put(engine, finalOf(place, place.pupil, '2026-10-06', HEALTH), entryOf(place, place.other, '2026-10-07'));
    await freeze('contact');
    const { rows } = await table('leader');
    expect(rows.slice(1, 3).map((row) => row.split(';').slice(4, 10).join(';'))).toEqual(['1;0;;;;', '0;60;0;60;0;0']);
  });

  test('the table of a class does not count as absence a day that a decision says is none', async () => {
    const elsewhere = { code: 'other-teaching', documentation: 'not-absence', onDiploma: false } as const;
    await put(engine, finalOf(place, place.pupil, '2026-10-06', elsewhere), entryOf(place, place.pupil, '2026-10-07'));
    await freeze('contact');
    const { rows } = await table('leader');
    expect(
      rows
        .filter((row) => row.includes('"2026-autumn"'))
        .map((row) => row.split(';').slice(4, 8).join(';'))
        .sort(),
    ).toEqual(['0;0;0;0', '0;60;0;60']);
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
