import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { portalConfig } from '../lib/portal-config.ts';
import { portalHeaders, pushOrigins } from '../lib/portal-headers.ts';
import { stageNamed } from '../lib/stage.ts';
import { WORKER_PART } from './pages/worker-part.ts';
import { BUILT, fileHeaders } from './portal-files.ts';
import { urlOf } from './request-url.ts';

const FILE = /^(\/assets\/[\w-]+\.(js|css)|\/[\w-]+\.(js|json|png|svg|webmanifest))$/;
/** Addresses that can be a page of the portal: words, ids and names of settings. */
const PAGE = /^(?:\/[\w.-]+)*\/?$/;
/** Paths that are not the portal's: the API, its page, pages of this machine, services outside. */
const OTHERS = /^\/(v1|docs|openapi\.json|callbacks|dev|idporten|feide|p360)(\/|$)/;

/**
 * The portal, as CloudFront serves it: files by name, and the page itself for every other address, since the portal
 * knows its pages. `buckets` is where a browser sends a roster. The page also gets the local bar, which no deployment
 * has. `false`: not the portal's.
 */
export function portal(base: string, buckets: string) {
  const stage = stageNamed('local', base);
  const headers = portalHeaders([base, buckets, ...pushOrigins(stage.portal?.push)]);
  const config = JSON.stringify(portalConfig(stage));
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = urlOf(request, base)?.pathname ?? '/';
    if (request.method !== 'GET' || OTHERS.test(path)) return false;
    const send = (name: string, content: string | Buffer): true => {
      response.writeHead(200, {
        ...headers,
        'content-type': fileHeaders(name).type,
        'cache-control': fileHeaders(path).cacheControl,
      });
      response.end(content);
      return true;
    };
    if (path === '/config.json') return send(path, config);
    if (FILE.test(path)) {
      const file = await readFile(join(BUILT, path)).catch(() => undefined);
      return file !== undefined && send(path, path === '/worker.js' ? `${file}${WORKER_PART}` : file);
    }
    if (!PAGE.test(path)) return false;
    const page = await readFile(join(BUILT, 'index.html'), 'utf8').catch(() => undefined);
    if (page !== undefined) return send('index.html', withBar(page));
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('The portal is not built. Run: npm run web:build');
    return true;
  };
}

const withBar = (page: string): string =>
  page.replace('</body>', '<script type="module" src="/dev/bar.js"></script></body>');
