import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import { dynamo } from '../shared/table/dynamo.ts';
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
