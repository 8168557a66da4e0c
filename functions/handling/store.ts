import { commit, type Fact, factPut, type WriteAction } from '../shared/commit.ts';
import { type Dynamo, itemsAt, itemsBetween, key } from '../shared/dynamo.ts';
import { newId } from '../shared/ids.ts';
import type { Day } from '../shared/time.ts';
import { Final, type FinalName } from './final.ts';

export type Save = {
  readonly ownerId: string;
  /** The next versions; each is written only over the version before it. */
  readonly finals: readonly Final[];
  readonly facts: readonly Fact[];
  /** The answer to keep for the caller's Idempotency-Key. */
  readonly reply?: WriteAction | undefined;
};

/** `moved`: somebody else decided, or this key was answered meanwhile; read again. */
export type Saved = 'saved' | 'moved';

export type HandlingStore = ReturnType<typeof handlingStore>;

/** Reads and writes of decisions. A write is one transaction: all decisions, their facts, the answer to repeat. */
export function handlingStore(client: Dynamo, table: string) {
  return {
    /** Decisions by name, taken back ones too; absent ones are left out. One round trip. */
    async named(ownerId: string, names: readonly FinalName[]): Promise<readonly Final[]> {
      const keys = new Map(names.map((name) => [JSON.stringify(placeOf(ownerId, name)), placeOf(ownerId, name)]));
      return (await itemsAt(client, table, [...keys.values()])).map((item) => Final.parse(item));
    },

    /** A pupil's decisions from one day to another, both included, taken back ones too. */
    async between(ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly Final[]> {
      const pk = key(ownerId, 'PUPIL', pupilId);
      const items = await itemsBetween(client, table, pk, key('FINAL', from), `${key('FINAL', to)}~`);
      return items.map((item) => Final.parse(item));
    },

    async save({ ownerId, finals, facts, reply }: Save): Promise<Saved> {
      const actions = [
        ...(reply === undefined ? [] : [reply]),
        ...finals.map((final) => finalPut(table, ownerId, final)),
        ...facts.map((fact) => factPut(table, fact)),
      ];
      return (await commit(client, newId(), actions)).ok ? 'saved' : 'moved';
    },
  };
}

const placeOf = (ownerId: string, { pupilId, date, lessonId }: FinalName) => ({
  pk: key(ownerId, 'PUPIL', pupilId),
  sk: lessonId === undefined ? key('FINAL', date) : key('FINAL', date, lessonId),
});

function finalPut(table: string, ownerId: string, final: Final): WriteAction {
  const Item = { ...placeOf(ownerId, final), ...final };
  if (final.version === 1) return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  return {
    Put: {
      TableName: table,
      Item,
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': final.version - 1 },
    },
  };
}
