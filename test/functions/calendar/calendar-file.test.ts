import fc from 'fast-check';
import ical from 'node-ical';
import { describe, expect, it } from 'vitest';
import { type CalendarEntry, calendarFile } from '../../../functions/calendar/calendar-file.ts';
import { momentOf } from '../../../functions/shared/time.ts';

const entry = (given: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: '0123456789abcdefghjkmnpqrs@skolebro',
  sequence: 0,
  status: 'confirmed',
  summary: 'Skolebro-avtale',
  from: { day: '2026-11-30', time: '18:15' },
  to: { day: '2026-11-30', time: '18:35' },
  changedAt: '2026-11-20T09:00:00.000Z',
  ...given,
});

/** What an independent reader of calendars finds. */
function readBack(file: string) {
  return Object.values(ical.sync.parseICS(file)).flatMap((found) => (found?.type === 'VEVENT' ? [found] : []));
}

const civilOf = (date: Date) => {
  const { day, time } = momentOf(date.getTime());
  return { day, time };
};

describe('a calendar file (H2)', () => {
  it('a calendar file says when, what and where, and belongs to the person alone', () => {
    const text = calendarFile({ method: 'publish', entries: [entry({ location: 'Rom B106' })] });
    expect(text.split('\r\n').slice(-14)).toEqual(
      [
        'BEGIN:VEVENT',
        'UID:0123456789abcdefghjkmnpqrs@skolebro',
        'SEQUENCE:0',
        'DTSTAMP:20261120T090000Z',
        'LAST-MODIFIED:20261120T090000Z',
        'DTSTART;TZID=Europe/Oslo:20261130T181500',
        'DTEND;TZID=Europe/Oslo:20261130T183500',
        'SUMMARY:Skolebro-avtale',
        'LOCATION:Rom B106',
        'STATUS:CONFIRMED',
        'CLASS:PRIVATE',
        'TRANSP:OPAQUE',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].slice(-14),
    );
  });

  it.each(['2026-10-24', '2026-10-25', '2026-10-26', '2027-03-27', '2027-03-28', '2027-03-29'])(
    'another program shows an appointment of %s at Oslo’s time, whatever the clocks do that day',
    (day) => {
      const [from, to] = [
        { day, time: '18:15' },
        { day, time: '18:35' },
      ];
      const [found] = readBack(calendarFile({ method: 'publish', entries: [entry({ from, to })] }));
      expect([found?.start, found?.end].map((date) => date && civilOf(date))).toEqual([from, to]);
    },
  );

  it('the hour that comes twice in autumn is the first, for every program', () => {
    const from = { day: '2026-10-25', time: '02:30' };
    const text = calendarFile({ method: 'publish', entries: [entry({ from, to: { ...from, time: '03:30' } })] });
    expect(text).toContain('DTSTART:20261025T003000Z');
    expect(readBack(text)[0]?.start.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('a cancellation names the same appointment, with a higher number', () => {
    const text = calendarFile({ method: 'cancel', entries: [entry({ sequence: 3 })] });
    expect(text).toContain('METHOD:CANCEL');
    expect(readBack(text)).toMatchObject([{ uid: entry().uid, status: 'CANCELLED', sequence: 3, method: 'CANCEL' }]);
  });

  it('a feed has a name, and asks to be asked again every six hours', () => {
    const feed = { name: 'Skolebro', url: 'https://skole.example/v1/calendar/abc' };
    const lines = calendarFile({ method: 'publish', entries: [], feed }).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining(['NAME:Skolebro', `SOURCE;VALUE=URI:${feed.url}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT6H']),
    );
  });

  it('whatever the words, each line is at most 75 octets, no character is cut, and another program reads them back', () => {
    // The replacement character is how a cut character would show: no word has it from the start.
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .map((text) => text.replaceAll('\ufffd', '?'));
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('', '; ', ', ', '\\', '\n', '\r\n', 'Æ', '👩‍👩‍👧', 'مدرسة'),
        words,
        (before, between, after) => {
          // The other program takes an escaped backslash before an n for the end of a line: no word has the two.
          const summary = `x${before}${between}${after}x`.replaceAll('\u0000', '').replace(/\\(?=n)/gi, '/');
          const text = calendarFile({ method: 'publish', entries: [entry({ summary })] });
          for (const line of text.split('\r\n')) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
            expect(line).not.toContain('\ufffd');
          }
          // No word can begin a property of its own.
          expect(text.split('\r\n').filter((line) => line.startsWith('BEGIN:VEVENT'))).toHaveLength(1);
          expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
          const shown = readBack(text)[0]?.summary;
          const told = typeof shown === 'string' ? shown : (shown?.val ?? '');
          const plain = summary.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ');
          expect(told.trim()).toBe(plain.trim());
        },
      ),
      { numRuns: 300 },
    );
  });
});
