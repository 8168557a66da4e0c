import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextFinal } from '../../../functions/handling/final.ts';
import {
  type CodesOfDay,
  changesReason,
  type DayRecords,
  type Difference,
  decidable,
  faultOfLine,
  isStanding,
  type Line,
  needsWhy,
  saidOf,
  unchanged,
  valueFor,
} from '../../../functions/handling/rules.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { codeSetOn } from '../../../functions/settings/lookup.ts';
import { choicesOf } from '../../support/choices.ts';

const SETS = DEFINITIONS['absence.codeSets'].default;
const setOf = (type: 'grunnskole' | 'vgs', day: string): CodesOfDay => {
  const set = codeSetOn(SETS, type, day);
  if (!set) throw new Error(`There is no set for ${type} on ${day}.`);
  return set;
};
const CODES = setOf('grunnskole', '2026-11-24');
const TODAY = '2026-11-24';
const BY = 'teacher';
const AT = '2026-11-24T13:00:00.000Z';
const REASON = 'reported-by-guardian';
const MEASURE = { codes: CODES, reasons: choicesOf(REASON, 'travel'), today: TODAY };

const line = (more: Partial<Line> = {}): Line => ({ pupilId: 'p', date: TODAY, code: 'reported', version: 0, ...more });
const records = (more: Partial<DayRecords> = {}): DayRecords => ({ reports: [], onLeave: false, entries: [], ...more });
const reported = records({ reports: [{ reasonId: REASON, lessonIds: ['l1', 'l2'] }] });
const entered = (kind: 'absent' | 'part' | 'late' | 'present', lessonId = 'l1') =>
  ({ lessonId, kind, documentation: kind === 'present' ? 'not-absence' : 'undocumented' }) as const;
const decided = (more: Partial<Line> = {}, version = 1): DayRecords['decided'] => ({
  ...valueFor(line(more), reported, CODES, BY, AT),
  version,
});

describe('what a line may say (B5, B6)', () => {
  test.each<readonly [string, Partial<Line>, DayRecords, string | undefined]>([
    ['a reported day', {}, reported, undefined],
    ['a reported lesson', { lessonId: 'l2' }, reported, undefined],
    ['a lesson the report does not touch', { lessonId: 'l9' }, reported, 'handling.nothing-to-decide'],
    [
      'a lesson of a report whose timetable was not known',
      { lessonId: 'l1' },
      records({ reports: [{ reasonId: null }] }),
      'handling.nothing-to-decide',
    ],
    ['a day with an entry', { code: 'undocumented' }, records({ entries: [entered('absent')] }), undefined],
    [
      'a lesson with an entry',
      { code: 'undocumented', lessonId: 'l1' },
      records({ entries: [entered('part')] }),
      undefined,
    ],
    ['a day on leave', { code: 'leave' }, records({ onLeave: true }), undefined],
    [
      'a lesson of a day on leave without an entry',
      { code: 'leave', lessonId: 'l1' },
      records({ onLeave: true }),
      'handling.nothing-to-decide',
    ],
    ['a day on which nothing was said', {}, records(), 'handling.nothing-to-decide'],
    ['tomorrow', { date: '2026-11-25' }, reported, 'handling.not-yet'],
    ['a code of another school type', { code: 'self-declared' }, reported, 'handling.unknown-code'],
    ['a code that nobody has', { code: 'x' }, reported, 'handling.unknown-code'],
    ['a lesson as a whole day', { lessonId: 'l1', wholeDay: true }, reported, 'handling.whole-day-of-what'],
    ['nothing as a whole day', { code: null, wholeDay: true }, reported, 'handling.whole-day-of-what'],
    ['a reason off the list', { reasonId: 'illness' }, reported, 'handling.unknown-reason'],
    ['no reason', { reasonId: null }, reported, undefined],
    ['a version that is not there', { version: 1 }, reported, 'handling.stale'],
    ['a first version where there is one', {}, { ...reported, decided: decided() }, 'handling.stale'],
    ['taking back what was never decided', { code: null }, reported, 'handling.nothing-to-decide'],
  ])('what a line may say: %s', (_what, more, known, fault) => {
    expect(faultOfLine(line(more), known, MEASURE)?.code).toBe(fault);
  });

  test('a day before the first set has no codes', () => {
    expect(faultOfLine(line(), reported, { ...MEASURE, codes: undefined })).toMatchObject({
      code: 'handling.no-code-set',
    });
  });

  test.each([
    ['2026-07-31', false],
    ['2026-08-01', true],
  ])('the school health service is a code from 1 August 2026: %s (B6)', (date, valid) => {
    const codes = setOf('vgs', date);
    const fault = faultOfLine(line({ date, code: 'school-health', difference: 'documented-later' }), reported, {
      ...MEASURE,
      codes,
      today: date,
    });
    expect(fault === undefined).toBe(valid);
  });

  test.each([
    ['2025-07-31', false],
    ['2025-08-01', true],
  ])('self-declared absence is a code of upper secondary from 1 August 2025: %s (B6)', (date, valid) => {
    const wanted = line({ date, code: 'self-declared', difference: 'documented-later' });
    const fault = faultOfLine(wanted, reported, { ...MEASURE, codes: setOf('vgs', date), today: date });
    expect(fault === undefined).toBe(valid);
  });
});

