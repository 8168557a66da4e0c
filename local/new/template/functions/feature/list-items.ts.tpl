import type { output } from 'zod/mini';
import { authorizeStaff, type Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { {{Feature}}List } from './schema.ts';
import type { {{Feature}}Store } from './store.ts';
import { shown } from './view.ts';

export type ListDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly store: Pick<{{Feature}}Store, 'list'>;
};

/** Use-case: {{todo}}. Two reads for the right, then one. */
export const listItems =
  (deps: ListDeps) =>
  async (caller: Caller, schoolId: string): Promise<output<typeof {{Feature}}List>> => {
    await authorizeStaff(deps.lookup, caller, { action: 'school:{{feature}}-read', target: { kind: 'school', schoolId } });
    const items = await deps.store.list(caller.login.ownerId, schoolId);
    return { items: items.map(shown) };
  };
