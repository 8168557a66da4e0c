import { type Day, type Instant, instantsIn, type TimeOfDay } from '../shared/time.ts';

/**
 * Calendar files (RFC 5545) that people load into the calendars of their phones. Pure: the same entries give the same
 * bytes. No notice carries such a file (law 1).
 */

/** A time that Oslo's clocks show. */
export type CivilTime = { readonly day: Day; readonly time: TimeOfDay };

/** One entry of a calendar. */
export type CalendarEntry = {
  /** The same for the life of the appointment, also when it moves or is cancelled. */
  readonly uid: string;
  /** Counts the changes of the appointment: a calendar takes the entry with the highest number. */
  readonly sequence: number;
  readonly status: 'confirmed' | 'cancelled';
  readonly summary: string;
  readonly description?: string | undefined;
  readonly location?: string | undefined;
  readonly from: CivilTime;
  readonly to: CivilTime;
  /** When the appointment was changed last. */
  readonly changedAt: Instant;
};

export type CalendarFile = {
  /** `publish`: a download or a feed. `cancel`: takes the entries out of calendars that have them. */
  readonly method: 'publish' | 'cancel';
  readonly entries: readonly CalendarEntry[];
  /** A feed's own name and address, which a calendar asks again. */
  readonly feed?: { readonly name: string; readonly url: string } | undefined;
};

/** The zone's name in files: of ours in form only, since each file says what it means. */
const ZONE = 'Europe/Oslo';
/** Norwegian time since 1980 as repeating rules: some calendars ignore lists of dates (forskrift om sommertid). */
const TIME_ZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];
/** How often a calendar asks a feed again. */
const REFRESH = 'PT6H';

/** The text of a file, `text/calendar; charset=utf-8`, with CRLF and lines of at most 75 octets. */
export function calendarFile({ method, entries, feed }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Skolebro//Skolebro//NO',
    'CALSCALE:GREGORIAN',
    `METHOD:${method.toUpperCase()}`,
    ...(feed ? feedLines(feed) : []),
    ...TIME_ZONE,
    ...entries.flatMap((entry) => entryLines(entry, method)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** The name and the refresh interval by RFC 7986, and by the older names that Apple and Microsoft read. */
const feedLines = ({ name, url }: NonNullable<CalendarFile['feed']>): readonly string[] => [
  `NAME:${escaped(name)}`,
  `X-WR-CALNAME:${escaped(name)}`,
  `SOURCE;VALUE=URI:${url}`,
  `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
  `X-PUBLISHED-TTL:${REFRESH}`,
];

function entryLines(entry: CalendarEntry, method: CalendarFile['method']): readonly string[] {
  const { uid, sequence, status, summary, description, location, from, to, changedAt } = entry;
  const isCancelled = method === 'cancel' || status === 'cancelled';
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${inUtc(changedAt)}`,
    `LAST-MODIFIED:${inUtc(changedAt)}`,
    `DTSTART${civil(from)}`,
    `DTEND${civil(to)}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description === undefined ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(location === undefined ? [] : [`LOCATION:${escaped(location)}`]),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // Others who see the calendar see that the time is taken, and nothing else.
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

/**
 * A property's time. A civil time names the zone, so that a calendar shows it right in every zone. The hour that comes
 * twice in autumn is written in UTC: calendars read its civil time in two ways.
 */
function civil({ day, time }: CivilTime): string {
  const [first, second] = instantsIn(day, time);
  if (first !== undefined && second !== undefined) return `:${inUtc(first)}`;
  return `;TZID=${ZONE}:${day.replaceAll('-', '')}T${time.replace(':', '')}00`;
}

/** An instant as RFC 5545 writes it, `20261130T181500Z`. */
const inUtc = (instant: Instant): string => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;

/** A text value: its separators escaped, and no other control characters than a line's end. */
const escaped = (text: string): string =>
  text
    // Every kind of line end is the one that the format knows.
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\\;,]/g, (separator) => `\\${separator}`)
    .replaceAll('\n', '\\n');

const MOST_OCTETS = 75;
const encoder = new TextEncoder();

/** A content line in pieces of at most 75 octets; a piece begins with a space and ends between two characters. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MOST_OCTETS) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}
