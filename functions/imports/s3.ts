import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CopyObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** Time limit for the begin of an upload after its announcement. */
export const UPLOAD_SECONDS = 900;

export type Uploads = ReturnType<typeof uploads>;
export type Place = { readonly ownerId: string; readonly importId: string; readonly mode: 'dry-run' | 'apply' };
/** A fetched file: the SHA-256 of its bytes in hex, and the bucket's ETag. */
export type Fetched = { readonly sha256: string; readonly etag: string };

/** The key of a file: ids only, since audit trails show keys. */
const keyOf = ({ ownerId, importId, mode }: Place): string => `imports/${ownerId}/${importId}/${mode}`;

/** The place that an object's key names; `undefined` for any other object of the bucket. */
export function placeOf(objectKey: string): Place | undefined {
  const [top, ownerId, importId, mode, ...rest] = objectKey.split('/');
  if (top !== 'imports' || !ownerId || !importId || rest.length > 0) return undefined;
  return mode === 'dry-run' || mode === 'apply' ? { ownerId, importId, mode } : undefined;
}

/**
 * Without this setting, the SDK puts the checksum of an empty body into the address, and S3 refuses every other file.
 */
const clientOfUploads = (): S3Client => new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

/** Headers for the upload of a file of that size: S3 takes a file once, and refuses a second one with 412. */
export const uploadHeaders = (sizeBytes: number): Readonly<Record<string, string>> => ({
  'content-length': String(sizeBytes),
  'if-none-match': '*',
});

/** Roster files in the import bucket. */
export function uploads(bucket: string, client: S3Client = clientOfUploads()) {
  return {
    /** A temporary address that takes one file of exactly this size. */
    announce: (place: Place, sizeBytes: number): Promise<string> =>
      getSignedUrl(
        client,
        new PutObjectCommand({ Bucket: bucket, Key: keyOf(place), ContentLength: sizeBytes, IfNoneMatch: '*' }),
        { expiresIn: UPLOAD_SECONDS, signableHeaders: new Set(['content-length', 'host', 'if-none-match']) },
      ),

    /**
     * Copies the file of a dry run to the key of the file to apply; its arrival starts the import. `false` when the dry
     * run's file is no longer the one that was read.
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

    /** Streams a file to this machine's disk, and returns its hash and ETag. */
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
