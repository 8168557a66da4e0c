import { nobodyLogsIn, rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { warningsLookup } from '../warnings/lookup.ts';
import { advanceDeliveries } from './advance-deliveries.ts';
import { JobEnv } from './env.ts';
import { stepStore } from './step-store.ts';
import { deliveriesStore } from './store.ts';

const { TABLE_NAME, TOKEN_ISSUERS } = readEnv(JobEnv);
const client = dynamo();

/** Schedule entry, `{ "time": "<ISO instant>" }`: reminds of unopened warnings, and makes paper tasks. */
export const handler = everyOwner(
  'deliveries-advanced',
  ownerIdsOf(TOKEN_ISSUERS),
  advanceDeliveries({
    lookup: rosterLookup(client, TABLE_NAME, nobodyLogsIn),
    warnings: warningsLookup(client, TABLE_NAME),
    settings: settingsLookup(client, TABLE_NAME),
    store: deliveriesStore(client, TABLE_NAME),
    steps: stepStore(client, TABLE_NAME),
  }),
);
