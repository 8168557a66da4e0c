import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { output, ZodMiniType } from 'zod/mini';
import { Refusal, refuse } from '../errors.ts';
import { errorFields, log } from '../logger.ts';
import { isOutage } from '../outage.ts';
import type { Refusals } from '../refusals.ts';
import type { Language } from '../texts/language.ts';
import { type Moment, momentOf } from '../time.ts';
import { type ContactOf, NO_CONTACT, withContact } from './contact.ts';
import { languageOfAnswer } from './idempotency.ts';
import { type Login, loginOf, type TokenIssuers } from './login.ts';
import { readTag, unchanged, withVersion } from './preconditions.ts';
import { languageOf, problemOf } from './problems.ts';
import { type IdempotencyKey, idempotencyKeyOf, ifMatchOf, validBody, validParams, validQuery } from './request.ts';
import type { Route, RouteTable } from './route.ts';

export type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;
export type HttpResult = APIGatewayProxyStructuredResultV2;

type Parsed<Schema> = Schema extends ZodMiniType ? output<Schema> : undefined;

/** The request that a handler gets: parsed and checked, nothing read from the database yet. */
export type Request<R extends Route> = {
  readonly login: R['audience'] extends 'public' ? undefined : Login;
  readonly moment: Moment;
  readonly language: Language;
  readonly requestId: string;
  readonly params: Parsed<R['params']>;
  readonly query: Parsed<R['query']>;
  readonly body: Parsed<R['body']>;
  /** The caller's Idempotency-Key and the hash of the request, on routes that take one. */
  readonly idempotencyKey: R['idempotent'] extends true ? IdempotencyKey : undefined;
  /** The version in If-Match, on routes that demand it. */
  readonly ifMatch: R['etag'] extends 'required' ? number : undefined;
};

