import { channelsLookup } from '../channels/lookup.ts';
import { conferencesLookup } from '../conferences/lookup.ts';
import { meetingsStore } from '../meetings/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { calendarStore } from './store.ts';

/** HTTP entry of calendars. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, env, secret }) =>
  makeHandlers({
    ...over({
      lookup: rosterLookup,
      store: calendarStore,
      conferences: conferencesLookup,
      meetings: meetingsStore,
      channels: channelsLookup,
    }),
    secret,
    calendarUrl: env.CALENDAR_URL,
  }),
);
