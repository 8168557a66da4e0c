import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { httpEntry } from '../shared/http/entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { warningsLookup } from '../warnings/lookup.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { hearReceipt } from './hear-receipt.ts';
import { queueStore } from './queue-store.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { archiveStore } from './store.ts';

const env = readEnv(Env);
const client = dynamo();
const warnings = warningsLookup(client, env.TABLE_NAME);
const store = archiveStore(client, env.TABLE_NAME);
const secret = () => secretValue(env.LOGIN_KEY_SECRET_ARN);

/** HTTP entry of the archive's queue, for those who run it, and of the receipts that archives send. */
export const handler = httpEntry({
  routes,
  refusals,
  issuers: env.TOKEN_ISSUERS,
  handlers: makeHandlers({
    lookup: rosterLookup(client, env.TABLE_NAME, secret),
    warnings,
    store,
    hear: hearReceipt({ warnings, store }),
    archiveKey: () => secretValue(env.ARCHIVE_KEY_SECRET_ARN),
    settings: settingsLookup(client, env.TABLE_NAME),
    queue: queueStore(client, env.TABLE_NAME),
    idempotency: idempotency(client, env.TABLE_NAME, secret),
    secret,
  }),
});
