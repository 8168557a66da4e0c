import { pipeline, Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import type { Place } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Opens a file from its beginning; may be called again. */
export type Open = () => AsyncIterable<Uint8Array>;
export type Fields = { readonly place: Place; readonly fields: readonly string[] };

const LONGEST_RECORD = 64 * 1024;
/** Characters that no field has: controls other than white space, and characters that change the text's direction. */
const HIDDEN = /(?!\s)\p{Cc}|\p{Bidi_Control}/u;

/**
 * The text of a file: UTF-16 if it begins with that mark, UTF-8 if all its bytes are valid, else Windows-1252, which
 * Untis writes unless the user ticks UTF-8 (decision 027).
 */
export async function* textOf(open: Open): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(open));
  for await (const chunk of open()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function encodingOf(open: Open): Promise<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let begin: Uint8Array = new Uint8Array();
  try {
    for await (const chunk of open()) {
      if (begin.length < 2) {
        begin = Buffer.concat([begin, chunk.subarray(0, 2)]);
        if (begin[0] === 0xff && begin[1] === 0xfe) return 'utf-16le';
        if (begin[0] === 0xfe && begin[1] === 0xff) return 'utf-16be';
      }
      utf8.decode(chunk, { stream: true });
    }
    utf8.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}

/**
 * The records of a separated file, with any header as a record: `;`, `,` or tab, fields quoted or not, any line end.
 * Refuses more than `most` records, a record without an end, and hidden characters.
 */
export async function* recordsOf(file: string, open: Open, most: number): AsyncGenerator<Fields> {
  const place = (line: number): Place => ({ file, line });
  const parser = parse({
    delimiter: await delimiterOf(open),
    info: true,
    max_record_size: LONGEST_RECORD,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  pipeline(Readable.from(textOf(open)), parser, () => {});
  let count = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (++count > most) throw new UnreadableFile(place(info.lines), 'file-too-long', String(most));
      if (record.some((field) => HIDDEN.test(field))) throw new UnreadableFile(place(info.lines), 'characters-hidden');
      yield {
        place: place(info.lines),
        fields: record.map((field) => field.trim().replace(/\s+/g, ' ').normalize('NFC')),
      };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { lines?: number };
    throw new UnreadableFile(place(lines ?? 1), 'file-not-csv');
  }
}

/** The most frequent separator of the first line, outside quotes. */
async function delimiterOf(open: Open): Promise<string> {
  let first = '';
  for await (const chunk of textOf(open)) {
    first += chunk;
    if (/[\r\n]/.test(first.trimStart()) || first.length > LONGEST_RECORD) break;
  }
  const [line = ''] = first.trimStart().split(/[\r\n]/, 1);
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (mark: string): number => bare.split(mark).length;
  return [';', ',', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ';');
}
