import type { Handlers } from '../shared/http/entry.ts';
import { versioned } from '../shared/http/reply.ts';
import { type DecideDeps, decideJob, readJob } from './decide-job.ts';
import { type CallbackDeps, hearCallback } from './hear-callback.ts';
import { type ListDeps, listJobs, sumUpJobs } from './list-jobs.ts';
import type { routes } from './routes.ts';
import { type ExampleDeps, showExample } from './show-example.ts';

/** Dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = ListDeps & DecideDeps & ExampleDeps & CallbackDeps;

/** The owner's administrator's routes to the archive's queue, and the route for receipts from archives. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  const decide = decideJob(deps);
  return {
    'GET /v1/owner/archive/summary': async (request) => ({ body: await sumUpJobs(deps)(request) }),
    'GET /v1/owner/archive/jobs': async (request) => ({
      body: await listJobs(deps)(request, { ...request.query, language: request.language }),
    }),
    'GET /v1/owner/archive/jobs/{recordId}': async (request) =>
      versioned(await readJob(deps)(request, { ...request.params, language: request.language })),
    'POST /v1/owner/archive/jobs/{recordId}/retry': async (request) => {
      const { params, body, ifMatch, idempotencyKey, language } = request;
      return versioned(await decide(request, { ...params, ...body, ifMatch, idempotencyKey, language, move: 'retry' }));
    },
    'POST /v1/owner/archive/jobs/{recordId}/give-up': async (request) => {
      const { params, body, ifMatch, idempotencyKey, language } = request;
      return versioned(
        await decide(request, { ...params, ...body, ifMatch, idempotencyKey, language, move: 'give-up' }),
      );
    },
    'GET /v1/owner/archive/example': async (request) => ({ body: await showExample(deps)(request, request.language) }),
    'POST /callbacks/archive-receipts': async ({ body, moment }) => {
      await hearCallback(deps)(body, moment.instant);
      return {};
    },
  };
}
