import type { Fact } from '../shared/fact.ts';
import { newId } from '../shared/ids.ts';
import { commit, commitLabelled, factPut } from '../shared/table/commit.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { actionsOf, type Save } from './actions.ts';
import { absenceReads } from './read-store.ts';

/** Store of absence reporting. A save is one transaction: all children, history, days, guards, facts and reply. */
export function absenceStore(client: Dynamo, table: string) {
  return {
    ...absenceReads(client, table),

    /** Publishes a fact that no write of this store caused: a new morning. `false` when it was published before. */
    tell: async (fact: Fact): Promise<boolean> => (await commit(client, newId(), [factPut(table, fact)])).ok,

    save: (save: Save) => commitLabelled(client, actionsOf(table, save)),
  };
}
export type AbsenceStore = ReturnType<typeof absenceStore>;
