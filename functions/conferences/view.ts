import type { output } from 'zod/mini';
import type { Actor } from '../access/policy.ts';
import { type Group, type PupilName, pupilRow } from '../roster/lookup.ts';
import type { Fact } from '../shared/fact.ts';
import type { Instant } from '../shared/time.ts';
import { conferenceFact } from './events.ts';
import type { Conference, Slot, Talk, Wait } from './record.ts';
import type { FamilyConference, FamilyTalk, OwnWait } from './schema.ts';
import type { Planned, SchoolConferences, SchoolTalk, TeacherTimes } from './school-schema.ts';
import { isOffered } from './wait-rules.ts';

/** Talks as their readers see them, and the facts of their changes. */

/** A talk for one of those who come: of the others, only whether there are any. */
export const showTalk = (talk: Talk): output<typeof FamilyTalk> => ({
  bookingId: talk.bookingId,
  conferenceId: talk.conferenceId,
  pupilId: talk.pupilId,
  teacherId: talk.teacherId,
  day: talk.day,
  from: talk.from,
  to: talk.to,
  mode: talk.mode,
  room: talk.room ?? null,
  interpreter: talk.interpreter ?? null,
  status: talk.state,
  together: talk.adults.length > 1,
  bySchool: talk.by.kind === 'staff',
  version: talk.version,
});

type Reading = {
  /** The names of teachers by id. */
  readonly names: ReadonlyMap<string, string>;
  /** True for a reader who does not come and learns nothing of those who do. */
  readonly hidesWho: boolean;
};
/** A talk on the page of a family, with the teacher's name. */
export const showOnPage = (
  talk: Talk,
  { names, hidesWho }: Reading,
): output<typeof FamilyConference>['talks'][number] => {
  const shown = showTalk(talk);
  const together = hidesWho ? null : shown.together;
  return { ...shown, together, teacherName: names.get(talk.teacherId) ?? null };
};

/** A teacher's time, with the pupil whom the talk in it is about. */
export const showTime = (
  { day, from, to, mode, room, state, booking }: Slot,
  names: ReadonlyMap<string, PupilName>,
): output<typeof TeacherTimes>['times'][number] => {
  const pupil = booking && names.get(booking.pupilId);
  const talk = booking
    ? {
        bookingId: booking.bookingId,
        interpreter: booking.interpreter ?? null,
        ...(pupil ? pupilRow(pupil) : unknownPupil(booking.pupilId)),
      }
    : null;
  return { day, from, to, mode, room: room ?? null, status: state, talk };
};
const unknownPupil = (pupilId: string) => ({ pupilId, pupilName: '', protected: true });

/** A talk for the school. */
export const showToSchool = (talk: Talk): output<typeof SchoolTalk> => {
  const { together: _together, ...shown } = showTalk(talk);
  return { ...shown, guardianIds: talk.adults.flatMap(({ kind, id }) => (kind === 'guardian' ? [id] : [])) };
};

/** A conference in a list of the school, with the names of its groups. */
export const showHead = (
  { conferenceId, schoolId, title, state, groupIds, bookingFrom, bookingUntil, version }: Conference,
  groups: readonly Pick<Group, 'id' | 'name'>[],
): output<typeof SchoolConferences>['conferences'][number] => ({
  conferenceId,
  schoolId,
  title,
  status: state,
  groups: groups
    .filter(({ id }) => groupIds.includes(id))
    .map(({ id, name }) => ({ groupId: id, group: name }))
    .toSorted((a, b) => a.group.localeCompare(b.group, 'nb')),
  bookingFrom,
  bookingUntil,
  version,
});

/** What a change of a conference answers. */
export const showPlanned = ({ conferenceId, schoolId, state, version }: Conference): output<typeof Planned> => ({
  conferenceId,
  schoolId,
  status: state,
  version,
});

/** A place in a waiting list for the adult who has it; an offer that is over has lapsed, also before the job ran. */
export function showWait(wait: Wait, now: Instant): output<typeof OwnWait> {
  const { waitId, conferenceId, pupilId, teacherId, together, wants, state, offer } = wait;
  const isOver = state === 'offered' && !isOffered(wait, now);
  return {
    waitId,
    conferenceId,
    pupilId,
    teacherId,
    together,
    wants: wants ?? null,
    status: isOver ? 'lapsed' : state,
    offer: state === 'offered' && !isOver && offer ? offer : null,
  };
}

type By = { readonly ownerId: string; readonly by: Pick<Actor, 'kind' | 'personId'> };

/** What every fact of a talk holds. */
export const idsOf = ({ conferenceId, schoolId, bookingId, pupilId, teacherId, adults, version }: Talk) => ({
  conferenceId,
  schoolId,
  bookingId,
  pupilId,
  teacherId,
  adults,
  talkVersion: version,
});

/** The fact of a time that is offered to somebody of a waiting list. */
export function offerFact(ownerId: string, wait: Wait): Fact {
  const { conferenceId, schoolId, waitId, pupilId, teacherId, adult, changedAt: occurredAt } = wait;
  const data = { conferenceId, schoolId, waitId, pupilId, teacherId, adults: [adult] };
  return conferenceFact('talk-offered', { ownerId, occurredAt, data });
}

/** The fact of a change of a talk. */
export function talkFact(talk: Talk, { ownerId, by: { kind, personId } }: By): Fact {
  const { changedAt: occurredAt, version } = talk;
  const data = { ...idsOf(talk), madeBy: { kind, personId } };
  if (talk.state === 'booked')
    return conferenceFact(version === 1 ? 'talk-booked' : 'talk-moved', { ownerId, occurredAt, data });
  if (talk.state === 'done' || talk.state === 'no-show')
    return conferenceFact('talk-over', { ownerId, occurredAt, data: { ...data, held: talk.state === 'done' } });
  const bySchool = talk.state === 'cancelled-by-school';
  return conferenceFact('talk-cancelled', { ownerId, occurredAt, data: { ...data, bySchool } });
}
