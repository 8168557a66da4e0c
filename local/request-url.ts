import type { IncomingMessage } from 'node:http';

/**
 * Where a request goes, whatever stands in its first line: `///` is a path, and what is no address at all is
 * `undefined`.
 */
export function urlOf(request: Pick<IncomingMessage, 'url'>, base = 'http://localhost'): URL | undefined {
  const wanted = request.url ?? '/';
  return URL.parse(wanted.startsWith('/') ? `${base}${wanted}` : wanted) ?? undefined;
}
