import { crc32 } from 'node:zlib';
import type { Checked } from './checked.ts';
import { standsAt } from './checked.ts';
import { MOST_PIXELS } from './rules.ts';

/** PNG files (W3C PNG 3rd edition) without texts, times, places and what follows the image. */

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** The chunks of the image and its colours. Those of an animation are none: its first picture stays. */
const KEPT = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs', 'cICP'];
const HEADER_BYTES = 13;

/** The image alone. */
export function checkPng(bytes: Uint8Array): Checked {
  if (!standsAt(bytes, 0, SIGNATURE)) return { fault: 'not-what-it-says' };
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [SIGNATURE];
  let at = SIGNATURE.length;
  let hasData = false;
  for (let type = ''; type !== 'IEND'; ) {
    if (at + 12 > view.length) return { fault: 'damaged' };
    const end = at + 12 + view.readUInt32BE(at);
    if (end > view.length) return { fault: 'damaged' };
    const isFirst = type === '';
    type = view.toString('latin1', at + 4, at + 8);
    if ((type === 'IHDR') !== isFirst) return { fault: 'damaged' };
    if (isFirst) {
      const fault = faultOfHeader(view, at, end);
      if (fault !== undefined) return { fault };
    }
    if (KEPT.includes(type)) {
      if (crc32(view.subarray(at + 4, end - 4)) !== view.readUInt32BE(end - 4)) return { fault: 'damaged' };
      kept.push(view.subarray(at, end));
    }
    hasData ||= type === 'IDAT';
    at = end;
  }
  return hasData ? { bytes: Buffer.concat(kept) } : { fault: 'damaged' };
}

function faultOfHeader(view: Buffer, at: number, end: number): 'damaged' | 'too-many-pixels' | undefined {
  if (end - at !== 12 + HEADER_BYTES) return 'damaged';
  const pixels = view.readUInt32BE(at + 8) * view.readUInt32BE(at + 12);
  if (pixels === 0) return 'damaged';
  return pixels > MOST_PIXELS ? 'too-many-pixels' : undefined;
}
