import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countOf } from '../../../functions/figures/lookup.ts';
import { codeSetOn } from '../../../functions/settings/absence-codes.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { schoolDays } from '../../../functions/shared/school/calendar.ts';
import { addDays } from '../../../functions/shared/time.ts';
import {
  CAUSES_OF,
  diplomaByDay,
  leftOut,
  type Measure,
  type Planned,
  planStrikeOut,
  type SchoolType,
  type StrikeOut,
  type StrikeRule,
  totalOf,
  type Wanted,
} from '../../../functions/statements/rules.ts';

const set = codeSetOn(DEFINITIONS['absence.codeSets'].default, 'grunnskole', '2026-10-01');
if (!set) throw new Error('The national sets hold in 2026.');
const RULE: StrikeRule = { ...set.strikeOut, leave: set.leave };
const HEALTH = { code: 'documented-health', documentation: 'health-personnel' as const, onDiploma: true };
const CODES = {
  undocumented: { code: 'undocumented', documentation: 'undocumented', onDiploma: true },
  health: HEALTH,
  self: { code: 'self-declared', documentation: 'self-declared', onDiploma: true },
  leave: { code: 'leave', documentation: 'other-documented', onDiploma: true },
  other: { code: 'documented-other', documentation: 'other-documented', onDiploma: true },
  teaching: { code: 'other-teaching', documentation: 'not-absence', onDiploma: false },
  'taken back': { code: '', documentation: 'undocumented', onDiploma: true },
} as const;
type Code = keyof typeof CODES;

const CALENDAR = { terms: [{ from: '2026-08-17', to: '2027-06-19' }], closedDays: [] };
const MONDAY = '2026-10-12';
const days = (from: string, count: number) => schoolDays(CALENDAR, from, addDays(from, 60)).slice(0, count);
const whole = (some: readonly string[], code: Code = 'health') =>
  some.map((date) => ({ date, wholeDay: true, ...CODES[code] }));
const away = (date: string, minutes: number, code: Code = 'undocumented') => ({
  date,
  lessonId: `lesson ${date} ${minutes}`,
  groupId: 'g',
  kind: 'absent' as const,
  minutes,
  counted: true,
  ...CODES[code],
});

function plan(wanted: Partial<Wanted>, measure: Partial<Measure>): Planned {
  const full = { firstDay: MONDAY, lastDay: MONDAY, cause: 'health' as const, fromDayOne: false, ...wanted };
  return planStrikeOut(full, {
    today: '2026-11-24',
    type: 'grunnskole',
    gradeLevel: '9',
    rule: RULE,
    schoolDays: schoolDays(CALENDAR, full.firstDay, full.lastDay),
    entries: [],
    decided: [],
    others: [],
    ...measure,
  });
}
const spanOf = (some: readonly string[]) => ({ firstDay: some[0] ?? '', lastDay: some.at(-1) ?? '' });
const struck = (some: readonly string[], more: Partial<StrikeOut> = {}): StrikeOut => ({
  strikeOutId: '2026-x',
  ...spanOf(some),
  cause: 'health',
  fromDayOne: false,
  days: some,
  trail: [{ state: 'active', by: 's', basis: 'b', at: '2026-11-01T08:00:00.000Z' }],
  ...more,
});

