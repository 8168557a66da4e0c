import { attachmentsLookup } from '../attachments/lookup.ts';
import { purgeStore } from '../messages/lookup.ts';
import { forgetItems } from '../notifications/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { NightEnv } from './env.ts';
import { purgeThreads } from './purge-threads.ts';
import { reportsStore } from './store.ts';

const { TABLE_NAME, TOKEN_ISSUERS } = readEnv(NightEnv);
const client = dynamo();

/** Schedule entry, `{ "time": "<ISO instant>" }`: deletes conversations that are older than their owner keeps. */
export const handler = everyOwner(
  'purged-conversations',
  ownerIdsOf(TOKEN_ISSUERS),
  purgeThreads({
    settings: settingsLookup(client, TABLE_NAME),
    purges: purgeStore(client, TABLE_NAME),
    reports: reportsStore(client, TABLE_NAME),
    forget: forgetItems(client, TABLE_NAME),
    attachments: attachmentsLookup(client, TABLE_NAME),
  }),
);
