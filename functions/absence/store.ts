import { commit, type Fact, factPut } from '../shared/commit.ts';
import type { Dynamo } from '../shared/dynamo.ts';
import { newId } from '../shared/ids.ts';
import { actionsOf, type Save, type Saved } from './actions.ts';
import { absenceReads } from './read-store.ts';

/** Reads and writes of absence reporting. A write is one transaction: all children of a request, history, days, guards, facts, reply. */
export function absenceStore(client: Dynamo, table: string) {
  return {
    ...absenceReads(client, table),

    /** Lets a fact out that no write of ours made true: the coming of a morning. `false` when it has been told before. */
    tell: async (fact: Fact): Promise<boolean> => (await commit(client, newId(), [factPut(table, fact)])).ok,

    async save(save: Save): Promise<Saved> {
      const labelled = actionsOf(table, save);
      const outcome = await commit(
        client,
        newId(),
        labelled.map((one) => one.action),
      );
      if (outcome.ok) return 'saved';
      const refused = new Set(outcome.refused.map((index) => labelled[index]?.label));
      // The order matters: who repeats a request gets its answer even though the guard has moved too.
      if (refused.has('replayed')) return 'replayed';
      return refused.has('revoked') ? 'revoked' : 'moved';
    },
  };
}
export type AbsenceStore = ReturnType<typeof absenceStore>;
