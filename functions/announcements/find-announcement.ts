import type { Actor } from '../access/policy.ts';
import type { Lookup } from '../roster/lookup.ts';
import { keyedId } from '../shared/ids.ts';
import { IN_GROUP } from './authorize.ts';
import { findInGroups, type GroupReading } from './find-in-groups.ts';
import type { Announcement } from './record.ts';
import type { AnnouncementsStore } from './store.ts';

export type FindDeps = {
  readonly lookup: Pick<Lookup, 'groups'>;
  readonly store: Pick<AnnouncementsStore, 'findIn'>;
};
/** The announcement that a family's path names. */
export type AnnouncementName = { readonly pupilId: string; readonly announcementId: string };
type Reading = GroupReading & { readonly announcementId: string };
export type Found = { readonly announcement: Announcement; readonly groupName: string };

/** The announcement, if a group that the pupil is in today has it: one read. */
export async function findAnnouncement(
  { lookup, store }: FindDeps,
  { announcementId, ...reading }: Reading,
): Promise<Found> {
  const { item, groupName } = await findInGroups(lookup, reading, {
    right: IN_GROUP,
    find: (groupIds, now) => store.findIn(reading.ownerId, { groupIds, announcementId }, now),
  });
  return { announcement: item, groupName };
}

/**
 * The id of the one conversation of a reader and a pupil that replies to an announcement: a second reply finds the
 * first. It opens nothing by itself, as every conversation's id.
 */
export const replyIdOf = ({ kind, personId }: Actor, { pupilId, announcementId }: AnnouncementName): string =>
  keyedId('reply to an announcement', announcementId, kind, personId, pupilId);
