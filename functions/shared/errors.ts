/**
 * Expected refusals. A use-case turns a rule's closed union of reasons into one of these kinds;
 * `shared/http/problems.ts` is the only place that maps a kind to an HTTP status.
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

/** A choice that people know by its words and programs by its id, such as a reason on the owner's list. */
export type Choice = { readonly id: string; readonly nb: string; readonly nn: string; readonly en: string };

/** Values for the placeholders of a text: days are shown in words, choices by their names. */
export type RefusalParams = Readonly<Record<string, string | number | readonly Choice[]>>;

/** One field at fault: `pointer` is an RFC 6901 pointer into the body, or `?name` / `header:name`. */
export type FieldFault = {
  readonly pointer: string;
  readonly code: string;
  readonly params?: RefusalParams;
  /** The variant of the text, if a code has several: `too-small.list` for `too-small`. */
  readonly text?: string;
};

/** A refusal on its way to the caller: `code` is stable and public, the text is looked up per language. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly params: RefusalParams;
  readonly faults: readonly FieldFault[];
  /** Headers of the answer, such as `allow`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The current version that a stale request met; `withVersion` asks again with it for `If-Match: *`. */
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

/** The same answer for a missing object and for somebody else's (decision 005). */
export const notFound = (): Refusal => new Refusal('not-found', 'not-found');

/** If-Match names another version than `current`. Thrown before anything is written. */
export const stale = (current: number): Refusal => new Refusal('stale', 'if-match-stale', { current });

/** Refuses with everything that is wrong, the first of it in words. */
export function mustBeFree(faults: readonly FieldFault[]): void {
  const [first] = faults;
  if (first) throw new Refusal('invalid', first.code, { faults, ...(first.params && { params: first.params }) });
}
