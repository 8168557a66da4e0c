import type { NoticesLookup } from '../notices/lookup.ts';
import { roleId } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type InboxCaller, type InboxDeps, type ShownItem, showItems } from './list-inbox.ts';
import type { InboxStore } from './store.ts';

export type OpenDeps = Pick<InboxDeps, 'lookup' | 'settings' | 'logRead'> & {
  readonly store: Pick<InboxStore, 'find'>;
  readonly notices: NoticesLookup;
};

/**
 * The inbox item behind the link of a push or an e-mail, under the same right as in the list. A notice of somebody
 * else, a deleted or hidden item and an unknown id all get the same 404. Reads only: opening does not mark as read.
 */
export const openNotice =
  (deps: OpenDeps) =>
  async (caller: InboxCaller, noticeId: string): Promise<ShownItem> => {
    const { as, login, moment } = caller;
    const person = { kind: as, id: roleId(await deps.lookup.whoIs(login), as, moment.day) };
    const itemId = await deps.notices.itemOf(login.ownerId, person, noticeId);
    const item = itemId === undefined ? undefined : await deps.store.find(login.ownerId, person, itemId);
    const [shown] = item ? await showItems(deps, caller, person, [item]) : [];
    if (!shown) throw notFound();
    return shown;
  };
