import { closeSync, openSync, writeSync } from 'node:fs';

export type Cell = string | number | boolean;

/** One line as in RFC 4180; cells with other readers' separators are quoted too. */
const csvLine = (cells: readonly Cell[]): string => `${cells.map(quoted).join(',')}\n`;

/**
 * Writes a file line by line in large pieces, so that a school year of lessons is never one string. Returns the rows
 * written.
 */
export function writeCsv(path: string, header: string, rows: Iterable<readonly Cell[]>): number {
  const width = header.split(',').length;
  const file = openSync(path, 'w');
  let pending = `${header}\n`;
  let count = 0;
  for (const row of rows) {
    if (row.length !== width) throw new Error(`${path}: ${row.length} cells under ${width} columns: ${row.join('|')}`);
    pending += csvLine(row);
    count += 1;
    if (pending.length > 1 << 16) {
      writeSync(file, pending);
      pending = '';
    }
  }
  writeSync(file, pending);
  closeSync(file);
  return count;
}

function quoted(cell: Cell): string {
  const text = String(cell);
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
