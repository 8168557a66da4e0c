import { readLog } from '../access/read-log.ts';
import { careStore } from '../messages/lookup.ts';
import { markSeen } from '../notifications/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { keptRoster } from '../roster/lookup.ts';
import { keptSettings } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { holdStore } from './hold-store.ts';
import { liftedStore } from './lifted-store.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { reportsStore } from './store.ts';

/** HTTP entry of the care for conversations. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env, secret }) =>
  makeHandlers({
    ...over({ lookup: keptRoster, settings: keptSettings, idempotency, seen: markSeen }),
    ...over({ conversations: careStore, reports: reportsStore, holds: holdStore, lifted: liftedStore }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
    secret,
  }),
);
