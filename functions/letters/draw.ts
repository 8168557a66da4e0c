import type { Face, FontName } from './faces.ts';
import type { Line } from './lines.ts';
import { advanceOf, type Ink, type Run, runsOf, widthOf } from './runs.ts';

/** An ink as a letter embeds it: once for each text that it shows, so that copying gives the written text. */
export type Used = Ink & { readonly id: number };
/** The inks that a letter has drawn, by face. */
export type Inks = Map<Face, Map<string, Used>>;

/** A number as in PDF: no exponent, at most two decimals. */
export const n = (value: number): string => String(Math.round(value * 100) / 100);

/**
 * The operators that draw a line of text with its left end at `x`, `y`; a right-to-left line leaves out its last space,
 * which is at the left.
 */
export function drawn(inks: Inks, font: FontName, size: number, x: number, y: number, line: Line): string[] {
  const shift = line.fromRight && line.tail ? widthOf(font, ' ', size) : 0;
  let at = x - shift;
  return runsOf(font, line.text + line.tail, line.fromRight).map((run) => {
    const place = `${n(at)} ${n(y)} Td`;
    at += (advanceOf(run) * size) / 1000;
    return drawnRun(inks, run, size, place);
  });
}

function drawnRun(inks: Inks, run: Run, size: number, place: string): string {
  const text = `/${run.face.name} ${n(size)} Tf ${place} ${shownBy(inks, run)}`;
  const set = run.thicken ? `q /Gray CS 0 SCN ${n(size * 0.03)} w BT 2 Tr ${text} ET Q` : `BT ${text} ET`;
  return run.reads === undefined ? set : read(run.reads, set);
}

/** Drawn content, with the text to read and copy instead of it. */
const read = (text: string, operators: string): string =>
  `/Span <</ActualText <feff${hexOf(text)}>>> BDC ${operators} EMC`;

function shownBy(inks: Inks, { face, inks: own }: Run): string {
  const used = inks.get(face) ?? new Map<string, Used>();
  inks.set(face, used);
  return `<${own.map((ink) => codeOf(used, ink)).join('')}> Tj`;
}

function codeOf(used: Map<string, Used>, ink: Ink): string {
  const key = `${ink.parts.map(({ glyph, x, y }) => [glyph, x, y].join(' ')).join(';')};${ink.width};${ink.text}`;
  const known = used.get(key) ?? { id: used.size + 1, ...ink };
  used.set(key, known);
  return known.id.toString(16).padStart(4, '0');
}

export const hexOf = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
