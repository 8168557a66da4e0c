import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { versioned } from '../shared/http/reply.ts';
import { FAMILY } from '../shared/http/routes-at.ts';
import { type ChangeDeps, changeRemark } from './change-remark.ts';
import { type ClassDeps, listClass } from './list-class.ts';
import { type FamilyDeps, listFamily } from './list-family.ts';
import { listOwn, type OwnDeps } from './list-own.ts';
import { type ReadDeps, readPupil, readRemark } from './read-remarks.ts';
import { type RegisterDeps, registerRemarks } from './register-remarks.ts';
import { routes } from './routes.ts';
import { type FormDeps, showForm } from './show-form.ts';

/** The dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = FormDeps & RegisterDeps & ChangeDeps & ReadDeps & OwnDeps & ClassDeps & FamilyDeps;

/** One handler per route: names the caller, calls the use-case. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  const change = changeRemark(deps);
  const family = listFamily(deps);
  return {
    'GET /v1/groups/{groupId}/remark-form': async (request) => ({
      body: await showForm(deps)(request, request.params),
    }),
    'POST /v1/groups/{groupId}/remarks': async (request) => {
      const { params, body, idempotencyKey } = request;
      return { body: await registerRemarks(deps)(request, { ...params, ...body, idempotencyKey }) };
    },
    'GET /v1/groups/{groupId}/remarks': async (request) => ({
      body: await listClass(deps)(request, { ...request.params, ...request.query }),
    }),
    'GET /v1/staff/remarks': async (request) => ({ body: await listOwn(deps)(request, request.query) }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/remarks': async (request) => ({
      body: await readPupil(deps)(request, { ...request.params, ...request.query }),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}': async (request) =>
      versioned(await readRemark(deps)(request, request.params)),
    'PUT /v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}': async (request) => {
      const { params, body, ifMatch } = request;
      const { reason, ...correction } = body;
      return versioned(await change(request, { ...params, move: 'correct', correction, reason, ifMatch }));
    },
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}/withdrawal': async (request) => {
      const { params, body, ifMatch } = request;
      return versioned(await change(request, { ...params, move: 'withdraw', ...body, ifMatch }));
    },
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}/release': async (request) =>
      versioned(await change(request, { ...request.params, move: 'release', ifMatch: request.ifMatch })),
    ...handlersAt(routes, FAMILY, {
      'GET /remarks': async (caller, { params, query }) => ({ body: await family(caller, { ...params, ...query }) }),
    }),
  };
}
