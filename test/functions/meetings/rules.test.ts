import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerOf,
  countsOf,
  faultOf,
  fits,
  hasBegun,
  isOpen,
  isReminderDue,
  leftOf,
  pageOf,
  reminderDayOf,
  remindUpTo,
} from '../../../functions/meetings/rules.ts';
import { isSchoolDay } from '../../../functions/shared/school/calendar.ts';
import { addDays, momentOf, weekday } from '../../../functions/shared/time.ts';

const at = (instant: string) => momentOf(Date.parse(instant));
const NOW = at('2026-11-24T09:00:00Z');
const TIMES = { day: '2026-12-10', from: '18:00', to: '19:30', answerBy: '2026-12-07' };
const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-11-24', days));
const time = fc.integer({ min: 0, max: 1439 }).map((minute) => {
  const of = (number: number) => String(number).padStart(2, '0');
  return `${of(Math.floor(minute / 60))}:${of(minute % 60)}`;
});
const schoolDay = (each: string) => isSchoolDay({ terms: [], closedDays: [] }, each);

describe('the times of a parents’ meeting', () => {
  it.each([
    [{}, undefined],
    [{ answerBy: '2026-12-10' }, undefined],
    [{ answerBy: '2026-12-11' }, 'meetings.answer-by'],
    [{ answerBy: '2026-11-24' }, undefined],
    [{ answerBy: '2026-11-23' }, 'meetings.answer-by'],
    [{ answerBy: 'soon' }, 'meetings.answer-by'],
    [{ day: 'soon' }, 'meetings.past'],
    [{ day: '2026-11-23' }, 'meetings.past'],
    [{ day: '2026-11-24', from: '10:00', answerBy: '2026-11-24' }, 'meetings.past'],
    [{ day: '2026-11-24', from: '10:01', answerBy: '2026-11-24' }, undefined],
    [{ day: '2027-11-25' }, undefined],
    [{ day: '2027-11-26' }, 'meetings.far'],
    [{ to: '18:00' }, 'meetings.times'],
    [{ day: '2027-03-28', from: '02:30', to: '04:00' }, 'meetings.no-such-time'],
    [{ day: '2027-03-28', from: '01:30', to: '02:30' }, 'meetings.no-such-time'],
    [{ day: '2027-10-31', from: '02:30', to: '03:30' }, undefined],
  ])('times with %j are told: %s', (changed, code) => {
    expect(faultOf({ ...TIMES, ...changed }, NOW)?.code).toBe(code);
  });

  it('a last day of answers that is over may stay when the rest is changed, and not another one', () => {
    const later = at('2026-12-08T09:00:00Z');
    expect(faultOf(TIMES, later)?.code).toBe('meetings.answer-by');
    expect(faultOf(TIMES, later, '2026-12-07')).toBeUndefined();
    expect(faultOf({ ...TIMES, answerBy: '2026-12-06' }, later, '2026-12-07')?.code).toBe('meetings.answer-by');
  });

  it('answers are taken until the end of the last day by Oslo’s clocks, and never after the beginning', () => {
    expect(isOpen(TIMES, at('2026-12-07T22:59:59Z'))).toBe(true);
    expect(isOpen(TIMES, at('2026-12-07T23:00:00Z'))).toBe(false);
    const same = { ...TIMES, answerBy: TIMES.day };
    expect(isOpen(same, at('2026-12-10T16:59:59Z'))).toBe(true);
    expect(isOpen(same, at('2026-12-10T17:00:00Z'))).toBe(false);
    expect(hasBegun(same, at('2026-12-10T17:00:00Z'))).toBe(true);
  });
});

describe('answers', () => {
  it.each([
    ['yes', 0, false],
    ['yes', 1, true],
    ['yes', 5, true],
    ['yes', 6, false],
    ['no', 0, true],
    ['no', 1, false],
  ] as const)('%s with %i adults fits: %s', (answer, count, expected) => {
    expect(fits({ answer, count })).toBe(expected);
  });

  it('each adult counts once, whatever the number of children, and nobody else counts', () => {
    const person = fc.record({ kind: fc.constantFrom('guardian', 'pupil'), id: fc.constantFrom('a', 'b', 'c', 'd') });
    const given = fc
      .uniqueArray(person, { selector: ({ kind, id }) => `${kind}${id}` })
      .chain((people) => fc.tuple(...people.map((of) => fc.nat(5).map((count) => ({ person: of, count })))))
      .map((all) => all.map((each) => ({ ...each, answer: each.count > 0 ? ('yes' as const) : ('no' as const) })));
    fc.assert(
      fc.property(fc.array(fc.array(person)), given, (homes, answers) => {
        const counts = countsOf(homes, answers);
        const asked = new Set(homes.flat().map(({ kind, id }) => `${kind}${id}`));
        const theirs = answers.filter(({ person: { kind, id } }) => asked.has(`${kind}${id}`));
        expect(counts.adults).toBe(asked.size);
        expect(counts.yes + counts.no + counts.unanswered).toBe(asked.size);
        expect(counts.coming).toBe(theirs.reduce((sum, { count }) => sum + count, 0));
        expect(counts.pupils).toBe(homes.length);
      }),
    );
  });

  it('an answer is found by kind and id together', () => {
    const answers = [
      { person: { kind: 'guardian', id: 'a' }, answer: 'yes', count: 1 },
      { person: { kind: 'pupil', id: 'b' }, answer: 'no', count: 0 },
    ] as const;
    expect(answerOf(answers, { kind: 'pupil', id: 'b' })).toBe(answers[1]);
    expect(answerOf(answers, { kind: 'guardian', id: 'b' })).toBeUndefined();
  });

  it('places that are left are never fewer than none, and unlimited ones are not counted', () => {
    expect([leftOf(undefined, 3), leftOf(5, 3), leftOf(3, 5)]).toEqual([undefined, 2, 0]);
  });
});

