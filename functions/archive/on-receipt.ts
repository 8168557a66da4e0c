import * as z from 'zod/mini';
import { dynamo } from '../shared/dynamo.ts';
import { readEnv } from '../shared/env.ts';
import { log } from '../shared/logger.ts';
import { warningsLookup } from '../warnings/lookup.ts';
import { ReceiptEnv } from './env.ts';
import { hearReceipt } from './hear-receipt.ts';
import { receiptPlace } from './package-adapter.ts';
import { packages } from './s3.ts';
import { archiveStore } from './store.ts';

const env = readEnv(ReceiptEnv);
const client = dynamo();
const bucket = packages(env.ARCHIVE_BUCKET_NAME);
const hear = hearReceipt({
  store: archiveStore(client, env.TABLE_NAME),
  warnings: warningsLookup(client, env.TABLE_NAME),
});
const Arrival = z.object({
  Records: z.array(z.object({ eventTime: z.iso.datetime(), s3: z.object({ object: z.object({ key: z.string() }) }) })),
});

/** Bucket entry: an archive has brought a receipt. One that is none, or for a job that we do not know, is told of and changes nothing. */
export const handler = async (event: unknown): Promise<void> => {
  for (const { eventTime, s3 } of Arrival.parse(event).Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
    const place = receiptPlace(key);
    const xml = place && (await bucket.read(key));
    const heard = place && xml !== undefined ? await hear(place, xml, eventTime) : 'no-receipt';
    const isRefused = heard !== 'heard' && heard !== 'nothing-new';
    log(isRefused ? 'error' : 'info', 'archive-receipt', { kind: heard, ...(place && { ownerId: place.ownerId }) });
  }
};