describe('what may be left out on the diploma (C5; OF §§ 9-44, 9-53)', () => {
  test.each([
    [3, false, 'too-short'],
    [4, false, 1],
    [12, false, 9],
    [3, true, 3],
    [12, true, 10],
  ])('sickness of %i school days, with documented risk: %s, gives %s', (length, fromDayOne, expected) => {
    const span = days(MONDAY, length);
    const planned = plan({ ...spanOf(span), fromDayOne }, { decided: whole(span) });
    if (!planned.ok) expect(planned.reason).toBe(expected);
    else {
      expect(planned.days).toHaveLength(Number(expected));
      expect(planned.days).toEqual(span.slice(fromDayOne ? 0 : 3).slice(0, 10));
    }
  });

  test('two spans of twelve days in one year leave out ten days together, and a third one none', () => {
    const [first, second] = [days('2026-09-07', 12), days(MONDAY, 12)];
    const line = plan(spanOf(first), { decided: whole(first) });
    const others = line.ok ? [struck(first, { days: line.days })] : [];
    const two = plan(spanOf(second), { decided: whole(second), others });
    expect([line.ok && line.days.length, two.ok && two.days]).toEqual([9, second.slice(3, 4)]);
    const full = [...others, struck(second, { days: second.slice(3, 4) })];
    const third = days('2026-11-02', 5);
    expect(plan(spanOf(third), { decided: whole(third), others: full })).toMatchObject({ reason: 'days-used-up' });
    const withdrawn = full.map((each) => ({ ...each, trail: [{ ...each.trail[0], state: 'withdrawn' as const }] }));
    expect(plan(spanOf(third), { decided: whole(third), others: withdrawn as StrikeOut[] }).ok).toBe(true);
  });

  test.each<[string, Partial<Wanted>, Partial<Measure>, string]>([
    ['a turned span', { lastDay: '2026-10-09' }, {}, 'span-turned'],
    ['a span that is not over', { lastDay: '2026-11-25' }, {}, 'span-not-over'],
    ['two school years', { firstDay: '2026-06-10' }, {}, 'span-over-two-years'],
    ['other documented causes in compulsory school', { cause: 'other-documented' }, {}, 'cause-not-here'],
    ['leave in upper secondary', { cause: 'leave' }, { type: 'vgs' }, 'cause-not-here'],
    ['a risk with leave', { cause: 'leave', fromDayOne: true }, {}, 'day-one-for-health-only'],
    ['the 7th grade', {}, { gradeLevel: '7' }, 'below-eighth-grade'],
    ['a day that is left out already', {}, { others: [struck([MONDAY])] }, 'span-taken'],
    ['nothing absent', {}, {}, 'not-documented'],
    ['absence without documentation', {}, { decided: whole([MONDAY], 'undocumented') }, 'not-documented'],
    ['a decision that was taken back', {}, { decided: whole([MONDAY], 'taken back') }, 'not-documented'],
    ['a self-declaration in compulsory school', {}, { decided: whole([MONDAY], 'self') }, 'not-documented'],
    ['sickness called leave', { cause: 'leave' }, { decided: whole([MONDAY]) }, 'not-documented'],
    ['another cause called leave', { cause: 'leave' }, { decided: whole([MONDAY], 'other') }, 'not-documented'],
  ])('what may be left out on the diploma refuses %s', (_name, wanted, measure, reason) => {
    expect(plan(wanted, measure)).toMatchObject({ ok: false, reason });
  });

  test('a school day of presence breaks a span, a weekend and a closed day do not', () => {
    const span = days(MONDAY, 8);
    expect(plan(spanOf(span), { decided: whole(span.toSpliced(2, 1)) })).toMatchObject({
      reason: 'not-documented',
      params: { day: span[2] },
    });
    const closed = span.toSpliced(2, 1);
    expect(plan(spanOf(span), { decided: whole(closed), schoolDays: closed })).toMatchObject({ days: closed.slice(3) });
  });

  test('leave counts from its first day; upper secondary takes a self-declaration', () => {
    expect(plan({ cause: 'leave' }, { decided: whole([MONDAY], 'leave') })).toMatchObject({ days: [MONDAY] });
    const four = days(MONDAY, 4);
    expect(plan(spanOf(four), { type: 'vgs', decided: whole(four, 'self') })).toMatchObject({ days: four.slice(3) });
  });

  test('a day with single hours leaves out its documented hours, uses a day, and never becomes one (C3)', () => {
    const entries = [away(MONDAY, 45, 'health'), away(MONDAY, 60)];
    const planned = plan({ fromDayOne: true }, { entries });
    expect(planned).toMatchObject({ days: [MONDAY] });
    const out = leftOut([struck([MONDAY])], RULE, { type: 'grunnskole', entries, decided: [] });
    expect(totalOf(out.values())).toEqual({ days: 0, minutes: 45 });
  });

  test('a day whose documentation has gone since is not left out any more', () => {
    const absence = { type: 'grunnskole' as const, entries: [], decided: whole([MONDAY], 'undocumented') };
    expect(leftOut([struck([MONDAY])], RULE, absence).size).toBe(0);
  });
});

