import type { Dynamo } from '../shared/table/dynamo.ts';
import { paperStore } from './paper-store.ts';
import { deliveryReads } from './read-store.ts';
import { listWarnings, type ReadDeps } from './read-warnings.ts';
import type { Delivery } from './record.ts';
import { statusOf } from './rules.ts';
import { deliveriesStore } from './store.ts';

/** A recipient of a warning, and whether it has come through. */
type Received = Pick<Delivery, 'warningId'> & {
  readonly kind: Delivery['person']['kind'];
  readonly status: ReturnType<typeof statusOf>;
};

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

export type StatusesLookup = ReturnType<typeof statusesLookup>;

/** How far deliveries have come, for the register of a class. Read-only, one round trip. */
export function statusesLookup(client: Dynamo, table: string) {
  const deliveries = deliveryReads(client, table);
  return {
    /** The deliveries of a pupil's warnings: for each recipient, without a name, the strongest status. */
    async statusesOf(ownerId: string, pupilId: string): Promise<readonly Received[]> {
      const all = await deliveries.ofPupil(ownerId, pupilId);
      return all.map((delivery) => ({
        warningId: delivery.warningId,
        kind: delivery.person.kind,
        status: statusOf(delivery),
      }));
    },
  };
}

/** A pupil's warnings as the family lists them, with the caller's opening and acknowledgement. */
export const familyWarnings = (client: Dynamo, table: string, deps: Omit<ReadDeps, 'store'>) =>
  listWarnings({ ...deps, store: deliveriesStore(client, table) });

export { mayReceive } from './may-receive.ts';
