import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';

export type Dynamo = DynamoDBDocumentClient;

/** The document client every store uses. `undefined` fields are left out; the endpoint comes from the environment. */
export const dynamo = (): Dynamo =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 4 }), {
    marshallOptions: { removeUndefinedValues: true },
  });

const PART = /^[A-Za-z0-9:._-]+$/;

/**
 * Joins the parts of a key with `#`. Every part must match a strict pattern, so no id can reach into another
 * owner's keys (threat 34); a bad part is a programming error, since ids are checked at the border.
 */
export function key(...parts: readonly string[]): string {
  for (const part of parts) {
    if (!PART.test(part)) throw new Error(`A key part is not an id, a word or a date: ${part.length} characters`);
  }
  return parts.join('#');
}

type Item = Record<string, unknown>;
type Query = Omit<QueryCommandInput, 'ExclusiveStartKey'>;

/** Items of one partition, of the table or of an index: all of them, or those whose sort key is in a range. */
export type Part = {
  readonly index?: 'gsi1' | 'gsi2';
  readonly pk: string;
  /** Both ends included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly prefix?: string | undefined;
};

/** The query of a part. Reads of the table are strongly consistent, reads of an index eventually consistent. */
export function queryOf(table: string, { index, pk, ...range }: Part) {
  const ends = Object.entries(range).filter(([, end]) => end !== undefined);
  const name = index ?? '';
  return {
    TableName: table,
    ...(index ? { IndexName: index } : { ConsistentRead: true }),
    KeyConditionExpression: [
      `${name}pk = :pk`,
      ...rangeOf(
        `${name}sk`,
        ends.map(([end]) => end),
      ),
    ].join(' AND '),
    ExpressionAttributeValues: { ':pk': pk, ...Object.fromEntries(ends.map(([end, value]) => [`:${end}`, value])) },
  };
}

const COMPARED: Readonly<Record<string, string>> = { from: '>=', to: '<=', before: '<', after: '>' };

/** DynamoDB takes one condition of the sort key. */
function rangeOf(sk: string, ends: readonly string[]): string[] {
  if (ends.includes('from') && ends.includes('to')) return [`${sk} BETWEEN :from AND :to`];
  return ends.map((end) => (end === 'prefix' ? `begins_with(${sk}, :prefix)` : `${sk} ${COMPARED[end]} :${end}`));
}

/** The first items of a query, at most `limit`, in one round trip. */
export async function firstItems(client: Dynamo, query: Query, limit: number): Promise<Item[]> {
  return (await client.send(new QueryCommand({ ...query, Limit: limit }))).Items ?? [];
}

/** The item of a key, strongly consistent. */
export async function itemAt(client: Dynamo, table: string, place: Item): Promise<Item | undefined> {
  return (await client.send(new GetCommand({ TableName: table, Key: place, ConsistentRead: true }))).Item;
}

/** The items of a query, page by page as they are consumed. */
export async function* eachItem(client: Dynamo, query: Query): AsyncGenerator<Item> {
  let start: Item | undefined;
  do {
    const page = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: start }));
    yield* page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start);
}

/** All items of a query, for partitions that are known to be small. */
export async function allItems(client: Dynamo, query: Query): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of eachItem(client, query)) items.push(item);
  return items;
}

/** Counts the items of a query. */
export async function countItems(client: Dynamo, query: Query): Promise<number> {
  let count = 0;
  let start: Item | undefined;
  do {
    const page = await client.send(new QueryCommand({ ...query, Select: 'COUNT', ExclusiveStartKey: start }));
    count += page.Count ?? 0;
    start = page.LastEvaluatedKey;
  } while (start);
  return count;
}

/** Every item between two sort keys of a partition, both included; strongly consistent. */
export const itemsBetween = (client: Dynamo, table: string, pk: string, from: string, to: string): Promise<Item[]> =>
  allItems(client, queryOf(table, { pk, from, to }));

