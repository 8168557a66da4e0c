import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { dueStore } from './due-store.ts';
import { JobEnv } from './env.ts';
import { lookAfter } from './look-after.ts';
import { attachmentFiles } from './s3.ts';
import { scannerOf } from './scanner-of.ts';
import { stateStore } from './state-store.ts';

const client = dynamo();
const { TABLE_NAME, TOKEN_ISSUERS, ATTACHMENT_BUCKET_NAME, SCANNER } = readEnv(JobEnv);

/** Schedule entry, `{ "time": "<ISO instant>" }`: scans files again, and removes what nobody needs. */
export const handler = everyOwner(
  'attachments-looked-after',
  ownerIdsOf(TOKEN_ISSUERS),
  lookAfter({
    store: { ...stateStore(client, TABLE_NAME), ...dueStore(client, TABLE_NAME) },
    files: attachmentFiles(ATTACHMENT_BUCKET_NAME),
    scanner: scannerOf(SCANNER, ATTACHMENT_BUCKET_NAME),
  }),
);
