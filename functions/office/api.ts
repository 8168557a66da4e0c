import { readLog } from '../access/read-log.ts';
import { deliveriesLookup } from '../deliveries/lookup.ts';
import { leaveLookup } from '../leave/lookup.ts';
import { careLookup } from '../message-care/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { warningsLookup } from '../warnings/lookup.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { contactOver } from './lookup.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';

/** HTTP entry for office, leaders and administrators: pupils, classes, waiting work. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env, secret }) =>
  makeHandlers({
    ...over({ lookup: rosterLookup, settings: settingsLookup }),
    ...over({ care: careLookup, leave: leaveLookup, warnings: warningsLookup, deliveries: deliveriesLookup }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
    secret,
  }),
);
