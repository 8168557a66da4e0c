import { decide } from '../access/policy.ts';
import { capacity, type Lookup, type PupilCard } from '../roster/lookup.ts';
import type { Login } from '../shared/actor.ts';
import { openCursor, sealCursor } from '../shared/cursor.ts';
import type { Moment } from '../shared/time.ts';
import { type InboxItem, MOST_UNREAD } from './rules.ts';
import type { InboxStore } from './store.ts';

type Deps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil'>;
  readonly store: Pick<InboxStore, 'page' | 'unread'>;
  readonly secret: () => Promise<string>;
};
type Asked = {
  readonly login: Login;
  readonly moment: Moment;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

export type InboxPage = {
  readonly items: readonly { readonly item: InboxItem; readonly childName: string }[];
  readonly unreadAbsence: number;
  readonly next: string | null;
};

/** A page of the guardian's inbox and the badges; entitlement is asked again for every child that occurs. */
export const listInbox =
  ({ lookup, store, secret }: Deps) =>
  async ({ login, moment, limit, cursor }: Asked): Promise<InboxPage> => {
    const { ownerId } = login;
    const guardianId = capacity(await lookup.whoIs(login), 'guardian');
    const bound = [ownerId, guardianId, 'inbox'];
    const before = cursor === undefined ? undefined : openCursor(await secret(), bound, cursor);
    const [page, unread] = await Promise.all([
      store.page(ownerId, guardianId, limit, before),
      store.unread(ownerId, guardianId, MOST_UNREAD),
    ]);
    const children = await visible(lookup, ownerId, guardianId, [...page, ...unread], moment);
    const last = page.at(-1);
    return {
      items: page.flatMap((item) => {
        const child = children.get(item.pupilId);
        return child ? [{ item, childName: child.givenName }] : [];
      }),
      unreadAbsence: unread.filter((item) => item.area === 'absence' && children.has(item.pupilId)).length,
      next: page.length === limit && last ? sealCursor(await secret(), bound, last.id) : null,
    };
  };

async function visible(
  lookup: Deps['lookup'],
  ownerId: string,
  guardianId: string,
  items: readonly InboxItem[],
  moment: Moment,
): Promise<ReadonlyMap<string, PupilCard>> {
  const ids = [...new Set(items.map((item) => item.pupilId))];
  const cards = await Promise.all(ids.map(async (id) => [id, await lookup.pupil(ownerId, id)] as const));
  const actor = { kind: 'guardian', ownerId, personId: guardianId } as const;
  return new Map(
    cards.flatMap(([id, card]) => {
      const may = card && decide('child:read', actor, { kind: 'pupil', pupil: card.facts }, moment.day).allowed;
      return card && may ? [[id, card] as const] : [];
    }),
  );
}
