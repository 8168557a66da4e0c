import { n } from './draw.ts';
import type { Facts, Table } from './letter.ts';
import { type Line, linesOf } from './lines.ts';
import {
  artifact,
  BODY,
  child,
  type Element,
  here,
  LEADING,
  makeRoom,
  type Pen,
  put,
  roomLeft,
  SIDE,
  SIZE,
  STRONG,
  type Style,
  turnPage,
  WIDTH,
} from './pen.ts';
import { widthOf } from './runs.ts';

const CELL = { side: 6, above: 4, below: 3 };
const CALM = '/Gray CS 0.45 SCN';

type Column = { readonly x: number; readonly width: number; readonly end: boolean };
type Cell = {
  readonly text: string;
  readonly style: Style;
  readonly as: 'TH' | 'TD';
  readonly scope?: 'Row' | 'Column';
};

/** Sets names and values, a rule under each pair. */
export function facts(pen: Pen, root: Element, { rows }: Facts): void {
  const element = child(root, 'Table');
  for (const pair of rows) row(pen, element, PAIR, cellsOf(pair));
  pen.y -= 8;
}

/** The height of a block of facts, in points. */
export const heightOfFacts = ({ rows }: Facts): number =>
  rows.reduce((sum, pair) => sum + heightOf(PAIR, cellsOf(pair)), 0);

const cellsOf = ([name, value]: Facts['rows'][number]): readonly Cell[] => [
  { text: name, style: STRONG, as: 'TH', scope: 'Row' },
  { text: value, style: BODY, as: 'TD' },
];

/** Sets a table and repeats its heads on each page. */
export function table(pen: Pen, root: Element, { head, rows, cells: kind }: Table): void {
  const element = child(root, 'Table');
  const isText = kind === 'text';
  const columns = columnsOf(isText ? head.map(() => 1 / head.length) : sharesOf([head, ...rows]), !isText);
  const heads = head.map((text): Cell => ({ text, style: STRONG, as: 'TH', scope: 'Column' }));
  row(pen, element, columns, heads);
  for (const texts of rows) {
    const cells = texts.map(
      (text, index): Cell => ({ text, style: BODY, ...(index === 0 ? { as: 'TH', scope: 'Row' } : { as: 'TD' }) }),
    );
    // The next page repeats the heads as an artifact: the structure has them once.
    if (roomLeft(pen) < heightOf(columns, cells)) {
      turnPage(pen);
      row(pen, undefined, columns, heads);
    }
    row(pen, element, columns, cells);
  }
  pen.y -= 8;
}

/** Columns of numbers are as wide as their content, within bounds; the first column takes the rest. */
function sharesOf(rows: readonly (readonly string[])[]): readonly number[] {
  const numbers = (rows[0] ?? []).slice(1).map((_head, index) => {
    const widest = Math.max(...rows.map((texts) => widthOf(STRONG.font, texts[index + 1] ?? '', SIZE)));
    return Math.min(0.3, (widest + 2 * CELL.side + 1) / WIDTH);
  });
  const sum = numbers.reduce((total, number) => total + number, 0);
  const scale = Math.min(1, 0.7 / sum);
  return [1 - sum * scale, ...numbers.map((number) => number * scale)];
}

function columnsOf(shares: readonly number[], numbers: boolean): readonly Column[] {
  let x = SIDE;
  return shares.map((share, index) => {
    const column = { x, width: share * WIDTH, end: numbers && index > 0 };
    x += column.width;
    return column;
  });
}

/** The columns of names and of their values. */
const PAIR = columnsOf([0.32, 0.68], false);

const cellLines = ({ width }: Column, { text, style }: Cell): readonly Line[] =>
  linesOf(style.font, text, style.size, width - 2 * CELL.side);

const heightOf = (columns: readonly Column[], cells: readonly Cell[]): number =>
  Math.max(...columns.map((column, at) => (cells[at] ? cellLines(column, cells[at]).length : 1))) * LEADING +
  CELL.above +
  CELL.below;

/** A row with a rule under it; without an element it is an artifact. A page break never cuts a row. */
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
