import { capacity, type Lookup } from '../roster/lookup.ts';
import { allDone } from '../shared/all-done.ts';
import { notFound } from '../shared/errors.ts';
import type { InboxCaller } from './list-inbox.ts';
import type { Area } from './rules.ts';
import type { InboxStore } from './store.ts';

type Deps = {
  readonly lookup: Pick<Lookup, 'whoIs'>;
  readonly store: Pick<InboxStore, 'markRead' | 'allUnread'>;
};
/** Items by id, or all of an area, where wanted about one pupil. */
export type WhatIsRead =
  | { readonly ids: readonly string[] }
  | { readonly area: Area; readonly pupilId?: string | undefined };

/** Marks own items read. An id that is nobody's, or somebody else's, is 404; the others are marked all the same. */
export const markRead =
  ({ lookup, store }: Deps) =>
  async ({ as, login, moment }: InboxCaller, what: WhatIsRead): Promise<readonly string[]> => {
    const { ownerId } = login;
    const person = { kind: as, id: capacity(await lookup.whoIs(login), as, moment.day) };
    const mark = (id: string) => store.markRead(ownerId, person, id, moment.instant);
    if ('ids' in what) {
      const own = [...new Set(what.ids)];
      const marked = await Promise.all(own.map(mark));
      if (marked.includes(false)) throw notFound();
      return own;
    }
    const { area, pupilId } = what;
    const all = await store.allUnread(ownerId, person);
    const own = all.filter((item) => item.area === area && (pupilId === undefined || item.pupilId === pupilId));
    // In turns, so that a long holiday's items do not all leave at once.
    for (let begin = 0; begin < own.length; begin += AT_ONCE) {
      await allDone(own.slice(begin, begin + AT_ONCE).map(({ id }) => mark(id)));
    }
    return own.map(({ id }) => id);
  };
const AT_ONCE = 25;
