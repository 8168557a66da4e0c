import { GuardDutyClient, SendObjectMalwareScanCommand } from '@aws-sdk/client-guardduty';
import * as z from 'zod/mini';
import { uploadKey } from './s3.ts';
import type { Scanner, Verdict } from './scanner.ts';

/** GuardDuty Malware Protection for S3: it scans each new object by itself, and tells as an event of EventBridge. */
export const guardDuty = (bucket: string, client: GuardDutyClient = new GuardDutyClient({})): Scanner => ({
  tellsLater: true,
  scan: async () => 'later',
  async again(place) {
    await client.send(new SendObjectMalwareScanCommand({ S3Object: { Bucket: bucket, Key: uploadKey(place) } }));
  },
});

/** What each result means. The last two are of GuardDuty's own making: it could not look. */
const RESULTS = {
  NO_THREATS_FOUND: 'clean',
  THREATS_FOUND: 'infected',
  UNSUPPORTED: 'unsupported',
  ACCESS_DENIED: 'none',
  FAILED: 'none',
} as const satisfies Readonly<Record<string, Verdict>>;
const NAMES = Object.keys(RESULTS) as (keyof typeof RESULTS)[];

/** The event "GuardDuty Malware Protection Object Scan Result". An unknown result fails, and ends among lost events. */
export const ScanResult = z.object({
  time: z.string(),
  detail: z.object({
    s3ObjectDetails: z.object({ bucketName: z.string(), objectKey: z.string(), eTag: z.string() }),
    scanResultDetails: z.object({ scanResultStatus: z.enum(NAMES) }),
  }),
});

/** The verdict of an event, with the object that it is about. */
export function verdictOf({ detail }: z.output<typeof ScanResult>) {
  const { s3ObjectDetails, scanResultDetails } = detail;
  const { bucketName, objectKey, eTag } = s3ObjectDetails;
  return { bucket: bucketName, key: objectKey, etag: eTag, verdict: RESULTS[scanResultDetails.scanResultStatus] };
}
