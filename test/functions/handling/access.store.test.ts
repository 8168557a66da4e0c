import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { CLASS, DECIDE, HISTORY, makeWorld, PREVIEW, QUEUE, SIDE, TODAY, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let reportId: string;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables);
  reportId = await world.report(world.p.ola);
  await world.report(world.p.secret);
});
afterAll(() => tables.stop());

const CODES = `GET ${CLASS}/absence-codes`;
const range = { from: TODAY, to: TODAY };
const lineOf = (pupilId: string) => ({ pupilId, date: TODAY, code: 'reported', version: 0 });
const requests = () => {
  const params = world.class;
  const body = { decisions: [lineOf(world.p.ola)], reports: [] };
  return [
    { route: QUEUE, params, query: {} },
    { route: SIDE, params, query: range },
    { route: CODES, params },
    { route: PREVIEW, params, body },
    { route: HISTORY, params: { schoolId: world.p.school, pupilId: world.p.ola } },
    { route: DECIDE, params, body },
  ];
};

describe('who handles absence: the contact teacher and nobody else (B5, C1)', () => {
  test.each([
    ['guest', 401],
    ['mother', 401],
    ['nobody', 403],
    ['office', 404],
    ['subject', 404],
    ['newclass', 404],
    ['elsewhere', 404],
    ['contact', 200],
    ['second', 200],
  ])('absence is handled by the contact teacher alone: %s: %i', async (who, status) => {
    for (const request of requests()) {
      const result = await world.ask(who, request);
      const decides = status === 200 && (request.route === DECIDE || request.route === PREVIEW);
      // The second contact teacher comes after the first: there is a decision by then, which she has not seen.
      const after = who === 'second' ? 409 : request.route === DECIDE ? 201 : 200;
      const wanted = decides ? after : status;
      expect([request.route, result.status]).toEqual([request.route, wanted]);
    }
  });

  test('the relation is read in the request: a class that has got another contact teacher is not found any more', async () => {
    const late = { ...requests()[0], at: '2027-08-20T08:00:00Z', route: QUEUE };
    expect((await world.ask('contact', late)).status).toBe(200);
    const fresh = await makeWorld(tables);
    const pk = `7h3v0q9d2m8k4x1r6t5w2n0c8e#STAFF#${fresh.p.staff.contact}`;
    const teaches = { groupId: fresh.p.group, schoolId: fresh.p.school, groupName: '5A', as: 'contact-teacher' };
    await fresh.put({
      pk,
      sk: `FACTS#TEACHES#${fresh.p.group}#contact-teacher`,
      ...teaches,
      from: '2026-08-01',
      to: TODAY,
    });
    expect((await fresh.ask('contact', { route: QUEUE, params: fresh.class, at: '2026-11-23T10:00:00Z' })).status).toBe(
      200,
    );
    expect((await fresh.ask('contact', { route: QUEUE, params: fresh.class })).status).toBe(404);
  });

  test('a pupil of another class and one who does not exist answer alike, and the line is named', async () => {
    const body = (pupilId: string) => ({ decisions: [lineOf(world.p.kari), lineOf(pupilId)], reports: [] });
    const answers = await Promise.all(
      [world.p.foreign, newId()].map((id) =>
        world.ask('contact', { route: DECIDE, params: world.class, body: body(id) }),
      ),
    );
    const [foreign, absent] = answers.map(({ status, body: { requestId: _id, ...rest } }) => ({ status, ...rest }));
    expect(foreign).toEqual(absent);
    expect(foreign).toMatchObject({
      status: 404,
      errors: [{ pointer: '/decisions/1/pupilId', code: 'handling.not-in-class' }],
    });
  });

  test('a pupil of one school is not reached by way of another', async () => {
    const params = { schoolId: newId(), pupilId: world.p.ola };
    expect((await world.ask('contact', { route: HISTORY, params })).status).toBe(404);
  });

  test('a look at a protected pupil’s queue leaves a trace; nobody is logged who is not shown (law 4)', async () => {
    const linesOf = async (pupilId: string) => {
      const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.tables.accessLog }));
      return Items.filter((item) => item.pupilId === pupilId).map(
        (item) => `${item.actorId} ${item.action} ${item.basis}`,
      );
    };
    const fresh = await makeWorld(tables);
    await fresh.report(fresh.p.ola);
    await fresh.ask('contact', { route: QUEUE, params: fresh.class });
    const before = await linesOf(fresh.p.secret);
    expect(before.filter((line) => line.startsWith(fresh.p.staff.contact))).toEqual([]);
    await fresh.report(fresh.p.secret);
    const { body } = await fresh.ask('contact', { route: QUEUE, params: fresh.class });
    expect(body.reports.find((report: { pupilId: string }) => report.pupilId === fresh.p.secret).protected).toBe(true);
    await fresh.ask('contact', { route: SIDE, params: fresh.class, query: range });
    await fresh.decide([{ pupilId: fresh.p.secret }]);
    const basis = 'staff:contact-teacher';
    const lines = (await linesOf(fresh.p.secret)).filter((line) => line.startsWith(fresh.p.staff.contact));
    expect(lines.sort()).toEqual([
      // The queue and the side by side are one look of the day (decision 040).
      `${fresh.p.staff.contact} class:absence-queue ${basis}`,
      `${fresh.p.staff.contact} pupil:absence-decide ${basis}`,
    ]);
    const rest = (await linesOf(fresh.p.ola)).filter((line) => !line.endsWith(`class:absence-queue ${basis}`));
    expect(rest).toEqual([]);
  });
});

