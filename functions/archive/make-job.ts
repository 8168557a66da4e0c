import type { Job } from './job.ts';
import type { ArchiveStore } from './store.ts';
import type { SubscribedFact } from './subscription.ts';

type Deps = { readonly store: Pick<ArchiveStore, 'put'> };

/** Makes the job of a sent warning, or of a document that an owner has sent to the archive. Idempotent. */
export const makeJob =
  ({ store }: Deps) =>
  async (fact: SubscribedFact): Promise<void> => {
    const { ownerId, occurredAt, data } = fact;
    const { pupilId, schoolId } = data;
    const about = { ...nameOf(fact), pupilId, schoolId, sentAt: occurredAt };
    await store.put(ownerId, { ...about, state: 'queued', attempt: 0, wakeAt: occurredAt, decisions: [] });
  };

function nameOf({ name, data }: SubscribedFact): Pick<Job, 'kind' | 'recordId'> {
  if (name === 'warning-sent') return { kind: 'warning', recordId: data.warningId };
  return { kind: 'document', recordId: data.documentId };
}