describe('when a decision must say why (B10)', () => {
  const standing = { ...reported, decided: decided() };
  test.each<readonly [string, Partial<Line>, DayRecords, string, boolean]>([
    ['as reported', {}, reported, TODAY, false],
    ['unreported although reported: as undocumented', { code: 'undocumented' }, reported, TODAY, false],
    ['documented although reported without', { code: 'documented-health' }, reported, TODAY, true],
    ['no absence although reported', { code: 'other-teaching' }, reported, TODAY, true],
    ['as registered', { code: 'undocumented' }, records({ entries: [entered('absent')] }), TODAY, false],
    ['absent although present in every lesson', {}, { ...reported, entries: [entered('present')] }, TODAY, true],
    [
      'absent, present in one lesson of two',
      {},
      { ...reported, entries: [entered('present'), entered('absent', 'l2')] },
      TODAY,
      false,
    ],
    [
      'no absence, and present in every lesson',
      { code: 'other-teaching' },
      { ...reported, entries: [entered('present')] },
      TODAY,
      false,
    ],
    ['leave as leave', { code: 'leave' }, records({ onLeave: true }), TODAY, false],
    ['leave as undocumented', { code: 'undocumented' }, records({ onLeave: true }), TODAY, true],
    ['another code than was decided', { code: 'undocumented', version: 1 }, standing, TODAY, true],
    ['a day where hours were decided', { wholeDay: true, version: 1 }, standing, TODAY, true],
    ['another reason for the same decision', { reasonId: 'travel', version: 1 }, standing, TODAY, false],
    ['taking back what was decided', { code: null, version: 1 }, standing, TODAY, true],
    ['as reported, on the last day of the half-year', { date: '2026-12-31' }, reported, '2026-12-31', false],
    ['as reported, when the half-year has ended', { date: '2026-12-31' }, reported, '2027-01-01', true],
  ])('a decision must say why: %s', (_what, more, known, today, why) => {
    const wanted = line(more);
    expect(needsWhy(wanted, known, CODES, today)).toBe(why);
    const fault = faultOfLine(wanted, known, { ...MEASURE, today });
    expect(fault?.code).toBe(why ? 'handling.difference-required' : undefined);
    const told = { ...wanted, difference: 'teacher-corrected' as const };
    expect(faultOfLine(told, known, { ...MEASURE, today })).toBeUndefined();
  });

  test('a decision that was taken back needs no reason to be made again as reported', () => {
    const taken = { ...reported, decided: decided({ code: null, difference: 'registered-by-mistake' }, 2) };
    expect(isStanding(taken.decided)).toBe(false);
    expect(faultOfLine(line({ version: 2 }), taken, MEASURE)).toBeUndefined();
  });

  test('entries say how they were registered where nobody has reported', () => {
    const known = records({ entries: [entered('absent'), entered('present', 'l2')] });
    expect(saidOf(known, undefined, CODES)).toEqual(['undocumented']);
    expect(saidOf(known, 'l2', CODES)).toEqual(['not-absence']);
  });
});

describe('the reason that guardians see (C2)', () => {
  test.each<readonly [string, string | null | undefined, DayRecords, string | null, boolean]>([
    ['left out: as reported', undefined, reported, REASON, false],
    ['another than reported', 'travel', reported, 'travel', true],
    ['none where one was reported', null, reported, null, true],
    [
      'one where nothing was reported: nobody had seen another',
      'travel',
      records({ entries: [entered('absent')] }),
      'travel',
      false,
    ],
    ['left out: as decided', undefined, { ...reported, decided: decided({ reasonId: 'travel' }) }, 'travel', false],
    ['back to what was reported', REASON, { ...reported, decided: decided({ reasonId: 'travel' }) }, REASON, true],
  ])('the reason that guardians see: %s', (_what, reasonId, known, wanted, changes) => {
    const value = valueFor(line(reasonId === undefined ? {} : { reasonId }), known, CODES, BY, AT);
    expect(value.reasonId).toBe(wanted);
    expect(changesReason(value, known, undefined)).toBe(changes);
  });
});

