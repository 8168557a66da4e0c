import type { Actor } from '../access/policy.ts';
import type { Moment } from '../shared/time.ts';
import { type InboxDeps, judging } from './list-inbox.ts';
import { perArea } from './may-see.ts';
import type { Area, InboxItem } from './rules.ts';

type Deps = Pick<InboxDeps, 'lookup' | 'settings'>;
type Reader = { readonly actor: Actor; readonly moment: Moment };

/**
 * Counts a person's unread items per area, for the badge of a first page. The right to each item is asked again (law
 * 2), in one parallel trip.
 */
export const countUnread =
  (deps: Deps) =>
  async ({ actor, moment }: Reader, waiting: readonly InboxItem[]): Promise<Readonly<Record<Area, number>>> => {
    const judge = judging(deps, actor.ownerId, actor, moment);
    return perArea((await judge(waiting)).map(({ item }) => item));
  };
