import { randomUUID } from 'node:crypto';
import type { Uploaded } from './bucket.ts';
import type { Invoke } from './invoke.ts';
import type { Deployed } from './template.ts';

type World = {
  readonly invoke: Invoke;
  readonly now: () => number;
  readonly report: (line: string) => void;
};

/** Lambda tries a function that an event has started up to three times. */
const ATTEMPTS = 3;

/** Sends S3's event of a new object to the functions of the bucket's rules, with the movable clock's time. */
export const bringUploads =
  (uploads: Deployed['uploads'], { invoke, now, report }: World): Uploaded =>
  async (bucket, key, size) => {
    const s3 = {
      s3SchemaVersion: '1.0',
      bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
      object: { key: encodeURIComponent(key), size },
    };
    const eventTime = new Date(now()).toISOString();
    const Records = [{ eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', eventTime, s3 }];
    for (const upload of uploads.filter(
      (candidate) => candidate.bucket === bucket && key.startsWith(candidate.prefix),
    )) {
      const requestId = randomUUID();
      for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        try {
          await invoke(upload.function, { Records }, requestId);
          break;
        } catch (error) {
          report(`${upload.function} failed on an upload, attempt ${attempt} of ${ATTEMPTS}: ${String(error)}`);
        }
      }
    }
  };
