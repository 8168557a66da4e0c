import type { IncomingMessage } from 'node:http';

/** The URL of a request, for any first line: `///` is a path, and an invalid address is `undefined`. */
export function urlOf(request: Pick<IncomingMessage, 'url'>, base = 'http://localhost'): URL | undefined {
  const wanted = request.url ?? '/';
  return URL.parse(wanted.startsWith('/') ? `${base}${wanted}` : wanted) ?? undefined;
}
