import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../../functions/shared/errors.ts';
import { idempotency } from '../../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../../functions/shared/ids.ts';
import { commit, factPut } from '../../../../functions/shared/table/commit.ts';
import { momentOf } from '../../../../functions/shared/time.ts';
import { anyFact } from '../../../support/facts.ts';
import { makeTables } from '../../../support/table.ts';

const OWNER = newId();
const NOW = '2026-11-24T07:00:00.000Z';
let world: Awaited<ReturnType<typeof makeTables>>;

beforeAll(async () => {
  world = await makeTables();
});
afterAll(() => world.stop());

const put = (id: string) => ({
  Put: {
    TableName: world.tables.main,
    Item: { pk: `${OWNER}#THING#${id}`, sk: 'THING' },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
const exists = async (id: string) => {
  const found = await world.client.send(
    new GetCommand({
      TableName: world.tables.main,
      Key: { pk: `${OWNER}#THING#${id}`, sk: 'THING' },
      ConsistentRead: true,
    }),
  );
  return found.Item !== undefined;
};

describe('a commit', () => {
  it('a commit writes a record and its fact together, or neither', async () => {
    const [first, second] = [newId(), newId()];
    const fact = anyFact(OWNER, 'thing-made', NOW, { thingId: first });
    expect(await commit(world.client, newId(), [put(first), factPut(world.tables.main, fact)])).toEqual({ ok: true });
    const again = await commit(world.client, newId(), [
      put(second),
      put(first),
      factPut(world.tables.main, anyFact(OWNER, 'thing-made', NOW)),
    ]);
    expect(again).toEqual({ ok: false, refused: [1] });
    expect([await exists(first), await exists(second)]).toEqual([true, false]);
    const open = await world.client.send(
      new QueryCommand({
        TableName: world.tables.main,
        IndexName: 'gsi2',
        KeyConditionExpression: 'gsi2pk = :pk',
        ExpressionAttributeValues: { ':pk': `${OWNER}#OUTBOX` },
      }),
    );
    expect(open.Items?.map((item) => item.fact)).toEqual([fact]);
  });

  it('a commit lets one of many writers of the same thing win, and tells the others so', async () => {
    const id = newId();
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => commit(world.client, newId(), [put(id)])));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });
});

describe('a replayed request', () => {
  it('a replayed request finds its own answer, nobody else’s, and refuses another body', async () => {
    const stored = idempotency(world.client, world.tables.main, async () => 'secret');
    const caller = (subject: string) => ({
      login: { login: 'feide' as const, ownerId: OWNER, subject },
      moment: momentOf(Date.parse(NOW)),
    });
    const [person, stranger] = [caller(newId()), caller(newId())];
    const idempotencyKey = { key: '0123456789abcdef', requestHash: 'h1' };
    expect(await stored.find(person, idempotencyKey)).toBeUndefined();
    await commit(world.client, newId(), [
      await stored.put(person, idempotencyKey, { status: 201, body: { made: true } }),
    ]);
    expect(await stored.find(person, idempotencyKey)).toMatchObject({ status: 201, body: { made: true } });
    expect(await stored.find(stranger, idempotencyKey)).toBeUndefined();
    await expect(stored.find(person, { ...idempotencyKey, requestHash: 'h2' })).rejects.toThrow(Refusal);
  });
});
