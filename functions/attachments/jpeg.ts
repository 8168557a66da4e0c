import { ascii, type Checked, standsAt } from './checked.ts';
import { MOST_PIXELS } from './rules.ts';

/** JPEG files (ITU-T T.81) without what a camera or a program writes beside the image. */

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;
const JFIF = ascii('JFIF\0');
const ICC = ascii('ICC_PROFILE\0');
const ADOBE = ascii('Adobe');
/** A JFIF segment without a thumbnail: a small image of its own may show what the large one hides. */
const JFIF_LENGTH = 16;

/** Restart markers, and markers without a length. */
const isBare = (marker: number): boolean => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;
/** Frame headers, which say the size: all of C0 to CF but the tables DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** Tables and scans that the image needs: DHT, DAC, DQT, DRI, SOS; and DNL, which gives a height too late for us. */
const isNeeded = (marker: number): boolean => isFrame(marker) || [0xc4, 0xcc, SOS, 0xdb, 0xdd].includes(marker);

/** Of a program's own segments only those that say how the colours are meant. */
function isKept(bytes: Uint8Array, { marker, body, end }: Segment): boolean {
  const length = end - body + 2;
  if (isNeeded(marker)) return true;
  if (marker === APP0) return length === JFIF_LENGTH && standsAt(bytes, body, JFIF);
  if (marker === APP2) return standsAt(bytes, body, ICC);
  return marker === APP14 && standsAt(bytes, body, ADOBE);
}

/**
 * The image alone: of segments beside it only the colour profile and how colours are coded stay, so that place, time,
 * camera and comments are gone. What follows the image is dropped, such as a film of the moment or another file.
 */
export function checkJpeg(bytes: Uint8Array): Checked {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return { fault: 'not-what-it-says' };
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  let frames = 0;
  let scans = 0;
  for (;;) {
    const segment = segmentAt(bytes, at);
    if (segment === undefined) return { fault: 'damaged' };
    const { marker, body, end } = segment;
    if (marker === EOI) break;
    if (isFrame(marker)) {
      const fault = faultOfFrame(bytes, body, end);
      if (fault !== undefined) return { fault };
      frames += 1;
    }
    // One image of one size, and its scans after it: a hierarchical file may hold several.
    if (frames > 1 || (marker === SOS && frames === 0)) return { fault: 'damaged' };
    if (marker === SOS) scans += 1;
    const next = marker === SOS ? endOfScan(bytes, end) : end;
    if (next === undefined) return { fault: 'damaged' };
    if (isKept(bytes, segment)) kept.push(bytes.subarray(segment.start, next));
    at = next;
  }
  if (scans === 0) return { fault: 'damaged' };
  kept.push(Uint8Array.of(0xff, EOI));
  const image = Buffer.concat(kept);
  return hasPlace(image) ? { fault: 'location' } : { bytes: image };
}

type Segment = { readonly marker: number; readonly start: number; readonly body: number; readonly end: number };

/** The segment at a place; `undefined` where none begins or ends within the file. */
function segmentAt(bytes: Uint8Array, from: number): Segment | undefined {
  let at = from;
  if (bytes[at] !== 0xff) return undefined;
  // Any number of fill bytes may stand before a marker.
  while (bytes[at + 1] === 0xff) at += 1;
  const marker = bytes[at + 1];
  if (marker === undefined || marker === 0 || marker === SOI) return undefined;
  const start = at;
  if (marker === EOI || isBare(marker)) return { marker, start, body: at + 2, end: at + 2 };
  const [high, low] = [bytes[at + 2], bytes[at + 3]];
  if (high === undefined || low === undefined) return undefined;
  const end = at + 2 + high * 256 + low;
  return high * 256 + low >= 2 && end <= bytes.length ? { marker, start, body: at + 4, end } : undefined;
}

/** Where the coded data after a scan's header end: at the next marker that is neither a restart nor a stuffed byte. */
function endOfScan(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1];
    if (marker === undefined) return undefined;
    if (marker !== 0 && marker !== 0xff && !isBare(marker)) return at;
  }
  return undefined;
}

function faultOfFrame(bytes: Uint8Array, body: number, end: number): 'damaged' | 'too-many-pixels' | undefined {
  if (end - body < 6) return 'damaged';
  const number = (at: number) => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
  const pixels = number(body + 1) * number(body + 3);
  if (pixels === 0) return 'damaged';
  return pixels > MOST_PIXELS ? 'too-many-pixels' : undefined;
}

const PLACES = ['Exif\0\0', 'http://ns.adobe.com/xap/', 'GPSLatitude'];

/** True where an image still tells of the place: something else than we know has carried it. */
const hasPlace = (image: Buffer): boolean => PLACES.some((word) => image.includes(word, 0, 'latin1'));
