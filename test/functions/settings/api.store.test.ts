import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SettingFact } from '../../../functions/settings/events.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { versionTag } from '../../support/etags.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const LIST = 'GET /v1/owner/settings';
const PUT = 'PUT /v1/owner/settings/{key}';
const DELETE = 'DELETE /v1/owner/settings/{key}';
const HISTORY = 'GET /v1/owner/settings/{key}/history';
const SCHOOL_LIST = 'GET /v1/schools/{schoolId}/settings';
const SCHOOL_PUT = 'PUT /v1/schools/{schoolId}/settings/{key}';
const SCHOOL_DELETE = 'DELETE /v1/schools/{schoolId}/settings/{key}';

let tables: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
const schoolId = newId();
const admin = newId();

beforeAll(async () => {
  const make = recordsOf(OWNER);
  const name = (local: string) => `${local}@fjordvik.example`;
  const leads = [{ role: 'leader' as const, schoolId, ...ALWAYS }];
  tables = await makeTables();
  await seed(tables.client, tables.tables.main, [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.staff({ id: admin, feideName: name('admin'), roles: [{ role: 'owner-admin', ...ALWAYS }] }),
    ...make.staff({ id: newId(), feideName: name('leader'), roles: leads }),
    ...make.staff({
      id: newId(),
      feideName: name('office'),
      roles: [{ role: 'office' as const, schoolId, ...ALWAYS }],
    }),
  ]);
  answer = entriesOver(tables.client, tables.tables, ISSUERS);
});
afterAll(() => tables.stop());

async function ask(who: string | undefined, given: Omit<Ask, 'at' | 'claims'> & { version?: number }) {
  const { version, ...rest } = given;
  const headers = { ...(version !== undefined && { 'if-match': `"${version}"` }), ...rest.headers };
  const claims = who === undefined ? undefined : who === 'guardian' ? guardianClaims('41018012345') : feideClaims(who);
  const result = await answer(httpEvent({ at: '2026-11-24T06:30:00Z', ...rest, claims, headers }));
  expectDocumented(given.route, result);
  const body = JSON.parse(String(result.body));
  return { status: result.statusCode, etag: versionTag(result.headers?.etag), body };
}
const set = (key: string, value: unknown, version: number, who = 'admin') =>
  ask(who, { route: PUT, params: { key }, body: { value }, version });
const settingOf = async (key: string, route = LIST, params?: Record<string, string>) => {
  const { body } = await ask('admin', { route, params });
  return body.settings.find((setting: { key: string }) => setting.key === key);
};

describe('who', () => {
  const change = { route: SCHOOL_PUT, params: { schoolId, key: 'language' }, body: { value: 'nn' }, version: 9 };
  test.each([
    [undefined, 401, 'unauthenticated'],
    ['guardian', 401, 'wrong-audience'],
    ['nobody', 403, 'no-such-role'],
    ['office', 403, 'forbidden'],
    ['leader', 412, 'if-match-stale'],
    ['admin', 412, 'if-match-stale'],
  ])('a school’s setting is changed by %s: %s', async (who, status, code) => {
    expect(await ask(who, change)).toMatchObject({ status, body: { code } });
  });
});

