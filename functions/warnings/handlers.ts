import type { Handlers } from '../shared/http/entry.ts';
import { file, versioned } from '../shared/http/reply.ts';
import { answerApproval, askApproval } from './approve-warning.ts';
import { type EndDeps, endWarning } from './end-warning.ts';
import { listApprovals, listOwn, type OwnDeps } from './list-own.ts';
import { countSchool, listClass, type RegisterDeps } from './list-registers.ts';
import { type PreviewDeps, previewLetter, previewWarning } from './preview-warning.ts';
import { type ReadDraftDeps, readDraft, readTrail, showForm } from './read-draft.ts';
import { type ReadDeps, readLetter, readPrior, readRegister, readWarning } from './read-warnings.ts';
import type { routes } from './routes.ts';
import { type SendDeps, sendWarning } from './send-warning.ts';
import { changeDraft, type DraftDeps, discardDraft, makeDraft } from './write-draft.ts';

/** The dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = DraftDeps & ReadDraftDeps & PreviewDeps & SendDeps & EndDeps & ReadDeps & OwnDeps & RegisterDeps;

/** The record keeps a missing period as `''`, the wire as `null`. */
const contentOf = <Of extends { readonly periodId: string | null }>(body: Of) => ({
  ...body,
  periodId: body.periodId ?? '',
});

type Table = Handlers<typeof routes>;
type Under<Part extends string> = Pick<Table, Extract<keyof Table, `${string}${Part}${string}`>>;

/** One handler per route: names the caller, calls the use-case. */
export function makeHandlers(deps: ApiDeps): Table {
  return { ...draftHandlers(deps), ...sentHandlers(deps), ...listHandlers(deps) };
}

function draftHandlers(deps: ApiDeps): Under<'/warning-drafts' | '/warning-form'> {
  return {
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-form': async (request) => ({
      body: await showForm(deps)(request, request.params),
    }),
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts': async (request) => {
      const { params, idempotencyKey } = request;
      const { kind, ...content } = request.body;
      return versioned(
        await makeDraft(deps)(request, { ...params, kind, content: contentOf(content), idempotencyKey }),
      );
    },
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}': async (request) =>
      versioned(await readDraft(deps)(request, request.params)),
    'PUT /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}': async (request) => {
      const { params, body, ifMatch } = request;
      return versioned(await changeDraft(deps)(request, { ...params, content: contentOf(body), ifMatch }));
    },
    'DELETE /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}': async (request) =>
      versioned(await discardDraft(deps)(request, { ...request.params, ifMatch: request.ifMatch })),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/trail': async (request) => ({
      body: await readTrail(deps)(request, request.params),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/preview': async (request) => ({
      body: await previewWarning(deps)(request, request.params),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/pdf': async (request) =>
      file('draft.pdf', await previewLetter(deps)(request, request.params)),
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/approval-request': async (request) =>
      versioned(await askApproval(deps)(request, { ...request.params, ifMatch: request.ifMatch })),
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/approval': async (request) => {
      const { params, body, ifMatch } = request;
      return versioned(await answerApproval(deps)(request, { ...params, ...body, ifMatch }));
    },
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/sending': async (request) => {
      const { params, body, ifMatch, idempotencyKey } = request;
      const sent = await sendWarning(deps)(request, { ...params, seen: body.seen, ifMatch, idempotencyKey });
      return { body: sent, version: ifMatch + 1 };
    },
  };
}

function sentHandlers(deps: ApiDeps): Under<'/pupils/{pupilId}/warnings'> {
  return {
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings': async (request) => ({
      body: await readRegister(deps)(request, { ...request.params, ...request.query }),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/prior': async (request) => ({
      body: await readPrior(deps)(request, { ...request.params, ...request.query }),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}': async (request) => ({
      body: await readWarning(deps)(request, request.params),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}/pdf': async (request) =>
      file(`warning-${request.params.warningId}.pdf`, await readLetter(deps)(request, request.params)),
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}/end': async (request) => {
      const { params, body, idempotencyKey } = request;
      const { outcome, ...more } = body;
      return { body: await endWarning(deps)(request, { ...params, ...more, how: outcome, idempotencyKey }) };
    },
  };
}

function listHandlers(
  deps: ApiDeps,
): Under<'/staff/warnings' | '/groups/{groupId}/warnings' | '/warning-counts' | '/warning-approvals'> {
  return {
    'GET /v1/staff/warnings': async (request) => ({ body: await listOwn(deps)(request) }),
    'GET /v1/groups/{groupId}/warnings': async (request) => ({
      body: await listClass(deps)(request, { ...request.params, ...request.query }),
    }),
    'GET /v1/schools/{schoolId}/warning-counts': async (request) => ({
      body: await countSchool(deps)(request, { ...request.params, ...request.query }),
    }),
    'GET /v1/schools/{schoolId}/warning-approvals': async (request) => ({
      body: await listApprovals(deps)(request, request.params),
    }),
  };
}
