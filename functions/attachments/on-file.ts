import * as z from 'zod/mini';
import { readEnv } from '../shared/env.ts';
import { timeOfWork } from '../shared/jobs/time-of-work.ts';
import { log } from '../shared/logger.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { FileEnv } from './env.ts';
import { ScanResult, verdictOf } from './guardduty.ts';
import { attachmentFiles, placeOf } from './s3.ts';
import { scannerOf } from './scanner-of.ts';
import { stateStore } from './state-store.ts';
import { takeArrival, takeVerdict } from './take-file.ts';

const env = readEnv(FileEnv);
const deps = {
  store: stateStore(dynamo(), env.TABLE_NAME),
  files: attachmentFiles(env.ATTACHMENT_BUCKET_NAME),
  scanner: scannerOf(env.SCANNER, env.ATTACHMENT_BUCKET_NAME),
};
const Arrival = z.object({
  Records: z.array(z.object({ eventTime: z.string(), s3: z.object({ object: z.object({ key: z.string() }) }) })),
});
const FileEvent = z.union([Arrival, ScanResult]);

/** An event may have waited: what begins now must not seem as old as it. */
const nowOf = (told: string): string => timeOfWork(Date.parse(told)).instant;

/** Bucket entry: a file has arrived, or the scanner tells its verdict. */
export const handler = async (event: unknown): Promise<void> => {
  const told = FileEvent.parse(event);
  if ('detail' in told) {
    const { bucket, key, ...verdict } = verdictOf(told);
    const place = bucket === env.ATTACHMENT_BUCKET_NAME ? placeOf(key) : undefined;
    if (!place) return;
    const kind = await takeVerdict(deps)(place, { ...verdict, now: nowOf(told.time) });
    log('info', 'file-judged', { ownerId: place.ownerId, kind });
    return;
  }
  for (const { eventTime, s3 } of told.Records) {
    const place = placeOf(decodeURIComponent(s3.object.key.replaceAll('+', ' ')));
    if (!place) continue;
    const kind = await takeArrival(deps)(place, nowOf(eventTime));
    log('info', 'file-arrived', { ownerId: place.ownerId, kind });
  }
};
