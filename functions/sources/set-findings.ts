import type { Findings } from './read-csv.ts';
import type { Reading, RefusedLine } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Most faults kept for the report of an unreadable set, which names a hundred and counts the rest. */
const MOST_KEPT = 10_000;
/** Notes that appear only for the first line of each kind and column. */
const ONCE: ReadonlySet<string> = new Set(['id-type-ignored', 'column-missing']);
/** Refusals that only follow from another unreadable line. */
const CONSEQUENCES: ReadonlySet<string> = new Set([
  'birth-date-missing',
  'refers-to-refused',
  'school-missing',
  'school-type-missing',
]);

export type SetFindings = ReturnType<typeof setFindings>;

/**
 * Collects faults and notes while a set is read. After a fault of the set as a whole it passes no more rows on; the
 * reading continues for further faults, and `end` throws them all.
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
    /** Notes on files and columns since the last call. */
    *notes(): Generator<Reading> {
      for (const note of pending.splice(0)) yield { note };
    },
    /** Passes readings on, except rows of an unreadable set. */
    *passed(readings: Iterable<Reading>): Generator<Reading> {
      for (const reading of readings) {
        if ('refused' in reading) keep(refused, reading.refused);
        const handed = faults.length === 0 && !('note' in reading && !isNew(reading.note));
        if (handed) yield reading;
      }
    },
    /** Throws the faults that make the set unreadable, with the faults of lines. */
    end(): void {
      const [first, ...others] = faults;
      if (first === undefined) return;
      const lines = refused.filter(({ code }) => !CONSEQUENCES.has(code));
      throw new UnreadableFile(first.place, first.code, first.detail, [...others, ...lines]);
    },
  };
}
