import { FACES, type FaceName } from './coverage.ts';
import { readPacked } from './packed.ts';
import { type Placed, type Shape, shaperOf } from './shaper.ts';
import { type Program, readProgram } from './truetype.ts';

/** The weight of a text. */
export type FontName = Extract<FaceName, 'regular' | 'bold'>;

/** A face, unpacked at its first use. */
export type Face = Pick<Program, 'metrics' | 'glyphOf' | 'widthOf' | 'subset'> & {
  readonly name: FaceName;
  readonly postScriptName: string;
  /** The thickness of an upright stem, in thousandths of the size. */
  readonly stem: number;
  readonly shape: Shape;
};

const NAMES = Object.keys(FACES).filter((name): name is FaceName => name in FACES);
/** Faces of signs and of European letters: one glyph for each letter, and marks on them. */
const ONE_BY_ONE: readonly FaceName[] = ['regular', 'bold', 'math', 'symbols', 'symbols2'];
const made = new Map<FaceName, Face>();

export function face(name: FaceName): Face {
  const known = made.get(name);
  if (known) return known;
  const { bytes, ...program } = readProgram(readPacked(name));
  let shaper: Shape | undefined;
  const shape: Shape = (text, rightToLeft): readonly Placed[] => {
    shaper ??= shaperOf(bytes, !ONE_BY_ONE.includes(name));
    return shaper(text, rightToLeft);
  };
  const postScriptName = FACES[name].from[1].replace(/^.*\/(\w+)_\d+(\w+)\.ttf$/, '$1-$2');
  const fresh = { ...program, name, postScriptName, stem: name === 'bold' ? 140 : 80, shape };
  made.set(name, fresh);
  return fresh;
}

/** The faces that may have the characters, in order of preference; does not read faces of other weights or scripts. */
function* facesFor(font: FontName, codes: readonly number[]): Generator<Face> {
  for (const name of NAMES) {
    if ((name === 'regular' || name === 'bold') && name !== font) continue;
    const ranges: readonly (readonly [number, number])[] = FACES[name].ranges;
    if (ranges.some(([first, last]) => codes.some((code) => first <= code && code <= last))) yield face(name);
  }
}

/** The first face that has all characters of a group, or the characters that no face has. */
export function faceOf(font: FontName, together: string): { readonly face: Face } | { readonly lacking: string } {
  const codes = Array.from(together, (character) => character.codePointAt(0) ?? 0);
  let lacking = together;
  for (const drawn of facesFor(font, codes)) {
    const at = codes.findIndex((code) => drawn.glyphOf(code) === undefined);
    if (at < 0) return { face: drawn };
    lacking = String.fromCodePoint(codes[at] ?? 0);
  }
  return { lacking: Array.from(lacking)[0] ?? '' };
}