test.each<readonly [string, Partial<Line>, boolean]>([
  ['the same', {}, true],
  ['another code', { code: 'undocumented' }, false],
  ['a whole day', { wholeDay: true }, false],
  ['another reason', { reasonId: 'travel' }, false],
  ['another why', { difference: 'teacher-corrected' }, false],
  ['taking it back', { code: null }, false],
])('a line writes nothing when it asks for what is decided already: %s', (_what, more, same) => {
  const known = { ...reported, decided: decided() };
  const wanted = line({ version: 1, ...more });
  expect(unchanged(wanted, valueFor(wanted, known, CODES, BY, AT), known.decided)).toBe(same);
});

test('flags are kept as the set has them; compulsory school has none of the limit', () => {
  expect(valueFor(line({ wholeDay: true }), reported, CODES, BY, AT)).toEqual({
    wholeDay: true,
    code: 'reported',
    documentation: 'undocumented',
    onDiploma: true,
    reasonId: REASON,
    by: BY,
    at: AT,
  });
  expect(valueFor(line(), reported, setOf('vgs', TODAY), BY, AT)).toMatchObject({ countsTowardsLimit: true });
});

/**
 * Four actors decide on one day in any order, each with what it saw last; the record is what the versions let through.
 */
type Move = { readonly actor: number; readonly look: boolean; readonly code: string | null; readonly whole: boolean };
const move: fc.Arbitrary<Move> = fc.record({
  actor: fc.nat(3),
  look: fc.boolean(),
  code: fc.constantFrom(null, 'reported', 'undocumented', 'documented-health', 'other-teaching'),
  whole: fc.boolean(),
});
const why: Difference = 'teacher-corrected';

test('under any interleaving of four actors nothing is lost and the later look wins (B5, law 6)', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 14 }), (moves) => {
      const seen = [0, 0, 0, 0];
      let final: ReturnType<typeof nextFinal> | undefined;
      const conditionMet: (string | null)[] = [];
      for (const { actor, look, code, whole } of moves) {
        if (look) seen[actor] = final?.version ?? 0;
        const known = { ...reported, decided: final };
        const wanted = line({
          code,
          version: seen[actor] ?? 0,
          difference: why,
          ...(code !== null && { wholeDay: whole }),
        });
        const fault = faultOfLine(wanted, known, MEASURE);
        const stale = (seen[actor] ?? 0) !== (final?.version ?? 0);
        expect(fault?.code === 'handling.stale').toBe(stale);
        if (fault) continue;
        const value = valueFor(wanted, known, CODES, `actor-${actor}`, AT);
        if (unchanged(wanted, value, final)) continue;
        final = nextFinal(final, { pupilId: 'p', schoolId: 's', date: TODAY, lessonId: undefined, reports: [] }, value);
        conditionMet.push(code);
      }
      expect(final?.trail.map((entry) => entry.code) ?? []).toEqual(conditionMet.map((code) => code ?? ''));
      expect(final?.version ?? 0).toBe(conditionMet.length);
      expect(final?.trail.at(-1)?.code ?? null).toBe(final?.code ?? null);
      // Two of the same in a row say something only when the whole day changed.
      expect(isStanding(final)).toBe(conditionMet.length > 0 && conditionMet.at(-1) !== null);
    }),
    { numRuns: 10_000 },
  );
});

test('whatever is known of a day, what can be decided on is what somebody has said something about', () => {
  const entry = fc.record({
    lessonId: fc.constantFrom('l1', 'l2'),
    kind: fc.constantFrom('absent' as const, 'part' as const, 'late' as const, 'present' as const),
    documentation: fc.constantFrom('undocumented' as const, 'not-absence' as const),
  });
  const report = fc.record({
    reasonId: fc.constantFrom(null, REASON),
    lessonIds: fc.constantFrom<readonly string[] | undefined>(undefined, ['l1'], ['l2']),
  });
  const known = fc.record({
    reports: fc.array(report, { maxLength: 2 }),
    onLeave: fc.boolean(),
    entries: fc.array(entry, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(known, fc.constantFrom(undefined, 'l1', 'l2'), (day, lessonId) => {
      const touched = day.reports.some((other) => lessonId === undefined || other.lessonIds?.includes(lessonId));
      const registered = day.entries.some((other) => lessonId === undefined || other.lessonId === lessonId);
      // A report whose lessons are not known says nothing of a lesson alone.
      const wanted = touched || registered || (lessonId === undefined && day.onLeave);
      expect(decidable(day, lessonId)).toBe(wanted);
    }),
    { numRuns: 10_000 },
  );
});

test('a line with a code that the day’s set lacks gives no value: its fault comes first', () => {
  expect(faultOfLine(line({ code: 'unheard-of' }), reported, MEASURE)).toBeDefined();
  expect(() => valueFor(line({ code: 'unheard-of' }), reported, CODES, BY, AT)).toThrow('has a fault');
});
