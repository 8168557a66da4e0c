import type { Handlers } from '../shared/http/entry.ts';
import { contentTag } from '../shared/http/preconditions.ts';
import type { Paths } from './other.ts';
import type { routes } from './routes.ts';

/** The output of the build: the document, the page, the page's content security policy, and each path's methods. */
export type Generated = {
  readonly openapi: unknown;
  readonly page: string;
  readonly policy: string;
  readonly paths: Paths;
};

/** Only a deployment changes it. */
const CACHED = { 'cache-control': 'public, max-age=300', 'content-language': 'en' };

/** The handlers serve the output of the build. */
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
