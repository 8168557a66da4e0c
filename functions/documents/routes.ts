import { familyRoutes } from './family-routes.ts';
import { publishingRoutes } from './publishing-routes.ts';
import { sharingRoutes } from './sharing-routes.ts';
import { templateRoutes } from './template-routes.ts';
import { writingRoutes } from './writing-routes.ts';

/** What staff and families ask about documents. */
export const routes = {
  ...writingRoutes,
  ...sharingRoutes,
  ...publishingRoutes,
  ...familyRoutes,
  ...templateRoutes,
} as const;
