import { drawn, type Inks } from './draw.ts';
import type { FontName } from './faces.ts';
import type { Line } from './lines.ts';
import { widthOf } from './runs.ts';

/** An element of the structure that screen readers follow, with what it holds. */
export type Element = {
  readonly type: 'Document' | 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD';
  readonly scope?: 'Row' | 'Column';
  readonly kids: (Element | Mark)[];
};
/** A stretch of a page's content that belongs to an element. */
export type Mark = { readonly page: number; readonly id: number };
/** A page's drawing operators, and for each mark on it its element. */
export type Page = { readonly content: string[]; readonly owners: Element[] };

/** A4 in points, and the frame for text. */
export const PAPER = { width: 595.28, height: 841.89 };
export const SIDE = 62;
const TOP = 64;
const BOTTOM = 76;
export const WIDTH = PAPER.width - 2 * SIDE;
export const SIZE = 10.5;
export const LEADING = 15;

/** Where the next thing is set, from above. */
export type Pen = { readonly pages: Page[]; readonly inks: Inks; y: number };
export type Style = { readonly font: FontName; readonly size: number; readonly leading: number };
export const BODY: Style = { font: 'regular', size: SIZE, leading: LEADING };
export const STRONG: Style = { ...BODY, font: 'bold' };

/** How much room is left on the page, in points. */
export const roomLeft = ({ y }: Pen): number => y - BOTTOM;

/** The most that a page holds, in points. */
export const FRAME = PAPER.height - TOP - BOTTOM;

/** A new element in another. */
export function child(parent: Element, type: Element['type'], scope?: Element['scope']): Element {
  const made: Element = { type, kids: [], ...(scope && { scope }) };
  parent.kids.push(made);
  return made;
}

/** What is for the eye alone. */
export const artifact = (operators: readonly string[], more = ''): string[] => [
  more ? `/Artifact <<${more}>> BDC` : '/Artifact BMC',
  ...operators,
  'EMC',
];

/** Text below the pen as one mark of an element; `width` sets it to the right of that width. */
export function put(
  pen: Pen,
  element: Element | undefined,
  lines: readonly Line[],
  x: number,
  style: Style,
  width?: number,
): void {
  const page = here(pen);
  const text = lines.flatMap((line, index) => {
    const left = width === undefined ? x : x + width - widthOf(style.font, line.text, style.size);
    return drawn(pen.inks, style.font, style.size, left, pen.y - style.size - index * style.leading, line);
  });
  if (!element) {
    page.content.push(...artifact(text));
    return;
  }
  const id = page.owners.push(element) - 1;
  element.kids.push({ page: pen.pages.length - 1, id });
  page.content.push(`/${element.type} <</MCID ${id}>> BDC`, ...text, 'EMC');
}

/** The page that is being set. */
export function here({ pages }: Pen): Page {
  const page = pages.at(-1);
  if (!page) throw new Error('A letter begins with a page.');
  return page;
}

/** Turns the page where there is no room for so much. */
export function makeRoom(pen: Pen, height: number): void {
  if (roomLeft(pen) < height) turnPage(pen);
}

export function turnPage(pen: Pen): void {
  // Black in a colour space that depends on no device: what PDF/A asks for when no output profile is given.
  pen.pages.push({ content: ['/Gray cs 0 scn'], owners: [] });
  pen.y = PAPER.height - TOP;
}
