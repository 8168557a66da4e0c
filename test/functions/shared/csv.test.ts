import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../functions/shared/csv.ts';

const line = (cell: string | number | null) => csvOf([[cell]]).slice(1, -2);

/** Reads what a spreadsheet would read: rows of cells, quotes taken off. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = '', end] of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r\n)/g)) {
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ';') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('CSV that Norwegian Excel opens right (C6)', () => {
  it('CSV that Norwegian Excel opens right has a byte order mark, semicolons, CRLF, quoted text and bare numbers', () => {
    expect(
      csvOf([
        ['Elev', 'Dager'],
        ['Áŋŋel "Č" Čábbá; Đ.', 3],
      ]),
    ).toBe('\uFEFF"Elev";"Dager"\r\n"Áŋŋel ""Č"" Čábbá; Đ.";3\r\n');
  });

  it.each([
    [0, '0'],
    [-5, '-5'],
    [-5.25, '-5,25'],
    [10_000 / 8400, '1,1904761904761905'],
    [1_000_000, '1000000'],
    [Number.NaN, ''],
    [null, ''],
  ])('CSV that Norwegian Excel opens right writes %s as %s', (value, wanted) => {
    expect(line(value)).toBe(wanted);
  });

  it.each([
    '=1+1',
    '+47 900 00 000',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\0=1',
    ' =1',
    '＝1+1',
    '＋1',
    '－1+1',
    '＠SUM',
    "'=1",
    '\u200B=1',
  ])('CSV that Norwegian Excel opens right takes the danger from %j', (text) => {
    expect(line(text)).toBe(`"'${text}"`);
  });

  it.each(['-5', '-5,25', '-5.25', 'Elev', 'a=b', "O'Brien", "'sitat'", ''])(
    'CSV that Norwegian Excel opens right leaves %j as it is',
    (text) => {
      expect(line(text)).toBe(`"${text}"`);
    },
  );

  const text = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\0 \'";,aÆ5＝＋－＠\u200B') });
  it('CSV that Norwegian Excel opens right never begins a cell with what runs, and what was written can be read again', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), (rows) => {
        const cells = read(csvOf(rows));
        const isNumber = (cell: string) => /^-?\d+([.,]\d+)?$/.test(cell);
        for (const cell of cells.flat())
          expect(/^[\s\0\u200B]*[=+\-@＝＋－＠]/.test(cell) && !isNumber(cell)).toBe(false);
        const back = cells.map((row) =>
          row.map((cell) => (/^'+[\s\0\u200B]*[=+\-@\t\r\n\0＝＋－＠]/.test(cell) ? cell.slice(1) : cell)),
        );
        expect(back).toEqual(rows);
      }),
      { numRuns: 5000, seed: 20_261_124 },
    );
  });
});
