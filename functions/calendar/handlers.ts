import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { FAMILY, OWN } from '../shared/http/routes-at.ts';
import { type ChangeDeps, chooseDetails, endFeed } from './change-calendar.ts';
import { type DownloadDeps, downloadMeeting, downloadTalk } from './download-appointment.ts';
import { type MakeDeps, makeFeed } from './make-feed.ts';
import { readCalendar, type ShowDeps } from './read-calendar.ts';
import { type FeedDeps, readFeed } from './read-feed.ts';
import type { OwnCalendar } from './record.ts';
import { routes } from './routes.ts';
import { showCalendar } from './view.ts';

/** The dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = ShowDeps & ChangeDeps & MakeDeps & FeedDeps & DownloadDeps;

const shown = (calendar: OwnCalendar) => ({ body: showCalendar(calendar), version: calendar.version });

/** One handler per route: names the caller, calls the use-case. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  return {
    ...handlersAt(routes, OWN, {
      'GET /calendar': async (caller) => shown(await readCalendar(deps)(caller)),
      'PUT /calendar': async (caller, { body: { details }, ifMatch }) =>
        shown(await chooseDetails(deps, { details, ifMatch })(caller)),
      'POST /calendar/feed': async (caller) => ({ body: await makeFeed(deps)(caller) }),
      'DELETE /calendar/feed': async (caller) => {
        await endFeed(deps)(caller);
        return {};
      },
    }),
    ...handlersAt(routes, FAMILY, {
      'GET /conferences/{conferenceId}/talks/{bookingId}/calendar': (caller, { params }) =>
        downloadTalk(deps)(caller, params),
      'GET /meetings/{meetingId}/calendar': (caller, { params }) => downloadMeeting(deps)(caller, params),
    }),
    'GET /v1/calendar/{token}': ({ params, moment }) => readFeed(deps)(params.token, moment),
  };
}
