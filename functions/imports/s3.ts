import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CopyObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** How long an upload may be begun after it was announced. */
export const UPLOAD_SECONDS = 900;

export type Uploads = ReturnType<typeof uploads>;
export type Place = { readonly ownerId: string; readonly importId: string; readonly mode: 'dry-run' | 'apply' };
/** A file as it was read: the SHA-256 of its bytes in hex, and the bucket's mark of what lay there. */
export type Fetched = { readonly sha256: string; readonly etag: string };

/** Where a file lies: ids only, as keys show in audit trails. */
const keyOf = ({ ownerId, importId, mode }: Place): string => `imports/${ownerId}/${importId}/${mode}`;

/** The place named by an object's key; `undefined` for anything else in the bucket. */
export function placeOf(objectKey: string): Place | undefined {
  const [top, ownerId, importId, mode, ...rest] = objectKey.split('/');
  if (top !== 'imports' || !ownerId || !importId || rest.length > 0) return undefined;
  return mode === 'dry-run' || mode === 'apply' ? { ownerId, importId, mode } : undefined;
}

/**
 * The SDK would otherwise put the checksum of an empty body into the address, and S3 would refuse every file but an
 * empty one.
 */
const clientOfUploads = (): S3Client => new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

/** What must be sent with a file of that size: S3 takes it once, and refuses a second one with 412. */
export const uploadHeaders = (sizeBytes: number): Readonly<Record<string, string>> => ({
  'content-length': String(sizeBytes),
  'if-none-match': '*',
});

/** Roster files in the import bucket. */
export function uploads(bucket: string, client: S3Client = clientOfUploads()) {
  return {
    /** An address that takes exactly one file of exactly this size, for a while. */
    announce: (place: Place, sizeBytes: number): Promise<string> =>
      getSignedUrl(
        client,
        new PutObjectCommand({ Bucket: bucket, Key: keyOf(place), ContentLength: sizeBytes, IfNoneMatch: '*' }),
        { expiresIn: UPLOAD_SECONDS, signableHeaders: new Set(['content-length', 'host', 'if-none-match']) },
      ),

    /**
     * Puts the file of a dry run where the one to apply lies; its arrival starts the import. `false` when another file
     * lies there than the one that was read.
     */
    async reuse(place: Place, etag: string): Promise<boolean> {
      const source = { CopySource: `${bucket}/${keyOf({ ...place, mode: 'dry-run' })}`, CopySourceIfMatch: etag };
      try {
        await client.send(
          new CopyObjectCommand({ Bucket: bucket, Key: keyOf({ ...place, mode: 'apply' }), ...source }),
        );
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'PreconditionFailed') return false;
        throw error;
      }
    },

    /** Brings a file to this machine's disk, as a stream, and answers what it was. */
    async fetch(place: Place, path: string): Promise<Fetched> {
      const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(place) }));
      if (!(Body instanceof Readable) || ETag === undefined)
        throw new Error('The uploaded file cannot be read as a stream');
      const hash = createHash('sha256');
      await pipeline(
        Body,
        async function* (bytes: AsyncIterable<Uint8Array>) {
          for await (const chunk of bytes) {
            hash.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(path, { mode: 0o600 }),
      );
      return { sha256: hash.digest('hex'), etag: ETag };
    },
  };
}
