import type { Findings } from './read-csv.ts';
import type { Reading, RefusedLine } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Faults that are kept for the report of a set that cannot be read; it names a hundred and counts the rest. */
const MOST_KEPT = 10_000;
/** Notes of a kind and column that are said for the first line only. */
const ONCE: ReadonlySet<string> = new Set(['id-type-ignored', 'column-missing']);
/** Refused only because something else could not be read: no fault of its own. */
const CONSEQUENCES: ReadonlySet<string> = new Set([
  'birth-date-missing',
  'refers-to-refused',
  'school-missing',
  'school-type-missing',
]);

export type SetFindings = ReturnType<typeof setFindings>;

/**
 * What is found while a set is read. As soon as the set cannot be read as a whole no rows are handed on; the reading
 * goes on for the rest of the faults, and `end` throws them all.
 */
export function setFindings() {
  const faults: RefusedLine[] = [];
  const refused: RefusedLine[] = [];
  const pending: RefusedLine[] = [];
  const seen = new Set<string>();
  const keep = (list: RefusedLine[], line: RefusedLine): void => {
    if (list.length < MOST_KEPT) list.push(line);
  };
  const findings: Findings = {
    fault: (line) => keep(faults, line),
    note: (line) => {
      pending.push(line);
    },
  };
  const isNew = ({ place, code, column }: RefusedLine): boolean => {
    const key = `${place.file} ${code} ${column ?? ''}`;
    return !ONCE.has(code) || (!seen.has(key) && seen.add(key) !== undefined);
  };
  return {
    ...findings,
    once(file: string, code: string, column: string): void {
      const note: RefusedLine = { kind: 'file', place: { file, line: 1 }, code, column };
      if (isNew(note)) pending.push(note);
    },
    /** Notes about files and columns since the last time. */
    *notes(): Generator<Reading> {
      for (const note of pending.splice(0)) yield { note };
    },
    /** Readings as they go on to whoever reads the set. */
    *passed(readings: Iterable<Reading>): Generator<Reading> {
      for (const reading of readings) {
        if ('refused' in reading) keep(refused, reading.refused);
        const handed = faults.length === 0 && !('note' in reading && !isNew(reading.note));
        if (handed) yield reading;
      }
    },
    /** Throws what makes the set unreadable, with the lines that are wrong besides. */
    end(): void {
      const [first, ...others] = faults;
      if (first === undefined) return;
      const lines = refused.filter(({ code }) => !CONSEQUENCES.has(code));
      throw new UnreadableFile(first.place, first.code, first.detail, [...others, ...lines]);
    },
  };
}
