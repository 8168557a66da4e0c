import type { Handlers } from '../shared/http/entry.ts';
import { versioned } from '../shared/http/reply.ts';
import { type ArchiveDeps, archiveDocument } from './archive-document.ts';
import { type DeputyDeps, endDeputy, setDeputy } from './deputies.ts';
import { findPeople, type PeopleDeps } from './find-people.ts';
import { type GrantDeps, grantRole, revokeRole } from './grant-role.ts';
import { type ApprovalsDeps, listApprovals } from './list-approvals.ts';
import { type MoveDeps, moveDocument } from './move-document.ts';
import type { sharingRoutes } from './sharing-routes.ts';

export type SharingDeps = GrantDeps & MoveDeps & ArchiveDeps & PeopleDeps & ApprovalsDeps & DeputyDeps;

/** One handler per route of a document's people, its approval and its moves. */
export const sharingHandlers = (deps: SharingDeps): Handlers<typeof sharingRoutes> => ({
  'GET /v1/staff/document-approvals': async (request) => ({ body: await listApprovals(deps)(request) }),
  'PUT /v1/staff/document-deputy': async (request) => ({ body: await setDeputy(deps)(request, request.body) }),
  'DELETE /v1/staff/document-deputy': async (request) => ({ body: await endDeputy(deps)(request) }),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/people': async (request) => ({
    body: await findPeople(deps)(request, { ...request.params, ...request.query }),
  }),
  'PUT /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/grants/{staffId}': async (request) => {
    const { params, body, ifMatch } = request;
    return versioned(await grantRole(deps)(request, { ...params, ...body, ifMatch }));
  },
  'DELETE /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/grants/{staffId}': async (request) =>
    versioned(await revokeRole(deps)(request, { ...request.params, ifMatch: request.ifMatch })),
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/moves': async (request) => {
    const { params, body, ifMatch } = request;
    const { move } = body;
    if (move === 'archive') return versioned(await archiveDocument(deps)(request, { ...params, ifMatch }));
    return versioned(await moveDocument(deps)(request, { ...params, ...body, move, ifMatch }));
  },
});
