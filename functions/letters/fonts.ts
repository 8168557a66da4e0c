import packed from './fonts.json' with { type: 'json' };

export type FontName = 'regular' | 'bold';

/** A typeface as a letter needs it; lengths in thousandths of the size. The program is a TrueType subset, deflated when it was made. */
export type Font = {
  readonly postScriptName: string;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly number[];
  readonly stem: number;
  readonly program: Buffer;
  /** Bytes of the program before it was deflated. */
  readonly programLength: number;
  readonly glyphs: ReadonlyMap<number, Glyph>;
};
export type Glyph = { readonly id: number; readonly width: number };

const fontOf = ({ program, glyphs, ...rest }: (typeof packed)[FontName]): Font => ({
  ...rest,
  program: Buffer.from(program, 'base64'),
  glyphs: new Map(glyphs.map(([code = 0, id = 0, width = 0]) => [code, { id, width }])),
});

const made = new Map<FontName, Font>();

/** A font by its name; unpacked at its first use, not when the function starts. */
export function font(name: FontName): Font {
  const known = made.get(name);
  if (known) return known;
  const fresh = fontOf(packed[name]);
  made.set(name, fresh);
  return fresh;
}

/**
 * The glyphs of a text. What is outside the font (it holds Latin with every Sámi and Vietnamese letter) is shown by the
 * plainer letters it is made of, else as a question mark: a missing glyph may not stand in PDF/A. Line breaks and tabs are spaces.
 */
export function glyphsOf(name: FontName, text: string): readonly (Glyph & { readonly code: number })[] {
  const { glyphs } = font(name);
  return [...text.replace(/\s+/g, ' ').normalize('NFC')].flatMap((letter) => {
    if (UNSEEN.test(letter)) return [];
    const plainer = [letter, letter.normalize('NFKD'), '?'].map(codesOf);
    const codes = plainer.map((some) => some.filter((code) => glyphs.has(code))).find((some) => some.length > 0) ?? [];
    return codes.flatMap((code) => {
      const glyph = glyphs.get(code);
      return glyph ? [{ ...glyph, code }] : [];
    });
  });
}

const codesOf = (letters: string): readonly number[] => [...letters].flatMap((one) => one.codePointAt(0) ?? []);

/** Letters that only steer the setting of text: controls, direction marks, soft hyphens. */
const UNSEEN = /[\p{Cc}\p{Cf}]/u;

/** How wide a text is at a size, in points. */
export const widthOf = (name: FontName, text: string, size: number): number =>
  (glyphsOf(name, text).reduce((sum, glyph) => sum + glyph.width, 0) * size) / 1000;

/** A text in lines of at most a width. Breaks between words, and inside a word only where it is wider than a line. */
export function linesOf(name: FontName, text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .trim()
    .split(/\s+/)
    .flatMap((one) => pieces(name, one, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(name, longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function pieces(name: FontName, word: string, size: number, width: number): readonly string[] {
  if (widthOf(name, word, size) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(name, piece + letter, size) > width) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...found, piece];
}
