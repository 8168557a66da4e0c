import { refuse } from '../shared/errors.ts';
import type { HttpEvent, HttpResult } from '../shared/http/entry.ts';

/** Methods by path template: `/v1/groups/{groupId}` → `GET`. */
export type Paths = Readonly<Record<string, readonly string[]>>;

/** Sends a HEAD request to this API as GET. */
export type AskItself = (event: HttpEvent) => Promise<HttpResult>;

/**
 * Answers requests without a route (decision 038): 404 for an unknown path, 405 with the legal methods for a known
 * path, GET's answer without its body for HEAD, and 204 for OPTIONS on a known path and for every CORS preflight.
 */
export function answerOther(paths: Paths, askItself: AskItself) {
  const table = Object.entries(paths).map(([template, methods]) => ({
    pattern: new RegExp(`^${template.replace(/[.+]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`),
    methods,
  }));
  return async (event: HttpEvent): Promise<HttpResult> => {
    const { method } = event.requestContext.http;
    const known = table.filter(({ pattern }) => pattern.test(event.rawPath)).flatMap(({ methods }) => methods);
    const allowed = allowedBy(known);
    const preflight = method === 'OPTIONS' && event.headers['access-control-request-method'] !== undefined;
    if (preflight || (method === 'OPTIONS' && known.length > 0)) {
      // The gateway adds the CORS headers for the portal's origins.
      return { statusCode: 204, headers: known.length > 0 ? { allow: allowed } : {} };
    }
    if (known.length === 0) throw refuse('no-such-path');
    if (method === 'HEAD' && known.includes('GET')) return { ...(await askItself(event)), body: '' };
    throw refuse('method-not-allowed', { allowed }, { headers: { allow: allowed } });
  };
}

const allowedBy = (methods: readonly string[]): string =>
  [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort().join(', ');

/** The request headers that can influence a GET. */
const PASSED_ON = ['authorization', 'accept', 'accept-encoding', 'accept-language', 'if-none-match'];
/** Headers of one connection, which are no part of the answer. */
const OF_THE_WAY = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date']);

/**
 * Repeats the request as GET at its own address, which only this API serves. So the gateway checks the token first, and
 * the headers are GET's by construction. `wait` is in milliseconds.
 */
export const askOverHttp =
  (wait: number): AskItself =>
  async ({ headers, rawPath, rawQueryString, requestContext }) => {
    const scheme = headers['x-forwarded-proto'] === 'http' ? 'http' : 'https';
    const query = rawQueryString === '' ? '' : `?${rawQueryString}`;
    const answer = await fetch(`${scheme}://${requestContext.domainName}${rawPath}${query}`, {
      headers: Object.fromEntries(PASSED_ON.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []))),
      redirect: 'manual',
      signal: AbortSignal.timeout(wait),
    });
    const { byteLength } = await answer.arrayBuffer();
    const head = Object.fromEntries([...answer.headers].filter(([name]) => !OF_THE_WAY.has(name)));
    return { statusCode: answer.status, headers: { 'content-length': String(byteLength), ...head } };
  };
