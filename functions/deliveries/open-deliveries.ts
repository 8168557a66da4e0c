import { settleAll } from '../shared/jobs/settle-all.ts';
import type { DeliveriesStore } from './store.ts';
import type { SubscribedFact } from './subscription.ts';

type Deps = { readonly store: Pick<DeliveriesStore, 'open'> };
type Sent = Extract<SubscribedFact, { name: 'warning-sent' }>;

/** Makes a delivery for each recipient of a sent warning, as of the time of sending. Idempotent. */
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
