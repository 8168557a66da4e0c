import type { Handlers } from '../shared/http/entry.ts';
import { versioned } from '../shared/http/reply.ts';
import { listTemplates, previewTemplate, readTemplate } from './administer-templates.ts';
import { beginTemplate, discardDraft, type EditDeps, endTemplate, saveDraft, useTemplate } from './edit-template.ts';
import type { templateRoutes } from './template-routes.ts';

export type TemplateDeps = EditDeps;

/** One handler per route of the administration of templates. */
export const templateHandlers = (deps: TemplateDeps): Handlers<typeof templateRoutes> => ({
  'GET /v1/owner/document-templates': async (request) => ({ body: await listTemplates(deps)(request) }),
  'POST /v1/owner/document-templates': async (request) => {
    const { body, idempotencyKey } = request;
    return versioned(await beginTemplate(deps)(request, { ...body, idempotencyKey }));
  },
  'GET /v1/owner/document-templates/{templateId}': async (request) =>
    versioned(await readTemplate(deps)(request, request.params)),
  'PUT /v1/owner/document-templates/{templateId}/draft': async (request) => {
    const { params, body, ifMatch } = request;
    return versioned(await saveDraft(deps)(request, { ...params, ...body, ifMatch }));
  },
  'DELETE /v1/owner/document-templates/{templateId}/draft': async (request) =>
    versioned(await discardDraft(deps)(request, { ...request.params, ifMatch: request.ifMatch })),
  'GET /v1/owner/document-templates/{templateId}/preview': async (request) =>
    previewTemplate(deps)(request, { ...request.params, ...request.query }),
  'POST /v1/owner/document-templates/{templateId}/versions': async (request) => {
    const { params, body, ifMatch, idempotencyKey } = request;
    return versioned(await useTemplate(deps)(request, { ...params, ...body, ifMatch, idempotencyKey }));
  },
  'PUT /v1/owner/document-templates/{templateId}/end': async (request) => {
    const { params, body, ifMatch } = request;
    return versioned(await endTemplate(deps)(request, { ...params, ...body, ifMatch }));
  },
});
