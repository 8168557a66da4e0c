import { readLog } from '../access/read-log.ts';
import { archiveLookup } from '../archive/lookup.ts';
import { channelsLookup } from '../channels/lookup.ts';
import { markSeen } from '../notifications/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { keptRoster } from '../roster/lookup.ts';
import { keptSettings } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { deputyStore } from './deputy-store.ts';
import { Env } from './env.ts';
import { familyStore } from './family-store.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { documentsStore } from './store.ts';
import { templateStore } from './template-store.ts';

/** HTTP entry of documents. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env }) =>
  makeHandlers({
    ...over({ lookup: keptRoster, settings: keptSettings, store: documentsStore, deputies: deputyStore, idempotency }),
    ...over({ published: familyStore, channels: channelsLookup, seen: markSeen }),
    ...over({ archive: archiveLookup, templates: templateStore }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
  }),
);
