import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rollOpenReports } from '../../../functions/absence/roll-open-reports.ts';
import { runMorning } from '../../../functions/absence/run-morning.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { ISSUERS } from '../../support/events.ts';
import { keysOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, O, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeEach(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterEach(() => tables.stop());

const REPORT = 'POST /v1/guardian/absence-reports';
const ONE = '/v1/guardian/children/{childId}/absence-reports/{reportId}';
const morning = (day: string) => `${day}T06:00:00Z`;
const report = async (more: Record<string, unknown>, at = morning('2026-11-24')) => {
  const body = { children: [{ childId: world.p.ola, firstDay: '2026-11-24', lastDay: '2026-11-24', ...more }] };
  return (await world.ask('mother', { route: REPORT, body, at })).body.reports[0];
};
const params = (reportId: string) => ({ childId: world.p.ola, reportId });
const today = async (day: string, who = 'mother') => {
  const { body } = await world.ask(who, { route: 'GET /v1/guardian/children', at: morning(day) });
  return body.children.find((child: { childId: string }) => child.childId === world.p.ola).today.status;
};
const atSchool = async (day: string, at = day) => {
  const list = { route: 'GET /v1/schools/{schoolId}/absences', params: { schoolId: world.p.school }, query: { day } };
  return (await world.ask('office', { ...list, at: morning(at) })).body.absences;
};
const mark = (state: string, ...reportIds: string[]) =>
  world.ask('contact', {
    route: 'POST /v1/schools/{schoolId}/absence-receipts',
    params: { schoolId: world.p.school },
    body: { status: state, reports: reportIds.map((reportId) => ({ pupilId: world.p.ola, reportId })) },
  });

test('a part of a day touches its lessons, and both guardians and the school see it (A1, A6)', async () => {
  const made = await report({ from: '09:30', to: '10:15' });
  expect(made.days).toEqual([
    {
      day: '2026-11-24',
      state: 'reported',
      from: '09:30',
      to: '10:15',
      lessons: [{ lessonId: expect.any(String), from: '09:15', to: '10:00', subject: 'Norsk' }],
    },
  ]);
  const seen = await world.ask('father', { route: `GET ${ONE}`, params: params(made.reportId) });
  expect(seen.body).toMatchObject({
    days: made.days,
    madeBy: { kind: 'guardian', you: false, name: 'Mor Fjord' },
    channel: 'online',
  });
  expect(seen.etag).toBe('"1"');
  expect(await today('2026-11-24', 'father')).toBe('reported');
  expect(await atSchool('2026-11-24')).toMatchObject([
    {
      pupilName: 'Ola Fjord',
      className: '5A',
      from: '09:30',
      to: '10:15',
      state: 'reported',
      status: 'sent',
      madeBy: 'guardian',
    },
  ]);
});

test('an office entry by phone says so and takes the same guard (A9)', async () => {
  const { p, ask } = world;
  const route = 'POST /v1/schools/{schoolId}/absence-reports';
  const body = { pupilId: p.ola, firstDay: '2026-11-24', lastDay: '2026-11-24', calledBy: p.father };
  const made = await ask('office', { route, params: { schoolId: p.school }, body });
  expect(made).toMatchObject({ status: 201, body: { reports: [{ channel: 'office', madeBy: { kind: 'staff' } }] } });
  const read = await ask('father', { route: `GET ${ONE}`, params: params(made.body.reports[0].reportId) });
  expect(read.body.calledBy).toEqual({ kind: 'guardian', you: true, name: 'Far Fjord' });
  const again = await ask('mother', {
    route: REPORT,
    body: { children: [{ childId: p.ola, firstDay: '2026-11-24', lastDay: null }] },
  });
  expect(again.status).toBe(409);
});

describe('sent, seen, handled (A4, A7)', () => {
  test('a change goes back to sent; after handling the refusal names the contact', async () => {
    const { reportId } = await report({});
    expect((await mark('seen', reportId)).body.reports).toMatchObject([{ status: 'seen', version: 2 }]);
    expect((await mark('seen', reportId)).body.reports).toMatchObject([{ status: 'seen', version: 2 }]);
    const change = (version: number) =>
      world.ask('mother', {
        route: `PATCH ${ONE}`,
        params: params(reportId),
        headers: { 'if-match': `"${version}"` },
        body: { to: '11:00' },
      });
    expect((await change(2)).body).toMatchObject({ status: 'sent', version: 3, to: '11:00', changeable: true });
    expect((await mark('handled', reportId)).body.reports).toMatchObject([{ status: 'handled', version: 4 }]);
    const home = await world.ask('father', { route: 'GET /v1/guardian/children' });
    expect(home.body.children.find((child: { childId: string }) => child.childId === world.p.ola).today).toMatchObject({
      status: 'reported',
      reports: [{ reportId, status: 'handled' }],
    });
    const refused = await change(4);
    expect(refused).toMatchObject({ status: 409, body: { code: 'absence.handled' } });
    expect(refused.body.detail).toContain('Kontoret, 57 00 00 00');
  });

  test('sent, seen, handled: what was read and is sent back keeps a reason that has left the list, and takes another by its id', async () => {
    const changed = {};
    world = await makeWorld(tables.client, tables.tables.main, changed);
    const { reportId } = await report({});
    const read = async () => (await world.ask('mother', { route: `GET ${ONE}`, params: params(reportId) })).body;
    const send = (body: unknown, version: number) =>
      world.ask('mother', {
        ...{ route: `PATCH ${ONE}`, params: params(reportId), body },
        headers: { 'if-match': `"${version}"` },
      });
    const before = await read();
    Object.assign(changed, { 'absence.reasons': [{ id: 'other', nb: 'Annet', nn: 'Anna', en: 'Other' }] });
    const shown = { ...before, reason: { id: before.reason.id, text: before.reason.id } };
    expect((await send(shown, 1)).body).toMatchObject({ version: 1, reason: shown.reason });
    expect((await send({ ...shown, to: '11:00' }, 1)).body).toMatchObject({ version: 2, reason: shown.reason });
    expect((await send({ reason: { id: 'other', text: '' } }, 2)).body).toMatchObject({ reason: { text: 'Annet' } });
    expect((await send({ reason: { id: 'other', text: '' }, reasonId: null }, 3)).body).toMatchObject({ reason: null });
    expect((await send({ reason: { id: 'flu', text: '' } }, 4)).body).toMatchObject({ code: 'absence.unknown-reason' });
  });

  test('two reports of one pupil are marked together', async () => {
    const made = [await report({}), await report({ firstDay: '2026-11-26', lastDay: '2026-11-26' })];
    const names = made.map((answer) => answer.reportId);
    expect((await mark('seen', ...names)).body.reports).toMatchObject([{ status: 'seen' }, { status: 'seen' }]);
    const guard = await world.deps.store.guard(O, world.p.ola);
    expect(guard.spans.map((span) => span.status)).toEqual(['seen', 'seen']);
  });

  test('receipts are all or nothing', async () => {
    const made = await report({});
    const open = await report({ firstDay: '2026-11-26', lastDay: null });
    const refused = await mark('handled', made.reportId, open.reportId);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'absence.still-open', errors: [{ pointer: '/reports/1' }] },
    });
    const seen = await world.ask('father', { route: `GET ${ONE}`, params: params(made.reportId) });
    expect(seen.body.status).toBe('sent');
  });
});

