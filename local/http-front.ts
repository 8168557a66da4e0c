import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Authorized, authorizer } from './authorizer.ts';
import type { Clock } from './clock.ts';
import { addCors } from './cors.ts';
import type { Invoke } from './invoke.ts';
import { urlOf } from './request-url.ts';
import type { Deployed, Route } from './template.ts';

const LARGEST_BYTES = 6 * 1024 * 1024; // Lambda's limit for a request, below API Gateway's 10 MB

type Result = {
  statusCode?: number;
  headers?: Record<string, string>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
};
type Match = { readonly route: Route; readonly parameters: Readonly<Record<string, string>> };

/**
 * API Gateway's HTTP API in front of the functions: routes, authorizers and events as deployed. `false`: no such route.
 */
export function httpFront({ routes, cors }: Pick<Deployed, 'routes' | 'cors'>, invoke: Invoke, clock: Clock) {
  const authorize = authorizer();
  const find = matcher(routes);
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = urlOf(request);
    const match = url && find(request.method ?? 'GET', url.pathname);
    if (!match) return false;
    addCors(cors, request, response);
    const body = await bodyOf(request);
    if (!body) return send(response, 413, { message: 'Request Entity Too Large' });
    const wanted = match.route.authorizer;
    const identity = wanted ? await authorize(wanted, request.headers.authorization) : undefined;
    if (identity && !identity.ok) {
      response.setHeader('www-authenticate', challengeOf(identity.status, request.headers.authorization));
      return send(response, identity.status, { message: identity.status === 401 ? 'Unauthorized' : 'Forbidden' });
    }
    // The portal tells the time by the answers, and here time is the movable clock's.
    response.setHeader('date', new Date(clock.now()).toUTCString());
    const result = (await invoke(match.route.function, eventOf(request, url, match, body, identity, clock))) as Result;
    response.writeHead(result.statusCode ?? 200, result.headers);
    response.end(result.isBase64Encoded ? Buffer.from(result.body ?? '', 'base64') : result.body);
    return true;
  };
}

/** RFC 6750, 3: the error of the token, if the request had one. */
function challengeOf(status: 401 | 403, token: string | undefined): string {
  if (token === undefined) return 'Bearer';
  return `Bearer error="${status === 401 ? 'invalid_token' : 'insufficient_scope'}"`;
}

function send(response: ServerResponse, status: number, body: unknown): true {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
  return true;
}

/** The route with the fewest variables wins, as at API Gateway; `$default` takes all other requests. */
function matcher(routes: readonly Route[]) {
  const rest = routes.find(({ key }) => key === '$default');
  const table = routes
    .filter((route) => route !== rest)
    .map((route) => {
      const [method = '', path = ''] = route.key.split(' ');
      const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
      return {
        route,
        method,
        names,
        pattern: new RegExp(`^${path.replace(/[.+]/g, '\\$&').replace(/\{\w+\}/g, '([^/]+)')}$`),
      };
    })
    .sort((a, b) => a.names.length - b.names.length);
  return (method: string, path: string): Match | undefined => {
    for (const { route, method: wanted, names, pattern } of table) {
      const found = method === wanted ? pattern.exec(path) : null;
      if (!found) continue;
      const values = found.slice(1).map(decode);
      return { route, parameters: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])) };
    }
    return rest && { route: rest, parameters: {} };
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.byteLength;
    if (bytes > LARGEST_BYTES) return undefined;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
}

const isText = (type: string): boolean => /^(text\/|application\/(json|javascript|xml|.*\+json))/.test(type);

/**
 * The gateway judges a token by the real clock, the function by the event's time. After a jump of the local clock, the
 * token's times move by the same amount; else every sign-in would have expired.
 */
function movedAlong(claims: Readonly<Record<string, string>>, now: number): Record<string, string> {
  const seconds = Math.round((now - Date.now()) / 1000);
  const times = ['exp', 'iat', 'nbf'].flatMap((name) =>
    claims[name] === undefined ? [] : [[name, String(Number(claims[name]) + seconds)]],
  );
  return { ...claims, ...Object.fromEntries(times) };
}

/** Payload format 2.0. Its time is the movable clock's: the functions know no other (decision 006). */
function eventOf(
  request: IncomingMessage,
  url: URL,
  match: Match,
  body: Buffer,
  identity: Authorized | undefined,
  clock: Clock,
) {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
  const query = [...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name).join(',')]);
  const text = isText(headers['content-type'] ?? 'text/plain');
  const now = clock.now();
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: { ...headers, 'x-forwarded-proto': 'http' },
    ...(query.length > 0 && { queryStringParameters: Object.fromEntries(query) }),
    ...(Object.keys(match.parameters).length > 0 && { pathParameters: match.parameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: match.route.key,
      stage: '$default',
      time: new Date(now).toUTCString(),
      timeEpoch: now,
      ...(identity?.ok && {
        authorizer: { jwt: { claims: movedAlong(identity.claims, now), scopes: identity.scopes } },
      }),
    },
    ...(body.byteLength > 0 && { body: text ? body.toString('utf8') : body.toString('base64') }),
    isBase64Encoded: body.byteLength > 0 && !text,
  };
}
