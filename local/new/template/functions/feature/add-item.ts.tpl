import { authorizeStaff, type Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { newSortableId } from '../shared/ids.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { refuse } from './refusals.ts';
import { faultOfTitle } from './rules.ts';
import { {{Feature}}Item } from './schema.ts';
import type { {{Feature}}Store } from './store.ts';
import { shown } from './view.ts';

export type AddDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly store: Pick<{{Feature}}Store, 'add'>;
  readonly idempotency: Pick<Idempotency, 'find' | 'put'>;
};

export type AddInput = { readonly schoolId: string; readonly title: string; readonly idempotencyKey: IdempotencyKey };

/** Use-case: {{todo}}. Reads, decides, writes once; the same key gives the same answer and adds nothing. */
export const addItem = (deps: AddDeps) => (caller: Caller, { schoolId, title, idempotencyKey }: AddInput) =>
  retryOnConflict(async () => {
    const { ownerId } = caller.login;
    const [{ card }, replied] = await Promise.all([
      authorizeStaff(deps.lookup, caller, { action: 'school:{{feature}}-change', target: { kind: 'school', schoolId } }),
      deps.idempotency.find(caller, idempotencyKey),
    ]);
    if (replied) return { body: {{Feature}}Item.parse(replied.body) };
    const fault = faultOfTitle(title);
    if (fault) throw refuse(`{{feature}}.title-${fault}`, {}, { at: '/title' });
    const createdAt = caller.moment.instant;
    const item = { itemId: newSortableId(Date.parse(createdAt)), title, createdAt, createdBy: card.staffId };
    const body = shown(item);
    const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body });
    return (await deps.store.add(ownerId, schoolId, item, reply)) === 'saved' ? { body } : ('moved' as const);
  });
