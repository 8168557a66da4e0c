import { readLog } from '../access/read-log.ts';
import { handlingLookup } from '../handling/lookup.ts';
import { lessonsLookup } from '../lessons/lookup.ts';
import { markSeen } from '../notifications/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { keptRoster } from '../roster/lookup.ts';
import { keptSettings } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { limitStore } from './limit-store.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { figuresStore } from './store.ts';

/** HTTP entry of figures: sums by the caller's rights, and the principal's decisions on the absence limit. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env }) =>
  makeHandlers({
    ...over({ lookup: keptRoster, settings: keptSettings, store: figuresStore, idempotency }),
    ...over({ lessons: lessonsLookup, handling: handlingLookup, limits: limitStore, seen: markSeen }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
  }),
);
