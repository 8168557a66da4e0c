import type { Dynamo } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import type { Announcement } from './record.ts';
import { announcementsStore } from './store.ts';

/**
 * What parents' meetings share with announcements: whom news to a group reaches, by rights of their own, the rights of
 * staff in a group, and how readers are shown.
 */
export { audienceOf, type GroupRight, type Home, reachesAnybody } from './audience.ts';
export { type GroupName, loadGroup, mustIn, readableGroups, standingGroups } from './authorize.ts';
export { findInGroups, type GroupReading } from './find-in-groups.ts';
export { type GroupFormDeps, groupForm } from './group-form.ts';
export { familiesWith, guardiansIn } from './view.ts';

export type AnnouncementsLookup = ReturnType<typeof announcementsLookup>;
type InGroup = Pick<Announcement, 'groupId' | 'announcementId'>;

/** What the inboxes ask of announcements, one round trip each. */
export function announcementsLookup(client: Dynamo, table: string) {
  const store = announcementsStore(client, table);
  return {
    /** True while an announcement stands: nobody is told of a withdrawn one. */
    async stands(ownerId: string, name: InGroup, now: Instant): Promise<boolean> {
      return (await store.find(ownerId, name, now))?.status === 'sent';
    },
  };
}
