import { constants, inflateSync } from 'node:zlib';
import type { Checked } from './checked.ts';
import type { Fault } from './rules.ts';

/**
 * PDF files (ISO 32000) that only show pages. We do not rewrite them: a file that does more is refused. We read names
 * wherever they stand, since a reader of PDF finds its objects by offsets that may point anywhere.
 */

/** What each name says of the file that holds it. */
const FAULTS: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  ['Encrypt', 'password'],
  ...['JavaScript', 'JS', 'Launch', 'Rendition', 'RichMedia', 'XFA', 'SubmitForm', 'ImportData'].map(
    (name) => [name, 'script'] as const,
  ),
  ...['EmbeddedFile', 'EmbeddedFiles', 'GoToE', 'Collection'].map((name) => [name, 'file-inside'] as const),
]);
/** Names so short that they stand in compressed data by chance. */
const SHORT = 'JS';

/** The most bytes that object streams of one file may unfold to, all together. */
export const MOST_UNFOLDED = 32_000_000;
/** The most streams that a file may have: each of them is looked into. */
const MOST_STREAMS = 50_000;
/** The longest dictionary of a stream that we read. */
const DICTIONARY = 2048;

/** The end of a PDF: nothing but white space may follow. */
const END = /%%EOF[\s\0]*$/;
const ZIP_END = 'PK\u0005\u0006';

/** The file as it is, without the camera's data in its images; or why it is refused. */
export function checkPdf(bytes: Uint8Array): Checked {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) return { fault: 'not-what-it-says' };
  if (!END.test(text.slice(-1024))) return { fault: text.includes('%%EOF') ? 'more-than-a-pdf' : 'damaged' };
  if (text.includes(ZIP_END)) return { fault: 'more-than-a-pdf' };
  const fault = faultIn(outsideStreams(text), true) ?? faultIn(text, false) ?? faultInObjects(text, file);
  if (fault !== undefined) return { fault };
  const clean = withoutPlaces(file);
  return clean.includes(PLACE) ? { fault: 'location' } : { bytes: clean };
}

/** The text outside the data of streams. */
function outsideStreams(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let begin = text.indexOf('stream'); begin !== -1; begin = text.indexOf('stream', at)) {
    const end = text.indexOf('endstream', begin);
    if (end === -1) break;
    parts.push(text.slice(at, begin));
    at = end + 'endstream'.length;
  }
  return [...parts, text.slice(at)].join(' ');
}

const NAMES = /\/((?:[^\0\t\n\f\r ()<>[\]{}/%])+)/g;

/** The first fault that a name tells of; `#` and two digits in a name are a character. */
function faultIn(text: string, withShort: boolean): Fault | undefined {
  for (const [, written = ''] of text.matchAll(NAMES)) {
    // No name that we look for is longer, however it is written.
    if (written.length > 48) continue;
    const name = written.replace(/#([0-9A-Fa-f]{2})/g, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    const fault = FAULTS.get(name);
    if (fault !== undefined && (withShort || name !== SHORT)) return fault;
  }
  return undefined;
}

/**
 * The same in object streams, which hold objects in compressed form (7.5.7). A stream is one by what it says of itself,
 * or by what it holds: its dictionary may be written so that we do not find the words.
 */
function faultInObjects(text: string, file: Buffer): Fault | undefined {
  let left = MOST_UNFOLDED;
  let count = 0;
  for (const { index, 0: keyword } of text.matchAll(/(?<!end)stream[ \t]*(?:\r\n|\n|\r)/g)) {
    count += 1;
    if (count > MOST_STREAMS) return 'damaged';
    const before = text.slice(Math.max(0, index - DICTIONARY), index);
    const dictionary = unescaped(before.slice(before.lastIndexOf(' obj') + 1));
    const start = index + keyword.length;
    const isDeclared = /\/First\b/.test(dictionary);
    const end = text.indexOf('endstream', start);
    if (end === -1) return 'damaged';
    if (isDeclared && !/\/Filter\b/.test(dictionary)) continue;
    // Any other way of packing objects is unheard of, and would hide them from us.
    if (isDeclared && !isPlainlyPacked(dictionary)) return 'script';
    if (!isDeclared && !holdsObjects(file.subarray(start, Math.min(end, start + BEGINNING)))) continue;
    const objects = unfolded(file.subarray(start, end), left);
    if (objects === undefined) return 'damaged';
    left -= objects.length;
    const fault = faultIn(objects.toString('latin1'), true);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const isPlainlyPacked = (dictionary: string): boolean =>
  /\/Filter\s*\[?\s*\/FlateDecode\s*(?:\]|\/|>)/.test(dictionary) && !/\/DecodeParms\b/.test(dictionary);

/** So much of a stream's data shows how it begins. */
const BEGINNING = 512;
const MOST_BEGINNING = 1_000_000;

/** True for packed data that begins as an object stream does: with the numbers and places of its objects. */
function holdsObjects(data: Uint8Array): boolean {
  const [method = 0, flags = 0] = data;
  if ((method & 0x0f) !== 8 || (method * 256 + flags) % 31 !== 0) return false;
  try {
    const begun = inflateSync(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_BEGINNING });
    return /^(?:%[^\r\n]*|[\s\0])*\d+[\s\0]+\d/.test(begun.toString('latin1', 0, BEGINNING));
  } catch (error) {
    // What unfolds to more is looked at whole, within the file's limit; broken data holds nothing.
    return error instanceof RangeError;
  }
}

const unescaped = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Unfolded data; `undefined` where it is broken or would take more than is left. */
function unfolded(data: Uint8Array, most: number): Buffer | undefined {
  if (most <= 0) return undefined;
  try {
    return inflateSync(data, { maxOutputLength: most });
  } catch {
    return undefined;
  }
}

/** How a camera's data begin in an image: as it writes them itself, and as XMP. */
const CAMERAS = ['Exif\0\0', 'http://ns.adobe.com/xap/'].map((word) => Buffer.from(word, 'latin1'));
const PLACE = Buffer.from('GPSLatitude', 'latin1');

/** Overwrites the camera's data of images in the file with zeros: lengths stay, so that every offset still holds. */
function withoutPlaces(file: Buffer): Buffer {
  const clean = Buffer.from(file);
  for (const camera of CAMERAS) {
    for (let at = clean.indexOf(camera); at !== -1; at = clean.indexOf(camera, at + 1)) {
      const isSegment = at >= 4 && clean[at - 4] === 0xff && clean[at - 3] === 0xe1;
      if (isSegment) clean.fill(0, at, Math.min(clean.length, at - 2 + clean.readUInt16BE(at - 2)));
    }
  }
  return clean;
}
