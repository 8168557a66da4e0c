import type { Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { loadGroup, mayOpen, mayWithdraw, type SentName } from './authorize.ts';
import { announcementFact } from './events.ts';
import { refuse } from './refusals.ts';
import type { AnnouncementsStore } from './store.ts';

export type WithdrawDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group'>;
  readonly store: Pick<AnnouncementsStore, 'find' | 'withdraw'>;
};

/**
 * Withdraws an announcement: two reads and one transaction. Its words are deleted, a line stays, and waiting notices
 * are superseded by its fact. A repeat changes nothing.
 */
export const withdrawAnnouncement = (deps: WithdrawDeps) => (caller: Caller, name: SentName) =>
  retryOnConflict(async (): Promise<'done' | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { groupId, announcementId } = name;
    const load = () => deps.store.find(ownerId, name, moment.instant);
    const found = await loadGroup(deps, caller, { ...name, load });
    const { day, instant: at } = moment;
    const announcement = mayOpen(found, found.loaded, day);
    if (!mayWithdraw(found, announcement, day)) throw refuse('announcements.author-withdraws');
    if (announcement.status === 'withdrawn') return 'done';
    const { schoolId, urgent = false } = announcement;
    const data = { announcementId, groupId, schoolId, urgent, after: '' };
    const fact = announcementFact('announcement-withdrawn', { ownerId, occurredAt: at, data });
    const by = found.actor.personId;
    return (await deps.store.withdraw({ ownerId, announcement, by, at, fact })) ? 'done' : 'moved';
  });
