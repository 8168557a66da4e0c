import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { nameCopies } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { timeOfWork } from '../shared/jobs/time-of-work.ts';
import { log } from '../shared/logger.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { UploadEnv } from './env.ts';
import { numberVault } from './number-vault.ts';
import { importRecordStore } from './record-store.ts';
import { runUpload } from './run-upload.ts';
import { uploads } from './s3.ts';
import { importStore } from './store.ts';

const env = readEnv(UploadEnv);
const client = dynamo();
const settings = settingsLookup(client, env.TABLE_NAME);
const Arrival = z.object({
  Records: z.array(z.object({ eventTime: z.string(), s3: z.object({ object: z.object({ key: z.string() }) }) })),
});

/** Bucket entry: a roster file has arrived. */
export const handler = async (event: unknown, { awsRequestId }: Pick<Context, 'awsRequestId'>): Promise<void> => {
  const [loginKey, identityKey] = await Promise.all([
    secretValue(env.LOGIN_KEY_SECRET_ARN),
    secretValue(env.IDENTITY_KEY_SECRET_ARN),
  ]);
  const run = runUpload({
    store: importStore(client, env.TABLE_NAME, env.IDENTITY_TABLE_NAME),
    copies: nameCopies(client, env.TABLE_NAME),
    records: importRecordStore(client, env.TABLE_NAME),
    uploads: uploads(env.IMPORT_BUCKET_NAME),
    loginKey,
    vault: numberVault(identityKey),
    numbers: env.IDENTITY_NUMBERS,
    maxEndedShare: async (ownerId) => (await settings.of(ownerId)).at()['roster.maxEndedShare'],
  });
  for (const record of Arrival.parse(event).Records) {
    // An event may have waited for hours: a run that begins now must not seem as old as its file.
    const moment = timeOfWork(Date.parse(record.eventTime));
    const state = await run(decodeURIComponent(record.s3.object.key.replaceAll('+', ' ')), moment, awsRequestId);
    log('info', 'upload-worked-off', { kind: state });
  }
};
