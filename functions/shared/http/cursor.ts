import { timingSafeEqual } from 'node:crypto';
import { refuse } from '../errors.ts';
import { keyedId } from '../ids.ts';

/**
 * A page cursor: the sort key of the last item, signed for its purpose (`bound`: owner, person, list …), so that nobody
 * can forge it or use it elsewhere.
 */
export const sealCursor = (secret: string, bound: readonly string[], last: string): string =>
  Buffer.from(JSON.stringify([last, keyedId(secret, 'cursor', ...bound, last)])).toString('base64url');

/** The sort key inside a cursor; a cursor that was not sealed for the same purpose is refused. */
export function openCursor(secret: string, bound: readonly string[], cursor: string): string {
  const [last, seal] = parts(cursor);
  const wanted = keyedId(secret, 'cursor', ...bound, last);
  if (seal.length === wanted.length && timingSafeEqual(Buffer.from(seal), Buffer.from(wanted))) return last;
  throw refuse('cursor-invalid');
}

function parts(cursor: string): readonly [string, string] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parsed) &&
      typeof parsed[0] === 'string' &&
      typeof parsed[1] === 'string' &&
      /^[\x20-\x7e]*$/.test(parsed[1])
    ) {
      return [parsed[0], parsed[1]];
    }
  } catch {
    // Falls through: foreign and damaged cursors are refused alike.
  }
  throw refuse('cursor-invalid');
}
