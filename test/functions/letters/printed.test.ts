import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACES } from '../../../functions/letters/coverage.ts';
import { face, faceOf } from '../../../functions/letters/faces.ts';
import { readPacked } from '../../../functions/letters/packed.ts';
import { type Letter, unprintable, writeLetter } from '../../../functions/letters/write-letter.ts';
import { FACE_NAMES, makeFace, makeLicences, makeShaper } from '../../../local/make-fonts.ts';
import { copiedFrom } from '../../support/copied-from.ts';
import { readPdf } from '../../support/read-pdf.ts';

const letter = (...texts: string[]): Letter => ({
  title: 'Brev',
  language: 'nb-NO',
  madeAt: '2026-11-24T06:30:00.000Z',
  blocks: texts.map((text) => ({ kind: 'paragraph', text })),
  footer: '',
  pageNumber: '',
});
const spoken = (...texts: string[]) =>
  readPdf(writeLetter(letter(...texts)))
    .spoken.slice(1)
    .map((line) => line.slice(3));

const FROM_RIGHT = ['arabic', 'hebrew'];
/** Every character that a letter can write, by its face; marks and joiners come with letters. */
const repertoire = (names: readonly (keyof typeof FACES)[]) =>
  names.flatMap((name) =>
    FACES[name].ranges
      .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_none, at) => first + at))
      .filter((code) => face(name).glyphOf(code) !== undefined)
      .map((code) => String.fromCodePoint(code))
      .filter((character) => !/[\s\p{Cf}\p{Cc}]/u.test(character)),
  );
const words = (of: readonly string[]) => fc.array(fc.constantFrom(...of), { minLength: 1, maxLength: 30 });
const LEFT = FACE_NAMES.filter((name) => name !== 'bold' && !FROM_RIGHT.includes(name));
const inFaces = fc.array(fc.oneof(...LEFT.map((name) => words(repertoire([name])))), { minLength: 1, maxLength: 5 });

describe('what is printed is what was written (C6)', () => {
  it.each([
    ['signs of mathematics and of lists', 'Снег pH ≤ 7 ≠ 8 → H₂O, løs x² + √2 = α, ta ⅓ av det, ☐ ☑ ✓ ∞ Ω ∑ € ₴ ½ ℝ'],
    ['Skolt Sámi', 'Ǥõõʹlǩ Ǩeʹrjj ʺ ʼ ʻ'],
    ['Cyrillic and Greek', 'Олександр Ґалаґан Їжакевич, Γιώργος Παπαδόπουλος'],
    ['Arabic', 'محمد عبد الله الأحمد'],
    ['Persian with its joiner', 'می‌خواهم'],
    ['Hebrew with points', 'שָׁלוֹם'],
    ['Devanagari', 'नरेन्द्र श्रीवास्तव कि'],
    ['Tamil', 'தமிழ்ச்செல்வன்'],
    ['Sinhala with its joiner', 'ශ්‍රී'],
    ['Thai', 'น้ำ กิ่งทอง'],
    ['Ethiopic', 'ኣስመላሽ ተኽለ'],
    ['letters with marks that are no letter of their own', 'x̌ ą́ Ŋ̌'],
  ])('what is printed is what was written: %s', async (_name, text) => {
    expect(unprintable(text)).toEqual([]);
    expect(spoken(text)).toEqual([text.normalize('NFC')]);
    const [page = ''] = await copiedFrom(writeLetter(letter(text)));
    // This reader leaves joiners out, as they have no ink.
    const seen = (all: string) => all.replace(/[\s\u200c\u200d]+/g, '').normalize('NFC');
    expect(seen(page)).toBe(`Brev${seen(text)}`);
  });

  it('what is printed is what was written: whichever letters, signs and marks of any script from the left follow each other, by a reader of others', async () => {
    await fc.assert(
      fc.asyncProperty(inFaces, async (some) => {
        const text = some.map((characters) => characters.join('')).join(' ');
        fc.pre(unprintable(text).length === 0);
        const pages = await copiedFrom(writeLetter(letter(text)));
        expect(pages.join('').normalize('NFC')).toBe(`Brev${text.replaceAll(' ', '').normalize('NFC')}`);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('what is printed is what was written: whichever letters of a script from the right follow each other', () => {
    for (const name of ['arabic', 'hebrew'] as const) {
      const letters = repertoire([name]).filter((character) => /^\p{L}$/u.test(character));
      fc.assert(
        fc.property(words(letters), (characters) => {
          const text = characters.join('').normalize('NFC');
          expect(spoken(text)).toEqual([text]);
        }),
        { numRuns: 60 },
      );
    }
  });

  it('what is printed is what was written is the same whether it comes composed or in pieces, and keeps no-break spaces', () => {
    expect(spoken('Ålesund'.normalize('NFD'))).toEqual(['Ålesund']);
    expect(spoken('12\u00a0000')).toEqual(['12\u00a0000']);
  });

  it('what is printed is what was written names no mark of direction: what turns text round has no ink and no effect', () => {
    expect(spoken('Ola \u202egnisiR\u202c \u2066x\u2069')).toEqual(['Ola gnisiR x']);
  });
});

describe('what cannot be printed', () => {
  it('what cannot be printed is found where it stands, counted as JSON counts, with its code', () => {
    expect(unprintable('a漢b😀')).toEqual([
      { index: 1, character: '漢', code: 'U+6F22' },
      { index: 3, character: '😀', code: 'U+1F600' },
    ]);
    expect(unprintable('e\u0301 \u0007')).toEqual([{ index: 3, character: '\u0007', code: 'U+0007' }]);
    expect(unprintable('Ola\n\tNordmann \u00ad\u202e')).toEqual([]);
  });

  it('what cannot be printed is what a letter shows by its code, and nothing else is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const file = Buffer.from(writeLetter(letter(text))).toString('latin1');
        expect(file.includes('/ActualText')).toBe(unprintable(text).length > 0);
      }),
    );
  });

  it('what cannot be printed is nothing that only one thickness has', () => {
    for (const character of repertoire(['regular'])) expect('face' in faceOf('bold', character)).toBe(true);
  });
});

describe('the faces', () => {
  it('the faces are what the packages give, under their licences', () => {
    const folder = join(import.meta.dirname, '../../../functions/letters/faces');
    // Compressors differ between machines; what they hold does not.
    for (const name of FACE_NAMES) expect(Buffer.compare(readPacked(name), makeFace(name)), name).toBe(0);
    expect(Buffer.compare(readPacked('shaper'), makeShaper())).toBe(0);
    const licences = readFileSync(join(folder, 'LICENSES.txt'), 'utf8');
    expect(licences).toBe(makeLicences());
    expect(licences).toContain('SIL OPEN FONT LICENSE');
  });

  it('the faces go into a letter by what it draws: a short one is small, and no face that it does not need is in it', () => {
    const file = Buffer.from(writeLetter(letter('Hei'))).toString('latin1');
    expect(file.length).toBeLessThan(15_000);
    expect(file.match(/\/FontName \/\w{6}\+NotoSans[\w-]+/g)).toHaveLength(2);
  });
});
