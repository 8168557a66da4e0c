import type { FamilyCaller } from '../access/authorize.ts';
import { authorizePupil } from '../access/authorize-pupil.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { MAY_MARK } from './authorize.ts';
import { type AnnouncementName, type FindDeps, findAnnouncement } from './find-announcement.ts';
import { refuse } from './refusals.ts';
import type { AnnouncementsStore } from './store.ts';

export type MarkDeps = FindDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil'>;
  readonly store: Pick<AnnouncementsStore, 'markRead' | 'markOk'>;
  readonly seen: MarkSeen;
};
type Input = AnnouncementName & {
  /** `ok`: says OK too, of which nobody is told. */
  readonly as: 'read' | 'ok';
};

/** Marks an announcement as read, or says OK: two reads and a small write. The first time stays (G4). */
export const markAnnouncement =
  (deps: MarkDeps) =>
  async (caller: FamilyCaller, { as: wanted, pupilId, announcementId }: Input): Promise<void> => {
    const { as, login, moment } = caller;
    const { ownerId } = login;
    const { instant: at } = moment;
    const { actor, card } = await authorizePupil(deps.lookup, caller, { right: MAY_MARK, pupilId });
    const { announcement } = await findAnnouncement(deps, { ownerId, actor, card, announcementId, moment });
    if (wanted === 'ok' && announcement.status === 'withdrawn') throw refuse('announcements.withdrawn');
    const person = { kind: as, id: actor.personId };
    const mark = wanted === 'ok' ? deps.store.markOk : deps.store.markRead;
    await Promise.all([
      mark(ownerId, announcement, { person, at }),
      deps.seen(ownerId, person, { pupilId, kinds: ['announcement'], ids: [announcementId] }, at),
    ]);
  };
