import { rosterLookup } from '../roster/lookup.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { httpEntry } from '../shared/http/entry.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { importRecordStore } from './record-store.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { uploads } from './s3.ts';

const env = readEnv(Env);
const client = dynamo();

/** HTTP entry of the imports: announce a roster file, follow it, apply a dry run. */
export const handler = httpEntry({
  routes,
  refusals,
  issuers: env.TOKEN_ISSUERS,
  handlers: makeHandlers({
    lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
    records: importRecordStore(client, env.TABLE_NAME),
    uploads: uploads(env.IMPORT_BUCKET_NAME),
  }),
});