/**
 * A page of a partition: items of one kind, which their sortable ids name. `after` is the last id of the page before.
 */
export type NewestPage = {
  readonly pk: string;
  readonly kind: string;
  readonly limit: number;
  readonly after?: string | undefined;
};

/**
 * The items of a page, newest first; one more than `limit` says that there is more. Strongly consistent, in one round
 * trip.
 */
export async function newestFirst(
  client: Dynamo,
  table: string,
  { pk, kind, limit, after }: NewestPage,
): Promise<Item[]> {
  const last = after === undefined ? undefined : key(kind, after);
  const page = await client.send(
    new QueryCommand({
      ...queryOf(table, { pk, from: `${kind}#`, to: last ?? `${kind}#~` }),
      ScanIndexForward: false,
      // BETWEEN holds its end, so a later page finds the last item of the page before first.
      Limit: limit + (last === undefined ? 1 : 2),
    }),
  );
  return (page.Items ?? []).filter(({ sk }) => sk !== last);
}

/** The most keys of one BatchGetItem. */
const BATCH = 100;

/**
 * Items by key, strongly consistent, unordered; missing items are left out. Makes as many parallel calls as the keys
 * need.
 */
export const itemsAt = (client: Dynamo, table: string, keys: readonly Item[]): Promise<Item[]> =>
  batchesAt(client, table, { keys, ConsistentRead: true });

/** The same for half the read units, eventually consistent: for data that is only shown and decides nothing. */
export const itemsToShow = (client: Dynamo, table: string, keys: readonly Item[]): Promise<Item[]> =>
  batchesAt(client, table, { keys, ConsistentRead: false });

type Batch = { readonly keys: readonly Item[]; readonly ConsistentRead: boolean };

async function batchesAt(client: Dynamo, table: string, { keys, ConsistentRead }: Batch): Promise<Item[]> {
  const batches = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_none, index) =>
    batchAt(client, table, { keys: keys.slice(index * BATCH, (index + 1) * BATCH), ConsistentRead }),
  );
  return (await Promise.all(batches)).flat();
}

async function batchAt(client: Dynamo, table: string, { keys, ConsistentRead }: Batch): Promise<Item[]> {
  const items: Item[] = [];
  let wanted: Item[] = [...keys];
  while (wanted.length > 0) {
    const answer = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead } } }),
    );
    items.push(...(answer.Responses?.[table] ?? []));
    wanted = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return items;
}

/** True when a conditional write or a transaction was refused by a condition. */
export function conditionFailed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'ConditionalCheckFailedException') return true;
  return error.name === 'TransactionCanceledException' && cancelCodes(error).includes('ConditionalCheckFailed');
}

/** True when a conditional write succeeded, false when its condition failed; rethrows any other failure. */
export async function conditionMet(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (conditionFailed(error)) return false;
    throw error;
  }
}

/** The item after a conditional update; `undefined` when the condition failed. */
export async function updatedItem(client: Dynamo, update: UpdateCommandInput): Promise<Item | undefined> {
  try {
    return (await client.send(new UpdateCommand({ ...update, ReturnValues: 'ALL_NEW' }))).Attributes;
  } catch (error) {
    if (conditionFailed(error)) return undefined;
    throw error;
  }
}

/** True when another transaction touched the same items at the same time: retry. */
export const transactionConflict = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'TransactionInProgressException' ||
    error.name === 'TransactionConflictException' ||
    (error.name === 'TransactionCanceledException' && cancelCodes(error).includes('TransactionConflict')));

/** Per action of a cancelled transaction: `None`, `ConditionalCheckFailed`, `TransactionConflict` … */
export function cancelCodes(error: Error): string[] {
  const reasons: unknown = Reflect.get(error, 'CancellationReasons');
  return Array.isArray(reasons) ? reasons.map((reason: { Code?: string }) => reason.Code ?? 'None') : [];
}