describe('still away? (A5)', () => {
  const answer = (reportId: string, day: string, stillAway: boolean, at = day) =>
    world.ask('father', {
      route: `POST ${ONE}/still-away-answers`,
      params: params(reportId),
      body: { day, stillAway },
      at: morning(at),
    });
  const roll = (day: string) => runMorning(world.deps, ISSUERS)({ time: `${day}T05:30:00Z` });

  test('no answer shows unconfirmed to both sides; yes makes it certain; no ends it and frees the day', async () => {
    const { reportId, question } = await report({ lastDay: null });
    expect(question).toEqual({ day: '2026-11-25' });
    expect(await atSchool('2026-11-25', '2026-11-25')).toMatchObject([{ state: 'unconfirmed' }]);
    expect(await today('2026-11-25')).toBe('unconfirmed');
    expect((await answer(reportId, '2026-11-25', true)).body.question).toEqual({ day: '2026-11-26' });
    expect(await today('2026-11-25')).toBe('reported');
    const ended = await answer(reportId, '2026-11-26', false);
    expect(ended.body).toMatchObject({ lastDay: '2026-11-25', question: null });
    expect(await today('2026-11-26')).toBe('none');
    expect((await answer(reportId, '2026-11-26', false)).etag).toBe(ended.etag);
    await report({ firstDay: '2026-11-26', lastDay: '2026-11-26' }, morning('2026-11-26'));
    expect(await today('2026-11-26')).toBe('reported');
  });

  test('mornings ask on, twice is once, and silence lapses after five school days', async () => {
    const { reportId } = await report({ lastDay: null });
    const outcomes: unknown[] = [];
    for (const day of ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02']) {
      const at = momentOf(Date.parse(`${day}T05:30:00Z`));
      outcomes.push(await rollOpenReports(world.deps)(O, at));
      await roll(day);
    }
    const asked = [{ status: 'fulfilled', value: 'asked' }];
    expect(outcomes).toEqual([asked, asked, asked, asked, asked, [{ status: 'fulfilled', value: 'lapsed' }]]);
    const { body } = await world.ask('mother', { route: `GET ${ONE}/versions`, params: params(reportId) });
    expect(body.versions.at(-1)).toMatchObject({
      lastDay: '2026-12-01',
      changedBy: { kind: 'system' },
      changedChannel: 'schedule',
    });
    expect((await answer(reportId, '2026-12-02', true)).body.code).toBe('absence.not-open');
    expect(await world.deps.store.openReports(O)).toEqual([]);
  });

  test('every morning that waits for an answer is told once, however often it runs; an answered one is not', async () => {
    const { reportId } = await report({ lastDay: null });
    const told = async () => {
      const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.tables.main }));
      const asked = Items.flatMap((item) => (item.fact?.name === 'absence-still-away-asked' ? [item.fact] : []));
      return asked.map((fact) => [fact.data.day, fact.data.reportId, fact.data.madeBy.kind].join(' ')).sort();
    };
    await answer(reportId, '2026-11-25', true);
    await Promise.all([roll('2026-11-25'), roll('2026-11-25')]);
    expect(await told()).toEqual([]);
    await Promise.all([roll('2026-11-26'), roll('2026-11-26')]);
    await roll('2026-11-26');
    await roll('2026-11-27');
    const wanted = ['2026-11-26', '2026-11-27'].map((day) => `${day} ${reportId} system`);
    expect(await told()).toEqual(wanted);
    await roll('2026-11-28');
    expect(await told()).toEqual(wanted);
  });

  test('an answer and the morning run at once do not lose each other', async () => {
    const { reportId } = await report({ lastDay: null });
    await roll('2026-11-26');
    const [said] = await Promise.all([answer(reportId, '2026-11-26', true), roll('2026-11-26'), roll('2026-11-26')]);
    expect(said.status).toBe(200);
    const { body } = await world.ask('mother', {
      route: `GET ${ONE}`,
      params: params(reportId),
      at: morning('2026-11-26'),
    });
    expect(body.days.map((day: { day: string; state: string }) => `${day.day} ${day.state}`)).toEqual([
      '2026-11-24 reported',
      '2026-11-25 unconfirmed',
      '2026-11-26 reported',
      '2026-11-27 awaiting',
    ]);
  });
});

