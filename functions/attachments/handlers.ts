import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { PUPIL } from '../shared/http/routes-at.ts';
import { type AnnounceDeps, announceFile } from './announce-file.ts';
import { type FetchDeps, fetchFile } from './fetch-file.ts';
import { routes } from './routes.ts';
import { type ShowDeps, showFile } from './show-file.ts';

/** One handler per route: names the caller, calls the use-case. */
export const makeHandlers = (deps: AnnounceDeps & ShowDeps & FetchDeps): Handlers<typeof routes> =>
  handlersAt(routes, PUPIL, {
    'POST /attachments': async (caller, { params, body }) => ({
      body: await announceFile(deps)(caller, { ...params, ...body }),
    }),
    'GET /attachments/{attachmentId}': async (caller, { params, query }) => ({
      body: await showFile(deps)(caller, { ...params, ...query }),
    }),
    'GET /threads/{threadId}/messages/{messageId}/attachments/{attachmentId}': async (caller, { params }) => ({
      body: await fetchFile(deps)(caller, params),
    }),
  });
