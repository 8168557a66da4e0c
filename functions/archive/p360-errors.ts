/** Reasons why P360 refused a warning, for a person to settle; codes, since the archive's own text may quote names. */
export type P360Reason =
  /** P360 does not accept the key, or no longer does. */
  | 'key-refused'
  /** This installation's tables lack a code. */
  | 'unknown-code'
  | 'refused'
  /** Found before sending: a public title holds a name, or the pupil has no number. */
  | 'name-in-public-title'
  | 'no-identity-number'
  /** The archivist must settle which folder or entry counts, and whether to restore a withdrawn entry. */
  | 'several-folders'
  | 'several-entries'
  | 'entry-withdrawn'
  /** The archive answered with another pupil's folder. */
  | 'foreign-folder'
  | 'folder-too-big';

/** P360 refused, and will refuse again until a person acts. */
export class P360Refusal extends Error {
  readonly reason: P360Reason;
  constructor(reason: P360Reason) {
    super(`P360 did not take it: ${reason}`);
    this.reason = reason;
  }
}

/**
 * P360 is unavailable or its answer was lost, so retry. It has no cause, since fetch's error may quote the key and
 * P360's text may quote a name.
 */
export class P360Away extends Error {
  constructor(how: 'no-answer' | 'too-much' | 'no-json' | 'other-answer' | 'passing-error' | `status-${number}`) {
    super(`P360 is away: ${how}`);
  }
}

const PASSES = /time-?out|timed out|deadlock|temporarily|try again|tidsavbrudd|midlertidig|prøv igjen/i;
const KEY = /auth ?key|authoriz|not authorised|access denied|ingen tilgang/i;
const CODE = /lookup ?exception|code ?table|kodetabell|unknown code|ukjent kode/i;

/** The error inside an answer with status 200. Its text is inspected here and goes no further. */
export function errorOf(words: string): P360Refusal | P360Away {
  if (PASSES.test(words)) return new P360Away('passing-error');
  if (KEY.test(words)) return new P360Refusal('key-refused');
  return new P360Refusal(CODE.test(words) ? 'unknown-code' : 'refused');
}

/**
 * The error of a status other than 200. A redirect leads to a maintenance or sign-in page: following it would send
 * names and the key elsewhere.
 */
export function statusError(status: number): P360Refusal | P360Away {
  if (status === 401 || status === 403) return new P360Refusal('key-refused');
  const passes = status < 400 || status >= 500 || status === 408 || status === 425 || status === 429;
  return passes ? new P360Away(`status-${status}`) : new P360Refusal('refused');
}
