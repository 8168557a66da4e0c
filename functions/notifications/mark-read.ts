import { capacity, type Lookup } from '../roster/lookup.ts';
import type { Login } from '../shared/actor.ts';
import { notFound } from '../shared/errors.ts';
import type { Moment } from '../shared/time.ts';
import type { InboxStore } from './store.ts';

type Deps = { readonly lookup: Pick<Lookup, 'whoIs'>; readonly store: Pick<InboxStore, 'markRead'> };

/** Marks own items read. An id that is nobody's, or somebody else's, is 404; the others are marked all the same. */
export const markRead =
  ({ lookup, store }: Deps) =>
  async (login: Login, ids: readonly string[], now: Moment): Promise<readonly string[]> => {
    const guardianId = capacity(await lookup.whoIs(login), 'guardian');
    const own = [...new Set(ids)];
    const marked = await Promise.all(own.map((id) => store.markRead(login.ownerId, guardianId, id, now.instant)));
    if (marked.includes(false)) throw notFound();
    return own;
  };
