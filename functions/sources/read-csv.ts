import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import { cleanText } from './clean-text.ts';
import { csvTexts } from './csv-text.ts';
import type { Place, RefusedLine } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { formOf } from './words.ts';

/** A record of a CSV file with its first line. Cells are unchanged; a missing column is empty. */
export type CsvRecord = {
  readonly place: Place;
  readonly get: (column: string) => string;
  readonly has: (column: string) => boolean;
};

/** The possible and the required columns of a file. Names in any case. */
export type Layout = { readonly columns: readonly string[]; readonly required: readonly string[] };

/** Receives the faults of the file as a whole, and notes on ignored parts. */
export type Findings = {
  readonly fault: (line: RefusedLine) => void;
  readonly note: (line: RefusedLine) => void;
};

const LONGEST_RECORD = 64 * 1024;
/** Most faults of a file: after them the reader stops. */
const MOST_FAULTS = 100;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * Reads a CSV file as a stream, as systems and spreadsheets write them: any of four delimiters, any ends of lines,
 * columns in any order and case, Excel's `sep=;`, empty last columns, UTF-16 with its mark. Faults of the file go to
 * `findings`; the stream has records only.
 */
export async function* readCsv(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  layout: Layout,
  findings: Findings,
): AsyncGenerator<CsvRecord> {
  const place = (line: number): Place => ({ file, line });
  let faults = 0;
  let skipped = 0;
  const fault = (line: number, code: string, more: Partial<RefusedLine> = {}): void => {
    faults += 1;
    findings.fault({ kind: 'file', place: place(line), code, ...more });
  };
  try {
    const { delimiter, texts, said } = await opened(csvTexts(file, bytes), place(1));
    skipped = said ? 1 : 0;
    let header: Header | undefined;
    for await (const { record, info } of parsed(texts, delimiter)) {
      // A record with line breaks in a quoted field ends on a later line than its first.
      const line = info.lines + skipped - breaksIn(record.join(''));
      if (record.every((cell) => cell.trim() === '')) continue;
      if (header === undefined) {
        header = headerOf(record, place(line), layout, {
          ...findings,
          fault: (refused) => fault(line, refused.code, refused),
        });
        if (header === undefined) return;
        continue;
      }
      if (!header.fits(record)) {
        fault(line, 'record-columns');
        if (faults >= MOST_FAULTS) return;
      } else yield header.recordOf(record, place(line));
    }
    if (header === undefined) fault(1, 'file-empty');
  } catch (error) {
    if (error instanceof UnreadableFile) {
      const { place: where, code, detail } = error;
      findings.fault({ kind: 'file', place: where, code, detail });
    } else if (error instanceof CsvError) fault((linesOf(error) ?? 1) + skipped, 'file-not-csv');
    else throw error;
  }
}

const breaksIn = (text: string): number => text.split('\n').length - 1;
const linesOf = (error: CsvError): number | undefined => (error as CsvError & { readonly lines?: number }).lines;

type Opened = { readonly delimiter: string; readonly said: boolean; readonly texts: AsyncIterable<string> };

/** The delimiter, by Excel's own line or else the header's most frequent; and the rest of the text. */
async function opened(texts: AsyncGenerator<string>, place: Place): Promise<Opened> {
  let first = '';
  let done = false;
  while (!done && !/\S[^\n]*\n/.test(first.replace(SEP, '')) && first.length < LONGEST_RECORD) {
    const next = await texts.next();
    done = next.done === true;
    first += next.done ? '' : next.value;
  }
  const said = SEP.exec(first);
  const rest = first.slice(said?.[0].length ?? 0);
  const header = (/\S[^\n]*/.exec(rest)?.[0] ?? '').replace(/"[^"]*"/g, '');
  // UTF-16 without its mark: every other byte is zero.
  if (header.includes('\0')) throw new UnreadableFile(place, 'file-not-utf8');
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  const most = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
  async function* all() {
    yield rest;
    yield* texts;
  }
  return { delimiter: said?.[1] ?? most, said: said !== null, texts: all() };
}
const SEP = /^"?sep=([;,|\t])"?[;,|\t]*\n/i;

async function* parsed(texts: AsyncIterable<string>, delimiter: string) {
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  });
  // After a refusal the reader stops, and closes the source of the bytes.
  const fed = pipeline(Readable.from(texts), parser).catch((error: unknown) => error);
  try {
    yield* parser as AsyncIterable<{ record: string[]; info: Info }>;
  } finally {
    parser.destroy();
    await fed;
  }
}

type Header = {
  readonly fits: (record: readonly string[]) => boolean;
  readonly recordOf: (record: readonly string[], place: Place) => CsvRecord;
};

/** The columns of a file by their standard names; `undefined` if a required column is missing. */
function headerOf(
  cells: readonly string[],
  place: Place,
  { columns, required }: Layout,
  { fault, note }: Findings,
): Header | undefined {
  const names = cells.map((cell) => cleanText(cell).text);
  const width = names.findLastIndex((name) => name !== '') + 1;
  const known = new Map(columns.map((column) => [column.toLowerCase(), column]));
  const index = new Map<string, number>();
  const say = (code: string, detail: string): RefusedLine => ({ kind: 'file', place, code, detail });
  const twice: string[] = [];
  const foreign: string[] = [];
  for (const [at, name] of names.slice(0, width).entries()) {
    const column = known.get(name.toLowerCase());
    if (column === undefined) foreign.push(name);
    else if (index.has(column)) twice.push(column);
    else index.set(column, at);
  }
  const missing = required.filter((column) => !index.has(column));
  for (const column of missing) fault(say('header-missing', column));
  for (const column of twice) fault(say('header-twice', column));
  if (missing.length > 0 || twice.length > 0) return undefined;
  for (const name of new Set(foreign)) note(say('header-ignored', shown(name)));
  return {
    fits: (record) => record.length >= width && record.slice(width).every((cell) => cell.trim() === ''),
    recordOf: (record, at) => ({
      place: at,
      get: (column) => record[index.get(column) ?? -1] ?? '',
      has: (column) => index.has(column),
    }),
  };
}

/** A column's name for a report; an unlikely name shows its shape only, since it may be personal data. */
const shown = (name: string): string => (/^[a-z][\w. :-]{0,59}$/i.test(name) ? name : formOf(name));
