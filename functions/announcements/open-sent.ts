import type { output } from 'zod/mini';
import { type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup } from '../roster/lookup.ts';
import { audienceOf } from './audience.ts';
import { basisIn, IN_GROUP, loadGroup, mayOpen, mayWithdraw, type SentName } from './authorize.ts';
import type { SentAnnouncement } from './schema.ts';
import type { AnnouncementsStore } from './store.ts';
import { countsIn, familiesOf, guardiansIn, showSent, textOf } from './view.ts';

export type OpenSentDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupil' | 'staffNames' | 'guardianContacts'>;
  readonly store: Pick<AnnouncementsStore, 'find' | 'marks'>;
  readonly logRead: LogRead;
};

/**
 * An announcement with those who have read it: four reads. Names need a right to the group of today; each pupil whose
 * family is named is kept in the access log.
 */
export const openSent =
  (deps: OpenSentDeps) =>
  async (caller: Caller, name: SentName): Promise<output<typeof SentAnnouncement>> => {
    const { lookup, store, logRead } = deps;
    const { login, moment } = caller;
    const { ownerId } = login;
    const { announcementId } = name;
    const load = () => Promise.all([store.find(ownerId, name, moment.instant), store.marks(ownerId, announcementId)]);
    const found = await loadGroup(deps, caller, { ...name, load });
    const [announcement, marks] = found.loaded;
    const { actor, group } = found;
    const { day } = moment;
    const shown = mayOpen(found, announcement, day);
    const basis = basisIn(found, 'group:announce', { day });
    const [homes, names] = await Promise.all([
      audienceOf(lookup, ownerId, { group, day, right: IN_GROUP }),
      lookup.staffNames(ownerId, [shown.by]),
    ]);
    const looks = basis === undefined ? [] : homes.map(({ card }) => ({ facts: card.facts, basis }));
    const [contacts] = await Promise.all([
      lookup.guardianContacts(ownerId, basis === undefined ? [] : guardiansIn(homes)),
      logLooks(logRead, actor, moment, 'group:announcements', looks),
    ]);
    const known = { groupName: group.name, names, staffId: actor.personId, counts: countsIn(homes, marks) };
    return {
      ...showSent(shown, known),
      text: textOf(shown),
      families: basis === undefined ? null : familiesOf(homes, { marks, contacts }),
      mayWithdraw: shown.status === 'sent' && mayWithdraw(found, shown, day),
    };
  };
