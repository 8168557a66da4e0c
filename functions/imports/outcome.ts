import { errorFields, log } from '../shared/logger.ts';
import type { RefusedLine } from '../sources/rows.ts';
import { UnreadableFile } from '../sources/unreadable-file.ts';
import type { ImportReport } from './import-roster.ts';
import { Overtaken } from './overtaken.ts';
import type { ImportLine, ImportRecord } from './record-store.ts';

/** The final fields of an import's record. */
export type Outcome = Partial<ImportRecord> & { readonly state: ImportRecord['state'] };

/** Lines stored with the import; of more faults, the first suffice to correct the file. */
const KEPT_LINES = 200;
/** A file's names may have any length; a record may not. */
const KEPT_CHARACTERS = 120;

const cut = (text: string): string => text.slice(0, KEPT_CHARACTERS);

const lineOf = ({ place, code, column, form, detail, allowed }: RefusedLine): ImportLine => ({
  file: cut(place.file),
  line: place.line,
  code,
  ...(column !== undefined && { column: cut(column) }),
  ...(form !== undefined && { form: cut(form) }),
  ...(detail !== undefined && { detail: cut(detail) }),
  ...(allowed !== undefined && allowedOf(allowed)),
});

/** Allowed words shown with a line, one for each meaning first; the documentation lists them all. */
const NAMED_WORDS = 12;
export const allowedOf = (words: readonly string[]) => ({
  allowed: words.slice(0, NAMED_WORDS),
  allowedMore: Math.max(0, words.length - NAMED_WORDS),
});

const linesOf = (lines: readonly RefusedLine[]): ImportLine[] => lines.slice(0, KEPT_LINES).map(lineOf);

/** The outcome of a readable file. */
export const resultOf = (report: ImportReport): Outcome => ({
  state: report.outcome === 'refused' ? 'refused' : 'done',
  failure: report.beyondShown.length > 0 ? 'more-ends-than-shown' : undefined,
  counts: Object.fromEntries(
    Object.entries(report.counts).map(([kind, { added, changed, unchanged, ended, refused }]) => [
      kind,
      { added, changed, unchanged, ended, refused },
    ]),
  ),
  tooMany: [...report.tooMany],
  refusedCount: report.refusedCount,
  refused: linesOf(report.refused),
  noteCount: report.noteCount,
  notes: linesOf(report.notes),
  written: report.written,
  waiting: report.waiting.slice(0, KEPT_LINES),
});

/** The outcome of a failed import; logs a fault of our own. */
export function failureOf(error: unknown, importId: string): Outcome {
  if (error instanceof Overtaken) return { state: 'failed', failure: error.code };
  if (!(error instanceof UnreadableFile)) {
    log('error', 'import-crashed', { importId, ...errorFields(error) });
    return { state: 'failed', failure: 'crashed' };
  }
  return {
    state: 'failed',
    failure: error.code,
    refusedCount: error.faultCount,
    refused: linesOf(error.faults),
  };
}
