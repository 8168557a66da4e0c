import { refuse } from '../shared/errors.ts';
import type { HttpEvent, HttpResult } from '../shared/http/entry.ts';

/** Which methods a path takes, by its template: `/v1/groups/{groupId}` → `GET`. */
export type Paths = Readonly<Record<string, readonly string[]>>;

/** Asks this API itself: what GET answers, for HEAD. */
export type AskItself = (event: HttpEvent) => Promise<HttpResult>;

/**
 * What no route takes (decision 038): an unknown address is 404, a known one with another method 405 and what it takes,
 * HEAD is what GET answers without its body, and OPTIONS is answered for everything, as browsers ask before they send.
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
      // The gateway adds what browsers at the portal's addresses may do.
      return { statusCode: 204, headers: known.length > 0 ? { allow: allowed } : {} };
    }
    if (known.length === 0) throw refuse('no-such-path');
    if (method === 'HEAD' && known.includes('GET')) return { ...(await askItself(event)), body: '' };
    throw refuse('method-not-allowed', { allowed }, { headers: { allow: allowed } });
  };
}

const allowedBy = (methods: readonly string[]): string =>
  [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort().join(', ');

/** What a GET may depend on. */
const PASSED_ON = ['authorization', 'accept', 'accept-encoding', 'accept-language', 'if-none-match'];
/** What belongs to one connection and not to the answer. */
const OF_THE_WAY = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date']);

/**
 * Sends the request again as GET to the address that it came to, which only this API answers. So the gateway's own
 * check of the token stands before it, and its head is GET's by construction. `wait` is in milliseconds.
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
