import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFINITIONS, SETTING_KEYS, type Settings } from '../../../functions/settings/definitions.ts';
import {
  effective,
  faultOf,
  type Level,
  leansOn,
  originOf,
  type Stored,
  valuesOf,
} from '../../../functions/settings/rules.ts';
import { explanations } from '../../../functions/settings/texts.ts';
import { LANGUAGES } from '../../../functions/shared/texts/language.ts';

const OWNER: Level = { level: 'owner' };
const at = (schoolId: string): Level => ({ level: 'school', schoolId });
const set = (key: Stored['key'], value: unknown, level: Level = OWNER, version = 1): Stored => ({
  key,
  at: level,
  value,
  version,
  changedAt: '2026-11-24T06:30:00.000Z',
});
const WITHOUT_CODES = DEFINITIONS['absence.codeSets'].default.map((each) => ({ ...each, codes: [] }));
const reason = (id: string) => ({ id, nb: id, nn: id, en: id });

describe('the table', () => {
  test.each(SETTING_KEYS)('the table: %s has a default that its own schema accepts, and says what it does', (key) => {
    expect(DEFINITIONS[key].value.parse(DEFINITIONS[key].default)).toEqual(DEFINITIONS[key].default);
    for (const language of LANGUAGES) {
      expect(explanations[key].title[language]).not.toBe('');
      expect(explanations[key].text[language]).toMatch(/[.?»]$/);
    }
  });

  test.each(
    SETTING_KEYS.flatMap((key) => {
      const { bounds } = DEFINITIONS[key];
      return bounds ? [[key, bounds] as const] : [];
    }),
  )('the table: %s keeps its bounds', (key, [least, most]) => {
    const accepts = (value: number) => DEFINITIONS[key].value.safeParse(value).success;
    expect([least - 1, least, most, most + 1, least + 0.5].map(accepts)).toEqual([false, true, true, false, false]);
  });

  test('the reporting window is never below 14 days, as the product says', () => {
    expect(DEFINITIONS['absence.windowDays'].bounds?.[0]).toBe(14);
    expect(DEFINITIONS['absence.windowDays'].default).toBe(180);
  });
});

describe('what holds', () => {
  const numbers = fc.integer({ min: 14, max: 366 });
  const levels = fc.record({
    owner: fc.option(numbers, { nil: undefined }),
    school: fc.option(numbers, { nil: undefined }),
    neighbour: fc.option(numbers, { nil: undefined }),
  });

  test('the school’s value, else the owner’s, else the default; and the origin says which', () => {
    fc.assert(
      fc.property(levels, ({ owner, school, neighbour }) => {
        const key = 'absence.windowDays';
        const values = valuesOf([set(key, owner), set(key, school, at('s')), set(key, neighbour, at('n'))]);
        expect(effective(values, 's')[key]).toBe(school ?? owner ?? 180);
        expect(effective(values)[key]).toBe(owner ?? 180);
        const origin = school !== undefined ? 'school' : owner !== undefined ? 'owner' : 'default';
        expect(originOf(values, key, 's')).toBe(origin);
        expect(originOf(values, key)).toBe(owner === undefined ? 'default' : 'owner');
      }),
    );
  });

  test('a value at one school changes no other setting and no other school', () => {
    const before = effective(valuesOf([]));
    const values = valuesOf([set('language', 'nn', at('s'))]);
    expect(effective(values, 'n')).toEqual(before);
    expect(effective(values, 's')).toEqual({ ...before, language: 'nn' });
  });
});

describe('what must agree', () => {
  const cases: readonly (readonly [
    string,
    readonly Stored[],
    Level,
    Stored['key'],
    Settings[Stored['key']],
    unknown,
  ])[] = [
    ['a number at a school', [], at('s'), 'absence.windowDays', 90, undefined],
    ['reasons at a school', [], at('s'), 'absence.reasons', [reason('a')], 'not-per-school'],
    ['a default reason off the list', [], OWNER, 'absence.defaultReason', 'a', 'default-reason-not-listed'],
    ['no default reason', [], OWNER, 'absence.defaultReason', '', undefined],
    ['a list without the default', [], OWNER, 'absence.reasons', [reason('a')], 'reason-still-default'],
    ['a purpose twice', [], OWNER, 'leave.purposes', [reason('a'), reason('a')], 'reason-twice'],
    [
      'sets of codes whose rules give codes they lack',
      [],
      OWNER,
      'absence.codeSets',
      WITHOUT_CODES,
      'code-sets-disagree',
    ],
    [
      'a list without the default when there is none',
      [set('absence.defaultReason', '')],
      OWNER,
      'absence.reasons',
      [reason('a')],
      undefined,
    ],
    [
      'a default reason on the owner’s list',
      [set('absence.reasons', [reason('reported-by-guardian'), reason('a')])],
      OWNER,
      'absence.defaultReason',
      'a',
      undefined,
    ],
    [
      'the same reason twice',
      [],
      OWNER,
      'absence.reasons',
      [reason('reported-by-guardian'), reason('reported-by-guardian')],
      'reason-twice',
    ],
    [
      'days that end before they begin',
      [],
      at('s'),
      'school.closedDays',
      [{ from: '2026-11-25', to: '2026-11-24', name: 'Plandag' }],
      'closed-days-turned',
    ],
  ];
  test.each(cases)('what must agree: %s', (_what, stored, level, key, value, fault) => {
    expect(faultOf(valuesOf(stored), level, key, value)).toBe(fault);
  });

  test('what must agree: what a check reads of another setting, the write holds fast, both ways', () => {
    const pairs = SETTING_KEYS.flatMap((key) => leansOn(key).map((other) => `${key} ${other}`));
    expect(pairs.sort()).toEqual(['absence.defaultReason absence.reasons', 'absence.reasons absence.defaultReason']);
  });
});
