import { nobodyLogsIn, rosterLookup } from '../roster/lookup.ts';
import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { deliverHeld } from './deliver-held.ts';
import { JobEnv } from './env.ts';
import { heldStore } from './held-store.ts';
import { messagesStore } from './store.ts';

const { TABLE_NAME, TOKEN_ISSUERS } = readEnv(JobEnv);
const client = dynamo();

/** Schedule entry, `{ "time": "<ISO instant>" }`: delivers messages whose answer hours have begun. */
export const handler = everyOwner(
  'messages-delivered',
  ownerIdsOf(TOKEN_ISSUERS),
  deliverHeld({
    lookup: rosterLookup(client, TABLE_NAME, nobodyLogsIn),
    held: heldStore(client, TABLE_NAME),
    store: messagesStore(client, TABLE_NAME),
  }),
);
