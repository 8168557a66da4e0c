import type { Caller, FamilyCaller } from '../access/authorize.ts';
import type { Handlers } from '../shared/http/entry.ts';
import { completePaperTask, listPaperTasks, type PaperDeps, readPaperLetter } from './paper-tasks.ts';
import { readProof, readTrail, type TrailDeps } from './read-trail.ts';
import {
  acknowledge,
  listWarnings,
  type ReadDeps,
  readLetter,
  readWarning,
  type WarningName,
} from './read-warnings.ts';
import type { routes } from './routes.ts';

const by = (as: FamilyCaller['as'], { login, moment, language }: Caller): FamilyCaller => ({
  as,
  login,
  moment,
  language,
});
const ofChild = ({ childId, warningId }: { childId: string; warningId: string }): WarningName => ({
  pupilId: childId,
  warningId,
});

const WARNING = '/v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}';

/** One handler per route: names the caller, calls the use-case, shows the outcome. */
export function makeHandlers(deps: ReadDeps & TrailDeps & PaperDeps): Handlers<typeof routes> {
  const [list, read, tap] = [listWarnings(deps), readWarning(deps), acknowledge(deps)];
  const [trail, proof] = [readTrail(deps), readProof(deps)];
  const [tasks, print, complete] = [listPaperTasks(deps), readPaperLetter(deps), completePaperTask(deps)];
  const printed = letterIn(deps);
  return {
    'GET /v1/guardian/children/{childId}/warnings': async (request) => ({
      body: await list(by('guardian', request), request.params.childId),
    }),
    'GET /v1/guardian/children/{childId}/warnings/{warningId}': async (request) => ({
      body: await read(by('guardian', request), ofChild(request.params)),
    }),
    'GET /v1/guardian/children/{childId}/warnings/{warningId}/pdf': (request) =>
      printed(by('guardian', request), ofChild(request.params)),
    'POST /v1/guardian/children/{childId}/warnings/{warningId}/acknowledgement': async (request) => ({
      body: await tap(by('guardian', request), ofChild(request.params)),
    }),
    'GET /v1/pupil/{pupilId}/warnings': async (request) => ({
      body: await list(by('pupil', request), request.params.pupilId),
    }),
    'GET /v1/pupil/{pupilId}/warnings/{warningId}': async (request) => ({
      body: await read(by('pupil', request), request.params),
    }),
    'GET /v1/pupil/{pupilId}/warnings/{warningId}/pdf': (request) => printed(by('pupil', request), request.params),
    'POST /v1/pupil/{pupilId}/warnings/{warningId}/acknowledgement': async (request) => ({
      body: await tap(by('pupil', request), request.params),
    }),
    [`GET ${WARNING}/deliveries` as const]: async (request) => ({
      body: await trail(request, request.params),
    }),
    [`GET ${WARNING}/delivery-proof` as const]: async (request) => ({
      body: await proof(request, request.params),
      headers: { 'content-disposition': `attachment; filename="${request.params.warningId}-proof.pdf"` },
    }),
    'GET /v1/schools/{schoolId}/paper-tasks': async (request) => ({
      body: await tasks(request, request.params.schoolId),
    }),
    [`GET ${WARNING}/paper-tasks/{personId}/pdf` as const]: async (request) => ({
      body: await print(request, request.params),
      headers: { 'content-disposition': `attachment; filename="${request.params.warningId}.pdf"` },
    }),
    [`POST ${WARNING}/paper-tasks/{personId}/completion` as const]: async (request) => ({
      body: await complete(request, request.params, request.body.how),
    }),
  };
}

/** The letter as a file, under a name that tells nothing of the pupil. */
function letterIn(deps: ReadDeps) {
  const read = readLetter(deps);
  return async (caller: FamilyCaller, name: WarningName) => {
    const { bytes, sentOn } = await read(caller, name);
    const filename = `${sentOn}-${name.warningId}.pdf`;
    return { body: bytes, headers: { 'content-disposition': `attachment; filename="${filename}"` } };
  };
}
