import type { Dynamo } from '../shared/dynamo.ts';
import { listWarnings, type ReadDeps } from './read-warnings.ts';
import { deliveriesStore } from './store.ts';

/** The warnings about a pupil as a family lists them, with what the caller has opened and acknowledged. */
export const familyWarnings = (client: Dynamo, table: string, deps: Omit<ReadDeps, 'store'>) =>
  listWarnings({ ...deps, store: deliveriesStore(client, table) });
