import { capacity, type Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { InboxCaller } from './list-inbox.ts';
import type { InboxStore } from './store.ts';

type Deps = { readonly lookup: Pick<Lookup, 'whoIs'>; readonly store: Pick<InboxStore, 'markRead'> };

/** Marks own items read. An id that is nobody's, or somebody else's, is 404; the others are marked all the same. */
export const markRead =
  ({ lookup, store }: Deps) =>
  async ({ as, login, moment }: InboxCaller, ids: readonly string[]): Promise<readonly string[]> => {
    const person = { kind: as, id: capacity(await lookup.whoIs(login), as, moment.day) };
    const own = [...new Set(ids)];
    const marked = await Promise.all(own.map((id) => store.markRead(login.ownerId, person, id, moment.instant)));
    if (marked.includes(false)) throw notFound();
    return own;
  };
