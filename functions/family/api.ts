import { readLog } from '../access/read-log.ts';
import { lessonsLookup } from '../lessons/lookup.ts';
import { inboxLookup } from '../notifications/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { keptRoster } from '../roster/lookup.ts';
import { keptSettings } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { partsOver } from './parts.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';

/** HTTP entry of the family's pages, which combine several features. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env }) =>
  makeHandlers({
    ...over({
      lookup: keptRoster,
      settings: keptSettings,
      inbox: inboxLookup,
      lessons: lessonsLookup,
      parts: partsOver,
    }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
  }),
);
