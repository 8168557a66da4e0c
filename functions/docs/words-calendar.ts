import type { Words } from './words.ts';

/** Own appointments in calendars. */
export const CALENDAR_WORDS: Words = {
  'calendar.bookingId': 'The talk.',
  'calendar.conferenceId': 'The conference.',
  'calendar.details': 'True if titles and places say what an appointment is. No choice names a child.',
  'calendar.feed': 'The feed; `null` for none.',
  'calendar.madeAt': 'When its address was made.',
  'calendar.token': 'The end of the address that was shown when the feed was made, with or without `.ics`.',
  'calendar.url': 'The address for a calendar. Whoever has it reads the appointments.',
};
