import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Count, countOf, EMPTY, subjectKey } from '../../../functions/figures/rules.ts';
import { canonicalJson } from '../../../functions/shared/ids.ts';
import { asOf } from '../../support/as-of.ts';
import { records } from './arbitraries.ts';
import { naiveCount } from './naive.ts';
import { entryOf, finalOf } from './records.ts';

/** All that there is, on whatever day. */
const EVERY_DAY = '9999-12-31';

const WHO = { pupilId: 'pupil', schoolId: 'school', groupId: 'g1', subjectCode: 'MAT1', subject: 'Matematikk' };
const DAY = '2026-11-16';
const lesson = (lessonId: string, more: Partial<Parameters<typeof entryOf>[0]> = {}) =>
  entryOf({ ...WHO, date: DAY, lessonId, ...more });
const RUNS = { numRuns: 10_000, seed: 20_261_124 };
const sumOf = (sums: Count['days']) => Object.values(sums).reduce((sum, count) => sum + count, 0);

describe('counting (C3)', () => {
  it('nothing is nothing', () => {
    expect(countOf([], [], EVERY_DAY)).toEqual(EMPTY);
  });

  it('the count agrees with a second, simple count, whatever was registered and decided', () => {
    fc.assert(
      fc.property(records, ({ entries, finals }) => {
        expect(countOf(entries, finals, EVERY_DAY)).toEqual(naiveCount(entries, finals));
      }),
      RUNS,
    );
  });

  it('the count has no day that has not come, whatever is decided on it', () => {
    const days = fc.constantFrom('2026-08-01', '2026-11-15', '2026-11-16', '2026-11-18', '2027-01-01');
    fc.assert(
      fc.property(records, days, ({ entries, finals }, through) => {
        const come = finals.filter(({ date }) => date <= through);
        expect(countOf(entries, finals, through)).toEqual(naiveCount(entries, come));
      }),
      { ...RUNS, numRuns: 2000 },
    );
  });

  it('granted leave is counted day by day as its days come', () => {
    const leave = ['2026-12-17', '2026-12-18'].map((date) => finalOf({ ...WHO, date, wholeDay: true, code: 'leave' }));
    const seenOn = (day: string) => countOf([], leave, day).diplomaDays;
    expect(['2026-12-01', '2026-12-16', '2026-12-17', '2026-12-18', '2027-01-04'].map(seenOn)).toEqual([0, 0, 1, 2, 2]);
  });

  it('counting does not depend on the order of what it is given', () => {
    const shuffled = records.chain(({ entries, finals }) =>
      fc.tuple(
        fc.constant({ entries, finals }),
        fc.shuffledSubarray(entries, { minLength: entries.length }),
        fc.shuffledSubarray(finals, { minLength: finals.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([{ entries, finals }, mixedEntries, mixedFinals]) => {
        expect(canonicalJson(countOf(mixedEntries, mixedFinals, EVERY_DAY))).toBe(
          canonicalJson(countOf(entries, finals, EVERY_DAY)),
        );
      }),
      { ...RUNS, numRuns: 2000 },
    );
  });

  it('no number of hours makes a day, and no day an hour: the two are never converted (C3)', () => {
    fc.assert(
      fc.property(records, ({ entries, finals }) => {
        const count = countOf(entries, finals, EVERY_DAY);
        expect(countOf([], finals, EVERY_DAY).days).toEqual(count.days);
        expect(countOf([], finals, EVERY_DAY).diplomaDays).toBe(count.diplomaDays);
        const onlyHours = finals.map((final) => ({ ...final, wholeDay: false }));
        const hours = countOf(entries, onlyHours, EVERY_DAY);
        expect([sumOf(hours.days), hours.diplomaDays]).toEqual([0, 0]);
        const whole = new Set(finals.filter((final) => final.wholeDay && final.code !== '').map((final) => final.date));
        const elsewhere = entries.filter((entry) => !whole.has(entry.date));
        expect(count.minutes).toEqual(countOf(elsewhere, finals, EVERY_DAY).minutes);
      }),
      RUNS,
    );
  });

  it('a day that a person has said to be one takes its lessons out of the hours, not out of their subjects', () => {
    const count = countOf(
      [lesson('a'), lesson('b', { minutes: 45 })],
      [finalOf({ ...WHO, date: DAY, wholeDay: true })],
      EVERY_DAY,
    );
    expect(count).toMatchObject({
      days: { 'health-personnel': 1 },
      minutes: { undocumented: 0, 'health-personnel': 0 },
      diplomaDays: 1,
      diplomaMinutes: 0,
      subjects: { MAT1: { minutes: { 'health-personnel': 105 } } },
    });
  });

  it('two half days of lessons are minutes and no day', () => {
    const count = countOf(
      [1, 2, 3, 4, 5, 6].map((number) => lesson(`l${number}`)),
      [],
      EVERY_DAY,
    );
    expect([count.minutes.undocumented, sumOf(count.days), count.diplomaDays]).toEqual([360, 0, 0]);
  });

  it('a lesson’s decision goes before the day’s, the day’s before the entry’s (B10)', () => {
    const day = finalOf({ ...WHO, date: DAY, documentation: 'other-documented' });
    const final = finalOf({ ...WHO, date: DAY, lessonId: 'a', documentation: 'self-declared' });
    const count = countOf([lesson('a'), lesson('b'), lesson('c', { date: '2026-11-17' })], [day, final], EVERY_DAY);
    expect(count.minutes).toMatchObject({ 'self-declared': 60, 'other-documented': 60, undocumented: 60 });
    expect(count.subjects.MAT1?.limitMinutes).toBe(120);
  });

  it('a decision that was taken back counts as none', () => {
    const taken = finalOf({ ...WHO, date: DAY, wholeDay: true, code: '', documentation: 'not-absence' });
    expect(countOf([lesson('a')], [taken], EVERY_DAY)).toEqual(countOf([lesson('a')], [], EVERY_DAY));
  });

  it('a decision of its lesson does not make a day, and “not absence” leaves the other sums alone', () => {
    const of = finalOf({ ...WHO, date: DAY, lessonId: 'a', wholeDay: true, documentation: 'not-absence' });
    const count = countOf([lesson('a')], [of], EVERY_DAY);
    expect(count).toMatchObject({
      days: EMPTY.days,
      minutes: { undocumented: 0, 'not-absence': 60 },
      diplomaMinutes: 0,
    });
  });

  it('late arrival counts by itself, and as absence only where the owner says so (B8)', () => {
    const late = { kind: 'late', minutes: 10 } as const;
    const apart = countOf([lesson('a', late)], [], EVERY_DAY);
    const absence = countOf([lesson('a', { ...late, counted: true })], [], EVERY_DAY);
    expect([apart.lateTimes, apart.lateMinutes, apart.minutes.undocumented]).toEqual([1, 10, 0]);
    expect([absence.lateTimes, absence.lateMinutes, absence.minutes.undocumented]).toEqual([1, 10, 10]);
  });

  it('present after all is no absence, and does not name a subject', () => {
    expect(countOf([lesson('a', { kind: 'present', minutes: 0 })], [], EVERY_DAY)).toEqual(EMPTY);
  });

  it('a subject in two groups is one subject, called what it was called last', () => {
    const count = countOf(
      [
        lesson('a', { date: '2026-11-18', groupId: 'g0', subject: 'Matte 1T' }),
        lesson('b'),
        lesson('c', { date: '2026-11-19', subject: undefined }),
      ],
      [],
      EVERY_DAY,
    );
    expect(count.subjects).toMatchObject({ MAT1: { subject: 'Matte 1T', groupIds: ['g0', 'g1'] } });
    expect(subjectKey({ groupId: 'g4' })).toBe('g4');
  });

  it('an entry of compulsory school counts towards no limit (C4)', () => {
    expect(countOf([lesson('a', { schoolType: 'grunnskole' })], [], EVERY_DAY).subjects.MAT1?.limitMinutes).toBe(0);
  });
});

describe('records as they were (C5)', () => {
  const value = (at: string, minutes: number, more: object = {}) => ({ at, minutes, ...more });
  const record = {
    id: 'a',
    ...value('2026-11-03T10:00:00.000Z', 30, { flag: true }),
    trail: [
      value('2026-11-01T10:00:00.000Z', 10),
      value('2026-11-02T10:00:00.000Z', 20),
      value('2026-11-03T10:00:00.000Z', 30, { flag: true }),
    ],
  };
  const minutesAt = (at: string) => asOf([record], at).map((row) => row.minutes);

  it.each([
    ['before it existed', '2026-11-01T09:59:59.999Z', []],
    ['at the instant itself', '2026-11-01T10:00:00.000Z', [10]],
    ['between two values', '2026-11-02T23:00:00.000Z', [20]],
    ['after the last', '2027-01-01T00:00:00.000Z', [30]],
  ] as const)('records as they were: %s', (_when, at, wanted) => {
    expect(minutesAt(at)).toEqual(wanted);
  });

  it('a flag that only a later value has is not there yet', () => {
    const [then] = asOf([record], '2026-11-02T12:00:00.000Z');
    const [now] = asOf([record], '2026-11-04T00:00:00.000Z');
    expect([canonicalJson({ ...then, trail: [] }), now]).toEqual([
      '{"at":"2026-11-02T10:00:00.000Z","id":"a","minutes":20,"trail":[]}',
      record,
    ]);
  });

  it('later corrections, dated later, change no earlier count', () => {
    const later = fc.tuple(records, fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(later, ([{ entries, finals }, minutes]) => {
        const then = '2026-11-30T00:00:00.000Z';
        const corrected = entries.map((entry) => {
          const [first] = entry.trail;
          const next = { ...entry, kind: 'part' as const, minutes, at: '2026-12-01T00:00:00.000Z' };
          return { ...next, trail: first ? [first, { ...first, kind: next.kind, minutes, at: next.at }] : [] };
        });
        expect(countOf(asOf(corrected, then), asOf(finals, then), EVERY_DAY)).toEqual(
          countOf(entries, finals, EVERY_DAY),
        );
      }),
      { ...RUNS, numRuns: 1000 },
    );
  });
});