describe('a value', () => {
  let version = 0;
  const key = 'absence.windowDays';
  beforeEach(async () => {
    version = (await settingOf(key)).version;
  });

  test('a value begins as the default, with its bounds and what it does', async () => {
    expect(await settingOf(key)).toEqual({
      key,
      title: 'Hvor langt fram',
      explanation: expect.stringContaining('foresatte'),
      value: 180,
      default: 180,
      origin: 'default',
      version: 0,
      perSchool: true,
      bounds: { least: 14, most: 366 },
      group: { id: 'absence', title: 'Fravær' },
      form: expect.objectContaining({ kind: 'number', least: 14, most: 366 }),
    });
  });

  test('a value is set, holds for schools too, and is seen by the other features at once', async () => {
    const changed = await set(key, 90, 0);
    expect(changed).toMatchObject({ status: 200, etag: '"1"', body: { value: 90, origin: 'owner', version: 1 } });
    expect(await settingOf(key, SCHOOL_LIST, { schoolId })).toMatchObject({ value: 90, origin: 'owner', version: 0 });
    const settings = await settingsLookup(tables.client, tables.tables.main).of(OWNER);
    expect([settings.at()[key], settings.at(schoolId)[key]]).toEqual([90, 90]);
  });

  test('a value is overridden by the school, and followed again', async () => {
    const params = { schoolId, key };
    const own = await ask('leader', { route: SCHOOL_PUT, params, body: { value: 30 }, version: 0 });
    expect(own.body).toMatchObject({ value: 30, origin: 'school', version: 1 });
    expect(await settingOf(key)).toMatchObject({ value: 90, origin: 'owner' });
    const back = await ask('leader', { route: SCHOOL_DELETE, params, version: 1 });
    expect(back.body).toMatchObject({ value: 90, origin: 'owner', version: 2 });
  });

  test('a repeat after a lost answer is the same answer; an older ETag with another wish is stale', async () => {
    const first = await set(key, 60, version);
    expect(await set(key, 60, version)).toEqual(first);
    expect(await set(key, 61, version)).toMatchObject({ status: 412, body: { code: 'if-match-stale' } });
  });

  test('one of two changes of a value at once is told that it came second', async () => {
    const both = await Promise.all([set(key, 100, version), set(key, 101, version)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { body } = await ask('admin', { route: HISTORY, params: { key } });
    expect(body.changes[0]).toMatchObject({ version: version + 1, after: (await settingOf(key)).value });
  });

  test('a value goes back to the default, and the history keeps everything', async () => {
    const before = await settingOf(key);
    const back = await ask('admin', { route: DELETE, params: { key }, version });
    expect(back.body).toMatchObject({ value: 180, origin: 'default', version: version + 1 });
    const { body } = await ask('admin', { route: HISTORY, params: { key } });
    expect(body.changes[0]).toEqual({
      version: version + 1,
      before: before.value,
      after: null,
      changedAt: '2026-11-24T06:30:00.000Z',
      changedBy: { staffId: admin, name: 'Ansatt admin' },
    });
    expect(body.changes.at(-1)).toMatchObject({ version: 1, before: null, after: 90 });
  });

  test('history comes in pages whose cursors fit nothing else', async () => {
    const query = { limit: '1' };
    const first = await ask('admin', { route: HISTORY, params: { key }, query });
    const next = String(first.body.next);
    const second = await ask('admin', { route: HISTORY, params: { key }, query: { ...query, cursor: next } });
    expect(second.body.changes[0].version).toBe(first.body.changes[0].version - 1);
    const elsewhere = await ask('admin', { route: HISTORY, params: { key: 'language' }, query: { cursor: next } });
    expect(elsewhere).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
  });
});

describe('the day of going live (decision 032)', () => {
  const key = 'school.goLiveDay';
  const params = { schoolId, key };
  const shown = () => settingOf(key, SCHOOL_LIST, { schoolId });
  const change = (value: string, version: number) =>
    ask('leader', { route: SCHOOL_PUT, params, body: { value }, version });
  const imported = (importedSince: string | undefined) =>
    seed(tables.client, tables.tables.main, [
      ...recordsOf(OWNER)
        .school(schoolId, 'Fjordvik skule')
        .map((item) => ({ ...item, importedSince })),
    ]);

  test('the day of going live is shown as it holds: the day of the school’s first import until somebody sets another', async () => {
    expect(await shown()).toMatchObject({ value: '', default: '', origin: 'default' });
    await imported('2026-11-20');
    expect(await shown()).toMatchObject({ value: '2026-11-20', default: '2026-11-20', origin: 'default' });
    expect(await settingOf(key)).toMatchObject({ value: '', default: '' });
    const bounds = ['2025-08-01', '2028-07-31'];
    for (const [version, value] of bounds.entries()) {
      expect((await change(value, version)).body).toMatchObject({ value, default: '2026-11-20', origin: 'school' });
    }
    expect((await change('', 2)).body).toMatchObject({ value: '2026-11-20', origin: 'school', version: 3 });
  });

  test('the day of going live of the owner holds for schools without their own, and not for one that follows its import', async () => {
    await set(key, '2026-08-17', 0);
    expect(await shown()).toMatchObject({ value: '2026-11-20', origin: 'school' });
    await ask('leader', { route: SCHOOL_DELETE, params, version: 3 });
    expect(await shown()).toMatchObject({ value: '2026-08-17', origin: 'owner' });
  });
});

describe('the write', () => {
  test('value, history and fact stand together', async () => {
    await set('roster.maxEndedShare', 20, 0);
    const found = await tables.client.send(
      new QueryCommand({
        TableName: tables.tables.main,
        IndexName: 'gsi2',
        KeyConditionExpression: 'gsi2pk = :pk',
        ExpressionAttributeValues: { ':pk': `${OWNER}#OUTBOX` },
      }),
    );
    const facts = (found.Items ?? []).map((item) => SettingFact.parse(item.fact));
    const [fact] = facts.filter(({ data }) => data.key === 'roster.maxEndedShare');
    expect(fact?.data).toEqual({ key: 'roster.maxEndedShare', settingVersion: 1, changedBy: admin });
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
  });

  test('two changes that only together contradict each other cannot both land', async () => {
    const reasons = ['reported-by-guardian', 'other'].map((id) => ({ id, nb: id, nn: id, en: id }));
    await set('absence.reasons', reasons, 0);
    const both = await Promise.all([
      set('absence.defaultReason', 'other', 0),
      set('absence.reasons', reasons.slice(0, 1), 1),
    ]);
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const settings = (await settingsLookup(tables.client, tables.tables.main).of(OWNER)).at();
    const ids = settings['absence.reasons'].map(({ id }) => id);
    expect(ids).toContain(settings['absence.defaultReason']);
  });
});

describe('bad input', () => {
  const put = { route: PUT, params: { key: 'absence.maxDays' }, version: 0 };
  test.each([
    ['too small', { value: 0 }, 422, 'invalid-request', '/value', 'too-small'],
    ['too big', { value: 99 }, 422, 'invalid-request', '/value', 'too-big'],
    ['of another type', { value: 'ten' }, 422, 'invalid-request', '/value', 'wrong-type'],
    ['missing', {}, 422, 'invalid-request', '/value', 'required'],
    ['with a field too many', { value: 3, valid: true }, 422, 'invalid-request', '/valid', 'unknown-field'],
  ])('a value %s', async (_what, body, status, code, pointer, fault) => {
    expect(await ask('admin', { ...put, body })).toMatchObject({
      status,
      body: { code, errors: [{ pointer, code: fault }] },
    });
  });

  test('a fault inside a value is pointed at', async () => {
    const value = [{ from: '2026-11-24', to: '2026-02-30', name: 'Plandag' }];
    const refused = await set('school.closedDays', value, 0);
    expect(refused.body.errors).toMatchObject([{ pointer: '/value/0/to', code: 'wrong-format' }]);
  });

  test.each(['2024-07-31', '2028-08-01', '1999-01-01', '2100-01-01'])(
    'a day of going live that is %s is refused, and the days that may be are named',
    async (value) => {
      const key = 'school.goLiveDay';
      const code = 'settings.go-live-day-far-away';
      const refused = await set(key, value, (await settingOf(key)).version);
      const bounds = { first: '2025-08-01', last: '2028-07-31' };
      expect(refused).toMatchObject({
        status: 422,
        body: { code, params: bounds, errors: [{ pointer: '/value', code }] },
      });
      expect(refused.body.detail).toContain('1. august 2025');
      expect(refused.body.errors[0].detail).toContain('31. juli 2028');
    },
  );

  test.each([
    ['absence.defaultReason', 'nothing', 'settings.default-reason-not-listed'],
    ['school.closedDays', [{ from: '2026-11-25', to: '2026-11-24', name: 'Plandag' }], 'settings.closed-days-turned'],
  ])('bad input: %s that does not agree', async (key, value, code) => {
    const { version } = await settingOf(key);
    expect(await set(key, value, version)).toMatchObject({
      status: 422,
      body: { code, errors: [{ pointer: '/value', code }] },
    });
  });

  test('a setting that no school may set', async () => {
    const params = { schoolId, key: 'roster.maxEndedShare' };
    const refused = await ask('leader', { route: SCHOOL_PUT, params, body: { value: 5 }, version: 0 });
    expect(refused).toMatchObject({ status: 422, body: { code: 'settings.not-per-school' } });
  });

  test('no If-Match, no such setting, no such school', async () => {
    expect(await ask('admin', { ...put, version: undefined, body: { value: 3 } })).toMatchObject({ status: 428 });
    const missing = await ask('admin', { ...put, params: { key: 'absence.nothing' }, body: { value: 3 } });
    const nowhere = await ask('admin', { route: SCHOOL_LIST, params: { schoolId: newId() } });
    for (const { status, body } of [missing, nowhere]) expect([status, body.code]).toEqual([404, 'not-found']);
  });
});
