import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { file } from '../shared/http/reply.ts';
import { FAMILY } from '../shared/http/routes-at.ts';
import { type FamilyDeps, listForFamily, readForFamily, readPdfForFamily } from './family-reads.ts';
import { familyRoutes } from './family-routes.ts';

/** One handler per request of families about published documents. */
export const familyHandlers = (deps: FamilyDeps): Handlers<typeof familyRoutes> =>
  handlersAt(familyRoutes, FAMILY, {
    'GET /documents': async (caller, { params }) => ({ body: await listForFamily(deps)(caller, params) }),
    'GET /documents/{documentId}': async (caller, { params, query }) => ({
      body: await readForFamily(deps)(caller, { ...params, ...query }),
    }),
    'GET /documents/{documentId}/pdf': async (caller, { params, query }) => {
      const { bytes, number } = await readPdfForFamily(deps)(caller, { ...params, ...query });
      return file(`document-${params.documentId}-${number}.pdf`, bytes);
    },
  });
