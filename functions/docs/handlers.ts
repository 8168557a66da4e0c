import type { Handlers } from '../shared/http/entry.ts';
import { contentTag } from '../shared/http/preconditions.ts';
import type { Paths } from './other.ts';
import type { routes } from './routes.ts';

/**
 * What the build made: the document, the page, the page's content security policy, and which methods each path takes.
 */
export type Generated = {
  readonly openapi: unknown;
  readonly page: string;
  readonly policy: string;
  readonly paths: Paths;
};

/** It changes with a deployment only. */
const CACHED = { 'cache-control': 'public, max-age=300', 'content-language': 'en' };

/** The handlers hand out what was made at build time. */
export function makeHandlers({ openapi, page, policy }: Generated): Handlers<typeof routes> {
  const documentTag = contentTag(JSON.stringify(openapi));
  const pageTag = contentTag(page);
  return {
    'GET /openapi.json': async () => ({
      body: openapi,
      headers: { ...CACHED, 'access-control-allow-origin': '*', etag: documentTag },
    }),
    'GET /docs': async () => ({
      body: page,
      headers: { ...CACHED, 'content-security-policy': policy, etag: pageTag },
    }),
  };
}
