import bidiFactory from 'bidi-js/dist/bidi.mjs';
import { type Face, type FontName, face, faceOf } from './faces.ts';
import type { Placed } from './shaper.ts';
import type { Part } from './truetype.ts';
import { codeOf, groupsOf, written } from './written.ts';

/**
 * What is drawn for some characters that belong together: one glyph or several in their places, and how far the line
 * goes on.
 */
export type Ink = { readonly parts: readonly Part[]; readonly width: number; readonly text: string };
/** Glyphs of one face in the order in which they are drawn, from the left. */
export type Run = {
  readonly face: Face;
  readonly inks: readonly Ink[];
  /** What is read and copied, where it is not what is shown. */
  readonly reads: string | undefined;
  /** A face that has no bold: drawn thicker. */
  readonly thicken: boolean;
};

const bidi = bidiFactory();
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** What must be placed by the shaper: marks on letters, joiners. */
const PLACED = /[\p{M}\u200c\u200d]/u;

/** True for a text that begins with a letter of a script written from the right (UAX 9, P2 and P3). */
export const runsFromRight = (text: string): boolean =>
  RIGHT_TO_LEFT.test(text) && bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level === 1;

/**
 * A line of text as runs from left to right. A character that no face has is shown by its code in brackets, never by
 * another character, and is read as itself.
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

/** The one run of a text of European letters without marks: what most texts are, and all that they need. */
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

/** A space belongs to the word before it: readers then put the words of a line from the right in their order. */
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

/** Neighbours of one face and one level are shaped together. */
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
 * From left to right: from the highest level to the lowest odd one, every stretch at or above it is turned round
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

/** Glyphs that stand for the same characters as one ink, so that every ink has its text (decision 036). */
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

/** How wide a text is at a size, in points. */
export const widthOf = (font: FontName, text: string, size: number): number =>
  (runsOf(font, text).reduce((sum, run) => sum + advanceOf(run), 0) * size) / 1000;

export const advanceOf = ({ inks }: Run): number => inks.reduce((sum, { width }) => sum + width, 0);
