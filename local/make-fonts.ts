/**
 * Writes `functions/letters/faces`: the Noto fonts, cut down to the characters of letters and compressed, and the
 * shaper (decision 036). Run it by `npm run fonts` when a font or the set of characters changes; a test compares the
 * folder with the result.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { EVERYWHERE, FACES, type FaceName } from '../functions/letters/coverage.ts';
import { subsetter } from './subset-font.ts';

const FOLDER = join(import.meta.dirname, '../functions/letters/faces');
const require = createRequire(import.meta.url);
const fileIn = (pack: string, file: string): string => join(dirname(require.resolve(`${pack}/package.json`)), file);

export const FACE_NAMES = Object.keys(FACES).filter((name): name is FaceName => name in FACES);

/** One face, cut down to its characters, with its rules of shaping and without hints. */
export function makeFace(name: FaceName): Uint8Array {
  const { from, ranges } = FACES[name];
  const [pack, file] = from;
  const codes = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_none, at) => first + at));
  return subsetter()(readFileSync(fileIn(`@expo-google-fonts/${pack}`, file)), [...codes, ...EVERYWHERE]);
}

/** HarfBuzz, unchanged from its package. */
export const makeShaper = (): Uint8Array => readFileSync(require.resolve('harfbuzzjs/dist/harfbuzz.wasm'));

/** The licences of the folder's files: each Noto family's copyright, all under the SIL Open Font License. */
export function makeLicences(): string {
  const fonts = [...new Set(FACE_NAMES.map((name) => FACES[name].from[0]))].map((pack) =>
    readFileSync(fileIn(`@expo-google-fonts/${pack}`, 'LICENSE_FONT'), 'utf8'),
  );
  const copyrights = fonts.map((text) => text.split('\n', 1)[0] ?? '');
  const [first = ''] = fonts;
  const terms = first.slice(first.indexOf('\n') + 1);
  const shaper = readFileSync(join(dirname(require.resolve('harfbuzzjs/dist/harfbuzz.wasm')), '../LICENSE'), 'utf8');
  return `The faces:\n\n${copyrights.join('\n')}\n${terms}\n\nThe shaper, HarfBuzz:\n\n${shaper}`;
}

const packed = (bytes: Uint8Array): Uint8Array =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } });

if (import.meta.filename === process.argv[1]) {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of FACE_NAMES) writeFileSync(join(FOLDER, `${name}.br`), packed(makeFace(name)));
  writeFileSync(join(FOLDER, 'shaper.br'), packed(makeShaper()));
  writeFileSync(join(FOLDER, 'LICENSES.txt'), makeLicences());
}
