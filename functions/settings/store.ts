import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Fact } from '../shared/fact.ts';
import { commit, factPut, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { allItems, type Dynamo, key, queryOf } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { DEFINITIONS, isSettingKey, type SettingKey } from './definitions.ts';
import type { Level, Stored } from './rules.ts';

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
/** A change of a setting: values before and after, author and time. An absent value means "not set here". */
export type Change = z.output<typeof Change>;

/** A change to write. */
export type SettingChange = {
  readonly ownerId: string;
  readonly stored: Stored;
  readonly before: unknown;
  readonly changedBy: string;
  readonly changedAt: Instant;
  readonly fact: Fact;
  /** Settings that the decision depends on, with the versions read: the write requires these versions. */
  readonly leansOn: readonly { readonly at: Level; readonly key: SettingKey; readonly version: number }[];
};

/** The result of a write: `stale` if this setting was changed meanwhile, `moved` if one of `leansOn` was. */
export type Written = 'written' | 'stale' | 'moved';
export type SettingsStore = ReturnType<typeof settingsStore>;

const levelOf = (at: Level): readonly string[] => (at.level === 'owner' ? ['OWNER'] : ['SCHOOL', at.schoolId]);
const valueKey = (at: Level, name: string): string => key('VALUE', ...levelOf(at), name);
const historyPrefix = (at: Level, name: string): string => `${key('HISTORY', ...levelOf(at), name)}#`;
const MOST_VERSIONS = 999_999;
const padded = (version: number): string => String(version).padStart(6, '0');

/** Settings of an owner in one partition: values, and the history of all changes. */
export function settingsStore(client: Dynamo, table: string) {
  const partition = (ownerId: string) => key(ownerId, 'SETTINGS');
  return {
    /** Every value of the owner and its schools: one query. */
    all: (ownerId: string): Promise<readonly Stored[]> => allValues(client, table, partition(ownerId)),

    /** Writes value, history and fact together, or nothing. */
    async write(change: SettingChange): Promise<Written> {
      const written = await commit(client, change.fact.id, writes(table, partition(change.ownerId), change));
      if (written.ok) return 'written';
      return written.refused.some((index) => index < OWN_WRITES) ? 'stale' : 'moved';
    },

    /** Changes of one setting at one level, newest first; `before` leaves out that version and all later ones. */
    async history(
      ownerId: string,
      at: Level,
      name: string,
      limit: number,
      before?: number,
    ): Promise<readonly Change[]> {
      const prefix = historyPrefix(at, name);
      const page = await client.send(
        new QueryCommand({
          ...queryOf(table, {
            pk: partition(ownerId),
            from: `${prefix}${padded(1)}`,
            to: `${prefix}${padded(before === undefined ? MOST_VERSIONS : before - 1)}`,
          }),
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return (page.Items ?? []).map((item) => Change.parse(item));
    },
  };
}

/** Value and history: a refusal of one of these means that another write changed this same setting. */
const OWN_WRITES = 2;

function writes(table: string, pk: string, change: SettingChange): WriteAction[] {
  const { stored, before, changedAt, changedBy } = change;
  const { at, key: name, value, version } = stored;
  const schoolId = at.level === 'school' ? at.schoolId : undefined;
  return [
    {
      Put: {
        TableName: table,
        Item: { pk, sk: valueKey(at, name), key: name, schoolId, value, version, changedAt },
        ...atVersion(version - 1),
      },
    },
    {
      Put: {
        TableName: table,
        Item: {
          pk,
          sk: `${historyPrefix(at, name)}${padded(version)}`,
          version,
          before,
          after: value,
          changedAt,
          changedBy,
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    factPut(table, change.fact),
    ...change.leansOn.map((place) => ({
      ConditionCheck: { TableName: table, Key: { pk, sk: valueKey(place.at, place.key) }, ...atVersion(place.version) },
    })),
  ];
}

async function allValues(client: Dynamo, table: string, pk: string): Promise<readonly Stored[]> {
  const items = await allItems(client, queryOf(table, { pk, prefix: 'VALUE#' }));
  return items.flatMap((item) => storedOf(item) ?? []);
}

/** Skips an item of a setting that no longer exists; throws if a value no longer fits its schema. */
function storedOf(item: Record<string, unknown>): Stored | undefined {
  const { key: name, schoolId, value, version, changedAt } = StoredItem.parse(item);
  if (!isSettingKey(name)) return undefined;
  const at: Level = schoolId === undefined ? { level: 'owner' } : { level: 'school', schoolId };
  const parsed = value === undefined ? {} : { value: DEFINITIONS[name].value.parse(value) };
  return { key: name, at, version, changedAt, ...parsed };
}