/** The answer of a handler; the status is the route's unless set here. */
export type Reply<Body = unknown> = {
  readonly status?: number;
  /** JSON, or as the route's media type says: text, or bytes (a file), which travel as base64. */
  readonly body?: Body;
  /** The version of the resource, which becomes the ETag. */
  readonly version?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

type AnswerOf<R extends Route> = R['answer'] extends { schema: ZodMiniType } ? output<R['answer']['schema']> : unknown;

/** A route's handler. */
export type Handler<R extends Route> = (request: Request<R>) => Promise<Reply<AnswerOf<R>>>;

/** One handler per route of the table: a missing handler does not compile. */
export type Handlers<Table extends RouteTable> = {
  readonly [Key in keyof Table]: Table[Key] extends Route ? Handler<Table[Key]> : never;
};

type EntryOptions<Table extends RouteTable> = {
  readonly routes: Table;
  readonly handlers: Handlers<Table>;
  readonly refusals: Refusals;
  readonly issuers: TokenIssuers;
  /** Whom refusals send a caller to where they know no school; without it they say "the school". */
  readonly contactOf?: ContactOf;
  /** Answers requests that no route of the table takes; without it they are not found. */
  readonly otherwise?: (event: HttpEvent) => Promise<HttpResult>;
};

type AnyHandler = (request: unknown) => Promise<Reply>;

/** The time before Lambda's limit at which a waiting function answers 503 itself, before the gateway does. */
const EARLY_MILLISECONDS = 500;

/**
 * The middy stack of every feature: finds the route, parses and checks the message, reads the login, calls the handler,
 * and turns every refusal into problem+json in the caller's language. Unknown errors reveal nothing (threat 24).
 */
export function httpEntry<Table extends RouteTable>(options: EntryOptions<Table>) {
  const { routes, issuers } = options;
  const handlers: Readonly<Record<string, AnyHandler>> = options.handlers as Readonly<Record<string, AnyHandler>>;
  const respond = async (event: HttpEvent): Promise<HttpResult> => {
    const known = Object.hasOwn(routes, event.routeKey);
    const route: Route | undefined = known ? (routes as Readonly<Record<string, Route>>)[event.routeKey] : undefined;
    const handler = handlers[event.routeKey];
    if (!known && options.otherwise) return options.otherwise(event);
    if (!route || !handler) throw refuse('not-found');
    const login = route.audience === 'public' ? undefined : callerOf(event, route, issuers);
    const params = validParams(route, event);
    const query = validQuery(route, event);
    const body = validBody(route, event);
    const idempotencyKey = idempotencyKeyOf(route, event, body);
    const language = languageOf(event.headers['accept-language']);
    const wanted = ifMatchOf(route, event);
    const request = {
      login,
      moment: momentOf(event.requestContext.timeEpoch),
      language,
      requestId: event.requestContext.requestId,
      params,
      query,
      body,
      idempotencyKey,
    };
    const ask = (ifMatch?: number) => handler({ ...request, ifMatch });
    const reply = await (wanted === undefined ? ask() : withVersion(wanted, ask));
    return resultOf(route, reply, event, languageOfAnswer(idempotencyKey, language));
  };
  const early = { timeoutEarlyInMillis: EARLY_MILLISECONDS };
  return middy<HttpEvent, HttpResult>(early).use(logged()).use(problems(options)).handler(respond);
}

function callerOf(event: HttpEvent, route: Route, issuers: TokenIssuers): Login {
  const claims = event.requestContext.authorizer?.jwt.claims ?? {};
  const login = loginOf(claims, issuers, event.requestContext.timeEpoch / 1000);
  if (login.login !== route.audience) throw refuse('wrong-audience');
  return login;
}

function resultOf(route: Route, reply: Reply, event: HttpEvent, language: Language | undefined): HttpResult {
  const mediaType = route.answer.mediaType ?? 'application/json';
  const isFile = reply.body instanceof Uint8Array;
  const body = reply.body === undefined ? undefined : bodyOf(reply.body, mediaType);
  const reads = event.requestContext.http.method === 'GET';
  const etag = reply.headers?.etag ?? tagOf(reply, reads ? body : undefined);
  const headers = {
    ...(body !== undefined && !isFile && route.audience !== 'public' && spokenIn(language)),
    ...reply.headers,
    ...(etag !== undefined && { etag }),
  };
  if (reads && etag !== undefined && unchanged(event.headers['if-none-match'], etag))
    return { statusCode: 304, headers };
  const type = isFile ? mediaType : `${mediaType}; charset=utf-8`;
  return {
    statusCode: reply.status ?? route.answer.status,
    headers: { ...(body !== undefined && { 'content-type': type }), ...headers },
    ...(isFile && { isBase64Encoded: true }),
    ...(body !== undefined && { body }),
  };
}

/** The ETag: version and hash for a GET, the version alone for a change. Versions below 0 get none. */
function tagOf({ version }: Reply, read: string | undefined): string | undefined {
  if (version === undefined || version < 0) return undefined;
  return read === undefined ? `"${version}"` : readTag(version, read);
}

/** The answer's language: caches must vary by it, and a stored answer keeps its own. */
const spokenIn = (language: Language | undefined) => ({
  vary: 'accept-language',
  ...(language && { 'content-language': language }),
});

function bodyOf(body: unknown, mediaType: string): string {
  if (body instanceof Uint8Array) return Buffer.from(body).toString('base64');
  return typeof body === 'string' && mediaType !== 'application/json' ? body : JSON.stringify(body);
}

type ProblemOptions = Pick<EntryOptions<RouteTable>, 'refusals' | 'issuers' | 'contactOf'>;

/** Turns errors into problem+json. Middy's own error handler is not used, because it prints raw bodies. */
function problems({ refusals, issuers, contactOf }: ProblemOptions): middy.MiddlewareObj<HttpEvent, HttpResult> {
  return {
    onError: async (request) => {
      const { error, event } = request;
      const refusal = error instanceof Refusal ? error : undefined;
      const away = refusal === undefined && isOutage(error);
      if (!refusal)
        log('error', away ? 'dependency-away' : 'request-failed', { route: event.routeKey, ...errorFields(error) });
      const language = languageOf(event.headers['accept-language']);
      const answered = refusal ?? refuse(away ? 'unavailable' : 'internal');
      const told = await withContact(answered, refusals, () => contactFor(event, issuers, contactOf));
      const problem = problemOf(told, language, refusals, event.requestContext.requestId);
      const status = refusal || away ? problem.status : 500;
      request.response = {
        statusCode: status,
        headers: {
          'content-type': 'application/problem+json; charset=utf-8',
          ...spokenIn(language),
          ...(status === 503 && { 'retry-after': '2' }),
          // RFC 9110, 11.6.1: the gateway sends the same header for tokens that it refuses.
          ...(status === 401 && { 'www-authenticate': 'Bearer error="invalid_token"' }),
          ...answered.headers,
        },
        body: JSON.stringify({ ...problem, status }),
      };
    },
  };
}

/** Whom a refused caller contacts. The refusal stands, whether anybody is found or not. */
async function contactFor(event: HttpEvent, issuers: TokenIssuers, contactOf: ContactOf | undefined) {
  const { authorizer, timeEpoch } = event.requestContext;
  try {
    const login = loginOf(authorizer?.jwt.claims ?? {}, issuers, timeEpoch / 1000);
    return (await contactOf?.(login, momentOf(timeEpoch))) || NO_CONTACT;
  } catch (error) {
    log('warn', 'contact-not-found', errorFields(error));
    return NO_CONTACT;
  }
}

/** One line per request, ids and numbers only, and the headers every answer carries. */
function logged(): middy.MiddlewareObj<HttpEvent, HttpResult> {
  const started = new WeakMap<object, number>();
  const finish = (request: middy.Request<HttpEvent, HttpResult>) => {
    const { response, event } = request;
    if (!response) return;
    response.headers = {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': event.requestContext.requestId,
      ...response.headers,
    };
    log('info', 'request', {
      requestId: event.requestContext.requestId,
      route: event.routeKey,
      status: response.statusCode ?? 200,
      milliseconds: Math.round(performance.now() - (started.get(event) ?? performance.now())),
    });
  };
  return {
    before: (request) => {
      started.set(request.event, performance.now());
    },
    after: finish,
    onError: finish,
  };
}
