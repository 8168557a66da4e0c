import { gunzipSync } from 'node:zlib';
import { httpEntry } from '../shared/http.ts';
import generated from './generated.json' with { type: 'json' };
import { type Generated, makeHandlers } from './handlers.ts';
import { routes } from './routes.ts';

/** Packed by `docs/generate.ts` before it is bundled or started (decision 011); unpacking takes a few milliseconds. */
const made: Generated = JSON.parse(gunzipSync(Buffer.from(generated.packed, 'base64')).toString('utf8'));

/** HTTP entry of the API's own description. */
export const handler = httpEntry({ routes, texts: {}, issuers: [], handlers: makeHandlers(made) });