describe('shortening, withdrawing, paging', () => {
  test('a pupil who is back today keeps yesterday’s absence, and today and the rest are free', async () => {
    const { reportId } = await report({ lastDay: '2026-11-27' });
    const back = await world.ask('father', {
      route: `PATCH ${ONE}`,
      params: params(reportId),
      headers: { 'if-match': '"1"' },
      body: { lastDay: '2026-11-24' },
      at: morning('2026-11-25'),
    });
    expect(back.body).toMatchObject({ lastDay: '2026-11-24', days: [{ day: '2026-11-24' }], changeable: false });
    expect(await today('2026-11-25')).toBe('none');
    await report({ firstDay: '2026-11-25', lastDay: '2026-11-25' }, morning('2026-11-25'));
    expect(await today('2026-11-25')).toBe('reported');
  });

  test('a change into another report’s days is refused with that report named', async () => {
    const first = await report({});
    const second = await report({ firstDay: '2026-11-26', lastDay: '2026-11-26' });
    const refused = await world.ask('mother', {
      route: `PATCH ${ONE}`,
      params: params(second.reportId),
      headers: { 'if-match': '"1"' },
      body: { firstDay: '2026-11-24' },
    });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'absence.overlap', params: { reportId: first.reportId } },
    });
  });

  test('pages run newest first, each report once, and end', async () => {
    const made: string[] = [];
    for (let day = 1; day <= 5; day++) {
      const on = `2027-02-0${day}`;
      made.unshift((await report({ firstDay: on, lastDay: on }, `2026-11-24T06:0${day}:00Z`)).reportId);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor && { cursor }) };
      const route = 'GET /v1/guardian/children/{childId}/absence-reports';
      const { body } = await world.ask('father', { route, params: { childId: world.p.ola }, query });
      seen.push(...body.reports.map((item: { reportId: string }) => item.reportId));
      cursor = body.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(made);
  });

  test('a revoked relation ends reading with the next request', async () => {
    const { reportId } = await report({});
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.tables.main,
        Key: keysOf(O).relation(world.p.ola, world.p.father),
        UpdateExpression: 'SET #to = :day',
        ExpressionAttributeNames: { '#to': 'to' },
        ExpressionAttributeValues: { ':day': '2026-11-24' },
      }),
    );
    expect((await world.ask('father', { route: `GET ${ONE}`, params: params(reportId) })).status).toBe(404);
  });
});
