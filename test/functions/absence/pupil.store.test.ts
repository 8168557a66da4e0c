import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { keysOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, O, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const OWN = '/v1/pupil/{pupilId}/absence-reports';
const CHILD = '/v1/guardian/children/{childId}/absence-reports';
const own = (route: string, more: Record<string, unknown> = {}) => {
  const { reportId, ...rest } = more;
  const params = { pupilId: world.p.adult, ...(reportId !== undefined && { reportId: String(reportId) }) };
  return world.ask('adult', { route, params, ...rest });
};
const report = async (firstDay: string, lastDay: string | null = firstDay) =>
  (await own(`POST ${OWN}`, { body: { firstDay, lastDay } })).body.reports[0];
const seen = (version: number) => ({ 'if-match': `"${version}"` });

describe('a pupil of age (A8)', () => {
  test('a pupil of age reports, changes, shortens and withdraws own absence, and every version is kept', async () => {
    const { reportId, ...made } = await report('2026-11-24', '2026-11-26');
    expect(made).toMatchObject({ status: 'sent', channel: 'online', madeBy: { kind: 'pupil', you: true } });
    const change = (version: number, body: unknown) =>
      own(`PATCH ${OWN}/{reportId}`, { reportId, headers: seen(version), body });
    expect((await change(1, { to: '11:00' })).body).toMatchObject({ version: 2, to: '11:00' });
    expect((await change(2, { lastDay: '2026-11-24', to: null })).body).toMatchObject({
      version: 3,
      days: [{ day: '2026-11-24' }],
    });
    const gone = await own(`POST ${OWN}/{reportId}/withdrawal`, { reportId, headers: seen(3) });
    expect(gone.body).toMatchObject({ status: 'withdrawn', version: 4, changedBy: { kind: 'pupil', you: true } });
    const { body } = await own(`GET ${OWN}/{reportId}/versions`, { reportId });
    expect(body.versions.map((version: { version: number }) => version.version)).toEqual([1, 2, 3, 4]);
  });

  test('a pupil of age answers "still away?", and sees the day on the own card', async () => {
    const { reportId } = await report('2026-11-24', null);
    const at = '2026-11-25T06:00:00Z';
    const card = async () => (await own('GET /v1/pupil/card', { params: {}, at })).body.today.status;
    expect(await card()).toBe('unconfirmed');
    const body = { day: '2026-11-25', stillAway: true };
    const answered = await own(`POST ${OWN}/{reportId}/still-away-answers`, { reportId, body, at });
    expect(answered.body.question).toEqual({ day: '2026-11-26' });
    expect(await card()).toBe('reported');
    const home = { ...body, day: '2026-11-26', stillAway: false };
    const back = await own(`POST ${OWN}/{reportId}/still-away-answers`, {
      reportId,
      body: home,
      at: '2026-11-26T06:00:00Z',
    });
    expect(back.body).toMatchObject({ lastDay: '2026-11-25', question: null });
  });

  test('a pupil of age is held to what guardians are held to', async () => {
    const refused = async (body: Record<string, unknown>) => (await own(`POST ${OWN}`, { body })).body;
    const day = { firstDay: '2026-12-01', lastDay: '2026-12-01' };
    expect((await refused({ ...day, valid: true })).errors).toMatchObject([
      { pointer: '/valid', code: 'guardians-report-facts' },
    ]);
    expect((await refused({ ...day, kommentar: 'sjuk' })).errors).toMatchObject([
      { pointer: '/kommentar', code: 'no-free-text' },
    ]);
    expect(await refused({ firstDay: '2027-06-01', lastDay: '2027-06-01' })).toMatchObject({
      code: 'absence.too-far-ahead',
      params: { windowDays: 180, lastAllowedDay: '2027-05-23' },
      errors: [{ pointer: '/firstDay' }],
    });
    expect((await refused({ firstDay: '2026-11-23', lastDay: '2026-11-24' })).code).toBe('absence.past');
  });

  test('a pupil of age may let a guardian read, who still cannot report, change, answer or withdraw', async () => {
    const { reportId } = await report('2026-12-01');
    const { p, ask } = world;
    const target = { params: { childId: p.adult, reportId } };
    const read = () => ask('mother', { route: `GET ${CHILD}/{reportId}`, ...target });
    expect(await read()).toMatchObject({ status: 403, body: { code: 'absence.pupil-of-age' } });
    const consent = { ...keysOf(O).consent(p.adult, p.mother), guardianId: p.mother };
    await tables.client.send(
      new PutCommand({ TableName: tables.tables.main, Item: { ...consent, from: '2026-11-24' } }),
    );
    expect((await read()).body).toMatchObject({ reportId, madeBy: { kind: 'pupil', you: false } });
    const day = { firstDay: '2026-12-02', lastDay: '2026-12-02' };
    const tries = [
      { route: 'POST /v1/guardian/absence-reports', body: { children: [{ childId: p.adult, ...day }] } },
      { route: `PATCH ${CHILD}/{reportId}`, ...target, headers: seen(1), body: { to: '11:00' } },
      { route: `POST ${CHILD}/{reportId}/withdrawal`, ...target, headers: seen(1) },
      { route: `POST ${CHILD}/{reportId}/still-away-answers`, ...target, body: { day: '2026-12-01', stillAway: true } },
    ];
    for (const given of tries)
      expect(await ask('mother', given)).toMatchObject({ status: 403, body: { code: 'absence.pupil-of-age' } });
    const home = await ask('mother', { route: 'GET /v1/guardian/children' });
    expect(home.body.children.find((child: { childId: string }) => child.childId === p.adult)).toMatchObject({
      may: { report: false, why: 'pupil-of-age' },
    });
  });

  test('a pupil of age gets the first answer again when the first was lost', async () => {
    const key = newId();
    const given = { body: { firstDay: '2026-12-07', lastDay: '2026-12-07' }, key };
    const first = await own(`POST ${OWN}`, given);
    expect(await own(`POST ${OWN}`, given)).toEqual(first);
    const { reportId } = first.body.reports[0];
    const withdrawal = { reportId, headers: seen(1) };
    const gone = await own(`POST ${OWN}/{reportId}/withdrawal`, withdrawal);
    expect(await own(`POST ${OWN}/{reportId}/withdrawal`, withdrawal)).toEqual(gone);
  });
});

describe('a lost answer is recognised, not reported as a conflict', () => {
  const day = { firstDay: '2026-12-08', lastDay: '2026-12-08' };

  test('a lost answer of a guardian’s withdrawal is recognised; the other guardian’s withdrawal is stale', async () => {
    const { p, ask } = world;
    const made = await ask('mother', {
      route: 'POST /v1/guardian/absence-reports',
      body: { children: [{ childId: p.kari, ...day }] },
    });
    const params = { childId: p.kari, reportId: made.body.reports[0].reportId };
    const withdraw = (who: string) =>
      ask(who, { route: `POST ${CHILD}/{reportId}/withdrawal`, params, headers: seen(1) });
    const first = await withdraw('mother');
    expect(first).toMatchObject({ status: 200, etag: '"2"', body: { status: 'withdrawn' } });
    expect(await withdraw('mother')).toEqual(first);
    expect(await withdraw('father')).toMatchObject({ status: 412, body: { code: 'if-match-stale' } });
    const change = { route: `PATCH ${CHILD}/{reportId}`, params, headers: seen(2), body: { to: '11:00' } };
    expect(await ask('mother', change)).toMatchObject({ status: 409, body: { code: 'absence.withdrawn' } });
  });

  test('a lost answer of an entry by the office is recognised: one key makes one report, and another body is refused', async () => {
    const { p, ask } = world;
    const key = newId();
    const enter = (body: Record<string, unknown>) =>
      ask('office', {
        route: 'POST /v1/schools/{schoolId}/absence-reports',
        params: { schoolId: p.school },
        body: { pupilId: p.lars, ...day, ...body },
        key,
      });
    const first = await enter({ calledBy: p.mother });
    expect(first.status).toBe(201);
    expect(await enter({ calledBy: p.mother })).toEqual(first);
    expect(await enter({ calledBy: p.father })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });
});
