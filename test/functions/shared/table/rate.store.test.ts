import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitLabelled } from '../../../../functions/shared/table/commit.ts';
import { itemAt } from '../../../../functions/shared/table/dynamo.ts';
import { countedTo, type Rate } from '../../../../functions/shared/table/rate.ts';
import { epochSeconds, momentOf } from '../../../../functions/shared/time.ts';
import { makeTables } from '../../../support/table.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());

const by = { kind: 'guardian', id: 'g1' };
const made = async (rate: Rate, at: string, { count, who = by }: { count?: number; who?: typeof by } = {}) => {
  const making = { ownerId: 'owner', by: who, now: momentOf(Date.parse(at)), ...(count !== undefined && { count }) };
  const action = countedTo(tables.tables.main, rate, making);
  return commitLabelled<'too-many'>(tables.client, [{ label: 'too-many', action }]);
};

test('a rate stops what is too much in an hour of the clock, for that person and that thing alone', async () => {
  const rate: Rate = { kind: 'LETTERS', per: 'hour', most: 3 };
  const [nine, end, ten] = ['2026-11-24T09:00:00.000Z', '2026-11-24T09:59:59.999Z', '2026-11-24T10:00:00.000Z'];
  expect(await made(rate, nine, { count: 2 })).toBe('saved');
  expect(await made(rate, end, { count: 2 })).toBe('too-many');
  expect(await made(rate, end)).toBe('saved');
  expect(await made(rate, end)).toBe('too-many');
  expect(await made(rate, ten)).toBe('saved');
  expect(await made(rate, end, { who: { ...by, id: 'g2' } })).toBe('saved');
  expect(await made({ ...rate, kind: 'PARCELS' }, end)).toBe('saved');
});

test('a rate of a day begins anew at midnight of Oslo, and its count is deleted soon', async () => {
  const rate: Rate = { kind: 'REPORTS', per: 'day', most: 1 };
  const [evening, midnight] = ['2026-11-24T22:59:59.999Z', '2026-11-24T23:00:00.000Z'];
  expect([await made(rate, evening), await made(rate, evening), await made(rate, midnight)]).toEqual([
    'saved',
    'too-many',
    'saved',
  ]);
  const item = await itemAt(tables.client, tables.tables.main, { pk: 'owner#GUARDIAN#g1', sk: 'REPORTS#2026-11-24' });
  expect(item).toMatchObject({ made: 1, expiresAtSeconds: epochSeconds(evening) + 2 * 86_400 });
});
