import type { output } from 'zod/mini';
import { type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { audienceOf, guardiansIn } from '../announcements/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { ANSWERS } from './authorize.ts';
import { type LoadDeps, loadMeeting, type PlannedName } from './load-meeting.ts';
import type { GroupMeeting } from './schema.ts';
import { showAnswers } from './view.ts';

export type OpenPlannedDeps = LoadDeps & {
  readonly lookup: Pick<Lookup, 'pupil' | 'staffNames' | 'guardianContacts'>;
  readonly logRead: LogRead;
};

/**
 * A meeting with everybody who is asked, and their answers: four reads. Each pupil whose family is named is kept in the
 * access log.
 */
export const openPlanned =
  (deps: OpenPlannedDeps) =>
  async (caller: Caller, name: PlannedName): Promise<output<typeof GroupMeeting>> => {
    const { lookup, logRead } = deps;
    const { login, moment: now } = caller;
    const { ownerId } = login;
    const { actor, group, basis, meeting, answers } = await loadMeeting(deps, caller, name);
    const recorders = answers.answers.flatMap(({ recordedBy }) => recordedBy ?? []);
    const [homes, names] = await Promise.all([
      audienceOf(lookup, ownerId, { group, day: now.day, right: ANSWERS }),
      lookup.staffNames(ownerId, [...new Set([meeting.by, ...recorders])]),
    ]);
    const looks = homes.map(({ card }) => ({ facts: card.facts, basis }));
    const [contacts] = await Promise.all([
      lookup.guardianContacts(ownerId, guardiansIn(homes)),
      logLooks(logRead, actor, now, 'group:meetings', looks),
    ]);
    return showAnswers(meeting, { ...answers, groupName: group.name, names, now, homes, contacts });
  };
