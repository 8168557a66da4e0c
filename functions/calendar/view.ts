import type { output } from 'zod/mini';
import type { Talk } from '../conferences/lookup.ts';
import type { Meeting } from '../meetings/lookup.ts';
import { keyedId } from '../shared/ids.ts';
import type { Language } from '../shared/texts/language.ts';
import type { CalendarEntry } from './calendar-file.ts';
import type { OwnCalendar } from './record.ts';
import type { Appointment, Person } from './rules.ts';
import type { Calendar } from './schema.ts';
import { MODES, NEUTRAL, TITLES } from './texts.ts';

/** Appointments as calendars show them. */

export const ofTalk = (talk: Talk): Appointment => ({
  kind: 'talk',
  id: talk.bookingId,
  isCancelled: talk.state.startsWith('cancelled'),
  day: talk.day,
  from: talk.from,
  to: talk.to,
  mode: talk.mode,
  place: talk.room,
  version: talk.version,
  changedAt: talk.changedAt,
});

export const ofMeeting = (meeting: Meeting): Appointment => ({
  kind: 'meeting',
  id: meeting.meetingId,
  isCancelled: meeting.status === 'cancelled',
  day: meeting.day,
  from: meeting.from,
  to: meeting.to,
  mode: 'room',
  place: meeting.place,
  version: meeting.version,
  changedAt: meeting.changedAt,
});

type Reader = {
  readonly ownerId: string;
  readonly person: Person;
  readonly language: Language;
  readonly details: boolean;
  /** Hides our ids in the calendars of others, and keeps parents' entries for one talk apart. */
  readonly secret: string;
};

/** An appointment in the calendar of a person. With details it says what it is and where, never whom it is about. */
export function entryOf(appointment: Appointment, reader: Reader): CalendarEntry {
  const { kind, id, isCancelled, day, from, to, version, changedAt } = appointment;
  const { ownerId, person, language, details, secret } = reader;
  return {
    uid: `${keyedId(secret, 'calendar', ownerId, person.kind, person.id, kind, id)}@skolebro`,
    sequence: version,
    status: isCancelled ? 'cancelled' : 'confirmed',
    summary: (details ? TITLES[kind] : NEUTRAL)[language],
    location: details ? placeOf(appointment, language) : undefined,
    from: { day, time: from },
    to: { day, time: to },
    changedAt,
  };
}

const placeOf = ({ mode, place }: Appointment, language: Language): string | undefined =>
  mode === 'room' ? place : MODES[mode][language];

/** A person's calendar, without the token, which nobody knows any more. */
export const showCalendar = ({ details, feed }: OwnCalendar): output<typeof Calendar> => ({
  details,
  feed: feed ? { madeAt: feed.madeAt } : null,
});
