import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { commit, type Fact, factPut } from '../shared/commit.ts';
import { type Dynamo, key } from '../shared/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { isSettingKey, type Level, type Settings, type Stored, type Values } from './rules.ts';
import { VALUES } from './values.ts';

const StoredItem = z.object({
  key: z.string(),
  schoolId: z.optional(z.string()),
  value: z.optional(z.unknown()),
  version: z.number(),
  changedAt: z.string(),
});

const Change = z.object({
  version: z.number(),
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
  changedAt: z.string(),
  changedBy: z.string(),
});
/** One change of a setting: what it was, what it became, who and when. Absent values mean "not set here". */
export type Change = z.output<typeof Change>;

/** What is written when a setting changes. */
export type SettingChange = {
  readonly ownerId: string;
  readonly stored: Stored;
  readonly before: unknown;
  readonly changedBy: string;
  readonly changedAt: Instant;
  readonly fact: Fact;
};

const levelOf = (at: Level): readonly string[] => (at.level === 'owner' ? ['OWNER'] : ['SCHOOL', at.schoolId]);
const valueKey = (at: Level, name: string): string => key('VALUE', ...levelOf(at), name);
const historyPrefix = (at: Level, name: string): string => `${key('HISTORY', ...levelOf(at), name)}#`;

/** Settings of an owner in one partition: values, and every change beside them. */
export function settingsStore(client: Dynamo, table: string) {
  const partition = (ownerId: string) => key(ownerId, 'SETTINGS');
  return {
    /** Every value of the owner and its schools: one query. */
    all: (ownerId: string): Promise<readonly Stored[]> => allValues(client, table, partition(ownerId)),

    /** Writes value, history and fact together; `false` when another change came first. */
    async write(change: SettingChange): Promise<boolean> {
      const { ownerId, stored, fact } = change;
      const pk = partition(ownerId);
      const schoolId = stored.at.level === 'school' ? stored.at.schoolId : undefined;
      const written = await commit(client, fact.id, [
        {
          Put: {
            TableName: table,
            Item: {
              pk,
              sk: valueKey(stored.at, stored.key),
              key: stored.key,
              schoolId,
              value: stored.value,
              version: stored.version,
              changedAt: change.changedAt,
            },
            ConditionExpression: stored.version === 1 ? 'attribute_not_exists(pk)' : '#version = :before',
            ...(stored.version > 1 && {
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':before': stored.version - 1 },
            }),
          },
        },
        {
          Put: {
            TableName: table,
            Item: {
              pk,
              sk: `${historyPrefix(stored.at, stored.key)}${String(stored.version).padStart(6, '0')}`,
              version: stored.version,
              before: change.before,
              after: stored.value,
              changedAt: change.changedAt,
              changedBy: change.changedBy,
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        factPut(table, fact),
      ]);
      return written.ok;
    },

    /** The latest changes of one setting at one level, newest first. */
    async history(ownerId: string, at: Level, name: string, limit: number): Promise<readonly Change[]> {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': partition(ownerId), ':prefix': historyPrefix(at, name) },
          ScanIndexForward: false,
          Limit: limit,
          ConsistentRead: true,
        }),
      );
      return (page.Items ?? []).map((item) => Change.parse(item));
    },
  };
}

async function allValues(client: Dynamo, table: string, pk: string): Promise<readonly Stored[]> {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': 'VALUE#' },
        ConsistentRead: true,
        ExclusiveStartKey: start,
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return items.flatMap((item) => storedOf(item) ?? []);
}

/** An item of a setting that no longer exists is passed over; one whose value no longer fits is a failure to see. */
function storedOf(item: Record<string, unknown>): Stored | undefined {
  const { key: name, schoolId, value, version, changedAt } = StoredItem.parse(item);
  if (!isSettingKey(name)) return undefined;
  const at: Level = schoolId === undefined ? { level: 'owner' } : { level: 'school', schoolId };
  const parsed = value === undefined ? {} : { value: VALUES[name].parse(value) };
  return { key: name, at, version, changedAt, ...parsed };
}

/** Stored values by level, ready for the rules. */
export function valuesOf(stored: readonly Stored[]): Values {
  const owner: Record<string, unknown> = {};
  const schools = new Map<string, Record<string, unknown>>();
  for (const { key: name, at, value } of stored) {
    if (value === undefined) continue;
    if (at.level === 'owner') owner[name] = value;
    else schools.set(at.schoolId, { ...schools.get(at.schoolId), [name]: value });
  }
  return { owner: owner as Partial<Settings>, schools: schools as ReadonlyMap<string, Partial<Settings>> };
}
