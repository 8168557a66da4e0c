import { readLog } from '../access/read-log.ts';
import { channelsLookup } from '../channels/lookup.ts';
import { markSeen } from '../notifications/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { keptRoster } from '../roster/lookup.ts';
import { keptSettings } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { answerStore } from './answer-store.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { meetingsStore } from './store.ts';

/** HTTP entry of parents' meetings. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env, secret }) =>
  makeHandlers({
    ...over({
      lookup: keptRoster,
      settings: keptSettings,
      store: meetingsStore,
      answering: answerStore,
      channels: channelsLookup,
      idempotency,
      seen: markSeen,
    }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
    secret,
  }),
);
