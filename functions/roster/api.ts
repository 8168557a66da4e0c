import { readLog } from '../access/read-log.ts';
import { lessonsLookup } from '../lessons/lookup.ts';
import { inboxLookup } from '../notifications/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { homeStore } from './home-store.ts';
import { rosterLookup } from './lookup.ts';
import { questionStore } from './question-store.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { sameStore } from './same-store.ts';
import { rosterStore } from './store.ts';

/** HTTP entry of the roster: work lists and settlements, consents, the member of staff. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env, secret }) =>
  makeHandlers({
    ...over({ lookup: rosterLookup, settings: settingsLookup, store: rosterStore, idempotency }),
    ...over({
      questions: questionStore,
      same: sameStore,
      homes: homeStore,
      inbox: inboxLookup,
      lessons: lessonsLookup,
    }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
    secret,
  }),
);
