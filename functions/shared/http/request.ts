import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { type FieldFault, type Refusal, refuse } from '../errors.ts';
import { contentHash } from '../ids.ts';
import type { Language } from '../texts/language.ts';
import { readJsonBody } from './body.ts';
import { faultsOf } from './faults.ts';
import { type IfMatch, ifMatchVersions } from './preconditions.ts';
import { languageOf } from './problems.ts';
import type { Route } from './route.ts';

type Event = Pick<
  APIGatewayProxyEventV2,
  'routeKey' | 'headers' | 'body' | 'isBase64Encoded' | 'pathParameters' | 'queryStringParameters'
>;

/** The caller's Idempotency-Key and the hash of the request. */
export type IdempotencyKey = {
  readonly key: string;
  readonly requestHash: string;
  /** The hash of the body's bytes: older stored answers have this one instead. */
  readonly bytesHash?: string;
  /** The language of the answer, stored with it. */
  readonly language?: Language;
};

/**
 * A missing field and a field of the wrong type differ only by their input, which zod leaves out of its issues by
 * default.
 */
const REPORT = { reportInput: true };

const IDEMPOTENCY_KEY = /^[A-Za-z0-9-]{16,64}$/;

/** Path parameters; a malformed id gets the same answer as a missing object. */
export function validParams(route: Route, event: Event): unknown {
  if (!route.params) return undefined;
  const result = route.params.safeParse(event.pathParameters ?? {});
  if (!result.success) throw refuse('not-found');
  return result.data;
}

/** Query parameters; unknown ones are refused like unknown fields. */
export function validQuery(route: Route, event: Event): unknown {
  const given = event.queryStringParameters ?? {};
  if (!route.query) {
    const [unknown] = Object.keys(given);
    if (unknown === undefined) return undefined;
    throw invalid([{ pointer: `?${unknown}`, code: 'unknown-field' }]);
  }
  const result = route.query.safeParse(given, REPORT);
  if (!result.success) throw invalid(faultsOf(result.error.issues, '?'));
  return result.data;
}

/** The JSON body through the route's schema. */
export function validBody(route: Route, event: Event): unknown {
  if (!route.body) return undefined;
  // A schema that accepts `undefined` makes the body optional.
  if (!event.body && route.body.safeParse(undefined).success) return undefined;
  const [type = ''] = (event.headers['content-type'] ?? '').toLowerCase().split(';');
  const json = type.trim() === 'application/json' || type.trim() === 'application/merge-patch+json';
  if (!json) throw refuse('wrong-content-type');
  const result = route.body.safeParse(readJsonBody(event.body, event.isBase64Encoded), REPORT);
  if (!result.success) throw invalid(faultsOf(result.error.issues, '/', route.refusedFields));
  return result.data;
}

/**
 * The Idempotency-Key, on routes that take one, with a hash of route, path and parsed body: the same JSON with other
 * spaces is the same request. The key may be quoted (draft-ietf-httpapi-idempotency-key-header).
 */
export function idempotencyKeyOf(route: Route, event: Event, body: unknown): IdempotencyKey | undefined {
  if (!route.idempotent) return undefined;
  const given = event.headers['idempotency-key']?.trim() ?? '';
  const key = /^"(.*)"$/.exec(given)?.[1] ?? given;
  if (!IDEMPOTENCY_KEY.test(key)) throw refuse('idempotency-key-required');
  const asked = (content: unknown): string => contentHash([event.routeKey, event.pathParameters ?? {}, content]);
  return {
    key,
    requestHash: asked(body ?? null),
    bytesHash: asked(event.body ?? ''),
    language: languageOf(event.headers['accept-language']),
  };
}

/** The versions in If-Match, on routes that demand it. */
export const ifMatchOf = (route: Route, event: Event): IfMatch | undefined =>
  route.etag === 'required' ? ifMatchVersions(event.headers['if-match']) : undefined;

/** Checks a value by the schema that its path chose; faults point into the body at `pointer`. */
export function validValue<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  pointer: string,
): z.output<Schema> {
  const result = z.safeParse(schema, value, REPORT);
  if (result.success) return result.data;
  const faults = faultsOf(result.error.issues, '/');
  throw invalid(faults.map((fault) => ({ ...fault, pointer: `${pointer}${fault.pointer}` })));
}

const invalid = (faults: readonly FieldFault[]): Refusal => refuse('invalid-request', {}, { faults });
