import { handlingLookup } from '../handling/lookup.ts';
import { lessonsLookup } from '../lessons/lookup.ts';
import { nobodyLogsIn, rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { ownerIdsOf } from '../shared/actor.ts';
import { dynamo } from '../shared/dynamo.ts';
import { readEnv } from '../shared/env.ts';
import { everyOwner } from '../shared/owner-jobs.ts';
import { checkCounts } from './check-counts.ts';
import { NightEnv } from './env.ts';
import { nightStore } from './night-store.ts';
import { recountStore } from './recount-store.ts';
import { figuresStore } from './store.ts';

const { TABLE_NAME, TOKEN_ISSUERS } = readEnv(NightEnv);
const client = dynamo();

/** Schedule entry, `{ "time": "<ISO instant>" }`: counts everything again, a part at a time, and puts right what differs. */
export const handler = everyOwner(
  'counts-checked',
  ownerIdsOf(TOKEN_ISSUERS),
  checkCounts({
    store: figuresStore(client, TABLE_NAME),
    recounts: recountStore(client, TABLE_NAME),
    lookup: rosterLookup(client, TABLE_NAME, nobodyLogsIn),
    settings: settingsLookup(client, TABLE_NAME),
    lessons: lessonsLookup(client, TABLE_NAME),
    handling: handlingLookup(client, TABLE_NAME),
    night: nightStore(client, TABLE_NAME),
  }),
);
