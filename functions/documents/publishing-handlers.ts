import type { Handlers } from '../shared/http/entry.ts';
import { file } from '../shared/http/reply.ts';
import { listPublications, type PublicationsDeps, readPublication } from './list-publications.ts';
import { type PdfDeps, type PreviewDeps, previewPdf, previewPublication } from './preview-publication.ts';
import { type PublishDeps, publishDocument } from './publish-document.ts';
import type { publishingRoutes } from './publishing-routes.ts';

export type PublishingDeps = PreviewDeps & PdfDeps & PublishDeps & PublicationsDeps;

/** One handler per route of the text that families read. */
export const publishingHandlers = (deps: PublishingDeps): Handlers<typeof publishingRoutes> => ({
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/pdf': async (request) =>
    file('document.pdf', await previewPdf(deps)(request, request.params)),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/publication-preview': async (request) => ({
    body: await previewPublication(deps)(request, request.params),
  }),
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/publications': async (request) => {
    const { params, body, ifMatch, idempotencyKey } = request;
    const published = await publishDocument(deps)(request, { ...params, ...body, ifMatch, idempotencyKey });
    return { body: published, version: ifMatch + 1 };
  },
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/publications': async (request) => ({
    body: await listPublications(deps)(request, request.params),
  }),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/publications/{edition}/pdf': async (request) => {
    const { edition, ...name } = request.params;
    const bytes = await readPublication(deps)(request, { ...name, number: Number(edition) });
    return file(`document-${name.documentId}-${edition}.pdf`, bytes);
  },
});
