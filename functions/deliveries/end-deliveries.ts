import { settleAll } from '../shared/jobs/settle-all.ts';
import type { StepStore } from './step-store.ts';
import type { SubscribedFact } from './subscription.ts';

type Deps = { readonly store: Pick<StepStore, 'letGo'> };
type Ended = Extract<SubscribedFact, { name: 'warning-ended' }>;

/** Ends the deliveries of an ended warning: no more reminders or letters. Opened deliveries stay unchanged. */
export const endDeliveries =
  ({ store }: Deps) =>
  async ({ ownerId, occurredAt, data }: Ended): Promise<void> => {
    const { warningId, pupilId, how, recipients } = data;
    await settleAll(
      recipients.map(({ person }) => store.letGo({ ownerId, pupilId, warningId, person }, how, occurredAt)),
    );
  };
