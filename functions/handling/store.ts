import type { Fact } from '../shared/fact.ts';
import { newId } from '../shared/ids.ts';
import { commit, factPut, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { type Dynamo, key } from '../shared/table/dynamo.ts';
import type { Final, FinalName } from './final.ts';
import { handlingLookup } from './lookup.ts';

export type Save = {
  readonly ownerId: string;
  /** The next versions; each replaces only the version before it. */
  readonly finals: readonly Final[];
  readonly facts: readonly Fact[];
  /** The answer to keep for the caller's Idempotency-Key. */
  readonly reply?: WriteAction | undefined;
};

/** `moved`: somebody else decided, or another attempt with this key answered meanwhile; read again. */
export type Saved = 'saved' | 'moved';

export type HandlingStore = ReturnType<typeof handlingStore>;

/** Reads and writes of decisions. A write is one transaction: all decisions, their facts, the idempotency record. */
export function handlingStore(client: Dynamo, table: string) {
  return {
    /** A pupil's decisions from one day to another, both included, with decisions that were taken back. */
    between: handlingLookup(client, table).finals,

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
  return { Put: { TableName: table, Item, ...atVersion(final.version - 1) } };
}
