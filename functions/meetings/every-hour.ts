import { nobodyLogsIn, rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { JobEnv } from './env.ts';
import { remindSilent } from './remind-silent.ts';
import { meetingsStore } from './store.ts';

const { TABLE_NAME, TOKEN_ISSUERS } = readEnv(JobEnv);
const client = dynamo();

/** Schedule entry, `{ "time": "<ISO instant>" }`: reminds those who have not answered to a parents' meeting. */
export const handler = everyOwner(
  'meetings-reminded',
  ownerIdsOf(TOKEN_ISSUERS),
  remindSilent({
    lookup: rosterLookup(client, TABLE_NAME, nobodyLogsIn),
    settings: settingsLookup(client, TABLE_NAME),
    store: meetingsStore(client, TABLE_NAME),
  }),
);
