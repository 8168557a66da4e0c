import type { Header, JsonSchema, Operation, Response } from './document.ts';
import { codesIn, PROBLEM } from './responses.ts';
import { type Ref, Shelf } from './shelf.ts';

/** Codes of refusals by status. */
type Codes = Readonly<Record<string, readonly string[]>>;
type LeanResponse = Omit<Response, 'headers'> & {
  readonly headers?: Readonly<Record<string, Header | Ref>>;
  readonly 'x-codes'?: Codes;
};
type LeanAnswers = {
  readonly responses: Readonly<Record<string, LeanResponse | Ref>>;
  readonly 'x-codes'?: Codes;
};

/**
 * The answers as served. The common refusals of all operations with the same sign-in, with or without a body, are their
 * `default`; an operation lists a refusal only when it adds to that. `x-codes` holds the codes by status: common codes
 * at the refusal, a feature's codes at the operation, so that operations share their refusals.
 */
export function leanAnswers(operations: readonly Operation[]) {
  const shared = sharedCodes(operations);
  const headers = new Shelf(
    'headers',
    operations.flatMap(({ responses }) =>
      Object.values(responses).flatMap((answer) => Object.entries(answer.headers ?? {})),
    ),
  );
  const listed = (operation: Operation) => listedAnswers(operation, shared.get(kindOf(operation)) ?? {}, headers);
  const answers = new Shelf('responses', operations.flatMap(listed));
  return {
    of: (operation: Operation): LeanAnswers => {
      const own = filtered(codesOf(operation), isOwn);
      const responses = listed(operation).map(([status, answer]) => [status, answers.refer(status, answer)]);
      return {
        responses: Object.fromEntries(responses),
        ...(Object.keys(own).length > 0 && { 'x-codes': own }),
      };
    },
    components: { headers: headers.all(), responses: answers.all() },
  };
}

/** A feature's own code begins with the feature's name. */
const isOwn = (code: string): boolean => code.includes('.');

const kindOf = ({ security, requestBody }: Operation): string =>
  [...security.flatMap((scheme) => Object.keys(scheme)), requestBody !== undefined].join(' ');

function codesOf({ responses }: Operation): Codes {
  const codes = Object.entries(responses).map(([status, { content }]) => [status, codesIn(content)] as const);
  return Object.fromEntries(codes.filter(([, all]) => all.length > 0));
}

/** The codes that pass; omits a status without codes. */
function filtered(codes: Codes, passes: (code: string, status: string) => boolean): Codes {
  const passed = Object.entries(codes).map(
    ([status, all]) => [status, all.filter((code) => passes(code, status))] as const,
  );
  return Object.fromEntries(passed.filter(([, all]) => all.length > 0));
}

/** The refusal codes common to all operations of a kind. */
function sharedCodes(operations: readonly Operation[]): ReadonlyMap<string, Codes> {
  const shared = new Map<string, Codes>();
  for (const operation of operations) {
    const codes = codesOf(operation);
    const soFar = shared.get(kindOf(operation)) ?? codes;
    shared.set(
      kindOf(operation),
      filtered(soFar, (code, status) => !isOwn(code) && codes[status]?.includes(code) === true),
    );
  }
  return shared;
}

type Listed = readonly (readonly [status: string, answer: LeanResponse])[];

function listedAnswers(operation: Operation, shared: Codes, headers: Shelf<Header>): Listed {
  const codes = codesOf(operation);
  const common = filtered(codes, (code) => !isOwn(code));
  const answers = Object.entries(operation.responses).map(([status, answer]) => {
    const lean = leanAnswer(answer, headers);
    return [status, common[status] ? { ...lean, 'x-codes': { [status]: common[status] } } : lean] as const;
  });
  const rest = answers.filter(([status]) => !codes[status]?.every((code) => shared[status]?.includes(code)));
  const told = answers.filter(([status]) => shared[status]);
  return [...rest, ['default', otherwise(told, shared)]];
}

/** One response for several refusals. */
function otherwise(refusals: Listed, codes: Codes): LeanResponse {
  return {
    description: [
      'Any other refusal.',
      ...refusals.map(([status, refusal]) => `${status}: ${refusal.description}`),
    ].join('\n\n'),
    headers: Object.fromEntries(refusals.flatMap(([, { headers }]) => Object.entries(headers ?? {}))),
    content: Object.fromEntries(refusals.flatMap(([, { content }]) => Object.entries(content ?? {}))),
    'x-codes': codes,
  };
}

/**
 * An answer that client generators can read: its example stands at its schema, and all refusals share one `Problem`,
 * since not every generator can narrow a field of it.
 */
function leanAnswer({ headers, content, ...answer }: Response, shelf: Shelf<Header>): LeanResponse {
  const plain: JsonSchema = { $ref: '#/components/schemas/Problem' };
  const media = Object.entries(content ?? {}).map(([type, { schema, example }]) => {
    if (type === PROBLEM) return [type, { schema: plain }];
    return [type, schema.$ref === undefined && example !== undefined ? { schema, example } : { schema }];
  });
  const named = Object.entries(headers ?? {}).map(([name, header]) => [name, shelf.refer(name, header)]);
  return {
    ...answer,
    ...(headers && { headers: Object.fromEntries(named) }),
    ...(content && { content: Object.fromEntries(media) }),
  };
}
