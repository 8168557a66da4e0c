/**
 * Why a person must look at a warning that P360 did not take; codes, never the archive's words: those may quote names.
 */
export type P360Reason =
  /** The key is not, or no longer, good for this. */
  | 'key-refused'
  /** A code that this installation's tables do not have. */
  | 'unknown-code'
  | 'refused'
  /** Before anything is sent: a public title names somebody, the pupil has no number. */
  | 'name-in-public-title'
  | 'no-identity-number'
  /**
   * The archivist must tidy up first: which folder, which entry, and whether one that was taken out should come back.
   */
  | 'several-folders'
  | 'several-entries'
  | 'entry-withdrawn'
  /** The archive answered with a folder that is another pupil's. */
  | 'foreign-folder'
  | 'folder-too-big';

/** P360 said no, and will say so again until somebody has done something. */
export class P360Refusal extends Error {
  readonly reason: P360Reason;
  constructor(reason: P360Reason) {
    super(`P360 did not take it: ${reason}`);
    this.reason = reason;
  }
}

/**
 * P360 is away, or what it answered was lost: trying again is right. It carries no cause, since what fetch throws may
 * quote the key, and what P360 writes may quote a name.
 */
export class P360Away extends Error {
  constructor(how: 'no-answer' | 'too-much' | 'no-json' | 'other-answer' | 'passing-error' | `status-${number}`) {
    super(`P360 is away: ${how}`);
  }
}

const PASSES = /time-?out|timed out|deadlock|temporarily|try again|tidsavbrudd|midlertidig|prøv igjen/i;
const KEY = /auth ?key|authoriz|not authorised|access denied|ingen tilgang/i;
const CODE = /lookup ?exception|code ?table|kodetabell|unknown code|ukjent kode/i;

/** What an error inside an answer with status 200 means. Its words are looked at here and go no further. */
export function errorOf(words: string): P360Refusal | P360Away {
  if (PASSES.test(words)) return new P360Away('passing-error');
  if (KEY.test(words)) return new P360Refusal('key-refused');
  return new P360Refusal(CODE.test(words) ? 'unknown-code' : 'refused');
}

/**
 * What a status other than 200 means. A redirect is a page for maintenance or for signing in: following it would carry
 * names and the key elsewhere.
 */
export function statusError(status: number): P360Refusal | P360Away {
  if (status === 401 || status === 403) return new P360Refusal('key-refused');
  const passes = status < 400 || status >= 500 || status === 408 || status === 425 || status === 429;
  return passes ? new P360Away(`status-${status}`) : new P360Refusal('refused');
}
