import type { Handlers } from '../shared/http.ts';
import type { routes } from './routes.ts';

/** What the build made: the document, the page, and the page's content security policy. */
export type Generated = { readonly openapi: unknown; readonly page: string; readonly policy: string };

/** It changes with a deployment only. */
const CACHED = { 'cache-control': 'public, max-age=300' };

/** The handlers hand out what was made at build time. */
export const makeHandlers = ({ openapi, page, policy }: Generated): Handlers<typeof routes> => ({
  'GET /openapi.json': async () => ({
    body: openapi,
    headers: { ...CACHED, 'access-control-allow-origin': '*' },
  }),
  'GET /docs': async () => ({ body: page, headers: { ...CACHED, 'content-security-policy': policy } }),
});
