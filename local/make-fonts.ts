/**
 * Writes `functions/letters/fonts.json`: what letters need of Noto Sans, as a subset (decision 014). Run it by
 * `npm run fonts` when the font or the letters it must hold change; a test compares the file with what this makes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { type Font, openSync } from 'fontkit';

const ROOT = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const FONTS = dirname(require.resolve('@expo-google-fonts/noto-sans/package.json'));

/** Latin as Norway's people write it: Latin-1, Extended-A (North, Lule and South Sámi), Skolt Sámi, Romanian, Vietnamese. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x18f, 0x18f],
  [0x1b7, 0x1b7],
  [0x1cd, 0x1dc],
  [0x1e4, 0x1e9],
  [0x1ee, 0x1ef],
  [0x218, 0x21b],
  [0x259, 0x259],
  [0x292, 0x292],
  [0x1e00, 0x1eff],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x20ac, 0x20ac],
  [0x2212, 0x2212],
];

const codesOf = (font: Font): readonly number[] =>
  RANGES.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_none, index) => from + index)).filter((code) =>
    font.hasGlyphForCodePoint(code),
  );

function packed(file: string, stem: number) {
  const font = openSync(join(FONTS, file));
  if (!('createSubset' in font)) throw new Error(`${file} holds several fonts; take a file with one.`);
  const thousandths = (units: number) => Math.round((units * 1000) / font.unitsPerEm);
  const subset = font.createSubset();
  const glyphs = codesOf(font).map((code) => {
    const glyph = font.glyphForCodePoint(code);
    return [code, subset.includeGlyph(glyph), thousandths(glyph.advanceWidth)];
  });
  const program = Buffer.from(subset.encode());
  const { minX, minY, maxX, maxY } = font.bbox;
  return {
    postScriptName: String(font.postscriptName),
    ascent: thousandths(font.ascent),
    descent: thousandths(font.descent),
    capHeight: thousandths(font.capHeight),
    box: [minX, minY, maxX, maxY].map(thousandths),
    stem,
    programLength: program.length,
    program: deflateSync(program, { level: 9 }).toString('base64'),
    glyphs,
  };
}

/** The file's content: both fonts, with the licence they come under. */
export const makeFonts = () => ({
  licence: readFileSync(join(FONTS, 'LICENSE_FONT'), 'utf8'),
  regular: packed('400Regular/NotoSans_400Regular.ttf', 80),
  bold: packed('700Bold/NotoSans_700Bold.ttf', 140),
});

if (import.meta.filename === process.argv[1]) {
  writeFileSync(join(ROOT, 'functions/letters/fonts.json'), `${JSON.stringify(makeFonts())}\n`);
}
