import { absenceLookup } from '../absence/lookup.ts';
import { readLog } from '../access/read-log.ts';
import { leaveLookup } from '../leave/lookup.ts';
import { lessonsLookup } from '../lessons/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { keptRoster } from '../roster/lookup.ts';
import { keptSettings } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { handlingStore } from './store.ts';

/** HTTP entry of the contact teacher's handling. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env, secret }) =>
  makeHandlers({
    ...over({ lookup: keptRoster, settings: keptSettings, store: handlingStore, idempotency }),
    ...over({ absence: absenceLookup, lessons: lessonsLookup, leave: leaveLookup }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
    secret,
  }),
);
