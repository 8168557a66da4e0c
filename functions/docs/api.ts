import { gunzipSync } from 'node:zlib';
import { httpEntry } from '../shared/http/entry.ts';
import generated from './generated.json' with { type: 'json' };
import { type Generated, makeHandlers } from './handlers.ts';
import { answerOther, askOverHttp } from './other.ts';
import { packing } from './pack.ts';
import { routes } from './routes.ts';

/** `docs/generate.ts` packs it before bundling or start (decision 011); unpacking takes a few milliseconds. */
const made: Generated = JSON.parse(gunzipSync(Buffer.from(generated.packed, 'base64')).toString('utf8'));

/** HTTP entry of the API's documentation, and of all requests without a route. HEAD's own GET has 8 seconds. */
export const handler = packing(
  httpEntry({
    routes,
    refusals: {},
    issuers: [],
    handlers: makeHandlers(made),
    otherwise: answerOther(made.paths, askOverHttp(8000)),
  }),
);
