import { type Dynamo, itemsBetween, key } from '../shared/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { Entry, type EntryKind } from './entry.ts';

export type LessonsLookup = ReturnType<typeof lessonsLookup>;

/** What teachers have registered, for those who count it and decide on it. Read-only, one round trip each (decision 013). */
export function lessonsLookup(client: Dynamo, table: string) {
  return {
    /** A pupil's entries from one day to another, both included, by day and lesson. */
    async entries(ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly Entry[]> {
      const pk = key(ownerId, 'PUPIL', pupilId);
      const items = await itemsBetween(client, table, pk, key('ENTRY', from), `${key('ENTRY', to)}~`);
      return items.map((item) => Entry.parse(item));
    },
  };
}

export type { Entry, EntryKind };
