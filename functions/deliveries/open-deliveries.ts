import { settleAll } from '../shared/jobs/settle-all.ts';
import type { DeliveriesStore } from './store.ts';
import type { SubscribedFact } from './subscription.ts';

type Deps = { readonly store: Pick<DeliveriesStore, 'open'> };
type Sent = Extract<SubscribedFact, { name: 'warning-sent' }>;

/**
 * A warning was sent → a delivery for each of its recipients, as of that moment. The same fact again meets what it
 * made.
 */
export const openDeliveries =
  ({ store }: Deps) =>
  async ({ ownerId, occurredAt, data }: Sent): Promise<void> => {
    const { warningId, pupilId, schoolId, recipients } = data;
    await settleAll(
      recipients.map(({ person, basis }) =>
        store.open(ownerId, { warningId, pupilId, schoolId, person, basis, availableAt: occurredAt }),
      ),
    );
  };
