import { expect, it } from 'vitest';
import { LANGUAGE_CODES } from '../../functions/conferences/values.ts';
import { SPOKEN } from '../../web/parts/spoken-language-names.ts';

it('every language of an interpreter has a name of its own in bokmål, nynorsk and English', () => {
  expect(Object.keys(SPOKEN).toSorted()).toEqual(LANGUAGE_CODES.toSorted());
  for (const language of ['nb', 'nn', 'en'] as const) {
    const names = LANGUAGE_CODES.map((code) => SPOKEN[code][language]);
    expect(names.every((name) => name.length > 3)).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  }
});

it('the English name of a language is the one that Unicode has for its code', () => {
  const english = new Intl.DisplayNames('en', { type: 'language' });
  const other = LANGUAGE_CODES.filter((code) => {
    const known = english.of(code) ?? code;
    return known !== code && SPOKEN[code].en.slice(0, 4) !== known.slice(0, 4);
  });
  // Unicode names these otherwise than people do here.
  const ours = ['bn', 'ckb', 'cmn', 'kmr', 'rn', 'tl', 'yue'];
  expect(other.filter((code) => !ours.includes(code))).toEqual([]);
});
