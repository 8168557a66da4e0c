import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { checkCounts } from './check-counts.ts';
import { countingOver } from './counting-over.ts';
import { NightEnv } from './env.ts';
import { nightStore } from './night-store.ts';

const { TABLE_NAME, TOKEN_ISSUERS } = readEnv(NightEnv);
const client = dynamo();

/** Schedule entry, `{ "time": "<ISO instant>" }`: recounts everything, a part per run, and corrects differences. */
export const handler = everyOwner(
  'counts-checked',
  ownerIdsOf(TOKEN_ISSUERS),
  checkCounts({
    ...countingOver(client, TABLE_NAME),
    night: nightStore(client, TABLE_NAME),
  }),
);
