import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { factPut, type WriteAction } from '../shared/table/commit.ts';
import { conditionFailed, type Dynamo, key, transactionConflict } from '../shared/table/dynamo.ts';
import type { Kind } from '../sources/rows.ts';
import { asRead, recordOf } from './as-read.ts';
import type { Change, Made } from './change.ts';
import type { Ending } from './ends.ts';
import { heldReads } from './held-store.ts';
import { Overtaken } from './overtaken.ts';
import type { Held, Pair } from './scratch.ts';
import { unmatchedLines } from './unmatched-store.ts';

const MOST_ACTIONS = 100;
const AT_ONCE = 4;
const TRIES = 8;

export type ImportStore = ReturnType<typeof importStore>;
/** Actions that are written in one transaction or not at all. */
export type Unit = readonly WriteAction[];

/**
 * Reads and writes of the importer. The index holds the result of each row's earlier import. A transaction writes the
 * index entry with the row's items, so that after a crash the next run goes on from there. The write's condition is
 * that the entry is unchanged since the read, so that two concurrent imports make no record twice.
 */
export function importStore(client: Dynamo, table: string, identityTable: string) {
  const indexKey = (ownerId: string, kind: Kind, index: string) => ({
    pk: key(ownerId, 'SOURCE', kind, index.charAt(0)),
    sk: index,
  });
  const put = (item: Readonly<Record<string, unknown>>, into = table): WriteAction => ({
    Put: { TableName: into, Item: { ...item } },
  });
  const actionOf = (change: Change): WriteAction => {
    if ('fact' in change) return factPut(table, change.fact);
    if ('remove' in change) return { Delete: { TableName: table, Key: { ...change.remove } } };
    if ('merge' in change) return mergeOf(table, change);
    return put(change.put, change.identity ? identityTable : table);
  };

  return {
    ...heldReads(client, table),
    ...unmatchedLines(client, table),

    /** The actions of a new or changed row, with its index entry. */
    unitOf(
      ownerId: string,
      { row: { kind }, index, held }: Pair,
      row: { readonly id: string; readonly hash: string; readonly system: string; readonly shown: string },
      made: Made,
    ): Unit {
      const own = made.changes.map(actionOf);
      if (kind === 'lesson') return asRead(own, held?.extra, held);
      const place = indexKey(ownerId, kind, index);
      const entry = put({ ...place, ...row, extra: made.extra });
      const former = held?.formerIndex;
      if (former === undefined) return [...own, ...asRead([entry], place, held)];
      const old = indexKey(ownerId, kind, former);
      return [...own, ...asRead([entry], place, undefined), ...asRead([actionOf({ remove: old })], old, held)];
    },

    /** The actions that end a record that has left the file. */
    endingOf(ownerId: string, system: string, held: Held, endings: readonly Ending[]): Unit {
      const own = endings.map((ending) => ('set' in ending ? updateOf(table, ending) : actionOf(ending)));
      if (held.kind === 'lesson') return asRead(own, held.extra, held);
      const { id, hash, shown } = held;
      const to = endings
        .map((ending) => ('set' in ending ? ending.set.to : undefined))
        .find((day) => typeof day === 'string');
      // Later imports need the end of a membership.
      const extra = { ...held.extra, ...(to !== undefined && { to }) };
      const place = indexKey(ownerId, held.kind, held.index);
      return [...own, ...asRead([put({ ...place, id, hash, system, shown, ended: true, extra })], place, held)];
    },

    /** The actions that change a refused line's held record, with its index entry. */
    sparedOf(ownerId: string, system: string, held: Held, changes: readonly Change[], hash: string): Unit {
      const place = indexKey(ownerId, held.kind, held.index);
      const { id, shown, extra } = held;
      return [...changes.map(actionOf), ...asRead([put({ ...place, id, hash, system, shown, extra })], place, held)];
    },

    /**
     * Writes units, packed into few transactions, some at a time; never splits a unit. Returns the number of actions.
     */
    write: (units: Iterable<Unit>): Promise<number> => writeAll(client, units),
  };
}

async function writeAll(client: Dynamo, units: Iterable<Unit>): Promise<number> {
  let written = 0;
  const running = new Set<Promise<void>>();
  try {
    for (const batch of packed(units)) {
      written += batch.length;
      const request = send(client, batch).finally(() => running.delete(request));
      running.add(request);
      if (running.size >= AT_ONCE) await Promise.race(running);
    }
    await Promise.all(running);
    return written;
  } finally {
    // After a failure the other writes are still under way: waits for their end before it throws.
    await Promise.allSettled(running);
  }
}

function updateOf(table: string, { pk, sk, set, drop = [] }: Extract<Ending, { set: unknown }>): WriteAction {
  const names = Object.keys(set);
  const removed = drop.length === 0 ? '' : ` REMOVE ${drop.join(', ')}`;
  return {
    Update: {
      TableName: table,
      Key: { pk, sk },
      UpdateExpression: `SET ${names.map((_name, at) => `#n${at} = :v${at}`).join(', ')}${removed}`,
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: Object.fromEntries(names.map((name, at) => [`#n${at}`, name])),
      ExpressionAttributeValues: Object.fromEntries(names.map((name, at) => [`:v${at}`, set[name]])),
    },
  };
}

/** Updates only this source's attributes, so that another source's stay. */
function mergeOf(table: string, { merge, drop }: Extract<Change, { merge: unknown }>): WriteAction {
  const { pk, sk, ...given } = merge;
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return {
    Update: {
      TableName: table,
      Key: { pk, sk },
      UpdateExpression: [
        ...(set.length === 0 ? [] : [`SET ${set.map((_entry, at) => `#n${at} = :v${at}`).join(', ')}`]),
        ...(drop.length === 0 ? [] : [`REMOVE ${drop.map((_name, at) => `#d${at}`).join(', ')}`]),
      ].join(' '),
      ExpressionAttributeNames: Object.fromEntries([
        ...set.map(([name], at) => [`#n${at}`, name]),
        ...drop.map((name, at) => [`#d${at}`, name]),
      ]),
      ...(set.length > 0 && {
        ExpressionAttributeValues: Object.fromEntries(set.map(([, value], at) => [`:v${at}`, value])),
      }),
    },
  };
}

/** Packs units into transactions. A transaction takes a key once, so a later unit with the key goes to the next. */
function* packed(units: Iterable<Unit>): Generator<WriteAction[]> {
  let batch: WriteAction[] = [];
  let keys = new Set<string>();
  for (const unit of units) {
    const mine = unit.map(keyOf);
    if (batch.length + unit.length > MOST_ACTIONS || mine.some((other) => keys.has(other))) {
      yield batch;
      batch = [];
      keys = new Set();
    }
    batch.push(...unit);
    for (const held of mine) keys.add(held);
  }
  if (batch.length > 0) yield batch;
}

function keyOf(action: WriteAction): string {
  const { table, pk, sk } = recordOf(action);
  return `${table} ${pk} ${sk}`;
}

async function send(client: Dynamo, batch: readonly WriteAction[]): Promise<void> {
  if (batch.length === 0) return;
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [...batch] }));
      return;
    } catch (error) {
      if (conditionFailed(error)) throw new Overtaken(error);
      if (attempt >= TRIES || !transactionConflict(error)) throw error;
      await new Promise((later) => setTimeout(later, 20 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}
