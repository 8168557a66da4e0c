import type { Fact } from '../shared/fact.ts';
import { newId } from '../shared/ids.ts';
import { commit, commitLabelled, factPut } from '../shared/table/commit.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { actionsOf, type Save } from './actions.ts';
import { absenceReads } from './read-store.ts';

/**
 * Reads and writes of absence reporting. A write is one transaction: all children of a request, history, days, guards,
 * facts, reply.
 */
export function absenceStore(client: Dynamo, table: string) {
  return {
    ...absenceReads(client, table),

    /**
     * Lets a fact out that no write of ours made true: the coming of a morning. `false` when it has been told before.
     */
    tell: async (fact: Fact): Promise<boolean> => (await commit(client, newId(), [factPut(table, fact)])).ok,

    save: (save: Save) => commitLabelled(client, actionsOf(table, save)),
  };
}
export type AbsenceStore = ReturnType<typeof absenceStore>;
