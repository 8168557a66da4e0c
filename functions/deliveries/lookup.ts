import type { Dynamo } from '../shared/table/dynamo.ts';
import { paperStore } from './paper-store.ts';
import { listWarnings, type ReadDeps } from './read-warnings.ts';
import type { Delivery } from './record.ts';
import { deliveriesStore } from './store.ts';

export type DeliveriesLookup = ReturnType<typeof deliveriesLookup>;

/** What must go on paper, for the page that counts what waits. Read-only, one round trip. */
export function deliveriesLookup(client: Dynamo, table: string) {
  const papers = paperStore(client, table);
  return {
    /** A school's open paper tasks, the oldest first, at most `limit` (an index: a moment behind). */
    openPapers: (ownerId: string, schoolId: string, limit: number): Promise<readonly Delivery[]> =>
      papers.open(ownerId, schoolId, limit),
  };
}

/** The warnings about a pupil as a family lists them, with what the caller has opened and acknowledged. */
export const familyWarnings = (client: Dynamo, table: string, deps: Omit<ReadDeps, 'store'>) =>
  listWarnings({ ...deps, store: deliveriesStore(client, table) });

export { mayReceive } from './may-receive.ts';
