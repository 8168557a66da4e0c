import { TextDecoder } from 'node:util';
import type { UnreadableFile } from './unreadable-file.ts';

type Refuse = (code: string, detail?: string) => UnreadableFile;
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15';

/** The first bytes of a file, enough to find the encoding that it names. */
const HEAD_BYTES = 400;
/** The declared names of the supported encodings; `iso-8859-1` always means windows-1252 (WHATWG). */
const NAMES: ReadonlyMap<string, Encoding> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
  ['iso8859-1', 'windows-1252'],
  ['iso_8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
]);

/**
 * The text of an XML file, piece by piece. A byte order mark, or the zero bytes of UTF-16, prove the encoding against
 * any declaration; else the declaration counts, and without a declaration UTF-8. Refuses a file in another encoding
 * than declared, since names would change.
 */
export async function* xmlText(bytes: AsyncIterable<Uint8Array>, refuse: Refuse): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of headFirst(bytes)) {
    decoder ??= new TextDecoder(encodingOf(chunk, refuse), { fatal: true });
    yield decode(decoder, chunk, refuse);
  }
  if (decoder) yield decode(decoder, undefined, refuse);
}

/** The same bytes, with the declaration in the first piece. */
async function* headFirst(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of bytes) {
    if (head === undefined) yield chunk;
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length < HEAD_BYTES) continue;
      yield head;
      head = undefined;
    }
  }
  if (head !== undefined && head.length > 0) yield head;
}

/** Signatures of a file's first bytes, longer ones first. */
const SIGNATURES: readonly (readonly [readonly number[], Encoding | 'utf-32'])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32'],
  [[0, 0, 0xfe, 0xff], 'utf-32'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x3c, 0, 0, 0], 'utf-32'],
  [[0, 0, 0, 0x3c], 'utf-32'],
  [[0x3c, 0], 'utf-16le'],
  [[0, 0x3c], 'utf-16be'],
];

function encodingOf(chunk: Uint8Array, refuse: Refuse): Encoding {
  const signed = SIGNATURES.find(([signature]) => signature.every((byte, at) => chunk[at] === byte))?.[1];
  if (signed === 'utf-32') throw refuse('file-encoding', signed);
  if (signed !== undefined) return signed;
  const head = Buffer.from(chunk.subarray(0, HEAD_BYTES)).toString('latin1');
  const declared = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase();
  if (declared === undefined) return 'utf-8';
  if (/^utf-?16/.test(declared)) throw refuse('file-encoding-other', declared.slice(0, 30));
  const known = NAMES.get(declared);
  if (known === undefined) throw refuse('file-encoding', declared.slice(0, 30));
  return known;
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, refuse: Refuse): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw refuse('file-not-utf8');
  }
}
