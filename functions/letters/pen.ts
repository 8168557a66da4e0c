import { drawn, type Inks } from './draw.ts';
import type { FontName } from './faces.ts';
import type { Line } from './lines.ts';
import { widthOf } from './runs.ts';

/** An element of the structure that screen readers follow, with its children. */
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

/** The pages, and the place of the next content. */
export type Pen = { readonly pages: Page[]; readonly inks: Inks; y: number };
export type Style = { readonly font: FontName; readonly size: number; readonly leading: number };
export const BODY: Style = { font: 'regular', size: SIZE, leading: LEADING };
export const STRONG: Style = { ...BODY, font: 'bold' };

/** The room left on the page, in points. */
export const roomLeft = ({ y }: Pen): number => y - BOTTOM;

/** The height of a page's frame, in points. */
export const FRAME = PAPER.height - TOP - BOTTOM;

/** A new element in another. */
export function child(parent: Element, type: Element['type'], scope?: Element['scope']): Element {
  const made: Element = { type, kids: [], ...(scope && { scope }) };
  parent.kids.push(made);
  return made;
}

/** Marks content that screen readers skip. */
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

/** The current page. */
export function here({ pages }: Pen): Page {
  const page = pages.at(-1);
  if (!page) throw new Error('A letter begins with a page.');
  return page;
}

/** Begins a new page if the height does not fit. */
export function makeRoom(pen: Pen, height: number): void {
  if (roomLeft(pen) < height) turnPage(pen);
}

export function turnPage(pen: Pen): void {
  // Black in a device-independent colour space: PDF/A requires it without an output profile.
  pen.pages.push({ content: ['/Gray cs 0 scn'], owners: [] });
  pen.y = PAPER.height - TOP;
}
