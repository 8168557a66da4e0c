import { key } from '../shared/table/dynamo.ts';
import type { Announcement } from './record.ts';
import type { Reader } from './rules.ts';

/** Where announcements lie in the table (decision 051): the keys of every item, made in one place. */

export const groupPk = (ownerId: string, groupId: string): string => key(ownerId, 'GROUP', groupId);
export const announcementAt = (
  ownerId: string,
  { groupId, announcementId }: Pick<Announcement, 'groupId' | 'announcementId'>,
) => ({ pk: groupPk(ownerId, groupId), sk: key('ANNOUNCEMENT', announcementId) });
export const announcementItem = (ownerId: string, announcement: Announcement) => ({
  ...announcementAt(ownerId, announcement),
  ...announcement,
});

export const marksPk = (ownerId: string, announcementId: string): string =>
  key(ownerId, 'ANNOUNCEMENT', announcementId);
export const markAt = (ownerId: string, announcementId: string, { kind, id }: Reader) => ({
  pk: marksPk(ownerId, announcementId),
  sk: key('READ', kind, id),
});
