export type Column<Row> = { readonly title: string; readonly of: (row: Row) => string | number };

/** Prints rows under aligned titles: the first column to the left, numbers to the right. */
export function printTable<Row>(title: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const cells = rows.map((row) => columns.map(({ of }) => String(of(row))));
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...cells.map((line) => line[index]?.length ?? 0)),
  );
  const line = (parts: readonly string[]) =>
    parts
      .map((part, index) => (index === 0 ? part.padEnd(widths[index] ?? 0) : part.padStart(widths[index] ?? 0)))
      .join('  ');
  console.log(`\n${title}\n`);
  console.log(`  ${line(columns.map((column) => column.title))}`);
  console.log(`  ${widths.map((width) => '-'.repeat(width)).join('  ')}`);
  for (const parts of cells) console.log(`  ${line(parts)}`);
}

/** The middle value; of an even count the upper of the two in the middle. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
