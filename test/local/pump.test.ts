import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { matches, startPump, work } from '../../local/pump.ts';
import type { StreamMapping } from '../../local/template.ts';
import { LOCAL, makeTables } from '../support/table.ts';

const MAPPING: StreamMapping = {
  table: 'main',
  function: 'OnFact',
  filters: [{ eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['OUTBOX'] } } } }],
  batchSize: 4,
  retries: 3,
  bisect: true,
  aside: 'aside',
};

type Event = { readonly Records: readonly { readonly dynamodb?: { readonly SequenceNumber?: string } }[] };
const idsOf = (event: unknown) => (event as Event).Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
const records = (count: number) =>
  Array.from({ length: count }, (_one, index) => ({ dynamodb: { SequenceNumber: String(index) } }));

/** A function that fails at some records: by throwing, or by naming the first that failed as our entries do. */
function consumer(fails: (id: string) => boolean, how: 'throws' | 'names' = 'names') {
  const batches: string[][] = [];
  const done: string[] = [];
  const aside: unknown[] = [];
  return {
    batches,
    done,
    aside,
    invoke: async (_id: string, event: unknown) => {
      const ids = idsOf(event);
      batches.push(ids);
      for (const id of ids) {
        if (!fails(id)) done.push(id);
        else if (how === 'throws') throw new Error('cannot');
        else return { batchItemFailures: [{ itemIdentifier: id }] };
      }
      return { batchItemFailures: [] };
    },
    putAside: async (_queue: string, what: object) => void aside.push(what),
  };
}
const placesOf = (aside: readonly unknown[]) =>
  aside.map(
    (message) =>
      (message as { DDBStreamBatchInfo: { startSequenceNumber: string; batchSize: number } }).DDBStreamBatchInfo,
  );

describe('the pump’s filter', () => {
  const [pattern] = MAPPING.filters;
  const insert = { eventName: 'INSERT', dynamodb: { NewImage: { type: { S: 'OUTBOX' } } } };
  it.each<[string, unknown, boolean]>([
    ['a fact that was written', insert, true],
    ['a fact that was marked', { ...insert, eventName: 'MODIFY' }, false],
    ['another item', { ...insert, dynamodb: { NewImage: { type: { S: 'REPORT' } } } }, false],
    ['an item without a type', { ...insert, dynamodb: { NewImage: {} } }, false],
    ['a removal', { eventName: 'REMOVE', dynamodb: {} }, false],
  ])('the pump’s filter: %s', (_what, record, let_through) => {
    expect(matches([pattern ?? {}], record)).toBe(let_through);
  });

  it('the pump’s filter knows what exists and how text begins; no filter lets all through, of several one is enough', () => {
    expect(matches([{ a: [{ exists: true }] }], { a: 1 })).toBe(true);
    expect(matches([{ a: [{ exists: false }] }], { a: 1 })).toBe(false);
    expect(matches([{ a: [{ exists: false }] }], {})).toBe(true);
    expect(matches([{ a: [{ prefix: 'OUT' }] }], { a: 'OUTBOX' })).toBe(true);
    expect(matches([{ a: [{ prefix: 'OUT' }] }], { a: 1 })).toBe(false);
    expect(matches([], insert)).toBe(true);
    expect(matches([{ a: ['x'] }, pattern ?? {}], insert)).toBe(true);
  });
});

