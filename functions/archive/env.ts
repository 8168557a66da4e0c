import * as z from 'zod/mini';
import { LOGIN_ENV } from '../shared/http/login.ts';

const given = z.string().check(z.minLength(1));

/** The environment of the HTTP function; the CDK construct sets it. */
export const Env = z.object({ ...LOGIN_ENV, ARCHIVE_KEY_SECRET_ARN: given });

/** What makes archive jobs works with the table alone: nobody logs in to it. */
export const FactEnv = z.object({ TABLE_NAME: given });

const P360Differences = z.partial(
  z.object({
    caseType: given,
    subArchive: given,
    numberClass: given,
    subjectClass: given,
    documentArchive: given,
    outgoingCategory: given,
    noteCategory: given,
    fileCategory: given,
    outgoingStatus: given,
    accessGroup: given,
    journalUnit: given,
    responsiblePersonRecno: z.int(),
  }),
);

/** How one owner's archive is reached: by packages in our bucket, or by P360's own interface. */
export const ArchiveWay = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('package') }),
  z.object({
    kind: z.literal('p360'),
    /** Where its RPC services answer, and the hosts that names may be sent to (decision 024). */
    url: given,
    hosts: z.array(given),
    /** A secret with the key that the archive has given us. */
    keySecretName: given,
    clientId: z.optional(given),
    /** What this installation calls things, where it differs from what counties have in common. */
    codes: z.optional(P360Differences),
    local: z.optional(z.boolean()),
  }),
]);
export type ArchiveWay = z.output<typeof ArchiveWay>;
const Ways = z.record(z.string(), ArchiveWay);

/** The worker: with the importer, the only function that opens identity numbers (decision 004). */
export const WorkerEnv = z.object({
  TABLE_NAME: given,
  IDENTITY_TABLE_NAME: given,
  IDENTITY_KEY_SECRET_ARN: given,
  ARCHIVE_BUCKET_NAME: given,
  /** Owners with an archive; the jobs of others wait until they have one. */
  ARCHIVES: z.pipe(
    z.pipe(
      z.string(),
      z.transform((text): unknown => JSON.parse(text)),
    ),
    Ways,
  ),
});

/** What reads receipts out of the bucket. */
export const ReceiptEnv = z.object({ TABLE_NAME: given, ARCHIVE_BUCKET_NAME: given });
