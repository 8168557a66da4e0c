import { describe, expect, it } from 'vitest';
import { DEFINITIONS, SETTING_KEYS, type SettingKey } from '../../../functions/settings/definitions.ts';
import { groupFor, wordFor } from '../../../functions/settings/form-texts.ts';
import { formOf } from '../../../functions/settings/forms.ts';
import { effective } from '../../../functions/settings/rules.ts';
import { SettingForm } from '../../../functions/settings/schema.ts';
import { LANGUAGES, type Language } from '../../../functions/shared/texts/language.ts';

const settings = effective({ owner: {}, schools: new Map() });
const days = { first: '2025-08-01', last: '2028-07-31' };
const form = (key: SettingKey, language: Language = 'nb') => formOf(key, { settings, language, days });

describe('what a setting is asked with', () => {
  it.each([
    ['absence.windowDays', { kind: 'number', least: 14, most: 366 }],
    ['absence.noticeOnChangedReason', { kind: 'switch' }],
    ['notices.digestAt', { kind: 'time', mayBeEmpty: false }],
    ['lessons.reminderAt', { kind: 'time', mayBeEmpty: true }],
    ['school.goLiveDay', { kind: 'day', mayBeEmpty: true, ...days }],
    ['lessons.lateNotice', { kind: 'choice', choices: [{ value: 'off', text: 'Av' }, {}, { value: 'now' }] }],
    ['absence.defaultReason', { kind: 'choice', choices: [{ value: '' }, { text: 'Meldt av foresatt' }, {}] }],
    [
      'school.contact',
      { kind: 'object', fields: [{ name: 'name', longest: 80, mayBeEmpty: true }, { name: 'phone' }] },
    ],
    ['absence.limitWarnings', { kind: 'list', most: 5, fields: [{ name: null, kind: 'decimal', most: 100 }] }],
    ['notices.window', { kind: 'object', fields: [{ kind: 'time' }, { kind: 'time' }] }],
    ['absence.codeSets', { kind: 'list', most: 20 }],
  ] as const)('what a setting is asked with: %s', (key, wanted) => {
    expect(form(key)).toMatchObject(wanted);
  });

  it('what a setting is asked with: of a list of rows names each field, what it takes, and which may be left out', () => {
    const fields = form('remarks.categories').fields.map(({ name, kind, required }) => [name, kind, required]);
    expect(fields).toContainEqual(['ledger', 'choice', true]);
    expect(fields).toContainEqual(['id', 'id', true]);
    expect(fields).toContainEqual(['to', 'day', false]);
    expect(form('warnings.periods').fields).toContainEqual(
      expect.objectContaining({ name: 'until', kind: 'month-day' }),
    );
  });

  it('what a setting is asked with takes what the value’s own schema takes, and nothing beyond', () => {
    for (const key of SETTING_KEYS) {
      const { kind, least, most, choices } = form(key);
      if (kind === 'number' && least !== null && most !== null) {
        const takes = [least - 1, least, most, most + 1].map(
          (value) => DEFINITIONS[key].value.safeParse(value).success,
        );
        expect([key, takes]).toEqual([key, [false, true, true, false]]);
      }
      for (const { value } of choices)
        expect([key, value, DEFINITIONS[key].value.safeParse(value).success]).toEqual([key, value, true]);
      if (kind === 'choice') expect(choices.map(({ value }) => value)).toContain(DEFINITIONS[key].default);
    }
  });

  it('what a setting is asked with is the wire’s, and has a group and words in every language', () => {
    for (const key of SETTING_KEYS)
      for (const language of LANGUAGES) {
        const made = form(key, language);
        expect(SettingForm.parse(made)).toEqual(made);
        const { id, title } = groupFor(key, language);
        expect([key, title === id]).toEqual([key, false]);
        const words = [made, ...made.fields].flatMap(({ choices }) => choices);
        if (key === 'absence.defaultReason') continue;
        const named = made.fields.filter(({ kind }) => kind !== 'structure').flatMap(({ name }) => name ?? []);
        const bare = [...words.map(({ value }) => value), ...named].filter((word) => wordFor(word, language) === word);
        expect([key, bare]).toEqual([key, []]);
      }
  });
});
