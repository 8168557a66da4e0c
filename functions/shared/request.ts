import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { readJsonBody } from './body.ts';
import { type FieldFault, Refusal } from './errors.ts';
import { canonicalJson } from './ids.ts';
import type { Route } from './route.ts';

type Event = Pick<
  APIGatewayProxyEventV2,
  'routeKey' | 'headers' | 'body' | 'isBase64Encoded' | 'pathParameters' | 'queryStringParameters'
>;

/** The caller's Idempotency-Key and a hash of what was asked with it. */
export type ReplayKey = { readonly key: string; readonly requestHash: string };

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
  if (!result.success) throw invalid(faultsOf(route, result.error.issues, '?'));
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
  if (!result.success) throw invalid(faultsOf(route, result.error.issues, '/'));
  return result.data;
}

/** The Idempotency-Key of routes that take one, with the hash of route, path and body. */
export function replayKeyOf(route: Route, event: Event): ReplayKey | undefined {
  if (!route.idempotent) return undefined;
  const key = event.headers['idempotency-key'] ?? '';
  if (!IDEMPOTENCY_KEY.test(key)) throw new Refusal('precondition-required', 'idempotency-key-required');
  const asked = canonicalJson([event.routeKey, event.pathParameters ?? {}, event.body ?? '']);
  return { key, requestHash: createHash('sha256').update(asked).digest('hex') };
}

/** The version in If-Match on routes that demand it. `*` is not enough: the caller must have seen what is changed. */
export function ifMatchOf(route: Route, event: Event): number | undefined {
  if (route.etag !== 'required') return undefined;
  const match = /^"(\d{1,9})"$/.exec(event.headers['if-match'] ?? '');
  if (!match) throw new Refusal('precondition-required', 'if-match-required');
  return Number(match[1]);
}

/** A value through the schema that its place in the path chose; faults point into the body at `pointer`. */
export function validValue<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  pointer: string,
): z.output<Schema> {
  const result = z.safeParse(schema, value, REPORT);
  if (result.success) return result.data;
  const faults = faultsOf(undefined, result.error.issues, '/');
  throw invalid(faults.map((fault) => ({ ...fault, pointer: `${pointer}${fault.pointer}` })));
}

const invalid = (faults: readonly FieldFault[]): Refusal => new Refusal('invalid', 'invalid-request', { faults });

type Issue = z.core.$ZodIssue;

function faultsOf(route: Route | undefined, issues: readonly Issue[], root: '/' | '?'): FieldFault[] {
  return issues.flatMap((issue): FieldFault[] => {
    const at = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerOf([...at, key], root),
        code: route?.refusedFields?.[key.toLowerCase()] ?? 'unknown-field',
      }));
    }
    return [{ pointer: pointerOf(at, root), code: codeOf(issue) }];
  });
}

const pointerOf = (path: readonly string[], root: '/' | '?'): string =>
  root === '?'
    ? `?${path.join('.')}`
    : path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** zod's words → our stable codes. A schema's own check names its code in `error`. */
function codeOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'wrong-type';
    case 'invalid_format':
      return 'wrong-format';
    case 'invalid_value':
    case 'invalid_union':
      return 'not-one-of';
    case 'too_small':
      return 'too-small';
    case 'too_big':
      return 'too-big';
    case 'custom':
      return /^[a-z][a-z-]+$/.test(issue.message) ? issue.message : 'invalid';
    default:
      return 'invalid';
  }
}
