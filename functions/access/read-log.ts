import { BatchWriteCommand, type BatchWriteCommandOutput } from '@aws-sdk/lib-dynamodb';
import { type Dynamo, key } from '../shared/dynamo.ts';
import { newSortableId } from '../shared/ids.ts';
import { epochSeconds, type Instant } from '../shared/time.ts';

/** One look at a protected person's record: who, about whom, by which relation, when (J4). Ids only. */
export type Read = {
  readonly ownerId: string;
  readonly pupilId: string;
  readonly actorId: string;
  readonly actorKind: 'guardian' | 'pupil' | 'staff';
  readonly action: string;
  readonly basis: string;
  readonly at: Instant;
};

/** Keeps reads. Throws when they cannot be kept: a protected record is not shown without a trace. */
export type LogRead = (reads: readonly Read[]) => Promise<void>;

/** How long the owner keeps the log when nothing else is set: two years. */
const KEPT_DAYS = 730;
const BATCH = 25;
const TRIES = 6;

/** The access log's writer, on the log's own table with its own retention. */
export function readLog(client: Pick<Dynamo, 'send'>, table: string, keptDays = KEPT_DAYS): LogRead {
  return async (reads) => {
    const puts = reads.map((read) => ({ PutRequest: { Item: itemOf(read, keptDays) } }));
    for (let at = 0; at < puts.length; at += BATCH) await writeAll(client, table, puts.slice(at, at + BATCH));
  };
}

const itemOf = (read: Read, keptDays: number) => ({
  pk: key(read.ownerId, 'PUPIL', read.pupilId),
  sk: newSortableId(Date.parse(read.at)),
  ...read,
  expiresAtSeconds: epochSeconds(read.at) + keptDays * 86_400,
});

type Puts = { PutRequest: { Item: Record<string, unknown> } }[];

async function writeAll(client: Pick<Dynamo, 'send'>, table: string, puts: Puts): Promise<void> {
  let left: BatchWriteCommand['input']['RequestItems'] = { [table]: puts };
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const answer: BatchWriteCommandOutput = await client.send(new BatchWriteCommand({ RequestItems: left }));
    left = answer.UnprocessedItems;
    if (!left || Object.keys(left).length === 0) return;
    await new Promise((later) => setTimeout(later, 20 * 2 ** attempt * (0.5 + Math.random())));
  }
  throw new Error('The access log did not take all reads; the answer is held back.');
}
