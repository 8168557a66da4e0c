import { TextDecoder } from 'node:util';
import { UnreadableFile } from './unreadable-file.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A byte order mark shows UTF-16, which spreadsheets save as "Unicode text"; any other file must be UTF-8. */
function encodingOf(start: Uint8Array): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * The text of a file, piece by piece, without its byte order mark and with `\n` for every end of line (CRLF, CR or LF,
 * also mixed). Invalid bytes throw `UnreadableFile` with their line.
 */
export async function* csvTexts(file: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let encoding: Encoding = 'utf-8';
  let start: Uint8Array = new Uint8Array();
  let before: Uint8Array = new Uint8Array();
  let line = 1;
  let held = '';
  const decoded = (chunk: Uint8Array, last: boolean): string => {
    try {
      const text = held + (decoder?.decode(chunk, { stream: !last }) ?? '');
      // The second half of a CRLF may be in the next chunk.
      held = !last && text.endsWith('\r') ? '\r' : '';
      const unified = (held === '' ? text : text.slice(0, -1)).replace(/\r\n?/g, '\n');
      line += breaksIn(unified);
      before = chunk.subarray(-3);
      return unified;
    } catch {
      const ahead = encoding === 'utf-8' ? breaksBeforeFault(before, chunk, held) : 0;
      throw new UnreadableFile({ file, line: line + ahead }, 'file-not-utf8');
    }
  };
  for await (const chunk of bytes) {
    if (decoder === undefined) {
      start = Buffer.concat([start, chunk]);
      if (start.length < 2) continue;
      encoding = encodingOf(start);
      decoder = new TextDecoder(encoding, { fatal: true });
    }
    yield decoded(start.length > 0 ? start : chunk, false);
    start = new Uint8Array();
  }
  decoder ??= new TextDecoder(encoding, { fatal: true });
  yield decoded(start, true);
}

const breaksIn = (text: string): number => text.split('\n').length - 1;

/** Line breaks before the first byte that is not UTF-8; a character may begin in the three bytes before the chunk. */
function breaksBeforeFault(before: Uint8Array, chunk: Uint8Array, held: string): number {
  const begin = before.findLastIndex((byte) => byte >= 0xc0);
  const half = begin === -1 ? new Uint8Array() : before.subarray(begin);
  const [good = ''] = new TextDecoder().decode(Buffer.concat([half, chunk])).split('\ufffd', 1);
  const already = breaksIn(Buffer.from(half).toString('latin1').replace(/\r\n?/g, '\n'));
  return breaksIn((held + good).replace(/\r\n?/g, '\n')) - already;
}
