import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { audienceOf } from './audience.ts';
import { basisIn, type GroupName, IN_GROUP, loadGroup } from './authorize.ts';
import type { SentAnnouncements } from './schema.ts';
import type { AnnouncementsStore } from './store.ts';
import { countsIn, showSent } from './view.ts';

export type ListSentDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupil' | 'staffNames'>;
  readonly store: Pick<AnnouncementsStore, 'ofGroup' | 'marks'>;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};
type Input = GroupName & { readonly cursor?: string | undefined; readonly limit?: string | undefined };

const PAGE = 20;

/**
 * Announcements to a group with counts, newest first: three reads. Somebody without a right to the group finds own
 * ones, and without any of them nothing.
 */
export const listSent =
  (deps: ListSentDeps) =>
  async (caller: Caller, input: Input): Promise<output<typeof SentAnnouncements>> => {
    const { lookup, store } = deps;
    const { login, moment } = caller;
    const { ownerId } = login;
    const { groupId } = input;
    const { day } = moment;
    const secret = await deps.secret();
    const bound = ['announcements', ownerId, groupId];
    const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
    const limit = Number(input.limit ?? PAGE);
    const load = () => store.ofGroup(ownerId, groupId, { limit, after, now: moment.instant });
    const found = await loadGroup(deps, caller, { ...input, load });
    const { actor, group, loaded } = found;
    const page = loaded.slice(0, limit);
    const inGroup = basisIn(found, 'group:announcements', { day }) !== undefined;
    const mine = page.filter(({ by }) => basisIn(found, 'group:announcements', { day, sentBy: by }) !== undefined);
    // A later page may hold none of the own ones.
    if (!inGroup && mine.length === 0 && after === undefined) throw notFound();
    const [homes, names, ...marks] = await Promise.all([
      audienceOf(lookup, ownerId, { group, day, right: IN_GROUP }),
      lookup.staffNames(
        ownerId,
        mine.map(({ by }) => by),
      ),
      ...mine.map(({ announcementId }) => store.marks(ownerId, announcementId)),
    ]);
    const last = loaded.length > limit ? page.at(-1)?.announcementId : undefined;
    const known = { groupName: group.name, names, staffId: actor.personId };
    return {
      group: group.name,
      announcements: mine.map((announcement, index) =>
        showSent(announcement, { ...known, counts: countsIn(homes, marks[index] ?? []) }),
      ),
      mayAnnounce: basisIn(found, 'group:announce', { day }) !== undefined,
      next: last === undefined ? null : sealCursor(secret, bound, last),
    };
  };
