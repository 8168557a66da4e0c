import { type FontName, glyphsOf, linesOf, widthOf } from './fonts.ts';
import type { Block, Letter, List, Table } from './letter.ts';

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
export type Laid = { readonly pages: readonly Page[]; readonly root: Element };

/** A4 in points, and the frame for text. */
export const PAPER = { width: 595.28, height: 841.89 };
const SIDE = 62;
const TOP = 64;
const BOTTOM = 76;
const WIDTH = PAPER.width - 2 * SIDE;
const SIZE = 10.5;
const LEADING = 15;
const CELL = { side: 6, above: 4, below: 3 };
const FOOTER = { size: 8, y: 40 };

type Pen = { readonly pages: Page[]; y: number };
type Style = { readonly font: FontName; readonly size: number; readonly leading: number };
const BODY: Style = { font: 'regular', size: SIZE, leading: LEADING };
const STRONG: Style = { ...BODY, font: 'bold' };
const STYLES = { H1: { font: 'bold', size: 18, leading: 24 }, H2: { font: 'bold', size: 12.5, leading: 18 } } as const;

/** Sets a letter on pages: every stretch of text is marked with its element, everything else as an artifact. */
export function layOut(letter: Letter): Laid {
  const root: Element = { type: 'Document', kids: [] };
  const pen: Pen = { pages: [], y: 0 };
  turnPage(pen);
  heading(pen, root, 'H1', letter.title);
  for (const block of letter.blocks) setBlock(pen, root, block);
  pen.pages.forEach((page, index) => {
    page.content.push(...footer(letter, index + 1, pen.pages.length));
  });
  return { pages: pen.pages, root };
}

function setBlock(pen: Pen, root: Element, block: Block): void {
  if (block.kind === 'heading') {
    pen.y -= 10;
    heading(pen, root, 'H2', block.text);
  } else if (block.kind === 'paragraph') paragraph(pen, child(root, 'P'), block.text);
  else if (block.kind === 'list') list(pen, root, block);
  else if (block.kind === 'facts') facts(pen, root, block.rows);
  else table(pen, root, block);
}

function heading(pen: Pen, root: Element, type: 'H1' | 'H2', text: string): void {
  const style = STYLES[type];
  const lines = linesOf(style.font, text, style.size, WIDTH);
  // A heading never stands alone at the foot of a page.
  makeRoom(pen, lines.length * style.leading + 3 * LEADING);
  put(pen, child(root, type), lines, SIDE, style);
  pen.y -= lines.length * style.leading + 4;
}

function paragraph(pen: Pen, element: Element, text: string): void {
  flow(pen, element, text, SIDE);
  pen.y -= 6;
}

/** Text from there to the right edge, over as many pages as it takes. */
function flow(pen: Pen, element: Element, text: string, x: number): void {
  let lines = linesOf(BODY.font, text, SIZE, SIDE + WIDTH - x);
  while (lines.length > 0) {
    makeRoom(pen, LEADING);
    const fitting = lines.slice(0, Math.max(1, Math.floor((pen.y - BOTTOM) / LEADING)));
    put(pen, element, fitting, x, BODY);
    pen.y -= fitting.length * LEADING;
    lines = lines.slice(fitting.length);
  }
}

/** Each point has its dash as a label and its text as the body (ISO 14289-1, 7.6). */
function list(pen: Pen, root: Element, { points }: List): void {
  const element = child(root, 'L');
  for (const text of points) {
    const item = child(element, 'LI');
    makeRoom(pen, LEADING);
    put(pen, child(item, 'Lbl'), ['–'], SIDE, BODY);
    flow(pen, child(item, 'LBody'), text, SIDE + 14);
  }
  pen.y -= 6;
}

type Column = { readonly x: number; readonly width: number; readonly end: boolean };
type Cell = {
  readonly text: string;
  readonly style: Style;
  readonly as: 'TH' | 'TD';
  readonly scope?: 'Row' | 'Column';
};

function facts(pen: Pen, root: Element, rows: readonly (readonly [string, string])[]): void {
  const element = child(root, 'Table');
  const columns = columnsOf([0.32, 0.68], false);
  for (const [name, value] of rows) {
    row(pen, element, columns, [
      { text: name, style: STRONG, as: 'TH', scope: 'Row' },
      { text: value, style: BODY, as: 'TD' },
    ]);
  }
  pen.y -= 8;
}

function table(pen: Pen, root: Element, { head, rows }: Table): void {
  const element = child(root, 'Table');
  const columns = columnsOf(sharesOf([head, ...rows]), true);
  const heads = head.map((text): Cell => ({ text, style: STRONG, as: 'TH', scope: 'Column' }));
  row(pen, element, columns, heads);
  for (const texts of rows) {
    const cells = texts.map(
      (text, index): Cell => ({ text, style: BODY, ...(index === 0 ? { as: 'TH', scope: 'Row' } : { as: 'TD' }) }),
    );
    // On the next page the heads stand again, for eyes only: the structure has them once.
    if (pen.y - heightOf(columns, cells) < BOTTOM) {
      turnPage(pen);
      row(pen, undefined, columns, heads);
    }
    row(pen, element, columns, cells);
  }
  pen.y -= 8;
}

