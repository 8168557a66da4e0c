import type { Day, TimeOfDay } from '../shared/time.ts';
import { cleanText, LONGEST_NAME } from './clean-text.ts';
import { LANGUAGE_FORMS, STATUS, YES_NO } from './csv-words.ts';
import type { CsvRecord } from './read-csv.ts';
import { formOf, type Words } from './words.ts';
import { dayOf, hoursOf, timeOf } from './written-values.ts';

/** A fault of a line, or a note on a changed value. */
export type Finding = {
  readonly code: string;
  readonly column?: string | undefined;
  readonly form?: string | undefined;
  /** The words that the column takes. */
  readonly allowed?: readonly string[] | undefined;
};

/** A year has 8,784 hours; no subject has more lessons than a school year has. */
const MOST_HOURS = 5000;
/** Longest cell with a list, such as ids or names of subjects. */
const LONGEST_CELL = 4000;

export type Line = ReturnType<typeof lineOf>;

/**
 * A record's cells as values. A wrong cell reads as undefined and adds to `faults`, so that one reading finds all
 * faults of a line: a caller must check the faults before it uses the values.
 */
export function lineOf(record: CsvRecord) {
  const faults: Finding[] = [];
  const notes: Finding[] = [];
  const cleaned = new Map<string, string>();
  const text = (column: string, longest = LONGEST_NAME): string => {
    const before = cleaned.get(column);
    if (before !== undefined) return before;
    const { text: found, removed } = cleanText(record.get(column));
    if (removed) notes.push({ code: 'characters-removed', column });
    if (found.length > longest) faults.push({ code: 'text-too-long', column });
    cleaned.set(column, found);
    return found;
  };
  const fault = (code: string, column?: string, allowed?: readonly string[]): undefined => {
    const form = column === undefined ? undefined : formOf(text(column, LONGEST_CELL));
    faults.push({ code, column, form, ...(allowed && { allowed }) });
  };
  const note = (code: string, column?: string): void => {
    notes.push({ code, column });
  };
  const read = <Value>(
    column: string,
    code: string,
    reader: ((text: string) => Value | undefined) & { readonly known?: readonly string[] },
  ): Value | undefined => {
    const found = text(column);
    if (found === '') return undefined;
    const value = reader(found);
    return value === undefined ? fault(code, column, reader.known) : value;
  };
  return {
    place: record.place,
    has: record.has,
    faults,
    notes,
    text,
    fault,
    note,
    /** The text of a cell; `undefined` if empty. */
    some: (column: string): string | undefined => text(column) || undefined,
    /** The ids of a list: `a,b` or `a;b`. */
    list: (column: string): readonly string[] =>
      text(column, LONGEST_CELL)
        .split(/[,;]/)
        .map((id) => id.trim())
        .filter(Boolean),
    /** A word of a closed vocabulary; an empty cell is `undefined`, whose meaning the caller states. */
    word: <Value>(column: string, words: Words<Value>, code = 'word-unknown') => read(column, code, words),
    yes: (column: string): boolean | undefined => read(column, 'word-unknown', YES_NO),
    day: (column: string, code = 'dates-wrong'): Day | undefined => read(column, code, dayOf),
    time: (column: string): TimeOfDay | undefined => read(column, 'dates-wrong', timeOf),
    hours: (column: string): number | undefined =>
      read(column, 'number-wrong', (found) => {
        const hours = hoursOf(found);
        return hours !== undefined && hours <= MOST_HOURS ? hours : undefined;
      }),
    languageForm: () => read('metadata.languageForm', 'word-unknown', LANGUAGE_FORMS),
    /** False if the source marks the record as gone. Empty is valid, as in the standard for full sets. */
    holds: (): boolean => (read('status', 'status-unknown', STATUS) ?? 'valid') === 'valid',
    /** The period, begin included, end not (decision 025); an end before the begin is a fault. */
    period(beginColumn = 'beginDate', endColumn = 'endDate') {
      const [from, to] = [read(beginColumn, 'dates-wrong', dayOf), read(endColumn, 'dates-wrong', dayOf)];
      if (from !== undefined && to !== undefined && to < from) fault('ends-before-it-begins', endColumn);
      if (from !== undefined && to === from) note('ends-when-it-begins', endColumn);
      return { from, to };
    },
  };
}
