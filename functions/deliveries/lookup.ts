import type { Dynamo } from '../shared/table/dynamo.ts';
import { paperStore } from './paper-store.ts';
import { listWarnings, type ReadDeps } from './read-warnings.ts';
import type { Delivery } from './record.ts';
import { deliveriesStore } from './store.ts';

export type DeliveriesLookup = ReturnType<typeof deliveriesLookup>;

/** Paper tasks, for the page that counts pending work. Read-only, one round trip. */
export function deliveriesLookup(client: Dynamo, table: string) {
  const papers = paperStore(client, table);
  return {
    /** A school's open paper tasks, oldest first, at most `limit` (index: eventually consistent). */
    openPapers: (ownerId: string, schoolId: string, limit: number): Promise<readonly Delivery[]> =>
      papers.open(ownerId, schoolId, limit),
  };
}

/** A pupil's warnings as the family lists them, with the caller's opening and acknowledgement. */
export const familyWarnings = (client: Dynamo, table: string, deps: Omit<ReadDeps, 'store'>) =>
  listWarnings({ ...deps, store: deliveriesStore(client, table) });

export { mayReceive } from './may-receive.ts';
