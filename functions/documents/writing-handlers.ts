import type { Handlers } from '../shared/http/entry.ts';
import { versioned } from '../shared/http/reply.ts';
import { type BeginDeps, beginDocument } from './begin-document.ts';
import { type LeaseDeps, leaseSection } from './lease-section.ts';
import { type ListDeps, listDocuments } from './list-documents.ts';
import { type ListPupilDeps, listPupil } from './list-pupil.ts';
import { type OpenOneDeps, openDocument } from './open-document.ts';
import { listRevisions, type ReadSectionDeps, readSection } from './read-section.ts';
import { type SaveDeps, saveSection } from './save-section.ts';
import type { writingRoutes } from './writing-routes.ts';

export type WritingDeps = BeginDeps & OpenOneDeps & ReadSectionDeps & SaveDeps & LeaseDeps & ListDeps & ListPupilDeps;

/** One handler per route of finding, beginning, opening and writing documents. */
export const writingHandlers = (deps: WritingDeps): Handlers<typeof writingRoutes> => ({
  'GET /v1/staff/documents': async (request) => ({ body: await listDocuments(deps)(request, request.query) }),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents': async (request) => ({
    body: await listPupil(deps)(request, request.params),
  }),
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/documents': async (request) => {
    const { params, body, idempotencyKey } = request;
    return versioned(await beginDocument(deps)(request, { ...params, ...body, idempotencyKey }));
  },
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}': async (request) =>
    versioned(await openDocument(deps)(request, request.params)),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/sections/{sectionId}': async (request) =>
    versioned(await readSection(deps)(request, request.params)),
  'PUT /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/sections/{sectionId}': async (request) => {
    const { params, body, ifMatch } = request;
    return versioned(await saveSection(deps)(request, { ...params, ...body, ifMatch }));
  },
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/sections/{sectionId}/lease': async (
    request,
  ) => ({
    body: await leaseSection(deps)(request, request.params),
  }),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/sections/{sectionId}/revisions': async (
    request,
  ) => ({ body: await listRevisions(deps)(request, request.params) }),
});
