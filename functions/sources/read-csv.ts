import { Transform } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import type { Place } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A record of a CSV file with the line it began on. */
export type CsvRecord = { readonly place: Place; readonly get: (column: string) => string };

const LONGEST_RECORD = 64 * 1024;
const LINE_BREAK = 10;

/**
 * Reads a CSV file as a stream: a byte order mark, `;` or `,`, CRLF and quoted line breaks are all right; anything but
 * UTF-8, a missing column or one we do not know refuses the file and says which.
 */
export async function* readCsv(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  columns: readonly string[],
  optional: readonly string[] = [],
): AsyncGenerator<CsvRecord> {
  const place = (line: number): Place => ({ file, line });
  const [first, rest] = await firstLine(bytes);
  const header =
    new TextDecoder()
      .decode(first)
      .replace(/^\ufeff/, '')
      .split(/\r?\n/, 1)[0] ?? '';
  const delimiter = header.split(';').length > header.split(',').length ? ';' : ',';
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: false,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  });
  const source = utf8Only(place);
  const failed = pump(rest, source, parser);
  let names: readonly string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (names === undefined) {
        names = headerOf(record, place(1), columns, optional);
        continue;
      }
      const index = new Map(names.map((name, at) => [name, at]));
      yield {
        // A quoted field with line breaks makes a record end further down than it began.
        place: place(info.lines - breaksIn(record.join(''))),
        get: (column) => (record[index.get(column) ?? -1] ?? '').trim().normalize('NFC'),
      };
    }
    await failed;
  } catch (error) {
    throw unreadable(error, place);
  }
  if (names === undefined) throw new UnreadableFile(place(1), 'file-empty');
}

/** The bytes up to the end of the first line, however they are cut, and all of them to read on with. */
async function firstLine(bytes: AsyncIterable<Uint8Array>): Promise<readonly [Uint8Array, AsyncIterable<Uint8Array>]> {
  const iterator = bytes[Symbol.asyncIterator]();
  let first: Uint8Array = new Uint8Array();
  let next = await iterator.next();
  while (!next.done) {
    first = Buffer.concat([first, next.value]);
    if (first.includes(LINE_BREAK) || first.length > LONGEST_RECORD) break;
    next = await iterator.next();
  }
  async function* all() {
    try {
      yield first;
      for (next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return [first, all()];
}

async function pump(
  bytes: AsyncIterable<Uint8Array>,
  source: Transform,
  parser: NodeJS.WritableStream & { destroy(error?: Error): unknown },
): Promise<void> {
  source.on('error', (error) => parser.destroy(error));
  // A file that is refused is not read on: its bytes are let go of, and whatever they came from is closed.
  parser.on('close', () => source.destroy());
  source.pipe(parser);
  try {
    for await (const chunk of bytes) {
      if (source.destroyed) return;
      if (!source.write(chunk)) await new Promise((drained) => source.once('drain', drained).once('close', drained));
    }
    source.end();
  } catch (error) {
    source.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Lets UTF-8 through and stops at the first byte that is not, with its line. */
function utf8Only(place: (line: number) => Place): Transform {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let before: Uint8Array = new Uint8Array();
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        const text = decoder.decode(chunk, { stream: true });
        line += breaksIn(text);
        before = chunk.subarray(-3);
        done(null, text);
      } catch {
        done(new UnreadableFile(place(line + breaksBeforeFault(before, chunk)), 'file-not-utf8'));
      }
    },
    flush(done) {
      try {
        done(null, decoder.decode());
      } catch {
        done(new UnreadableFile(place(line), 'file-not-utf8'));
      }
    },
  });
}

const breaksIn = (text: string): number => text.split('\n').length - 1;

/** Line breaks up to the first byte that is no UTF-8; a character may have begun in the three bytes before the chunk. */
function breaksBeforeFault(before: Uint8Array, chunk: Uint8Array): number {
  const begin = before.findLastIndex((byte) => byte >= 0xc0);
  const half = begin === -1 ? new Uint8Array() : before.subarray(begin);
  const [good = ''] = new TextDecoder().decode(Buffer.concat([half, chunk])).split('\ufffd', 1);
  return breaksIn(good) - breaksIn(Buffer.from(half).toString('latin1'));
}

function headerOf(
  found: readonly string[],
  place: Place,
  columns: readonly string[],
  optional: readonly string[],
): readonly string[] {
  const names = found.map((name) => name.trim());
  const missing = columns.find((name) => !names.includes(name));
  if (missing !== undefined) throw new UnreadableFile(place, 'header-missing', missing);
  const unknown = names.find((name) => !columns.includes(name) && !optional.includes(name));
  if (unknown !== undefined) throw new UnreadableFile(place, 'header-unknown', unknown.slice(0, 60));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new UnreadableFile(place, 'header-twice', twice);
  return names;
}

function unreadable(error: unknown, place: (line: number) => Place): Error {
  if (!(error instanceof CsvError)) return error instanceof Error ? error : new Error(String(error));
  const { lines } = error as CsvError & { lines?: number };
  return new UnreadableFile(place(lines ?? 1), OF_COLUMNS.has(error.code) ? 'record-columns' : 'file-not-csv');
}
const OF_COLUMNS = new Set(['CSV_RECORD_INCONSISTENT_FIELDS_LENGTH', 'CSV_RECORD_INCONSISTENT_COLUMNS']);
