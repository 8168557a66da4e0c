import { readLog } from '../access/read-log.ts';
import { markSeen } from '../notifications/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { keptRoster } from '../roster/lookup.ts';
import { keptSettings } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { leaveStore } from './store.ts';

/** HTTP entry of leave. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env, secret }) =>
  makeHandlers({
    ...over({ lookup: keptRoster, settings: keptSettings, store: leaveStore, idempotency, seen: markSeen }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
    secret,
  }),
);
