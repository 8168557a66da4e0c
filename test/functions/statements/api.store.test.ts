import { createHash } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { StatementFact } from '../../../functions/statements/events.ts';
import { at, listOf } from '../../support/json.ts';
import { fileOf, readPdf } from '../../support/read-pdf.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import {
  type Asking,
  asking,
  BASE,
  entryOf,
  finalOf,
  HEALTH,
  named,
  put,
  type School,
  school,
  type Who,
} from './world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
let ask: Asking;
let place: School;
beforeAll(async () => {
  engine = await makeTables();
  ask = asking(engine);
});
afterAll(() => engine.stop());
beforeEach(async () => {
  place = school();
  await seed(engine.client, engine.tables.main, place.items);
});

const AUTUMN = { halfYear: '2026-autumn' };
const freeze = (who: Who, more: { pupilId?: string; at?: string; headers?: Record<string, string> } = {}) => {
  const { pupilId = place.pupil, ...rest } = more;
  return ask(who, { route: `POST ${BASE}/statements`, params: { ...named(place), pupilId }, body: AUTUMN, ...rest });
};
const target = (told: { body: unknown }) => ({ ...named(place), statementId: String(at(told.body, 'statementId')) });
const scan = async (table: string) => (await engine.client.send(new ScanCommand({ TableName: table }))).Items ?? [];

