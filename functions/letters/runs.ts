import bidiFactory from 'bidi-js/dist/bidi.mjs';
import { type Face, type FontName, face, faceOf } from './faces.ts';
import type { Placed } from './shaper.ts';
import type { Part } from './truetype.ts';
import { codeOf, groupsOf, written } from './written.ts';

/** The drawing of a group of characters: its glyphs in their places, and its width on the line. */
export type Ink = { readonly parts: readonly Part[]; readonly width: number; readonly text: string };
/** Glyphs of one face in drawing order, from the left. */
export type Run = {
  readonly face: Face;
  readonly inks: readonly Ink[];
  /** The text to read and copy, where it differs from the shown text. */
  readonly reads: string | undefined;
  /** True for a face without bold, which is drawn thicker. */
  readonly thicken: boolean;
};

const bidi = bidiFactory();
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Characters that the shaper must place: marks on letters, joiners. */
const PLACED = /[\p{M}\u200c\u200d]/u;

/** True if the text's first letter belongs to a right-to-left script (UAX 9, P2 and P3). */
export const runsFromRight = (text: string): boolean =>
  RIGHT_TO_LEFT.test(text) && bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level === 1;

/**
 * A line of text as runs from left to right. A character that no face has shows as its code in brackets, never as
 * another character, and reads as itself.
 */
export function runsOf(font: FontName, text: string, fromRight = false): readonly Run[] {
  const shown = written(text);
  const plain = plainRun(font, shown);
  if (plain) return [plain];
  const cells = cellsOf(font, shown);
  const display = cells.map((cell) => cell.shown).join('');
  const levels = bidi.getEmbeddingLevels(display, fromRight ? 'rtl' : 'ltr').levels;
  return inOrder(spansOf(cells, levels)).map((span) => shaped(span, font));
}

/** The single run of a text of European letters without marks, as most texts are. */
function plainRun(font: FontName, text: string): Run | undefined {
  if (PLACED.test(text) || RIGHT_TO_LEFT.test(text)) return undefined;
  const own = face(font);
  const inks: Ink[] = [];
  for (const character of text) {
    const glyph = own.glyphOf(character.codePointAt(0) ?? 0);
    if (glyph === undefined) return undefined;
    inks.push({ parts: [{ glyph, x: 0, y: 0 }], width: own.widthOf(glyph), text: character });
  }
  return { face: own, inks, reads: undefined, thicken: false };
}

type Cell = { readonly face: Face; readonly shown: string; readonly reads: string | undefined };
type Span = Cell & { readonly level: number };

/** A space belongs to the word before it, so that PDF readers keep the words of a right-to-left line in order. */
function cellsOf(font: FontName, text: string): readonly Cell[] {
  const cells: Cell[] = [];
  for (const { group } of groupsOf(text)) {
    const before = cells.at(-1);
    const found = group === ' ' && before && !before.reads ? { face: before.face } : faceOf(font, group);
    if ('face' in found) cells.push({ face: found.face, shown: group, reads: undefined });
    else
      cells.push({ face: face(font), shown: `[${Array.from(group, codeOf).join(' ')}]`, reads: group.toWellFormed() });
  }
  return cells;
}

/** Joins neighbours of the same face and level, which are shaped together. */
function spansOf(cells: readonly Cell[], levels: Uint8Array): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const cell of cells) {
    const level = levels[at] ?? 0;
    at += cell.shown.length;
    const last = spans.at(-1);
    const joins = last && last.face === cell.face && last.level === level && !last.reads && !cell.reads;
    if (joins) spans.splice(-1, 1, { ...last, shown: last.shown + cell.shown });
    else spans.push({ ...cell, level });
  }
  return spans;
}

/**
 * The spans from left to right: from the highest level to the lowest odd level, reverses every stretch at or above it
 * (UAX 9, rule L2).
 */
function inOrder(spans: readonly Span[]): readonly Span[] {
  const ordered = [...spans];
  const highest = Math.max(0, ...spans.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from;
      while ((ordered[to]?.level ?? -1) >= level) to += 1;
      ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = to;
    }
  }
  return ordered;
}

function shaped({ face: own, shown, level, reads }: Span, font: FontName): Run {
  const inks = inksOf(shown, own.shape(shown, level % 2 === 1));
  return { face: own, inks, reads, thicken: font === 'bold' && own.name !== 'bold' };
}

/** Joins the glyphs of the same characters to one ink, so that every ink has its text (decision 036). */
function inksOf(shown: string, placed: readonly Placed[]): readonly Ink[] {
  const starts = [...new Set(placed.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const inks: (Ink & { readonly cluster: number })[] = [];
  for (const { cluster, glyph, advance, dx, dy } of placed) {
    const last = inks.at(-1);
    const goesOn = last?.cluster === cluster;
    const part = { glyph, x: dx + (goesOn ? last.width : 0), y: dy };
    if (goesOn) inks.splice(-1, 1, { ...last, parts: [...last.parts, part], width: last.width + advance });
    else {
      const text = shown.slice(cluster, starts[starts.indexOf(cluster) + 1] ?? shown.length);
      inks.push({ cluster, parts: [part], width: advance, text });
    }
  }
  return inks;
}

/** The width of a text at a size, in points. */
export const widthOf = (font: FontName, text: string, size: number): number =>
  (runsOf(font, text).reduce((sum, run) => sum + advanceOf(run), 0) * size) / 1000;

export const advanceOf = ({ inks }: Run): number => inks.reduce((sum, { width }) => sum + width, 0);