const code = fc.constantFrom<Code>('undocumented', 'health', 'self', 'leave', 'other', 'teaching', 'taken back');
const day = fc.integer({ min: 0, max: 40 }).map((ahead) => addDays('2026-09-07', ahead));
const entry = fc
  .record({
    date: day,
    minutes: fc.integer({ min: 1, max: 90 }),
    code,
    counted: fc.boolean(),
    kind: fc.constantFrom('absent' as const, 'late' as const, 'present' as const),
  })
  .map(({ date, minutes, code: word, ...rest }) => ({ ...away(date, minutes, word), ...rest }));
const entries = fc.uniqueArray(entry, { selector: ({ date, lessonId }) => date + lessonId, maxLength: 60 });
const decided = fc.uniqueArray(
  fc
    .record({ date: day, wholeDay: fc.boolean(), code })
    .map(({ code: word, ...rest }) => ({ ...rest, ...CODES[word] })),
  { selector: ({ date }) => date, maxLength: 30 },
);
const strikeOuts = fc.array(
  fc
    .record({
      days: fc.uniqueArray(day, { maxLength: 14 }),
      cause: fc.constantFrom('health' as const, 'leave' as const, 'other-documented' as const),
      active: fc.boolean(),
    })
    .map(({ days: some, cause, active }) =>
      struck(some.toSorted(), {
        cause,
        trail: [{ state: active ? 'active' : 'withdrawn', by: 's', basis: 'b', at: '' }],
      }),
    ),
  { maxLength: 4 },
);
/** All that there is, on whatever day. */
const EVERY_DAY = '9999-12-31';
const type = fc.constantFrom<SchoolType>('grunnskole', 'vgs');

describe('the overlay (C5)', () => {
  test('the overlay shows before it leaves anything out what every figure shows', () => {
    fc.assert(
      fc.property(entries, decided, (lessons, finals) => {
        const { diplomaDays, diplomaMinutes } = countOf(lessons, finals, EVERY_DAY);
        expect(totalOf(diplomaByDay(lessons, finals).values())).toEqual({ days: diplomaDays, minutes: diplomaMinutes });
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  test('the overlay never leaves out more than there is, nor more days than the year has, and changes no entry and no count', () => {
    fc.assert(
      fc.property(entries, decided, strikeOuts, type, (lessons, finals, strikes, kind) => {
        const kept = structuredClone([lessons, finals, strikes]);
        const counted = countOf(lessons, finals, EVERY_DAY);
        const before = diplomaByDay(lessons, finals);
        const out = leftOut(strikes, RULE, { type: kind, entries: lessons, decided: finals });
        expect(out.size).toBeLessThanOrEqual(RULE.maxDays);
        for (const [date, amount] of out) {
          expect(amount.days).toBeLessThanOrEqual(before.get(date)?.days ?? 0);
          expect(amount.minutes).toBeLessThanOrEqual(before.get(date)?.minutes ?? 0);
          expect(
            strikes.some((strikeOut) => strikeOut.trail[0]?.state === 'active' && strikeOut.days.includes(date)),
          ).toBe(true);
        }
        expect([lessons, finals, strikes]).toEqual(kept);
        expect(countOf(lessons, finals, EVERY_DAY)).toEqual(counted);
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  test('the overlay never plans more than the year’s days, whatever is asked for one after the other', () => {
    const wish = fc.record({
      from: day,
      length: fc.integer({ min: 0, max: 30 }),
      cause: fc.constantFrom('health' as const, 'leave' as const, 'other-documented' as const),
      fromDayOne: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 8 }), decided, entries, type, (wishes, finals, lessons, kind) => {
        const taken: StrikeOut[] = [];
        for (const { from, length, cause, fromDayOne } of wishes) {
          const wanted = { firstDay: from, lastDay: addDays(from, length), cause, fromDayOne };
          const planned = plan(wanted, {
            type: kind,
            decided: finals,
            entries: lessons,
            others: taken,
            schoolDays: [],
          });
          if (!planned.ok) continue;
          expect(CAUSES_OF[kind]).toContain(cause);
          expect(planned.days.length).toBeGreaterThan(0);
          taken.push(struck(planned.days, wanted));
        }
        const all = taken.flatMap((strikeOut) => strikeOut.days);
        expect(new Set(all).size).toBe(all.length);
        expect(all.length).toBeLessThanOrEqual(RULE.maxDays);
      }),
      { numRuns: 2_000 },
    );
  }, 120_000);
});
