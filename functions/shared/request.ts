import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { readJsonBody } from './body.ts';
import { type FieldFault, Refusal } from './errors.ts';
import { faultsOf } from './faults.ts';
import { contentHash } from './ids.ts';
import { type Wanted, wantedVersions } from './preconditions.ts';
import { type Language, languageOf } from './problems.ts';
import type { Route } from './route.ts';

type Event = Pick<
  APIGatewayProxyEventV2,
  'routeKey' | 'headers' | 'body' | 'isBase64Encoded' | 'pathParameters' | 'queryStringParameters'
>;

/** The caller's Idempotency-Key and a hash of what was asked with it. */
export type ReplayKey = {
  readonly key: string;
  readonly requestHash: string;
  /** The hash of the bytes: answers that were kept before the body was read for it have this one. */
  readonly bytesHash?: string;
  /** In which the answer is written, and kept. */
  readonly language?: Language;
};

/** A missing field and one of the wrong type differ only by the input, which zod keeps out of its issues otherwise. */
const REPORT = { reportInput: true };

const IDEMPOTENCY_KEY = /^[A-Za-z0-9-]{16,64}$/;

/** Path parameters; a malformed id is no different from an absent object. */
export function validParams(route: Route, event: Event): unknown {
  if (!route.params) return undefined;
  const result = route.params.safeParse(event.pathParameters ?? {});
  if (!result.success) throw new Refusal('not-found', 'not-found');
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
  // A schema that takes nothing makes the body optional.
  if (!event.body && route.body.safeParse(undefined).success) return undefined;
  const [type = ''] = (event.headers['content-type'] ?? '').toLowerCase().split(';');
  const json = type.trim() === 'application/json' || type.trim() === 'application/merge-patch+json';
  if (!json) throw new Refusal('wrong-media-type', 'wrong-content-type');
  const result = route.body.safeParse(readJsonBody(event.body, event.isBase64Encoded), REPORT);
  if (!result.success) throw invalid(faultsOf(result.error.issues, '/', route.refusedFields));
  return result.data;
}

/**
 * The Idempotency-Key of routes that take one, with the hash of route, path and body as it was read: the same JSON with other
 * spaces is the same request. The key may stand in quotes, as the header's draft has it (draft-ietf-httpapi-idempotency-key-header).
 */
export function replayKeyOf(route: Route, event: Event, body: unknown): ReplayKey | undefined {
  if (!route.idempotent) return undefined;
  const given = event.headers['idempotency-key']?.trim() ?? '';
  const key = /^"(.*)"$/.exec(given)?.[1] ?? given;
  if (!IDEMPOTENCY_KEY.test(key)) throw new Refusal('precondition-required', 'idempotency-key-required');
  const asked = (content: unknown): string => contentHash([event.routeKey, event.pathParameters ?? {}, content]);
  return {
    key,
    requestHash: asked(body ?? null),
    bytesHash: asked(event.body ?? ''),
    language: languageOf(event.headers['accept-language']),
  };
}

/** What If-Match asks for on routes that demand it. */
export const wantedOf = (route: Route, event: Event): Wanted | undefined =>
  route.etag === 'required' ? wantedVersions(event.headers['if-match']) : undefined;

/** A value through the schema that its place in the path chose; faults point into the body at `pointer`. */
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

const invalid = (faults: readonly FieldFault[]): Refusal => new Refusal('invalid', 'invalid-request', { faults });
