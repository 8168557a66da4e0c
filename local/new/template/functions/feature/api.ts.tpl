import { rosterLookup } from '../roster/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { routes } from './routes.ts';
import { {{camel}}Store } from './store.ts';
import { texts } from './texts.ts';

/** HTTP entry of {{feature}}. */
export const handler = featureEntry({ Env, routes, texts }, ({ over }) =>
  makeHandlers(over({ lookup: rosterLookup, store: {{camel}}Store, idempotency })),
);
