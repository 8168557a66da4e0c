import { createHash, createHmac, randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford: no i, l, o, u
const ID = /^[0-9a-hjkmnp-tv-z]{26}$/;
const SORTABLE = /^[0-9a-hjkmnp-tv-z]{36}$/;

/** 128 random bits as 26 characters of Crockford base32. Makes the ids of all records. */
export const newId = (): string => base32(randomBytes(16));

/** 48 bits of time, then 128 random bits: ids that sort by when they were made (36 characters). */
export const newSortableId = (atMilliseconds: number): string => sortableFrom(atMilliseconds) + newId();

/** The prefix of sortable ids of that time: ids made later sort after it, earlier ones before it. */
export function sortableFrom(atMilliseconds: number): string {
  let time = '';
  for (let rest = atMilliseconds, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) {
    time = ALPHABET.charAt(rest % 32) + time;
  }
  return time;
}

/** True for an id as `newId` makes it. Check before building a key from anything that came from outside. */
export const isId = (text: string): boolean => ID.test(text);

/** True for an id as `newSortableId` makes it. */
export const isSortableId = (text: string): boolean => SORTABLE.test(text);

/** A keyed hash cut to 128 bits, in the same 26 characters: hides a login or a source's own id in a key. */
export function keyedId(secret: string, ...parts: readonly string[]): string {
  const hmac = createHmac('sha256', secret);
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:${part}`);
  return base32(hmac.digest().subarray(0, 16));
}

/** SHA-256 of a value's JSON with sorted keys, hex: equal contents have equal hashes. */
export const contentHash = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Order by code units, the same on every machine: for ids, keys and days, never for names that people read. */
export function byCode(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** JSON with the keys of every object sorted. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => byCode(a, b)))
      : inner,
  );
}

function base32(bytes: Buffer): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((held >>> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET.charAt((held << (5 - bits)) & 31) : text;
}
