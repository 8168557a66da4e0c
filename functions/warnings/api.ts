import { readLog } from '../access/read-log.ts';
import { channelsLookup } from '../channels/lookup.ts';
import { statusesLookup } from '../deliveries/lookup.ts';
import { handlingLookup } from '../handling/lookup.ts';
import { lessonsLookup } from '../lessons/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { warningsStore } from './store.ts';

/** HTTP entry of warnings. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env }) =>
  makeHandlers({
    ...over({ lookup: rosterLookup, settings: settingsLookup, store: warningsStore, idempotency }),
    ...over({
      lessons: lessonsLookup,
      handling: handlingLookup,
      channels: channelsLookup,
      deliveries: statusesLookup,
    }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
  }),
);
