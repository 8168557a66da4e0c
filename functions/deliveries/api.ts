import { readLog } from '../access/read-log.ts';
import { markSeen } from '../notifications/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { warningsLookup } from '../warnings/lookup.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { paperStore } from './paper-store.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { deliveriesStore } from './store.ts';

/** HTTP entry of the family's side of warnings. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env }) =>
  makeHandlers({
    ...over({ lookup: rosterLookup, store: deliveriesStore, papers: paperStore }),
    ...over({ warnings: warningsLookup, seen: markSeen }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
  }),
);
