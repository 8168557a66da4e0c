import { createHash } from 'node:crypto';
import { Refusal, refuse } from '../errors.ts';

/** An entity tag of RFC 9110, 8.8.3: `opaque` is the text between the quotes. */
type Tag = { readonly weak: boolean; readonly opaque: string };
/** The versions in If-Match: any, or one of these. */
export type IfMatch = 'any' | readonly number[];

/** The most versions in one If-Match; no honest client sends more. */
const MOST_VERSIONS = 10;
const VERSION = /^(0|[1-9]\d{0,8})(?:\.[0-9a-z]{16})?$/;

/** Reads the tags of If-Match or If-None-Match; `undefined` if the header is not a list of tags. */
function tagsOf(header: string): '*' | readonly Tag[] | undefined {
  const text = header.trim();
  if (text === '*') return '*';
  const tags: Tag[] = [];
  const next = /\s*(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(,|$)/y;
  while (next.lastIndex < text.length) {
    const found = next.exec(text);
    if (!found) return undefined;
    tags.push({ weak: found[1] !== undefined, opaque: found[2] ?? '' });
  }
  return tags.length > 0 ? tags : undefined;
}

/**
 * The versions that If-Match allows. Weak tags never match (RFC 9110, 13.1.1), nor do tags that we never send, such as
 * `"01"`: if none is left, the answer is 412. Without a readable header: 428.
 */
export function ifMatchVersions(header: string | undefined): IfMatch {
  const tags = tagsOf(header ?? '');
  if (tags === undefined) throw refuse('if-match-required');
  if (tags === '*') return 'any';
  const versions = tags.flatMap(({ weak, opaque }) => (weak ? [] : (VERSION.exec(opaque)?.[1] ?? []))).map(Number);
  const distinct = [...new Set(versions)].slice(0, MOST_VERSIONS);
  if (distinct.length === 0) throw refuse('if-match-stale');
  return distinct;
}

/** A version that no object has: the handler's refusal then tells the current one. */
const NO_VERSION = -2;
const ROUNDS = 4;

/**
 * Calls the handler with each allowed version until one is current. A stale refusal comes before any write, so calling
 * again is safe; for `*` the refusal tells the current version.
 */
export async function withVersion<Answer>(wanted: IfMatch, ask: (version: number) => Promise<Answer>): Promise<Answer> {
  let last: unknown;
  const asked = wanted === 'any' ? [NO_VERSION] : [...wanted];
  for (let round = 0; round < asked.length; round++) {
    try {
      return await ask(asked[round] ?? NO_VERSION);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'if-match-stale') throw error;
      last = error;
      if (wanted === 'any' && error.current !== undefined && round < ROUNDS) asked.push(error.current);
    }
  }
  throw last;
}

/**
 * The tag of a read: the version, which If-Match compares, and a hash, since texts and the day change the content too.
 */
export const readTag = (version: number, body: string): string => `"${version}.${hashOf(body)}"`;

/** The tag of content without a version that may be sent compressed: weak, since the bytes differ. */
export const contentTag = (body: string): string => `W/"${hashOf(body)}"`;

const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, 16);

/** True when If-None-Match names the tag; the comparison is weak (RFC 9110, 13.1.2). */
export function unchanged(header: string | undefined, tag: string): boolean {
  const tags = header === undefined ? undefined : tagsOf(header);
  if (tags === undefined) return false;
  return tags === '*' || tags.some(({ opaque }) => `"${opaque}"` === tag.replace(/^W\//, ''));
}
