/**
 * CSV as Norwegian Excel opens it by a double click: UTF-8 with a byte order mark, semicolons, CRLF, decimal comma.
 * Text is always quoted, and text that a spreadsheet would run as a formula gets an apostrophe before it (threat 32).
 */

/** A cell: text, a number, or nothing. */
export type Cell = string | number | null;

const BOM = '\uFEFF';

/** The start of a formula in some spreadsheet, with full-width forms and invisible characters before it. */
const FORMULA = /^'*[\s\0\u200B-\u200F\u2060\uFEFF]*[=+\-@\t\r\n\0＝＋－＠]/u;
/** A plain number, negative too, is no formula: `-5`, `-5,25`. */
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** Rows as one text; the first is the header. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  BOM + rows.map((row) => `${row.map(cellText).join(';')}\r\n`).join('');

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberText(cell);
  return `"${harmless(cell).replaceAll('"', '""')}"`;
}

/** A number with a decimal comma and no thousands separator; empty unless finite. */
const numberText = (value: number): string => (Number.isFinite(value) ? String(value).replace('.', ',') : '');

/** The text, with an apostrophe in front if a spreadsheet would run it. */
const harmless = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);
