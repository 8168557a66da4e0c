import { nobodyLogsIn, rosterLookup } from '../roster/lookup.ts';
import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { JobEnv } from './env.ts';
import { offerTimes } from './offer-times.ts';
import { talkStore } from './talk-store.ts';
import { waitStore } from './wait-store.ts';

const { TABLE_NAME, TOKEN_ISSUERS } = readEnv(JobEnv);
const client = dynamo();

/** Schedule entry, `{ "time": "<ISO instant>" }`: passes on offers that are over, and offers free times. */
export const handler = everyOwner(
  'talks-offered',
  ownerIdsOf(TOKEN_ISSUERS),
  offerTimes({
    lookup: rosterLookup(client, TABLE_NAME, nobodyLogsIn),
    store: talkStore(client, TABLE_NAME),
    waits: waitStore(client, TABLE_NAME),
  }),
);
