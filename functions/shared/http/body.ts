import { refuse } from '../errors.ts';

/** Largest request body in bytes. */
export const MAX_BODY_BYTES = 256 * 1024;
const MAX_DEPTH = 12;
const POISON = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a JSON body that may be hostile: checks size, UTF-8, depth (before parsing), poisoned keys and lone surrogates.
 * Strings are normalized to NFC, so that equal names compare equal.
 */
export function readJsonBody(body: string | undefined, isBase64: boolean): unknown {
  const text = decode(body ?? '', isBase64);
  if (text.trim() === '') throw refuse('body-missing');
  refuseDeep(text);
  return clean(parse(text));
}

function decode(body: string, isBase64: boolean): string {
  const bytes = Buffer.from(body, isBase64 ? 'base64' : 'utf8');
  if (bytes.byteLength > MAX_BODY_BYTES) {
    throw refuse('body-too-large', { maxBytes: MAX_BODY_BYTES });
  }
  if (!isBase64) return body;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refuse('body-not-utf8', {}, { cause });
  }
}

/** Counts brackets outside strings, so that a too deep body is refused before any parser sees it. */
function refuseDeep(text: string): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === 0x5c) at++;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x7b || char === 0x5b) {
      if (++depth > MAX_DEPTH) {
        throw refuse('body-too-deep', { maxDepth: MAX_DEPTH });
      }
    } else if (char === 0x7d || char === 0x5d) depth--;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the body, so it is not kept as a cause.
    throw refuse('body-not-json');
  }
}

/** Depth is bounded by `refuseDeep`, so recursion is safe here. */
function clean(value: unknown, pointer = ''): unknown {
  if (typeof value === 'string') return cleanString(value, pointer);
  if (Array.isArray(value)) return value.map((inner, index) => clean(inner, `${pointer}/${index}`));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (POISON.has(key) || !key.isWellFormed()) {
      throw refuse('body-poisoned', {}, { faults: [{ pointer, code: 'forbidden-key' }] });
    }
    return [key, clean(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)];
  });
  return Object.fromEntries(entries);
}

function cleanString(text: string, pointer: string): string {
  if (text.isWellFormed()) return text.normalize('NFC');
  throw refuse('body-bad-unicode', {}, { faults: [{ pointer, code: 'lone-surrogate' }] });
}