describe('a half-year statement (C5)', () => {
  test('a half-year statement holds the pupil, the figures, the rules, and the hash of its own bytes', async () => {
    await put(
      engine,
      entryOf(place, place.pupil, '2026-10-05', { minutes: 45, kind: 'part' }),
      finalOf(place, place.pupil, '2026-10-06', HEALTH),
    );
    const told = await freeze('contact');
    expect(told.status).toBe(201);
    const content = at(told.body, 'content');
    expect(content).toMatchObject({
      asOf: '2026-11-24T06:30:00.000Z',
      through: '2026-11-24',
      halfYear: { id: '2026-autumn', from: '2026-08-01', to: '2026-12-31' },
      pupil: { givenName: 'Elev', familyName: 'Fjord', birthDate: '2011-05-01', className: '9A', language: 'nn' },
      school: { name: 'Fjordvik skule', type: 'grunnskole' },
      count: { diplomaDays: 1, diplomaMinutes: 45, days: { 'health-personnel': 1 }, minutes: { undocumented: 45 } },
      diploma: { before: { days: 1, minutes: 45 }, leftOut: { days: 0, minutes: 0 }, after: { days: 1, minutes: 45 } },
      supersedes: null,
    });
    expect(JSON.stringify(content)).not.toContain('imit');
    const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    expect(at(told.body, 'sha256')).toBe(hash);
    const shown = await ask('leader', { route: `GET ${BASE}/statements/{statementId}`, params: target(told) });
    expect(shown.raw.body).toBe(told.raw.body);
  });

  test('a half-year statement has a limit in upper secondary only, and no field for one below', async () => {
    const other = school('vgs');
    await seed(engine.client, engine.tables.main, other.items);
    await put(engine, entryOf(other, other.pupil, '2026-10-05', { countsTowardsLimit: true }));
    const told = await ask('office', { route: `POST ${BASE}/statements`, params: named(other), body: AUTUMN });
    expect(at(told.body, 'content', 'rules', 'limit', 'percent')).toBe(10);
    expect(at(told.body, 'content', 'count', 'subjects', 'NOR0214', 'limitMinutes')).toBe(60);
  });

  test('a half-year statement is never changed: a later one supersedes it, and both can be read', async () => {
    const first = await freeze('office');
    await put(engine, entryOf(place, place.pupil, '2026-10-07', { at: '2026-11-24T07:00:00.000Z' }));
    const second = await freeze('office', { at: '2026-11-25T06:30:00Z' });
    const { statementId, sha256 } = Object(first.body);
    expect(at(second.body, 'content', 'supersedes')).toEqual({ statementId, sha256 });
    const list = await ask('contact', { route: `GET ${BASE}/statements`, params: named(place) });
    expect(listOf(at(list.body, 'statements')).map((line) => [at(line, 'statementId'), at(line, 'inForce')])).toEqual([
      [at(second.body, 'statementId'), true],
      [statementId, false],
    ]);
    const old = await ask('contact', { route: `GET ${BASE}/statements/{statementId}`, params: target(first) });
    expect(old.raw.body).toBe(first.raw.body);
  });

  test('a half-year statement is the same answer for the same key, and one statement, also when two ask at once', async () => {
    const headers = { 'idempotency-key': 'the-same-key-again' };
    const both = await Promise.all([freeze('office', { headers }), freeze('office', { headers })]);
    const later = await freeze('office', { headers, at: '2026-11-24T09:00:00Z' });
    expect(new Set([...both, later].map(({ raw }) => raw.body)).size).toBe(1);
    const list = await ask('office', { route: `GET ${BASE}/statements`, params: named(place) });
    expect(listOf(at(list.body, 'statements'))).toHaveLength(1);
  });

  test('a half-year statement of a half-year that has not begun is refused, and says when it begins', async () => {
    const told = await ask('office', {
      route: `POST ${BASE}/statements`,
      params: named(place),
      body: { halfYear: '2027-spring' },
    });
    expect([told.status, at(told.body, 'code'), at(told.body, 'params', 'from')]).toEqual([
      422,
      'statements.half-year-not-begun',
      '2027-01-01',
    ]);
  });

  test.each<[Who, number, number]>([
    ['guest', 401, 401],
    ['guardian', 401, 401],
    ['pupil', 403, 403],
    ['subject', 404, 404],
    ['leader', 403, 200],
    ['contact', 201, 200],
    ['office', 201, 200],
  ])('a half-year statement: %s freezes: %i, lists: %i', async (who, freezing, listing) => {
    const told = [await freeze(who), await ask(who, { route: `GET ${BASE}/statements`, params: named(place) })];
    expect(told.map(({ status }) => status)).toEqual([freezing, listing]);
  });

  test('a half-year statement is read by the guardian and by the pupil, and printed for them', async () => {
    const told = await freeze('office');
    const { statementId } = target(told);
    const child = { childId: place.pupil, statementId };
    const own = { pupilId: place.pupil, statementId };
    for (const [who, route, params] of [
      ['guardian', '/v1/guardian/children/{childId}/statements', child],
      ['pupil', '/v1/pupil/{pupilId}/statements', own],
    ] as const) {
      const { statementId: _none, ...base } = params;
      expect(at((await ask(who, { route: `GET ${route}`, params: base })).body, 'statements', 0, 'inForce')).toBe(true);
      expect((await ask(who, { route: `GET ${route}/{statementId}`, params })).raw.body).toBe(told.raw.body);
      const pdf = await ask(who, { route: `GET ${route}/{statementId}/pdf`, params });
      expect(fileOf(pdf.raw).subarray(0, 8).toString()).toBe('%PDF-1.7');
    }
    const foreign = { childId: place.other, statementId };
    const turned = await ask('guardian', {
      route: 'GET /v1/guardian/children/{childId}/statements/{statementId}',
      params: foreign,
    });
    expect(turned.status).toBe(404);
  });

  test('a half-year statement of another school’s pupil is not reached by way of one’s own, nor a pupil’s by another’s name', async () => {
    const elsewhere = newId();
    const told = await freeze('office');
    const astray = { ...target(told), schoolId: elsewhere };
    const swapped = { ...target(told), pupilId: place.other };
    for (const params of [astray, swapped]) {
      const shown = await ask('office', { route: `GET ${BASE}/statements/{statementId}`, params });
      expect([shown.status, at(shown.body, 'code')]).toEqual([404, 'not-found']);
    }
    const made = await ask('office', {
      route: `POST ${BASE}/statements`,
      params: { ...named(place), schoolId: elsewhere },
      body: AUTUMN,
    });
    expect(made.status).toBe(404);
  });

  test.each<[string, unknown, number, string]>([
    ['no half-year', {}, 422, '/halfYear'],
    ['a half-year of another kind', { halfYear: '2026-winter' }, 422, '/halfYear'],
    ['an unknown field', { ...AUTUMN, asOf: '2026-11-01' }, 422, '/asOf'],
  ])('a half-year statement is refused with %s, and says where', async (_name, body, status, pointer) => {
    const told = await ask('office', { route: `POST ${BASE}/statements`, params: named(place), body });
    expect([told.status, at(told.body, 'errors', 0, 'pointer')]).toEqual([status, pointer]);
  });

  test('a half-year statement leaves a fact with ids and the hash, and nothing of what it says', async () => {
    const told = await freeze('office');
    const facts = (await scan(engine.tables.main)).flatMap(({ fact }) => (fact ? [Object(fact)] : []));
    const own = facts.filter((fact) => fact.data.pupilId === place.pupil).map((fact) => StatementFact.parse(fact));
    expect(own.map((fact) => [fact.name, fact.data])).toEqual([
      [
        'statement-frozen',
        {
          pupilId: place.pupil,
          schoolId: place.schoolId,
          halfYear: '2026-autumn',
          statementId: at(told.body, 'statementId'),
          sha256: at(told.body, 'sha256'),
        },
      ],
    ]);
  });
});

