import { newId } from '../shared/ids.ts';
import { commit } from '../shared/table/commit.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { actionsOf, type Save } from './actions.ts';
import { grantStore } from './grant-store.ts';
import { lessonReads } from './read-store.ts';

export type LessonStore = ReturnType<typeof lessonStore>;

/**
 * Reads and writes of lessons. A write is one transaction: register, entries, the timetable's mark, the fact, the
 * idempotency record.
 */
export function lessonStore(client: Dynamo, table: string) {
  return {
    ...lessonReads(client, table),
    ...grantStore(client, table),

    /** `moved`: a colleague or an import wrote meanwhile, or another attempt with the key was answered; read again. */
    async save(save: Save): Promise<'saved' | 'moved'> {
      const actions = actionsOf(table, save);
      if (actions.length === 0) return 'saved';
      return (await commit(client, newId(), actions)).ok ? 'saved' : 'moved';
    },
  };
}
