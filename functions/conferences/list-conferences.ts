import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { authorizeLook } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup, PupilCard } from '../roster/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { isInvited, MAY_READ, mayBook } from './authorize.ts';
import type { ConferenceStore } from './conference-store.ts';
import type { FamilyConferences } from './schema.ts';
import { windowFault } from './talk-rules.ts';
import type { TalkStore } from './talk-store.ts';
import { showOnPage } from './view.ts';
import { comesAlong, guardiansToKnow, visibleTalks } from './visible-talks.ts';

export type ListConferencesDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staffNames' | 'guardianContacts'>;
  readonly store: Pick<TalkStore, 'allTalksOf'>;
  readonly conferences: Pick<ConferenceStore, 'ofSchool'>;
  readonly logRead: LogRead;
};

/** The conferences to which a pupil is invited, newest first, with the reader's talks in them: two reads. */
export const listConferences =
  (deps: ListConferencesDeps) =>
  async (
    caller: FamilyCaller,
    { pupilId }: { readonly pupilId: string },
  ): Promise<output<typeof FamilyConferences>> => {
    const { ownerId } = caller.login;
    const { day, instant } = caller.moment;
    const { actor, card, loaded } = await authorizeLook(deps, caller, {
      right: MAY_READ,
      pupilId,
      load: () => deps.store.allTalksOf(ownerId, pupilId),
    });
    const reader = { actor, card, day };
    const [lists, names, contacts] = await Promise.all([
      Promise.all(schoolsOf(card, day).map((schoolId) => deps.conferences.ofSchool(ownerId, schoolId))),
      deps.lookup.staffNames(
        ownerId,
        loaded.map(({ teacherId }) => teacherId),
      ),
      deps.lookup.guardianContacts(ownerId, guardiansToKnow(reader, loaded)),
    ]);
    const talks = visibleTalks(reader, loaded, contacts);
    const reading = { names, hidesWho: comesAlong(reader) };
    const shown = lists.flat().map((conference) => ({
      conference,
      own: talks.filter(({ conferenceId }) => conferenceId === conference.conferenceId),
      invited: isInvited(card, conference, day),
    }));
    return {
      conferences: shown
        .filter(({ own, invited }) => own.length > 0 || invited)
        .toSorted((a, b) => b.conference.conferenceId.localeCompare(a.conference.conferenceId))
        .map(({ conference, own, invited }) => ({
          conferenceId: conference.conferenceId,
          title: conference.title,
          status: conference.state,
          bookingFrom: conference.bookingFrom,
          bookingUntil: conference.bookingUntil,
          mayBook: invited && windowFault(conference, instant) === undefined && mayBook(actor, card, day),
          talks: own.map((talk) => showOnPage(talk, reading)),
        })),
    };
  };

/** The schools of a pupil that day: the home school, and those of the pupil's groups. */
const schoolsOf = ({ facts }: PupilCard, day: Day): readonly string[] => [
  ...new Set([
    facts.schoolId,
    ...facts.enrolments.flatMap((enrolment) => (holdsOn(enrolment, day) ? [enrolment.schoolId] : [])),
  ]),
];
