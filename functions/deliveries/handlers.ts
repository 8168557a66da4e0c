import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { file } from '../shared/http/reply.ts';
import { FAMILY } from '../shared/http/routes-at.ts';
import { completePaperTask, listPaperTasks, type PaperDeps, readPaperLetter } from './paper-tasks.ts';
import { readProof, readTrail, type TrailDeps } from './read-trail.ts';
import { acknowledge, listWarnings, type ReadDeps, readLetter, readWarning } from './read-warnings.ts';
import { routes } from './routes.ts';

const WARNING = '/v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}';

/** One handler per route: it names the caller, calls the use-case and shows the outcome. */
export function makeHandlers(deps: ReadDeps & TrailDeps & PaperDeps): Handlers<typeof routes> {
  const [trail, proof] = [readTrail(deps), readProof(deps)];
  const [tasks, print, complete] = [listPaperTasks(deps), readPaperLetter(deps), completePaperTask(deps)];
  return {
    ...familyHandlers(deps),
    [`GET ${WARNING}/deliveries` as const]: async (request) => ({
      body: await trail(request, request.params),
    }),
    [`GET ${WARNING}/delivery-proof` as const]: async (request) =>
      file(`${request.params.warningId}-proof.pdf`, await proof(request, request.params)),
    'GET /v1/schools/{schoolId}/paper-tasks': async (request) => ({
      body: await tasks(request, request.params.schoolId),
    }),
    [`GET ${WARNING}/paper-tasks/{personId}/pdf` as const]: async (request) =>
      file(`${request.params.warningId}.pdf`, await print(request, request.params)),
    [`POST ${WARNING}/paper-tasks/{personId}/completion` as const]: async (request) => ({
      body: await complete(request, request.params, request.body.how),
    }),
  };
}

function familyHandlers(deps: ReadDeps) {
  const [list, read, tap, letter] = [listWarnings(deps), readWarning(deps), acknowledge(deps), readLetter(deps)];
  return handlersAt(routes, FAMILY, {
    'GET /warnings': async (caller, { params }) => ({ body: await list(caller, params.pupilId) }),
    'GET /warnings/{warningId}': async (caller, { params }) => ({ body: await read(caller, params) }),
    'GET /warnings/{warningId}/pdf': async (caller, { params }) => {
      const { bytes, sentOn } = await letter(caller, params);
      return file(`${sentOn}-${params.warningId}.pdf`, bytes);
    },
    'POST /warnings/{warningId}/acknowledgement': async (caller, { params }) => ({ body: await tap(caller, params) }),
  });
}
