/**
 * Expected refusals. A use-case turns a rule's closed union of reasons into one of these kinds;
 * `shared/problems.ts` is the only place that maps a kind to an HTTP status.
 */
export type RefusalKind =
  | 'malformed' // 400: the message cannot be read
  | 'unauthenticated' // 401
  | 'forbidden' // 403: you may see the thing but not do this to it
  | 'not-found' // 404: absent, or not yours: the two answer alike
  | 'method-not-allowed' // 405: the path is known, with other methods
  | 'conflict' // 409: the state of the thing forbids it
  | 'stale' // 412: If-Match names an older version
  | 'too-large' // 413
  | 'wrong-media-type' // 415
  | 'invalid' // 422: readable, but a rule says no
  | 'precondition-required' // 428: If-Match or Idempotency-Key missing
  | 'unavailable'; // 503: a dependency did not answer; trying again is safe

/** Something that people choose by its words and programs by its id, such as a reason on the owner's list. */
export type Choice = { readonly id: string; readonly nb: string; readonly nn: string; readonly en: string };

/** Values that fill the placeholders of a text: days stand there in words, choices by what they are called. */
export type RefusalParams = Readonly<Record<string, string | number | readonly Choice[]>>;

/** One field at fault: `pointer` is an RFC 6901 pointer into the body, or `?name` / `header:name`. */
export type FieldFault = {
  readonly pointer: string;
  readonly code: string;
  readonly params?: RefusalParams;
  /** Which sentence tells of it, where one code has several: `too-small.list` for `too-small`. */
  readonly text?: string;
};

/** A refusal on its way to the caller: `code` is stable and public, the text is looked up per language. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly params: RefusalParams;
  readonly faults: readonly FieldFault[];
  /** What the answer's head must say of it, such as `allow`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The version that a stale request met; the stack asks with it again where any version is right. */
  readonly current: number | undefined;

  constructor(
    kind: RefusalKind,
    code: string,
    more: {
      params?: RefusalParams;
      faults?: readonly FieldFault[];
      headers?: Readonly<Record<string, string>>;
      current?: number;
      cause?: unknown;
    } = {},
  ) {
    super(code, { cause: more.cause });
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.params = more.params ?? {};
    this.faults = more.faults ?? [];
    this.headers = more.headers ?? {};
    this.current = more.current;
  }
}

/** The one answer for what is absent and for what belongs to somebody else (decision 005). */
export const notFound = (): Refusal => new Refusal('not-found', 'not-found');

/** If-Match names another version than `current`, the one that the thing has. Thrown before anything is written. */
export const stale = (current: number): Refusal => new Refusal('stale', 'if-match-stale', { current });
