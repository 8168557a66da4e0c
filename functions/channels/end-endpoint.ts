import { errorFields, log } from '../shared/logger.ts';
import type { Ending } from './device-items.ts';
import type { EndingStore } from './ending-store.ts';
import type { DeleteEndpoint } from './sns.ts';

export type EndDeps = {
  readonly endings: Pick<EndingStore, 'forget'>;
  readonly deleteEndpoint: DeleteEndpoint;
};

/** Deletes the endpoint of a removed device, then the record of it. Idempotent. */
export async function endEndpoint({ endings, deleteEndpoint }: EndDeps, ending: Ending): Promise<void> {
  await deleteEndpoint(ending.ending);
  await endings.forget(ending);
}

/** The same at sign-out: the device is removed even if the provider fails, and the night retries the deletion. */
export async function tryToEndEndpoint(deps: EndDeps, ownerId: string, ending: Ending | undefined): Promise<void> {
  try {
    if (ending) await endEndpoint(deps, ending);
  } catch (error) {
    log('warn', 'endpoint-left', { ownerId, ...errorFields(error) });
  }
}
