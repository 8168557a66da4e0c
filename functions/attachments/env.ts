import * as z from 'zod/mini';
import { ACCESS_LOG_ENV, LOGIN_ENV } from '../shared/http/login.ts';

const given = z.string().check(z.minLength(1));
const json = z.pipe(
  z.string(),
  z.transform((text): unknown => JSON.parse(text)),
);

/** What scans files for malware (decision 052). `off`: nobody attaches files. */
export const Scanner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('off') }),
  /** GuardDuty Malware Protection for S3, which tells its verdict as an event. */
  z.strictObject({ kind: z.literal('guardduty') }),
  /** A Lambda function of the operator's with ClamAV in it. */
  z.strictObject({ kind: z.literal('clamav'), functionArn: z.string() }),
  /** Knows the EICAR string only: for a developer's machine. */
  z.strictObject({ kind: z.literal('local') }),
]);
export type Scanner = z.output<typeof Scanner>;
const SCANNER = z.pipe(json, Scanner);

/** The environment of the attachments' HTTP function; the CDK construct sets it. */
export const Env = z.object({
  ...LOGIN_ENV,
  ...ACCESS_LOG_ENV,
  ATTACHMENT_BUCKET_NAME: given,
  SCANNER,
});

/** The function that checks what has arrived. */
export const FileEnv = z.object({ TABLE_NAME: given, ATTACHMENT_BUCKET_NAME: given, SCANNER });

/** The job that scans again and removes. */
export const JobEnv = z.object({
  TABLE_NAME: given,
  TOKEN_ISSUERS: LOGIN_ENV.TOKEN_ISSUERS,
  ATTACHMENT_BUCKET_NAME: given,
  SCANNER,
});
