import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { FAMILY } from '../shared/http/routes-at.ts';
import { listLessons } from './list-lessons.ts';
import { routes } from './routes.ts';
import { type ReadersDeps, showReaders } from './show-readers.ts';
import { type SummaryDeps, showSummary } from './show-summary.ts';

/** One handler per route: it names the caller and calls the use-case. */
export function makeHandlers(deps: SummaryDeps & ReadersDeps): Handlers<typeof routes> {
  const [summary, lessons, readers] = [showSummary(deps), listLessons(deps), showReaders(deps)];
  return handlersAt(routes, FAMILY, {
    'GET /summary': async (caller, { params }) => ({ body: await summary(caller, params.pupilId) }),
    'GET /lessons': async (caller, { params, query }) => ({ body: await lessons(caller, { ...params, ...query }) }),
    'GET /access': async (caller, { params }) => ({ body: await readers(caller, params.pupilId) }),
  });
}
