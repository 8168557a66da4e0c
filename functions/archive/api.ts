import { contactOver } from '../office/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { secretValue } from '../shared/env.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { hearReceipt } from './hear-receipt.ts';
import { queueStore } from './queue-store.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { sourcesOf } from './sources.ts';
import { archiveStore } from './store.ts';

/** HTTP entry of the archive's queue, for its operators, and of receipts from archives. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, env, secret }) => {
  const held = over({ sources: sourcesOf, store: archiveStore });
  return makeHandlers({
    ...held,
    ...over({ lookup: rosterLookup, settings: settingsLookup, queue: queueStore, idempotency }),
    hear: hearReceipt(held),
    archiveKey: () => secretValue(env.ARCHIVE_KEY_SECRET_ARN),
    secret,
  });
});
