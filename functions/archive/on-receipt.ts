import * as z from 'zod/mini';
import { readEnv } from '../shared/env.ts';
import { log } from '../shared/logger.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { ReceiptEnv } from './env.ts';
import { isAnswerName } from './find-folder.ts';
import { type Heard, hearAnswer, hearReceipt } from './hear-receipt.ts';
import { receiptPlace } from './package-adapter.ts';
import { packages } from './s3.ts';
import { sourcesOf } from './sources.ts';
import { archiveStore } from './store.ts';

const env = readEnv(ReceiptEnv);
const client = dynamo();
const bucket = packages(env.ARCHIVE_BUCKET_NAME);
const deps = {
  store: archiveStore(client, env.TABLE_NAME),
  sources: sourcesOf(client, env.TABLE_NAME),
};
const Arrival = z.object({
  Records: z.array(z.object({ eventTime: z.iso.datetime(), s3: z.object({ object: z.object({ key: z.string() }) }) })),
});

/** Applies an object from an archive: an answer on a folder, whose content only the worker reads, or a receipt. */
async function heardOf(key: string, eventTime: string): Promise<Heard> {
  const place = receiptPlace(key);
  if (place && isAnswerName(place.name)) return hearAnswer(deps)(place, eventTime);
  const xml = place && (await bucket.read(key));
  return place && xml !== undefined ? hearReceipt(deps)(place, xml, eventTime) : 'no-receipt';
}

/** Bucket entry: an archive has put an object. An invalid receipt, or one for an unknown job, is logged and ignored. */
export const handler = async (event: unknown): Promise<void> => {
  for (const { eventTime, s3 } of Arrival.parse(event).Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
    const heard = await heardOf(key, eventTime);
    if (heard === 'too-early') throw new Error('The answer came before the question was noted; it comes again.');
    const place = receiptPlace(key);
    const isRefused = heard !== 'heard' && heard !== 'nothing-new';
    log(isRefused ? 'error' : 'info', 'archive-receipt', { kind: heard, ...(place && { ownerId: place.ownerId }) });
  }
};
