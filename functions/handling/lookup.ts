import { type Dynamo, itemsBetween, key } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { Final } from './final.ts';

export type HandlingLookup = ReturnType<typeof handlingLookup>;

/** Decisions on absence, for the features that count and show them. Read-only, one round trip each (decision 013). */
export function handlingLookup(client: Dynamo, table: string) {
  return {
    /**
     * A pupil's decisions from one day to another, both included. Contains decisions that were taken back, for views of
     * an earlier instant; `decisionsOf` of figures leaves them out (decision 014).
     */
    async finals(ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly Final[]> {
      const pk = key(ownerId, 'PUPIL', pupilId);
      const items = await itemsBetween(client, table, pk, key('FINAL', from), `${key('FINAL', to)}~`);
      return items.map((item) => Final.parse(item));
    },
  };
}

export { lessonsUnexplained } from './unexplained.ts';
export type { Final };
