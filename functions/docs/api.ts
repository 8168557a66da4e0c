import { httpEntry } from '../shared/http.ts';
import generated from './generated.json' with { type: 'json' };
import { makeHandlers } from './handlers.ts';
import { routes } from './routes.ts';

/** HTTP entry of the API's own description; made by `docs/generate.ts` before it is bundled or started (decision 011). */
export const handler = httpEntry({ routes, texts: {}, issuers: [], handlers: makeHandlers(generated) });