/** Columns of numbers are as wide as what stands in them, within bounds; the first column takes the rest. */
function sharesOf(rows: readonly (readonly string[])[]): readonly number[] {
  const numbers = (rows[0] ?? []).slice(1).map((_head, index) => {
    const widest = Math.max(...rows.map((texts) => widthOf(STRONG.font, texts[index + 1] ?? '', SIZE)));
    return Math.min(0.3, (widest + 2 * CELL.side + 1) / WIDTH);
  });
  const sum = numbers.reduce((total, one) => total + one, 0);
  const scale = Math.min(1, 0.7 / sum);
  return [1 - sum * scale, ...numbers.map((one) => one * scale)];
}

function columnsOf(shares: readonly number[], numbers: boolean): readonly Column[] {
  let x = SIDE;
  return shares.map((share, index) => {
    const column = { x, width: share * WIDTH, end: numbers && index > 0 };
    x += column.width;
    return column;
  });
}

const cellLines = ({ width }: Column, { text, style }: Cell): readonly string[] =>
  linesOf(style.font, text, style.size, width - 2 * CELL.side);

const heightOf = (columns: readonly Column[], cells: readonly Cell[]): number =>
  Math.max(...columns.map((column, at) => (cells[at] ? cellLines(column, cells[at]).length : 1))) * LEADING +
  CELL.above +
  CELL.below;

/** One row with a rule under it; without an element it is an artifact. A row is never cut by the foot of a page. */
function row(pen: Pen, element: Element | undefined, columns: readonly Column[], cells: readonly Cell[]): void {
  const height = heightOf(columns, cells);
  makeRoom(pen, height);
  const owner = element && child(element, 'TR');
  const top = pen.y;
  pen.y -= CELL.above;
  columns.forEach((column, at) => {
    const cell = cells[at];
    if (!cell) return;
    const into = owner && child(owner, cell.as, cell.scope);
    const from = column.x + CELL.side;
    put(pen, into, cellLines(column, cell), from, cell.style, column.end ? column.width - 2 * CELL.side : undefined);
  });
  pen.y = top - height;
  here(pen).content.push(...artifact([`${CALM} 0.5 w`, `${n(SIDE)} ${n(pen.y)} m ${n(SIDE + WIDTH)} ${n(pen.y)} l S`]));
}

function child(parent: Element, type: Element['type'], scope?: Element['scope']): Element {
  const made: Element = { type, kids: [], ...(scope && { scope }) };
  parent.kids.push(made);
  return made;
}

const CALM = '/Gray CS 0.45 SCN';
const artifact = (operators: readonly string[], more = ''): string[] => [
  more ? `/Artifact <<${more}>> BDC` : '/Artifact BMC',
  ...operators,
  'EMC',
];

/** Text below the pen as one mark of an element; `width` sets it to the right of that width. */
function put(
  pen: Pen,
  element: Element | undefined,
  lines: readonly string[],
  x: number,
  style: Style,
  width?: number,
): void {
  const page = here(pen);
  const drawn = lines.map((line, index) => {
    const left = width === undefined ? x : x + width - widthOf(style.font, line, style.size);
    return textAt(style.font, style.size, left, pen.y - style.size - index * style.leading, line);
  });
  if (!element) {
    page.content.push(...artifact(drawn));
    return;
  }
  const id = page.owners.push(element) - 1;
  element.kids.push({ page: pen.pages.length - 1, id });
  page.content.push(`/${element.type} <</MCID ${id}>> BDC`, ...drawn, 'EMC');
}

const textAt = (font: FontName, size: number, x: number, y: number, text: string): string => {
  const codes = glyphsOf(font, text).map(({ id }) => id.toString(16).padStart(4, '0'));
  return `BT /${font} ${n(size)} Tf ${n(x)} ${n(y)} Td <${codes.join('')}> Tj ET`;
};

function footer({ footer: text, pageNumber }: Letter, page: number, pages: number): string[] {
  const number = pageNumber.replace('{page}', String(page)).replace('{pages}', String(pages));
  const left = SIDE + WIDTH - widthOf('regular', number, FOOTER.size);
  const lines = linesOf('regular', text, FOOTER.size, WIDTH - 80);
  return artifact(
    [
      ...lines.map((line, index) => textAt('regular', FOOTER.size, SIDE, FOOTER.y - index * 11, line)),
      textAt('regular', FOOTER.size, left, FOOTER.y, number),
    ],
    '/Type /Pagination /Subtype /Footer',
  );
}

function here({ pages }: Pen): Page {
  const page = pages.at(-1);
  if (!page) throw new Error('A letter begins with a page.');
  return page;
}

function makeRoom(pen: Pen, height: number): void {
  if (pen.y - height < BOTTOM) turnPage(pen);
}

function turnPage(pen: Pen): void {
  // Black in a colour space that depends on no device: what PDF/A asks for when no output profile is given.
  pen.pages.push({ content: ['/Gray cs 0 scn'], owners: [] });
  pen.y = PAPER.height - TOP;
}

/** A number as PDF writes one: no exponent, no more than two decimals. */
export const n = (value: number): string => String(Math.round(value * 100) / 100);
