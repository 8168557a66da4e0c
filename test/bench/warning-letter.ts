import { warningOf } from '../../functions/warnings/plan-warning.ts';
import { sampleOf } from '../functions/warnings/sample.ts';
import { median, printTable } from './print-table.ts';

/** A letter is made inside the request that sends it: at most this long on one core, and this big. */
const MILLISECONDS = 150;
const BYTES = 150_000;
const RUNS = 40;

/**
 * Prints how much of a core the letter of each kind of warning takes, whatever else runs on the machine: the first one
 * in a process and the middle of many, and its size.
 */
export async function bench(): Promise<readonly string[]> {
  const rows = (['subject', 'order', 'conduct'] as const).map((kind) => {
    const said = sampleOf({ kind, language: 'nn', long: true });
    const times = Array.from({ length: RUNS }, () => {
      const begun = process.cpuUsage();
      warningOf(said, undefined);
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1000;
    });
    return { kind, first: times[0] ?? 0, middle: median(times), bytes: warningOf(said, undefined).bytes.length };
  });
  printTable(
    'The letter of a warning of several pages, frozen and hashed',
    [
      { title: 'kind', of: (row) => row.kind },
      { title: 'first, ms', of: (row) => row.first.toFixed(1) },
      { title: 'middle, ms', of: (row) => row.middle.toFixed(1) },
      { title: 'bytes', of: (row) => row.bytes },
    ],
    rows,
  );
  return rows.flatMap(({ kind, first, bytes }) => [
    ...(first > MILLISECONDS ? [`a letter of ${kind} took ${first.toFixed(0)} ms`] : []),
    ...(bytes > BYTES ? [`a letter of ${kind} has ${bytes} bytes`] : []),
  ]);
}
