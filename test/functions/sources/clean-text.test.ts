import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../functions/sources/clean-text.ts';

/** Marks of direction and characters without width, one of each block that names have been seen with. */
const UNSEEN = [
  ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\u061c'],
  ...['\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u00ad', '\ufeff', '\u180e', '\u2060', '\u2061', '\u034f'],
  ...['\u0000', '\u0007', '\u001b', '\u007f', '\u009f', '\ufff9', '\ufffe', '\u{e0041}'],
];

describe('text from a source holds nothing that nobody can see', () => {
  it.each(UNSEEN.map((mark) => [`U+${mark.codePointAt(0)?.toString(16)}`, mark]))(
    'text from a source holds nothing that nobody can see: %s is taken out, and it is said',
    (_name, mark) => {
      expect(cleanText(`Ka${mark}ri`)).toEqual({ text: 'Kari', removed: true });
      expect(cleanText(`${mark}Kari${mark}`)).toEqual({ text: 'Kari', removed: true });
    },
  );

  it.each([
    ['  Kari \t Marie\r\nNes\u00a0Moe\u202fLi\u2028Dal ', 'Kari Marie Nes Moe Li Dal'],
    ['A\u030ase', 'Åse'],
    ['Áŋŋel Máret Čáhppe', 'Áŋŋel Máret Čáhppe'],
    ['Ǥõõʹlǩ', 'Ǥõõʹlǩ'],
    ['محمد', 'محمد'],
    ["O'Brien-Şahin", "O'Brien-Şahin"],
    ['', ''],
  ])('text from a source holds nothing that nobody can see: %j is %j, without a word', (raw, text) => {
    expect(cleanText(raw)).toEqual({ text, removed: false });
  });

  it('any text comes out clean, the same the second time, and no letter is lost', () => {
    const any = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...UNSEEN, ' ', '\u00a0', '\n', 'ø')));
    const letters = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
    const seen = (text: string) => letters(text.replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
    fc.assert(
      fc.property(any, (parts) => {
        const raw = parts.join('');
        const { text, removed } = cleanText(raw);
        expect(cleanText(text)).toEqual({ text, removed: false });
        expect(text).not.toMatch(/[\p{Cc}\p{Default_Ignorable_Code_Point}]|^\s|\s$|\s\s/u);
        expect(seen(text)).toBe(seen(raw));
        if (UNSEEN.some((mark) => raw.includes(mark))) expect(removed).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
