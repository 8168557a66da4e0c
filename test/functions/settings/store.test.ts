import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import type { Level, Stored } from '../../../functions/settings/rules.ts';
import { type SettingChange, settingsStore } from '../../../functions/settings/store.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { anyFact } from '../../support/facts.ts';
import { makeTables } from '../../support/table.ts';

const AT = '2026-11-24T06:30:00.000Z';
const OWNER: Level = { level: 'owner' };

let tables: Awaited<ReturnType<typeof makeTables>>;
let store: ReturnType<typeof settingsStore>;
beforeAll(async () => {
  tables = await makeTables();
  store = settingsStore(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const change = (ownerId: string, stored: Partial<Stored>, more: Partial<SettingChange> = {}): SettingChange => ({
  ownerId,
  stored: { key: 'absence.windowDays', at: OWNER, value: 90, version: 1, changedAt: AT, ...stored },
  before: undefined,
  changedBy: newId(),
  changedAt: AT,
  leansOn: [],
  fact: anyFact(ownerId, 'setting-changed', AT),
  ...more,
});

test('a version is written once, and only upon the one before it', async () => {
  const owner = newId();
  const versions = [2, 1, 1, 3, 2, 3];
  const written: string[] = [];
  for (const version of versions) written.push(await store.write(change(owner, { version })));
  expect(written).toEqual(['stale', 'written', 'stale', 'stale', 'written', 'written']);
  const history = await store.history(owner, OWNER, 'absence.windowDays', 10);
  expect(history.map(({ version }) => version)).toEqual([3, 2, 1]);
});

test('a setting that another leans on must stand still, also when nobody has set it', async () => {
  const owner = newId();
  const leansOn = (version: number) => ({ leansOn: [{ at: OWNER, key: 'absence.reasons' as const, version }] });
  const wanted = { key: 'absence.defaultReason' as const, value: '' };
  expect(await store.write(change(owner, wanted, leansOn(1)))).toBe('moved');
  expect(await store.write(change(owner, wanted, leansOn(0)))).toBe('written');
  expect(await store.history(owner, OWNER, 'absence.defaultReason', 10)).toHaveLength(1);
});

test('history of one setting, level or owner is not another’s', async () => {
  const [owner, other, schoolId] = [newId(), newId(), newId()];
  const school: Level = { level: 'school', schoolId };
  await store.write(change(owner, {}));
  await store.write(change(owner, { at: school, value: 30 }));
  await store.write(change(owner, { key: 'absence.maxDays', value: 3 }));
  await store.write(change(other, { value: 60 }));
  const after = async (ownerId: string, at: Level) =>
    (await store.history(ownerId, at, 'absence.windowDays', 10)).map((version) => version.after);
  expect([await after(owner, OWNER), await after(owner, school), await after(other, OWNER)]).toEqual([
    [90],
    [30],
    [60],
  ]);
});

test('a query answers for an owner with more schools than one page holds', async () => {
  const owner = newId();
  const name = 'Kontoret '.padEnd(80, 'x');
  const days = Array.from({ length: 60 }, () => ({
    from: '2026-11-24',
    to: '2026-11-25',
    name: 'Planleggingsdag'.padEnd(60, 'x'),
  }));
  const schools = Array.from({ length: 250 }, () => newId());
  for (let at = 0; at < schools.length; at += 25) {
    const some = schools.slice(at, at + 25).map((schoolId) => ({ level: 'school' as const, schoolId }));
    const writes = some.map((level) =>
      store.write(change(owner, { at: level, key: 'school.closedDays', value: days })),
    );
    expect(new Set(await Promise.all(writes))).toEqual(new Set(['written']));
  }
  const last: Level = { level: 'school', schoolId: String(schools.sort().at(-1)) };
  await store.write(change(owner, { at: last, key: 'school.contact', value: { name, phone: '' } }));
  const settings = await settingsLookup(tables.client, tables.tables.main).of(owner);
  expect(settings.at(last.schoolId)['school.contact'].name).toBe(name);
  expect(schools.every((schoolId) => settings.at(schoolId)['school.closedDays'].length === 60)).toBe(true);
});

test('an item of a setting that is gone is passed over, a value that no longer fits is a failure to see', async () => {
  const owner = newId();
  const item = { pk: `${owner}#SETTINGS`, version: 1, changedAt: AT };
  const put = (key: string, value: unknown) =>
    tables.client.send(
      new PutCommand({ TableName: tables.tables.main, Item: { ...item, sk: `VALUE#OWNER#${key}`, key, value } }),
    );
  await put('absence.colour', 'blue');
  expect(await store.all(owner)).toEqual([]);
  await put('absence.windowDays', 3);
  await expect(store.all(owner)).rejects.toThrow();
});
