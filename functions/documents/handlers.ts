import type { Handlers } from '../shared/http/entry.ts';
import { familyHandlers } from './family-handlers.ts';
import type { FamilyDeps } from './family-reads.ts';
import { type PublishingDeps, publishingHandlers } from './publishing-handlers.ts';
import type { routes } from './routes.ts';
import { type SharingDeps, sharingHandlers } from './sharing-handlers.ts';
import { type TemplateDeps, templateHandlers } from './template-handlers.ts';
import { type WritingDeps, writingHandlers } from './writing-handlers.ts';

/** The dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = WritingDeps & SharingDeps & PublishingDeps & FamilyDeps & TemplateDeps;

/** One handler per route: names the caller, calls the use-case. */
export const makeHandlers = (deps: ApiDeps): Handlers<typeof routes> => ({
  ...writingHandlers(deps),
  ...sharingHandlers(deps),
  ...publishingHandlers(deps),
  ...familyHandlers(deps),
  ...templateHandlers(deps),
});
