import { nobodyLogsIn, rosterLookup } from '../roster/lookup.ts';
import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { conferenceStore } from './conference-store.ts';
import { JobEnv } from './env.ts';
import { sweepConferences } from './sweep-conferences.ts';
import { sweepStore } from './sweep-store.ts';
import { talkStore } from './talk-store.ts';

const { TABLE_NAME, TOKEN_ISSUERS } = readEnv(JobEnv);
const client = dynamo();

/** Schedule entry, `{ "time": "<ISO instant>" }`: what an hour does to conferences and talks. */
export const handler = everyOwner(
  'conferences-swept',
  ownerIdsOf(TOKEN_ISSUERS),
  sweepConferences({
    lookup: rosterLookup(client, TABLE_NAME, nobodyLogsIn),
    store: talkStore(client, TABLE_NAME),
    conferences: conferenceStore(client, TABLE_NAME),
    sweep: sweepStore(client, TABLE_NAME),
  }),
);