describe('bad input', () => {
  const line = () => lineOf(world.p.kari);
  test.each<readonly [string, (good: Record<string, unknown>) => unknown, number, string, string | undefined]>([
    ['nothing asked', () => ({ decisions: [], reports: [] }), 422, 'handling.nothing-asked', undefined],
    [
      '46 decisions',
      (good) => ({ decisions: Array(46).fill(good), reports: [] }),
      422,
      'invalid-request',
      '/decisions',
    ],
    [
      'a comment',
      (good) => ({ decisions: [{ ...good, comment: 'Kjekk' }], reports: [] }),
      422,
      'invalid-request',
      '/decisions/0/comment',
    ],
    ['an unknown field', (good) => ({ decisions: [good], reports: [], x: 1 }), 422, 'invalid-request', '/x'],
    [
      'no version',
      ({ version: _version, ...good }) => ({ decisions: [good], reports: [] }),
      422,
      'invalid-request',
      '/decisions/0/version',
    ],
    [
      'a negative version',
      (good) => ({ decisions: [{ ...good, version: -1 }], reports: [] }),
      422,
      'invalid-request',
      '/decisions/0/version',
    ],
    [
      'a day that does not exist',
      (good) => ({ decisions: [{ ...good, date: '2026-02-30' }], reports: [] }),
      422,
      'invalid-request',
      '/decisions/0/date',
    ],
    [
      'a why off the list',
      (good) => ({ decisions: [{ ...good, difference: 'because' }], reports: [] }),
      422,
      'invalid-request',
      '/decisions/0/difference',
    ],
    [
      'a report without a version',
      () => ({ decisions: [], reports: [{ pupilId: newId(), reportId: newSortableId(0) }] }),
      422,
      'invalid-request',
      '/reports/0/version',
    ],
    ['no lists', () => ({}), 422, 'invalid-request', '/decisions'],
  ])('bad input: %s', async (_what, make, status, code, pointer) => {
    for (const route of [DECIDE, PREVIEW]) {
      const result = await world.ask('contact', { route, params: world.class, body: make(line()) });
      expect([result.status, result.body.code]).toEqual([status, code]);
      if (pointer !== undefined) expect(result.body.errors[0].pointer).toBe(pointer);
    }
  });

  test('a comment is told that absence is decided by codes', async () => {
    const body = { decisions: [{ ...line(), diagnosis: 'x' }], reports: [] };
    const result = await world.ask('contact', { route: DECIDE, params: world.class, body });
    expect(result.body.errors).toMatchObject([{ code: 'decisions-are-codes' }]);
    expect(result.body.errors[0].detail).toMatch(/uten diagnose/);
  });

  test('46 pupils with a report each are too many facts for one transaction', async () => {
    const named = (count: number) =>
      Array.from({ length: count }, () => ({ pupilId: newId(), reportId: newSortableId(0), version: 1 }));
    const body = { decisions: [line()], reports: named(45) };
    const result = await world.ask('contact', { route: DECIDE, params: world.class, body });
    expect([result.status, result.body.code, result.body.params]).toEqual([
      422,
      'handling.too-many-pupils',
      { maxPupils: 45 },
    ]);
  });

  test('no Idempotency-Key, no decision', async () => {
    const body = { decisions: [line()], reports: [{ pupilId: world.p.ola, reportId, version: 1 }] };
    const result = await world.ask('contact', {
      route: DECIDE,
      params: world.class,
      body,
      headers: { 'idempotency-key': '' },
    });
    expect([result.status, result.body.code]).toEqual([428, 'idempotency-key-required']);
  });
});

describe('the codes of a day (B6)', () => {
  const codes = async (of: World, date: string, language: string) =>
    (
      await of.ask('contact', {
        route: CODES,
        params: of.class,
        query: { date },
        headers: { 'accept-language': language },
      })
    ).body;

  test('the codes of a day of compulsory school, in the caller’s language, without a word of a limit', async () => {
    const nn = await codes(world, TODAY, 'nn');
    expect(nn.codes.map((code: { mark: string; text: string }) => `${code.mark} ${code.text}`)).toEqual([
      'X Udokumentert',
      'M Udokumentert, meldt',
      'D Dokumentert helse',
      'A Dokumentert, anna årsak',
      'P Innvilga permisjon',
      '! Anna opplæring',
      'H Skulehelsetenesta',
    ]);
    expect(JSON.stringify(nn)).not.toContain('imit');
    expect(nn).toMatchObject({ schoolType: 'grunnskole', from: '2026-08-01', leave: 'leave' });
    expect(nn.differences).toContain('documented-later');
  });

  test('the codes of a day of upper secondary with what counts towards the limit, by the set of that day', async () => {
    const vgs = await makeWorld(tables, 'vgs');
    const now = await codes(vgs, TODAY, 'en');
    expect(now.codes.find((code: { id: string }) => code.id === 'self-declared')).toMatchObject({
      countsTowardsLimit: true,
    });
    const before = await codes(vgs, '2025-07-31', 'en');
    expect(before.codes.some((code: { id: string }) => code.id === 'self-declared')).toBe(false);
    const none = await codes(vgs, '2020-01-01', 'en');
    expect(none).toMatchObject({ status: 422, code: 'handling.no-code-set', params: { date: '2020-01-01' } });
  });
});
