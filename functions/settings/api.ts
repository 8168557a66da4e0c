import { contactOver } from '../office/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { settingsStore } from './store.ts';

/** HTTP entry of the settings. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, secret }) =>
  makeHandlers({
    ...over({ lookup: rosterLookup, store: settingsStore }),
    secret,
  }),
);
