import { publishingRoutes } from './publishing-routes.ts';
import { sharingRoutes } from './sharing-routes.ts';
import { writingRoutes } from './writing-routes.ts';

/** What staff ask about documents. */
export const routes = { ...writingRoutes, ...sharingRoutes, ...publishingRoutes } as const;
