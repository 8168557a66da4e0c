import type { ArchiveStore } from './store.ts';
import type { SubscribedFact } from './subscription.ts';

type Deps = { readonly store: Pick<ArchiveStore, 'put'> };

/** Makes a sent warning's job for the archive. Idempotent. */
export const makeJob =
  ({ store }: Deps) =>
  async ({ ownerId, occurredAt, data }: SubscribedFact): Promise<void> => {
    const { warningId, pupilId, schoolId } = data;
    const about = { warningId, pupilId, schoolId, sentAt: occurredAt };
    await store.put(ownerId, { ...about, state: 'queued', attempt: 0, wakeAt: occurredAt, decisions: [] });
  };
