import { STATUS, statusOf } from '../shared/http/problems.ts';
import type { Route } from '../shared/http/route.ts';
import type { Refusals } from '../shared/refusals.ts';
import type { Content, JsonSchema, Response } from './document.ts';

export const PROBLEM = 'application/problem+json';

/** RFC 9457 problem details, as `shared/http/problems.ts` writes them. */
export const Problem: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  additionalProperties: false,
  properties: {
    type: { type: 'string', pattern: '^urn:skolebro:problem:', description: 'The code as a URN.' },
    title: { type: 'string', description: 'The kind of refusal in a few words, in the language of Accept-Language.' },
    status: { type: 'integer', description: 'The HTTP status.' },
    code: { type: 'string', description: 'Stable; decide on this one.' },
    detail: { type: 'string', description: 'The remedy, in the language of Accept-Language.' },
    requestId: { type: 'string', description: 'Quote it when you ask for help.' },
    params: {
      type: 'object',
      description: 'The values in the sentence, by name.',
      additionalProperties: { type: ['string', 'number'] },
    },
    errors: {
      type: 'array',
      description: 'The fields at fault, one line for each mistake.',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        additionalProperties: false,
        properties: {
          pointer: { type: 'string', description: 'JSON Pointer into the body; `?name` for a query parameter.' },
          code: {
            type: 'string',
            description: 'Stable; `field.` and this code is the sentence in the list of refusals.',
          },
          detail: { type: 'string', description: 'The allowed values, in the language of Accept-Language.' },
        },
      },
    },
  },
};

/** API Gateway's own answer before a function runs. */
export const GatewayMessage: JsonSchema = {
  type: 'object',
  required: ['message'],
  properties: { message: { type: 'string', description: '`Unauthorized` or `Forbidden`.' } },
};

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

const TITLES: Readonly<Record<number, string>> = {
  400: 'The message cannot be read.',
  401: 'No valid sign-in. Without a token, or with one that does not verify, the gateway answers by itself.',
  403: 'You may not do this.',
  404: 'Absent, or not yours: the two answer alike.',
  409: 'The state of the resource forbids it.',
  412: 'Somebody changed it after you saw it.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'Readable, but against a rule; `errors` names the fields.',
  428: 'A header is missing that prevents a repeated change or a change of an outdated version.',
  500: 'Our fault.',
  503: 'A service did not answer; a retry is safe.',
};

const MUTATING = /^(POST|PUT|PATCH|DELETE) /;

/** The common refusals of a route by its shape, by status. */
function commonCodes(key: string, route: Route): Readonly<Record<number, readonly string[]>> {
  const guarded = route.audience !== 'public';
  const guardian = route.audience === 'guardian';
  const idempotent = route.idempotent === true;
  const versioned = route.etag === 'required';
  const body = route.body !== undefined;
  const levels = guardian ? ['login-level-too-low', 'login-without-number'] : [];
  const unreadable = [
    'body-missing',
    'body-not-utf8',
    'body-too-deep',
    'body-not-json',
    'body-poisoned',
    'body-bad-unicode',
  ];
  return {
    [STATUS.malformed]: [...(body ? unreadable : []), ...(route.query ? ['cursor-invalid'] : [])],
    [STATUS.unauthenticated]: guarded ? ['unauthenticated', 'wrong-audience'] : [],
    [STATUS.forbidden]: guarded ? ['no-such-role', 'forbidden', ...levels] : [],
    [STATUS['not-found']]: guarded ? ['not-found'] : [],
    [STATUS.conflict]: MUTATING.test(key) ? ['changed-meanwhile'] : [],
    [STATUS.stale]: versioned ? ['if-match-stale'] : [],
    [STATUS['too-large']]: body ? ['body-too-large'] : [],
    [STATUS['wrong-media-type']]: body ? ['wrong-content-type'] : [],
    [STATUS.invalid]: ['invalid-request', ...(idempotent ? ['idempotency-key-reused'] : [])],
    [STATUS['precondition-required']]: [
      ...(idempotent ? ['idempotency-key-required'] : []),
      ...(versioned ? ['if-match-required'] : []),
    ],
    500: ['internal'],
    [STATUS.unavailable]: ['unavailable'],
  };
}

/** The refusal codes of a feature's route, by status. */
export function codesOf(
  key: string,
  route: Route,
  refusals: Refusals,
): readonly (readonly [status: number, codes: readonly string[]])[] {
  const common = commonCodes(key, route);
  const known = new Set(Object.values(common).flat());
  const own = (route.refusals ?? []).filter((code) => !known.has(code));
  const all = Object.entries(common).map(([status, codes]) => {
    const more = own.filter((code) => statusOf(code, refusals) === Number(status));
    return [Number(status), [...codes, ...more]] as const;
  });
  return all.filter(([, codes]) => codes.length > 0);
}

/** Every refusal of a route by status, each with its possible codes. */
export const refusalsOf = (key: string, route: Route, refusals: Refusals): Readonly<Record<string, Response>> =>
  Object.fromEntries(codesOf(key, route, refusals).map(([status, codes]) => [status, refusal(status, codes, route)]));

function refusal(status: number, codes: readonly string[], { audience }: Route): Response {
  const problem: JsonSchema = {
    allOf: [ref('Problem'), { properties: { code: { enum: [...codes] }, status: { const: status } } }],
  };
  const isGateway = audience !== 'public' && (status === 401 || status === 403);
  const byGateway: Content = isGateway ? { 'application/json': { schema: ref('GatewayMessage') } } : {};
  return {
    description: TITLES[status] ?? '',
    headers: {
      'Content-Language': { description: 'The language of `detail`.', schema: { enum: ['nb', 'nn', 'en'] } },
    },
    content: { [PROBLEM]: { schema: problem }, ...byGateway },
  };
}

/** The codes of a refusal, from its content. */
export function codesIn(content: Content = {}): readonly string[] {
  const code = content[PROBLEM]?.schema.allOf?.[1]?.properties?.code;
  return typeof code === 'object' ? (code.enum ?? []).map(String) : [];
}
