import { readLog } from '../access/read-log.ts';
import { deliveriesLookup } from '../deliveries/lookup.ts';
import { leaveLookup } from '../leave/lookup.ts';
import { careLookup } from '../message-care/lookup.ts';
import { inboxLookup, markSeen } from '../notifications/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { keptRoster } from '../roster/lookup.ts';
import { keptSettings } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { warningsLookup } from '../warnings/lookup.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { absenceStore } from './store.ts';

/** HTTP entry of absence reporting. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env, secret }) =>
  makeHandlers({
    ...over({ lookup: keptRoster, settings: keptSettings, store: absenceStore, idempotency }),
    ...over({ inbox: inboxLookup, seen: markSeen, leave: leaveLookup }),
    ...over({ warnings: warningsLookup, deliveries: deliveriesLookup, care: careLookup }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
    secret,
  }),
);