describe('the pump’s batches', () => {
  afterEach(() => void vi.useRealTimers());
  const hurry = () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    vi.setTimerTickMode('nextTimerAsync');
  };
  const run = (worker: ReturnType<typeof consumer>, count: number, mapping: Partial<StreamMapping> = {}) =>
    work({ ...worker, mapping: { ...MAPPING, ...mapping } }, records(count));

  it('the pump’s batches are as large as deployed, in order', async () => {
    const worker = consumer(() => false);
    await run(worker, 10);
    expect(worker.batches).toEqual([
      ['0', '1', '2', '3'],
      ['4', '5', '6', '7'],
      ['8', '9'],
    ]);
  });

  it('the pump’s batches go on from the record that failed, not from the beginning', async () => {
    hurry();
    let failures = 2;
    const worker = consumer((id) => id === '2' && failures-- > 0);
    await run(worker, 4);
    expect(worker.batches).toEqual([
      ['0', '1', '2', '3'],
      ['2', '3'],
      ['2', '3'],
    ]);
    expect([worker.done, worker.aside]).toEqual([['0', '1', '2', '3'], []]);
  });

  it('the pump’s batches are tried no more often than deployed, then their place is put aside', async () => {
    hurry();
    const worker = consumer((id) => id === '0');
    await run(worker, 1);
    expect(worker.batches).toHaveLength(1 + MAPPING.retries);
    expect(worker.aside).toEqual([
      {
        DDBStreamBatchInfo: { startSequenceNumber: '0', endSequenceNumber: '0', batchSize: 1 },
        requestContext: { functionArn: 'OnFact', condition: 'RetryAttemptsExhausted' },
      },
    ]);
  });

  it('the pump’s batches without halving, a batch that throws is put aside whole; without a place to go it is dropped', async () => {
    hurry();
    const worker = consumer((id) => id === '1', 'throws');
    await run(worker, 4, { bisect: false });
    expect(placesOf(worker.aside)).toMatchObject([{ startSequenceNumber: '0', batchSize: 4 }]);
    const { aside, ...nowhere } = MAPPING;
    const two = consumer(() => true);
    await work({ ...two, mapping: nowhere }, records(1));
    expect([aside, two.aside]).toEqual(['aside', []]);
  });

  it('the pump’s batches: whatever is poisoned, that alone is put aside, once; all else is handled, in order', async () => {
    hurry();
    const cases = fc.record({
      count: fc.integer({ min: 1, max: 25 }),
      poison: fc.uniqueArray(fc.nat(24), { maxLength: 5 }),
      batchSize: fc.integer({ min: 1, max: 10 }),
      how: fc.constantFrom<'throws' | 'names'>('throws', 'names'),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ count, poison, batchSize, how }) => {
        const bad = poison.filter((id) => id < count).sort((a, b) => a - b);
        const worker = consumer((id) => bad.includes(Number(id)), how);
        await run(worker, count, { batchSize });
        const wanted = records(count).map(({ dynamodb }) => dynamodb.SequenceNumber);
        const firsts = [...new Set(worker.done)];
        expect(firsts).toEqual(wanted.filter((id) => !bad.includes(Number(id))));
        expect(placesOf(worker.aside).map(({ startSequenceNumber }) => Number(startSequenceNumber))).toEqual(bad);
        expect(placesOf(worker.aside).every((place) => place.batchSize === 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the pump on a real stream', () => {
  let world: Awaited<ReturnType<typeof makeTables>>;
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-pump-'));
  beforeAll(async () => {
    vi.stubEnv('AWS_REGION', LOCAL.region);
    vi.stubEnv('AWS_ACCESS_KEY_ID', LOCAL.credentials.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', LOCAL.credentials.secretAccessKey);
    world = await makeTables(undefined, { stream: true });
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a pump until it has handled as many facts as wanted, and stops it. */
  async function pumped(wanted: number, fails: (name: string) => boolean = () => false, state = folder) {
    const handled: string[] = [];
    const aside: object[] = [];
    const stop = startPump({
      mapping: { ...MAPPING, table: world.tables.main, retries: 1 },
      endpoint: world.endpoint,
      folder: state,
      invoke: async (_id, event) => {
        for (const record of (event as { Records: { dynamodb: { NewImage: { name: { S: string } } } }[] }).Records) {
          const name = record.dynamodb.NewImage.name.S;
          if (fails(name)) throw new Error('cannot');
          handled.push(name);
        }
        return undefined;
      },
      putAside: async (_queue, what) => void aside.push(what),
      report: () => {},
    });
    await vi.waitFor(() => expect(new Set(handled).size).toBeGreaterThanOrEqual(wanted), { timeout: 10_000 });
    await stop();
    return { handled, aside };
  }
  const put = (pk: string, name: string, type = 'OUTBOX') =>
    world.client.send(new PutCommand({ TableName: world.tables.main, Item: { pk, sk: 'FACT', type, name } }));
  const facts = async (...names: string[]) => {
    for (const name of names) await put(name, name);
  };

  it('the pump on a real stream brings what was written and nothing else, goes on where it stopped, and repeats what was not noted', async () => {
    await facts('a', 'b');
    await put('c', 'c', 'REPORT');
    await world.client.send(
      new UpdateCommand({
        TableName: world.tables.main,
        Key: { pk: 'a', sk: 'FACT' },
        UpdateExpression: 'SET publishedAt = :at',
        ExpressionAttributeValues: { ':at': '2026-11-24' },
      }),
    );
    await facts('d');
    expect((await pumped(3)).handled).toEqual(['a', 'b', 'd']);
    await facts('e', 'f');
    expect((await pumped(2)).handled).toEqual(['e', 'f']);
    // A state folder that never heard of it stands for a crash before the place was noted: at least once, not at most.
    const forgetful = mkdtempSync(join(tmpdir(), 'skolebro-pump-'));
    expect((await pumped(5, () => false, forgetful)).handled).toEqual(['a', 'b', 'd', 'e', 'f']);
    rmSync(forgetful, { recursive: true });
  });

  it('a poisoned record stops no other, and its place is put aside', async () => {
    await facts('g', 'poison', 'h', 'i');
    const { handled, aside } = await pumped(3, (name) => name === 'poison');
    expect([...new Set(handled)]).toEqual(['g', 'h', 'i']);
    expect(placesOf(aside)).toMatchObject([{ batchSize: 1 }]);
  });
});
