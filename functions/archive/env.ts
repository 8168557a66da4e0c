import * as z from 'zod/mini';
import { LOGIN_ENV } from '../shared/http/login.ts';

const given = z.string().check(z.minLength(1));

/** The environment of the HTTP function; the CDK construct sets it. */
export const Env = z.object({ ...LOGIN_ENV, ARCHIVE_KEY_SECRET_ARN: given });

/** The consumer that makes archive jobs needs the table alone. */
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

/** The transport to one owner's archive: packages in our bucket, or P360's own interface. */
export const ArchiveWay = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('package') }),
  z.object({
    kind: z.literal('p360'),
    /** The base URL of its RPC services, and the hosts that may receive names (decision 024). */
    url: given,
    hosts: z.array(given),
    /** The secret with our key to the archive. */
    keySecretName: given,
    clientId: z.optional(given),
    /** This installation's codes where they differ from the counties' common ones. */
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
  /** Owners with an archive; jobs of other owners wait until they have one. */
  ARCHIVES: z.pipe(
    z.pipe(
      z.string(),
      z.transform((text): unknown => JSON.parse(text)),
    ),
    Ways,
  ),
});

/** The consumer of receipts in the bucket. */
export const ReceiptEnv = z.object({ TABLE_NAME: given, ARCHIVE_BUCKET_NAME: given });
