import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf } from '../../../functions/figures/rules.ts';
import { codeOf, codeSetOn, NATIONAL_SETS, setsAgree } from '../../../functions/settings/absence-codes.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { addDays } from '../../../functions/shared/time.ts';

/** All that there is, on whatever day. */
const EVERY_DAY = '9999-12-31';

const on = (schoolType: 'grunnskole' | 'vgs', day: string) => codeSetOn(NATIONAL_SETS, schoolType, day);
const idsOn = (schoolType: 'grunnskole' | 'vgs', day: string) => on(schoolType, day)?.codes.map((code) => code.id);

describe('sets of absence codes (B6)', () => {
  it.each([
    ['grunnskole', '2024-07-31', undefined],
    ['grunnskole', '2024-08-01', '2024-08-01'],
    ['grunnskole', '2026-07-31', '2024-08-01'],
    ['grunnskole', '2026-08-01', '2026-08-01'],
    ['vgs', '2025-07-31', '2024-08-01'],
    ['vgs', '2025-08-01', '2025-08-01'],
    ['vgs', '2026-07-31', '2025-08-01'],
    ['vgs', '2026-08-01', '2026-08-01'],
    ['vgs', '2031-01-01', '2026-08-01'],
  ] as const)('sets of absence codes: %s on %s: the set from %s', (schoolType, day, from) => {
    expect(on(schoolType, day)?.from).toBe(from);
  });

  it('a set holds from its first day to the day before the next, in whatever order the sets stand', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 6 });
    const [like] = NATIONAL_SETS;
    if (!like) throw new Error('There are national sets.');
    fc.assert(
      fc.property(starts, fc.integer({ min: -10, max: 4100 }), (days, asked) => {
        const sets = days.map((day) => ({ ...like, from: addDays('2020-01-01', day) }));
        const wanted = days.filter((day) => day <= asked).sort((a, b) => b - a)[0];
        const found = codeSetOn(sets, like.schoolType, addDays('2020-01-01', asked));
        expect(found?.from).toBe(wanted === undefined ? undefined : addDays('2020-01-01', wanted));
      }),
      { numRuns: 2000 },
    );
  });

  it('self-declared health absence came to upper secondary on 1 August 2025, and to no other school', () => {
    expect(idsOn('vgs', '2025-07-31')).not.toContain('self-declared');
    expect(idsOn('vgs', '2025-08-01')).toContain('self-declared');
    for (const day of ['2024-08-01', '2026-08-01']) expect(idsOn('grunnskole', day)).not.toContain('self-declared');
  });

  it('the school health service is no absence from 1 August 2026 in both (OF § 9-9)', () => {
    for (const type of ['grunnskole', 'vgs'] as const) {
      expect(idsOn(type, '2026-07-31')).not.toContain('school-health');
      expect(codeOf(on(type, '2026-08-01') ?? raise(), 'school-health')).toMatchObject({
        documentation: 'not-absence',
        onDiploma: false,
      });
    }
  });

  it('each says what it counts towards: only undocumented, self-declared and granted leave towards the limit (C4)', () => {
    const set = on('vgs', '2026-08-01') ?? raise();
    const counting = set.codes.filter((code) => 'countsTowardsLimit' in code && code.countsTowardsLimit);
    expect(counting.map((code) => code.id)).toEqual(['undocumented', 'reported', 'self-declared', 'leave']);
    expect(codeOf(set, set.leave)).toMatchObject({ documentation: 'undocumented', countsTowardsLimit: true });
    const off = set.codes.filter((code) => !code.onDiploma);
    expect(off.map((code) => code.id)).toEqual(['entitled', 'other-teaching', 'school-health']);
  });

  it('compulsory school has no limit and no field for one', () => {
    for (const set of NATIONAL_SETS.filter((other) => other.schoolType === 'grunnskole')) {
      expect(set).not.toHaveProperty('limit');
      for (const code of set.codes) expect(code).not.toHaveProperty('countsTowardsLimit');
    }
  });

  it('the paragraph, the percentages and the days of strike-out are data (law 7)', () => {
    expect(on('vgs', '2026-11-24')).toMatchObject({
      limit: { paragraph: 'opplæringsforskrifta § 9-8', percent: 10, principalPercent: 15 },
      strikeOut: { paragraph: 'opplæringsforskrifta § 9-53', maxDays: 10, healthFromDay: 4 },
    });
    expect(on('grunnskole', '2026-11-24')?.strikeOut.paragraph).toBe('opplæringsforskrifta § 9-44');
  });

  const free = NATIONAL_SETS.flatMap((set) =>
    set.codes
      .filter((code) => code.documentation === 'not-absence')
      .map((code) => [set.schoolType, set.from, code] as const),
  );
  it.each(free)(
    'sets of absence codes: %s from %s: $id leaves every sum of absence unchanged (B6)',
    (_type, _from, code) => {
      const flags = { ...code, countsTowardsLimit: 'countsTowardsLimit' in code && code.countsTowardsLimit === true };
      const entry = {
        ...flags,
        date: '2026-11-24',
        lessonId: 'l',
        groupId: 'g',
        kind: 'absent' as const,
        minutes: 60,
        counted: true,
      };
      const decided = [{ ...flags, date: '2026-11-24', wholeDay: true, code: code.id }];
      for (const finals of [[], decided]) {
        const { days, minutes, subjects, diplomaDays, diplomaMinutes } = countOf([entry], finals, EVERY_DAY);
        const absence = ({ 'not-absence': _none, ...sums }: typeof days) =>
          Object.values(sums).reduce((a, b) => a + b, 0);
        expect([absence(days), absence(minutes), diplomaDays, diplomaMinutes, subjects.g?.limitMinutes]).toEqual([
          0, 0, 0, 0, 0,
        ]);
      }
    },
  );

  it('a code that is not of the set is none', () => {
    expect(codeOf(on('vgs', '2024-09-01') ?? raise(), 'self-declared')).toBeUndefined();
  });
});

describe('an owner’s own sets', () => {
  const value = DEFINITIONS['absence.codeSets'].value;
  const [first, ...rest] = NATIONAL_SETS;
  const set = first ?? raise();

  it('the national ones are good ones, with words in every language', () => {
    expect(setsAgree(NATIONAL_SETS)).toBe(true);
    expect(value.parse(NATIONAL_SETS)).toEqual(NATIONAL_SETS);
  });

  it.each([
    ['two sets of one type from one day', [set, { ...set }, ...rest]],
    ['a code twice', [{ ...set, codes: [...set.codes, ...set.codes] }]],
    ['a rule that gives a code which is not there', [{ ...set, reported: 'nothing' }]],
    ['leave that gives a code which is not there', [{ ...set, leave: 'nothing' }]],
  ])('disagree with %s', (_what, sets) => {
    expect(setsAgree(sets as typeof NATIONAL_SETS)).toBe(false);
  });

  it.each([
    ['a limit in compulsory school', { ...set, limit: { paragraph: '§', percent: 10, principalPercent: 15 } }],
    ['a code that counts towards a limit there', { ...set, codes: [{ ...set.codes[0], countsTowardsLimit: true }] }],
    ['an unknown kind of documentation', { ...set, codes: [{ ...set.codes[0], documentation: 'maybe' }] }],
    ['upper secondary without a limit', { ...set, schoolType: 'vgs', codes: [] }],
  ])('an owner’s own sets are refused with %s', (_what, wrong) => {
    expect(value.safeParse([wrong]).success).toBe(false);
  });
});

function raise(): never {
  throw new Error('There is a set on that day.');
}
