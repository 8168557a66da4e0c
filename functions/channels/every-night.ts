import { ownerIdsOf } from '../shared/actor.ts';
import { dynamo } from '../shared/dynamo.ts';
import { readEnv } from '../shared/env.ts';
import { everyOwner } from '../shared/owner-jobs.ts';
import { endingStore } from './ending-store.ts';
import { NightEnv } from './env.ts';
import { expireDevices } from './expire-devices.ts';
import { endpointDeleter } from './sns.ts';
import { staleStore } from './stale-store.ts';

const env = readEnv(NightEnv);
const client = dynamo();

/** Schedule entry, `{ "time": "<ISO instant>" }`: removes unused devices. */
export const handler = everyOwner(
  'expired-devices',
  ownerIdsOf(env.TOKEN_ISSUERS),
  expireDevices({
    store: staleStore(client, env.TABLE_NAME),
    endings: endingStore(client, env.TABLE_NAME),
    deleteEndpoint: endpointDeleter(env.PUSH_APPLICATIONS),
  }),
);