describe('a statement as a letter (C6)', () => {
  const pdf = (params: Record<string, string>, language?: string) =>
    ask('contact', {
      route: `GET ${BASE}/statements/{statementId}/pdf`,
      params,
      ...(language !== undefined && { query: { language } }),
    });

  test('a statement as a letter is in the pupil’s form of Norwegian, or in the language asked for, and the same bytes each time', async () => {
    await put(engine, finalOf(place, place.pupil, '2026-10-06', HEALTH));
    const params = target(await freeze('contact'));
    const titles = await Promise.all(
      [undefined, 'nb', 'nn', 'en'].map(async (form) => readPdf(fileOf((await pdf(params, form)).raw)).spoken),
    );
    expect(titles.map((spoken) => spoken.find((said) => said.startsWith('H1: ')))).toEqual([
      'H1: Dokumentasjon av fråvær, hausthalvåret 2026',
      'H1: Dokumentasjon av fravær, høsthalvåret 2026',
      'H1: Dokumentasjon av fråvær, hausthalvåret 2026',
      'H1: Statement of absence, autumn 2026',
    ]);
    expect(titles[0]?.slice(0, 3)).toEqual(['P: Fjordvik skule', 'P: Elev Fjord', 'P: Dato: 24. november 2026']);
    const [first, second] = [await pdf(params), await pdf(params)];
    expect(first.raw.body).toBe(second.raw.body);
    const { spoken } = readPdf(fileOf(first.raw));
    expect(spoken).toContain('TD: Elev Fjord');
    expect(spoken).toContain('TH: Dokumentert av helsepersonell');
  });

  test('a statement as a letter travels under a name that tells nothing of the pupil', async () => {
    const told = await freeze('contact');
    const { headers } = (await pdf(target(told))).raw;
    expect(headers?.['content-type']).toBe('application/pdf');
    expect(headers?.['content-disposition']).toBe(
      `attachment; filename="2026-autumn-${String(at(told.body, 'sha256')).slice(0, 12)}.pdf"`,
    );
  });
});

describe('a protected pupil (J4)', () => {
  test('a protected pupil is in the access log for who reads, prints and verifies, once a day each (decision 040)', async () => {
    const told = await freeze('contact', { pupilId: place.shielded });
    const params = { ...named(place), pupilId: place.shielded };
    const own = { ...params, statementId: target(told).statementId };
    await ask('leader', { route: `GET ${BASE}/statements`, params });
    await ask('leader', { route: `GET ${BASE}/statements/{statementId}`, params: own });
    await ask('leader', { route: `GET ${BASE}/statements/{statementId}/pdf`, params: own });
    await ask('leader', { route: `GET ${BASE}/statements/{statementId}/verification`, params: own });
    await ask('leader', { route: `GET ${BASE}/strike-outs`, params });
    const log = (await scan(engine.tables.accessLog)).filter(({ pupilId }) => pupilId === place.shielded);
    expect(log.map(({ action, basis }) => `${action} ${basis}`).sort()).toEqual([
      'pupil:statement-freeze staff:contact-teacher',
      'pupil:statement-read staff:leader',
    ]);
  });
});
