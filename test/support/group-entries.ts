import { type ApiDeps as Announcing, makeHandlers as announcements } from '../../functions/announcements/handlers.ts';
import { refusals as announcementRefusals } from '../../functions/announcements/refusals.ts';
import { routes as announcementRoutes } from '../../functions/announcements/routes.ts';
import { announcementsStore } from '../../functions/announcements/store.ts';
import { type ApiDeps as Calendar, makeHandlers as calendar } from '../../functions/calendar/handlers.ts';
import { refusals as calendarRefusals } from '../../functions/calendar/refusals.ts';
import { routes as calendarRoutes } from '../../functions/calendar/routes.ts';
import { calendarStore } from '../../functions/calendar/store.ts';
import { channelsLookup } from '../../functions/channels/lookup.ts';
import { askStore } from '../../functions/conferences/ask-store.ts';
import { conferenceStore } from '../../functions/conferences/conference-store.ts';
import { type ApiDeps as Conferring, makeHandlers as conferences } from '../../functions/conferences/handlers.ts';
import { conferencesLookup } from '../../functions/conferences/lookup.ts';
import { refusals as conferenceRefusals } from '../../functions/conferences/refusals.ts';
import { routes as conferenceRoutes } from '../../functions/conferences/routes.ts';
import { talkStore } from '../../functions/conferences/talk-store.ts';
import { waitStore } from '../../functions/conferences/wait-store.ts';
import { answerStore } from '../../functions/meetings/answer-store.ts';
import { type ApiDeps as Meeting, makeHandlers as meetings } from '../../functions/meetings/handlers.ts';
import { refusals as meetingRefusals } from '../../functions/meetings/refusals.ts';
import { routes as meetingRoutes } from '../../functions/meetings/routes.ts';
import { meetingsStore } from '../../functions/meetings/store.ts';
import { replyStore } from '../../functions/messages/lookup.ts';
import type { ContactOf } from '../../functions/shared/http/contact.ts';
import { httpEntry } from '../../functions/shared/http/entry.ts';
import type { TokenIssuers } from '../../functions/shared/http/login.ts';
import type { Dynamo } from '../../functions/shared/table/dynamo.ts';

type Over = {
  readonly client: Dynamo;
  readonly table: string;
  readonly asked: { readonly issuers: TokenIssuers; readonly contactOf: ContactOf };
  readonly deps: Omit<Announcing, 'store' | 'replies' | 'channels'> &
    Omit<Meeting, 'store' | 'answering' | 'channels'> &
    Omit<Conferring, 'store' | 'conferences' | 'waits' | 'asks'> &
    Pick<Calendar, 'lookup'>;
};

/** The start of feeds' addresses in tests. */
export const CALENDAR_URL = 'https://skole.example';

/** The entries of what a school tells a group, of its talks with families, and of the calendars that show both. */
export function groupEntries({ client, table, asked, deps }: Over) {
  const channels = channelsLookup(client, table);
  const announcing = {
    ...deps,
    channels,
    store: announcementsStore(client, table),
    replies: replyStore(client, table),
  };
  const meeting = { ...deps, channels, store: meetingsStore(client, table), answering: answerStore(client, table) };
  const shown = {
    lookup: deps.lookup,
    secret: deps.secret,
    calendarUrl: CALENDAR_URL,
    channels,
    store: calendarStore(client, table),
    conferences: conferencesLookup(client, table),
    meetings: meetingsStore(client, table),
  };
  const talks = {
    ...deps,
    store: talkStore(client, table),
    waits: waitStore(client, table),
    asks: askStore(client, table),
    conferences: conferenceStore(client, table),
  };
  return {
    calendar: httpEntry({ routes: calendarRoutes, refusals: calendarRefusals, ...asked, handlers: calendar(shown) }),
    conferences: httpEntry({
      routes: conferenceRoutes,
      refusals: conferenceRefusals,
      ...asked,
      handlers: conferences(talks),
    }),
    announcements: httpEntry({
      routes: announcementRoutes,
      refusals: announcementRefusals,
      ...asked,
      handlers: announcements(announcing),
    }),
    meetings: httpEntry({ routes: meetingRoutes, refusals: meetingRefusals, ...asked, handlers: meetings(meeting) }),
  };
}