describe('the order of meetings', () => {
  const meeting = fc.record({ meetingId: fc.uuid(), day, from: time });
  const meetings = fc.uniqueArray(meeting, { selector: ({ meetingId }) => meetingId, maxLength: 12 });

  it('pages give every meeting once: those to come with the next first, then those begun with the newest first', () => {
    fc.assert(
      fc.property(meetings, day, time, fc.integer({ min: 1, max: 5 }), (all, today, hour, limit) => {
        const now = { ...NOW, day: today, time: hour, instant: `${today}T${hour}:00.000Z` };
        const seen: typeof all = [];
        for (let after: string | undefined; ; ) {
          const { page, next } = pageOf(all, { now, limit, after });
          seen.push(...page);
          if (next === undefined) break;
          after = next;
        }
        expect(seen.map(({ meetingId }) => meetingId).toSorted()).toEqual(
          all.map(({ meetingId }) => meetingId).toSorted(),
        );
        const begun = seen.map((each) => hasBegun(each, now));
        expect(begun).toEqual(begun.toSorted((a, b) => Number(a) - Number(b)));
        const when = (each: (typeof seen)[number]) => `${each.day} ${each.from}`;
        const come = seen.filter((each) => !hasBegun(each, now)).map(when);
        const past = seen.filter((each) => hasBegun(each, now)).map(when);
        expect(come).toEqual(come.toSorted());
        expect(past).toEqual(past.toSorted().toReversed());
      }),
    );
  });

  it('a page that begins at a meeting which is gone goes on after its place', () => {
    const all = ['2026-12-01', '2026-12-02', '2026-12-03'].map((each) => ({
      meetingId: each,
      day: each,
      from: '18:00',
    }));
    const { next } = pageOf(all, { now: NOW, limit: 2 });
    const rest = pageOf([...all.slice(0, 1), ...all.slice(2)], { now: NOW, limit: 2, after: next });
    expect(rest.page.map(({ meetingId }) => meetingId)).toEqual(['2026-12-03']);
  });
});

describe('the reminder', () => {
  it.each([
    ['2026-12-09', '2026-12-08'],
    ['2026-12-07', '2026-12-04'],
    // After Christmas Day and Boxing Day: 24 December is a weekday.
    ['2026-12-28', '2026-12-24'],
  ])('people are reminded of answers until %s on %s', (answerBy, expected) => {
    expect(reminderDayOf(answerBy, schoolDay)).toBe(expected);
  });

  it('the day of the reminder is a school day before the last day of answers, with none between them', () => {
    fc.assert(
      fc.property(day, (answerBy) => {
        const found = reminderDayOf(answerBy, schoolDay);
        expect(found < answerBy).toBe(true);
        expect([schoolDay(found), weekday(found) <= 5]).toEqual([true, true]);
        for (let each = addDays(found, 1); each < answerBy; each = addDays(each, 1))
          expect(schoolDay(each)).toBe(false);
      }),
    );
    expect(reminderDayOf('2026-12-07', () => false)).toBe('2026-12-06');
  });

  it('a job that looks as far ahead as it does misses no reminder of its day', () => {
    fc.assert(
      fc.property(day, (answerBy) => {
        const found = reminderDayOf(answerBy, schoolDay);
        expect(answerBy <= remindUpTo(found)).toBe(true);
      }),
    );
  });

  it('people are reminded from the day on, not on the day of the invitation, and not when answers are closed', () => {
    const due = (instant: string, asked = '2026-11-24T09:00:00Z') =>
      isReminderDue({ ...TIMES, at: asked }, at(instant), schoolDay);
    expect(due('2026-12-03T11:00:00Z')).toBe(false);
    expect(due('2026-12-04T09:00:00Z')).toBe(true);
    expect(due('2026-12-07T11:00:00Z')).toBe(true);
    expect(due('2026-12-08T11:00:00Z')).toBe(false);
    expect(due('2026-12-04T11:00:00Z', '2026-12-04T08:00:00Z')).toBe(false);
  });
});
