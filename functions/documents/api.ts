import { contactOver } from '../office/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { documentsStore } from './store.ts';

/** HTTP entry of documents. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over }) =>
  makeHandlers(over({ lookup: rosterLookup, store: documentsStore, idempotency })),
);
