/** One wrong field of a request: a JSON pointer into the body, and the sentence for a person. */
export type FieldFault = { readonly pointer: string; readonly code: string; readonly detail: string };

/** The API's answer to a refused request (RFC 9457), in the person's language. */
export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors: readonly FieldFault[];
  readonly requestId: string;
};

/** A request that the API refused. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}`);
    this.name = 'Refused';
    this.problem = problem;
  }
}

/** A request without an answer: no connection, an answer that was lost, or a server that is away for a moment. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('No answer came.', { cause });
    this.name = 'Unreachable';
  }
}

/** The problem of an answer; the gateway's own refusals have no problem details. */
export function problemOf(status: number, requestId: string, body: unknown): Problem {
  const told: Partial<Problem> = typeof body === 'object' && body !== null ? body : {};
  return {
    status,
    code: told.code ?? `http-${status}`,
    title: told.title ?? '',
    detail: told.detail ?? '',
    params: told.params ?? {},
    errors: told.errors ?? [],
    requestId: told.requestId ?? requestId,
  };
}

/** True if an error is a refusal with one of these codes. */
export const isRefused = (error: unknown, ...codes: readonly string[]): error is Refused =>
  error instanceof Refused && codes.includes(error.problem.code);
