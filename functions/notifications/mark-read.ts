import { roleId } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { settleAll } from '../shared/jobs/settle-all.ts';
import { actorOf, type InboxCaller, type InboxDeps, judging } from './list-inbox.ts';
import type { Area } from './rules.ts';
import type { InboxStore } from './store.ts';

type Deps = Pick<InboxDeps, 'lookup' | 'settings'> & {
  readonly store: Pick<InboxStore, 'markRead' | 'unread'>;
};
/** Items by id, or all of an area, optionally of one pupil. */
export type WhatIsRead =
  | { readonly ids: readonly string[] }
  | { readonly area: Area; readonly pupilId?: string | undefined };

/**
 * Marks the caller's items as read and returns their ids. An id that is not the caller's is 404; the others are marked
 * all the same. For an area it also marks items that the caller may no longer see, but does not return them, as the
 * inbox does not show them either (law 2).
 */
export const markRead =
  (deps: Deps) =>
  async ({ as, login, moment }: InboxCaller, what: WhatIsRead): Promise<readonly string[]> => {
    const { lookup, store } = deps;
    const { ownerId } = login;
    const person = { kind: as, id: roleId(await lookup.whoIs(login), as, moment.day) };
    const mark = (id: string) => store.markRead(ownerId, person, id, moment.instant);
    if ('ids' in what) {
      const own = [...new Set(what.ids)];
      const marked = await Promise.all(own.map(mark));
      if (marked.includes(false)) throw notFound();
      return own;
    }
    const { area, pupilId } = what;
    const [all, actor] = await Promise.all([store.unread(ownerId, person), actorOf(deps, ownerId, person, moment)]);
    const judge = judging(deps, ownerId, actor, moment);
    const own = all.filter((item) => item.area === area && (pupilId === undefined || item.pupilId === pupilId));
    // In turns, so that the items of a long holiday are not all written at once.
    const named: string[] = [];
    for (let begin = 0; begin < own.length; begin += AT_ONCE) {
      const turn = own.slice(begin, begin + AT_ONCE);
      const [seen] = await Promise.all([judge(turn), settleAll(turn.map(({ id }) => mark(id)))]);
      named.push(...seen.map(({ item }) => item.id));
    }
    return named;
  };
const AT_ONCE = 25;
