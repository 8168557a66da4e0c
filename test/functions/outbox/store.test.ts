import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outboxStore } from '../../../functions/outbox/store.ts';
import type { Fact } from '../../../functions/shared/fact.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { commit, factPut } from '../../../functions/shared/table/commit.ts';
import { anyFact } from '../../support/facts.ts';
import { makeTables } from '../../support/table.ts';

let world: Awaited<ReturnType<typeof makeTables>>;
let store: ReturnType<typeof outboxStore>;
beforeAll(async () => {
  world = await makeTables();
  store = outboxStore(world.client, world.tables.main);
});
afterAll(() => world.stop());

const LATE = '2026-11-24T07:00:00.000Z';

/** Facts of a fresh owner, one a minute from half past six. */
async function written(count: number): Promise<{ readonly ownerId: string; readonly facts: readonly Fact[] }> {
  const ownerId = newId();
  const facts = Array.from({ length: count }, (_one, minute) =>
    anyFact(ownerId, 'absence-reported', `2026-11-24T06:${30 + minute}:00.000Z`, { minute }),
  );
  for (const fact of facts.toReversed()) await commit(world.client, newId(), [factPut(world.tables.main, fact)]);
  return { ownerId, facts };
}

async function itemOf({ ownerId, id }: Fact): Promise<Record<string, unknown> | undefined> {
  const { Item } = await world.client.send(
    new GetCommand({
      TableName: world.tables.main,
      Key: { pk: `${ownerId}#OUTBOX#${id}`, sk: 'FACT' },
      ConsistentRead: true,
    }),
  );
  return Item;
}

describe('the outbox', () => {
  it('the outbox gives open facts oldest first, those before the instant only, at most as many as asked for', async () => {
    const { ownerId, facts } = await written(5);
    expect(await store.openBefore(ownerId, LATE, 10)).toEqual(facts);
    expect(await store.openBefore(ownerId, LATE, 2)).toEqual(facts.slice(0, 2));
    expect(await store.openBefore(ownerId, '2026-11-24T06:32:00.000Z', 10)).toEqual(facts.slice(0, 2));
  });

  it('the outbox gives an owner’s own facts only', async () => {
    const [first, other] = [await written(1), await written(1)];
    expect(await store.openBefore(first.ownerId, LATE, 10)).toEqual(first.facts);
    expect(await store.openBefore(other.ownerId, LATE, 10)).toEqual(other.facts);
  });

  it('the outbox marks a fact published once: it is open no more, kept a while, and a second marking changes nothing', async () => {
    const { ownerId, facts } = await written(2);
    const [first, second] = facts;
    if (!first || !second) throw new Error('two facts were wanted');
    await store.markPublished(first, LATE, 60);
    expect(await store.openBefore(ownerId, LATE, 10)).toEqual([second]);
    const marked = await itemOf(first);
    expect(marked).toMatchObject({ fact: first, publishedAt: LATE, expiresAtSeconds: Date.parse(LATE) / 1000 + 60 });
    await store.markPublished(first, '2026-11-24T08:00:00.000Z', 60);
    expect(await itemOf(first)).toEqual(marked);
  });

  it('marking many times at once ends in one mark', async () => {
    const { facts } = await written(1);
    const [fact] = facts;
    if (!fact) throw new Error('a fact was wanted');
    const instants = Array.from({ length: 8 }, (_one, index) => `2026-11-24T07:0${index}:00.000Z`);
    await Promise.all(instants.map((at) => store.markPublished(fact, at, 60)));
    const { publishedAt, expiresAtSeconds } = (await itemOf(fact)) ?? {};
    expect(expiresAtSeconds).toBe(Date.parse(String(publishedAt)) / 1000 + 60);
  });

  it('marking what is not there makes nothing', async () => {
    const fact = anyFact(newId(), 'absence-reported', LATE, {});
    await store.markPublished(fact, LATE, 60);
    expect(await itemOf(fact)).toBeUndefined();
  });
});
