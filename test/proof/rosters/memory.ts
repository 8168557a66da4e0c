import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { recordOf } from '../../../functions/imports/as-read.ts';
import type { Held } from '../../../functions/imports/scratch.ts';
import { type ImportStore, importStore, type Unit } from '../../../functions/imports/store.ts';
import { nameOf } from '../../../functions/roster/group-records.ts';
import type { NameCopies } from '../../../functions/roster/lookup.ts';
import type { WriteAction } from '../../../functions/shared/table/commit.ts';
import { LOCAL } from '../../support/table.ts';

export type Item = Readonly<Record<string, unknown>>;
/** Where a world's importer writes, and all that it has written. */
export type RosterTable = {
  readonly store: ImportStore;
  readonly copies: NameCopies;
  readonly items: () => Promise<readonly Item[]>;
};

const MAIN = 'main';

/** Never asked: what the importer writes is made by the real store and lands in memory. */
const silent = DynamoDBDocumentClient.from(new DynamoDBClient(LOCAL));

/**
 * A table in memory under the real importer, for proofs of a hundred thousand worlds: the actions are the real store's,
 * and an action lands or fails by its condition as in DynamoDB. The same worlds run on the real engine too, fewer of
 * them.
 */
export function memoryTable(): RosterTable {
  const items = new Map<string, Item>();
  const real = importStore(silent, MAIN, 'identity');
  const store: ImportStore = {
    ...real,
    async *settlements(ownerId) {
      for (const item of items.values()) if (String(item.pk).startsWith(`${ownerId}#SOURCE#settled#`)) yield item;
    },
    async *held(ownerId, system, kind) {
      for (const item of items.values())
        if (String(item.pk).startsWith(`${ownerId}#SOURCE#${kind}#`)) yield heldOf(item, system, kind);
    },
    async *heldLessons() {},
    waiting: async () => [],
    async write(units: Iterable<Unit>) {
      let written = 0;
      for (const unit of units) {
        for (const action of unit) land(items, action);
        written += unit.length;
      }
      return written;
    },
  };
  const copies: NameCopies = {
    async recorded(ownerId, pupilIds) {
      const found = pupilIds.map((id) => items.get(`${ownerId}#PUPIL#${id} FACTS#PROFILE`));
      return new Map(found.flatMap((item) => (item ? [[String(item.id), nameOf({ ...item })] as const] : [])));
    },
    // Marks stay: that a copy is made anew is tested on the real engine.
    renew: async () => {},
  };
  return { store, copies, items: async () => [...items.values()] };
}

function heldOf(item: Item, system: string, kind: Held['kind']): Held {
  return {
    kind,
    index: String(item.sk),
    id: String(item.id),
    hash: String(item.hash),
    ended: item.ended === true,
    own: item.system === system,
    shown: String(item.shown),
    extra: JSON.parse(JSON.stringify(item.extra)),
  };
}

function land(items: Map<string, Item>, action: WriteAction): void {
  const { table, pk, sk } = recordOf(action);
  const at = table === MAIN ? `${pk} ${sk}` : `${table} ${pk} ${sk}`;
  const before = items.get(at);
  const { Put, Update, Delete } = action;
  mustHold(before, Put ?? Update ?? Delete);
  if (Put) items.set(at, JSON.parse(JSON.stringify(Put.Item)));
  if (Delete) items.delete(at);
  if (Update) items.set(at, updated(before ?? { pk, sk }, Update));
}

type Conditional = {
  readonly ConditionExpression?: string | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
};

/** The conditions that the importer writes; any other is a mistake of this table. */
function mustHold(before: Item | undefined, action: Conditional | undefined): void {
  const when = action?.ConditionExpression;
  if (when === undefined) return;
  const holds =
    when === 'attribute_not_exists(pk)'
      ? before === undefined
      : when === 'attribute_exists(pk)'
        ? before !== undefined
        : when === '#read = :read'
          ? before?.hash === action?.ExpressionAttributeValues?.[':read']
          : undefined;
  if (holds === undefined) throw new Error(`The table in memory does not know the condition ${when}`);
  if (!holds) throw new Error(`A write of the importer did not land: ${when}`);
}

type Update = NonNullable<WriteAction['Update']>;

function updated(
  before: Item,
  { UpdateExpression = '', ExpressionAttributeNames, ExpressionAttributeValues }: Update,
): Item {
  const [set = '', removed = ''] = UpdateExpression.replace('SET ', '').split(/ ?REMOVE /);
  const named = (name: string): string => ExpressionAttributeNames?.[name] ?? name;
  const after: Record<string, unknown> = { ...before };
  for (const part of set.split(', ').filter(Boolean)) {
    const [name = '', value = ''] = part.split(' = ');
    after[named(name)] = ExpressionAttributeValues?.[value];
  }
  for (const name of removed.split(', ').filter(Boolean)) delete after[named(name)];
  return after;
}
