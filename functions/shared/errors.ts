import type { CodeOf, refusals } from './refusals.ts';

/** A choice that people know by its words and programs by its id, such as a reason on the owner's list. */
export type Choice = { readonly id: string; readonly nb: string; readonly nn: string; readonly en: string };

/** Values for the placeholders of a text: days are shown in words, choices by their names. */
export type RefusalParams = Readonly<Record<string, string | number | readonly Choice[]>>;

/** One field at fault: `pointer` is an RFC 6901 pointer into the body, or `?name` / `header:name`. */
export type FieldFault<Code = string> = {
  readonly pointer: string;
  readonly code: Code;
  readonly params?: RefusalParams | undefined;
  /** The variant of the text, if a code has several: `too-small.list` for `too-small`. */
  readonly text?: string;
};

type Details = {
  /** The one field at fault: the refusal's code and params are the fault's too. */
  readonly at?: string;
  /** The fields at fault, where they are several or have other codes. */
  readonly faults?: readonly FieldFault[];
  /** Headers of the answer, such as `allow`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The current version that a stale request met; `withVersion` asks again with it for `If-Match: *`. */
  readonly current?: number;
  readonly cause?: unknown;
};

/** An expected refusal on its way to the caller: kind and sentence are in the row of its code. */
export class Refusal extends Error {
  readonly code: string;
  readonly params: RefusalParams;
  readonly faults: readonly FieldFault[];
  readonly headers: Readonly<Record<string, string>>;
  readonly current: number | undefined;

  constructor(code: string, params: RefusalParams = {}, { at, faults, headers, current, cause }: Details = {}) {
    super(code, { cause });
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
    this.faults = faults ?? (at === undefined ? [] : [{ pointer: at, code, params }]);
    this.headers = headers ?? {};
    this.current = current;
  }
}

/**
 * Refuses by the codes of a table and the shared ones; an unknown code does not compile. It takes no table, so that a
 * function that answers no request carries no sentences.
 */
export const refuseBy =
  <Table>() =>
  (code: CodeOf<Table> | CodeOf<typeof refusals>, params?: RefusalParams, details?: Details): Refusal =>
    new Refusal(code, params, details);

/** Refuses by a shared code. */
export const refuse = refuseBy<typeof refusals>();

/** The same answer for a missing object and for somebody else's (decision 005). */
export const notFound = (): Refusal => refuse('not-found');

/** If-Match names another version than `current`. Thrown before anything is written. */
export const stale = (current: number): Refusal => refuse('if-match-stale', {}, { current });
