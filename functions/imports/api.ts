import { contactOver } from '../office/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { importRecordStore } from './record-store.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { uploads } from './s3.ts';

/** HTTP entry of the imports: announce a roster file, follow it, apply a dry run. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, env }) =>
  makeHandlers({
    ...over({ lookup: rosterLookup, records: importRecordStore }),
    uploads: uploads(env.IMPORT_BUCKET_NAME),
  }),
);
