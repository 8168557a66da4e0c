import type { Dynamo } from '../shared/table/dynamo.ts';
import { type FamilyDeps, listFamily } from './list-family.ts';
import { remarksStore } from './store.ts';

/** The remarks about a pupil as a family sees them. */
export const familyRemarks = (client: Dynamo, table: string, deps: Omit<FamilyDeps, 'store'>) =>
  listFamily({ ...deps, store: remarksStore(client, table) });
