import { createHash } from 'node:crypto';
import { Refusal } from './errors.ts';

/** An entity tag of RFC 9110, 8.8.3: what stands between the quotes. */
type Tag = { readonly weak: boolean; readonly opaque: string };
/** What If-Match asks for: any version there is, or one of these. */
export type Wanted = 'any' | readonly number[];

/** Versions that one If-Match may name; a longer list is no honest question. */
const MOST_VERSIONS = 10;
const VERSION = /^(0|[1-9]\d{0,8})(?:\.[0-9a-z]{16})?$/;

/** The tags of If-Match or If-None-Match; `undefined` for what is no list of tags. */
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
 * The versions that If-Match lets through. Weak tags never match (RFC 9110, 13.1.1), nor do tags that we cannot have made,
 * such as `"01"`: where nothing is left, the answer is 412. Without the header, or with something else in it: 428.
 */
export function wantedVersions(header: string | undefined): Wanted {
  const tags = tagsOf(header ?? '');
  if (tags === undefined) throw new Refusal('precondition-required', 'if-match-required');
  if (tags === '*') return 'any';
  const versions = tags.flatMap(({ weak, opaque }) => (weak ? [] : (VERSION.exec(opaque)?.[1] ?? []))).map(Number);
  const distinct = [...new Set(versions)].slice(0, MOST_VERSIONS);
  if (distinct.length === 0) throw new Refusal('stale', 'if-match-stale');
  return distinct;
}

/** A version that nothing has: what a handler is asked with to learn the one there is. */
const NO_VERSION = -2;
const ROUNDS = 4;

/**
 * Asks the handler with each wanted version until one is not stale. A stale refusal comes before anything is written, so
 * asking again is safe; for `*` the refusal tells the version there is.
 */
export async function withVersion<Answer>(wanted: Wanted, ask: (version: number) => Promise<Answer>): Promise<Answer> {
  let last: unknown;
  const asked = wanted === 'any' ? [NO_VERSION] : [...wanted];
  for (let round = 0; round < asked.length; round++) {
    try {
      return await ask(asked[round] ?? NO_VERSION);
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'stale') throw error;
      last = error;
      if (wanted === 'any' && error.current !== undefined && round < ROUNDS) asked.push(error.current);
    }
  }
  throw last;
}

/** The tag of what was read: its version, which If-Match holds to, and a hash, since texts and the day change what is shown. */
export const readTag = (version: number, body: string): string => `"${version}.${hashOf(body)}"`;

/** The tag of what has no version and may be sent packed: weak, since the bytes on the way differ. */
export const contentTag = (body: string): string => `W/"${hashOf(body)}"`;

const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, 16);

/** True when If-None-Match names the tag; the comparison is weak (RFC 9110, 13.1.2). */
export function unchanged(header: string | undefined, tag: string): boolean {
  const tags = header === undefined ? undefined : tagsOf(header);
  if (tags === undefined) return false;
  return tags === '*' || tags.some(({ opaque }) => `"${opaque}"` === tag.replace(/^W\//, ''));
}
