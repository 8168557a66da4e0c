import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { authorizePupil } from '../access/authorize-pupil.ts';
import type { Lookup } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { IN_GROUP, MAY_READ, readableGroups, standingGroups } from './authorize.ts';
import { newestOf } from './rules.ts';
import type { FamilyAnnouncements } from './schema.ts';
import type { AnnouncementsStore } from './store.ts';
import { showOwn } from './view.ts';

export type ListDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'groups' | 'staffNames'>;
  readonly store: Pick<AnnouncementsStore, 'ofGroup' | 'ownMarks'>;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};
type Input = {
  readonly pupilId: string;
  readonly cursor?: string | undefined;
  readonly limit?: string | undefined;
};

const PAGE = 20;

/** The announcements of all groups that the pupil is in today, newest first: three reads. */
export const listAnnouncements =
  (deps: ListDeps) =>
  async (caller: FamilyCaller, { pupilId, ...input }: Input): Promise<output<typeof FamilyAnnouncements>> => {
    const { lookup, store } = deps;
    const { as, login, moment } = caller;
    const { ownerId } = login;
    const { day, instant } = moment;
    const secret = await deps.secret();
    const bound = ['announcements', ownerId, pupilId];
    const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
    const limit = Number(input.limit ?? PAGE);
    const { actor, card } = await authorizePupil(lookup, caller, { right: MAY_READ, pupilId });
    const groupIds = readableGroups(actor, card.facts, { day, right: IN_GROUP });
    const [groups, ...lists] = await Promise.all([
      standingGroups(lookup, ownerId, { groupIds, day }),
      ...groupIds.map((groupId) => store.ofGroup(ownerId, groupId, { limit, after, now: instant })),
    ]);
    const standing = lists.filter((_list, index) => groups.has(groupIds[index] ?? ''));
    const found = newestOf(standing, limit + 1);
    const page = found.slice(0, limit);
    const [marks, names] = await Promise.all([
      store.ownMarks(
        ownerId,
        { kind: as, id: actor.personId },
        page.map(({ announcementId }) => announcementId),
      ),
      lookup.staffNames(
        ownerId,
        page.map(({ by }) => by),
      ),
    ]);
    const last = found.length > limit ? page.at(-1)?.announcementId : undefined;
    return {
      announcements: page.map((announcement) => {
        const { announcementId, groupId } = announcement;
        return showOwn(announcement, {
          groupName: groups.get(groupId) ?? '',
          names,
          mark: marks.get(announcementId),
        });
      }),
      next: last === undefined ? null : sealCursor(secret, bound, last),
    };
  };
