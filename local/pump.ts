import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import type { Invoke } from './invoke.ts';
import type { Json } from './resolve.ts';
import { jsonFile } from './state.ts';
import type { StreamMapping } from './template.ts';

type Pump = {
  readonly mapping: StreamMapping;
  readonly endpoint: string;
  readonly folder: string;
  readonly invoke: Invoke;
  /** Sends the position of a failed record to a queue. */
  readonly putAside: (queue: string, what: Json) => Promise<void>;
  readonly report: (line: string) => void;
};

const IDLE_MILLISECONDS = 150;

/** One table's stream → one function, with the semantics of Lambda's event source mapping. Returns a stop function. */
export function startPump(pump: Pump): () => Promise<void> {
  const client = new DynamoDBStreamsClient({ endpoint: pump.endpoint });
  const saved = jsonFile<Record<string, string>>(pump.folder, `stream-${pump.mapping.function}.json`, () => ({}));
  const checkpoints = saved.read();
  let running = true;
  const loop = async () => {
    while (running) {
      try {
        const shards = await shardsOf(client, pump.mapping.table);
        let moved = false;
        for (const { stream, shard } of shards) {
          const records = await next(client, stream, shard, checkpoints[shard]);
          if (records.length === 0) continue;
          moved = true;
          await work(
            pump,
            records.filter((record) => matches(pump.mapping.filters, record)),
          );
          checkpoints[shard] = records.at(-1)?.dynamodb?.SequenceNumber ?? '';
          saved.write(checkpoints);
        }
        if (!moved) await pause(IDLE_MILLISECONDS);
      } catch (error) {
        if (running) pump.report(`The stream of ${pump.mapping.table} could not be read: ${String(error)}`);
        await pause(1000);
      }
    }
  };
  const done = loop();
  return async () => {
    running = false;
    await done;
    client.destroy();
  };
}

const pause = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));

async function shardsOf(client: DynamoDBStreamsClient, table: string) {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: table }));
  const found: { stream: string; shard: string }[] = [];
  for (const { StreamArn: stream = '' } of Streams) {
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: stream }));
    for (const { ShardId: shard = '' } of StreamDescription?.Shards ?? []) found.push({ stream, shard });
  }
  return found;
}

async function next(
  client: DynamoDBStreamsClient,
  stream: string,
  shard: string,
  after?: string,
): Promise<StreamRecord[]> {
  const place = after
    ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: after }
    : { ShardIteratorType: 'TRIM_HORIZON' as const };
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({ StreamArn: stream, ShardId: shard, ...place }),
  );
  const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
  return Records;
}

/**
 * Handles records in batches, in order. A batch that fails part-way continues from the first failed record. A batch
 * that keeps failing is halved until the poisoned record is alone; its position is then put aside.
 */
export async function work(
  pump: Pick<Pump, 'mapping' | 'invoke' | 'putAside'>,
  records: readonly StreamRecord[],
): Promise<void> {
  const { batchSize } = pump.mapping;
  for (let at = 0; at < records.length; at += batchSize) await handle(pump, records.slice(at, at + batchSize));
}

async function handle(
  pump: Pick<Pump, 'mapping' | 'invoke' | 'putAside'>,
  batch: readonly StreamRecord[],
): Promise<void> {
  const { mapping } = pump;
  let rest = batch;
  for (let attempt = 0; rest.length > 0; attempt++) {
    const failedAt = await firstFailure(pump, rest);
    if (failedAt === undefined) return;
    if (failedAt > 0) {
      rest = rest.slice(failedAt);
      attempt = -1;
    } else if (mapping.bisect && rest.length > 1 && attempt >= 1) {
      const half = Math.ceil(rest.length / 2);
      await handle(pump, rest.slice(0, half));
      return handle(pump, rest.slice(half));
    } else if (mapping.retries >= 0 && attempt >= mapping.retries) {
      await aside(pump, rest);
      return;
    } else await pause(Math.min(50 * 2 ** attempt, 2000));
  }
}

async function firstFailure(
  pump: Pick<Pump, 'mapping' | 'invoke'>,
  batch: readonly StreamRecord[],
): Promise<number | undefined> {
  const event = { Records: batch.map((record) => eventOf(pump.mapping.table, record)) };
  try {
    const answer = (await pump.invoke(pump.mapping.function, event)) as
      | { batchItemFailures?: { itemIdentifier: string }[] }
      | undefined;
    const failed = new Set((answer?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier));
    if (failed.size === 0) return undefined;
    const index = batch.findIndex((record) => failed.has(record.dynamodb?.SequenceNumber ?? ''));
    return index < 0 ? 0 : index; // an identifier we did not send means the whole batch, as at Lambda
  } catch {
    return 0;
  }
}

const aside = async (pump: Pick<Pump, 'mapping' | 'putAside'>, batch: readonly StreamRecord[]): Promise<void> => {
  if (!pump.mapping.aside) return;
  await pump.putAside(pump.mapping.aside, {
    DDBStreamBatchInfo: {
      startSequenceNumber: batch[0]?.dynamodb?.SequenceNumber,
      endSequenceNumber: batch.at(-1)?.dynamodb?.SequenceNumber,
      batchSize: batch.length,
    },
    requestContext: { functionArn: pump.mapping.function, condition: 'RetryAttemptsExhausted' },
  });
};

const eventOf = (table: string, record: StreamRecord) => ({
  ...record,
  eventSource: 'aws:dynamodb',
  awsRegion: 'eu-north-1',
  eventSourceARN: `arn:aws:dynamodb:eu-north-1:000000000000:table/${table}/stream`,
  dynamodb: {
    ...record.dynamodb,
    ApproximateCreationDateTime: (record.dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
  },
});

/** Lambda's filter patterns as far as we use them: each leaf is a list of values, or `{exists}` or `{prefix}`. */
export function matches(filters: readonly Json[], record: unknown): boolean {
  return filters.length === 0 || filters.some((pattern) => fits(pattern, record));
}

function fits(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) {
    return pattern.some((wanted: unknown) => {
      if (wanted === null || typeof wanted !== 'object') return wanted === value;
      const { exists, prefix } = wanted as { exists?: boolean; prefix?: string };
      if (exists !== undefined) return exists === (value !== undefined);
      return prefix !== undefined && typeof value === 'string' && value.startsWith(prefix);
    });
  }
  if (pattern === null || typeof pattern !== 'object') return false;
  return Object.entries(pattern).every(([name, inner]) =>
    fits(inner, value !== null && typeof value === 'object' ? Reflect.get(value, name) : undefined),
  );
}
