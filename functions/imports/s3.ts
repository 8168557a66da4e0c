import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CopyObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** How long an upload may be begun after it was announced. */
export const UPLOAD_SECONDS = 900;

export type Uploads = ReturnType<typeof uploads>;
type Place = { readonly ownerId: string; readonly importId: string; readonly mode: 'dry-run' | 'apply' };

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

/** Roster files in the import bucket. */
export function uploads(bucket: string, client: S3Client = clientOfUploads()) {
  return {
    /** An address that takes exactly one file of exactly this size, for a while. */
    announce: (place: Place, sizeBytes: number): Promise<string> =>
      getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key: keyOf(place), ContentLength: sizeBytes }), {
        expiresIn: UPLOAD_SECONDS,
        signableHeaders: new Set(['content-length', 'host']),
      }),

    /** Puts the file of a dry run where the one to apply lies; its arrival starts the import. */
    async reuse(place: Place): Promise<void> {
      const source = `${bucket}/${keyOf({ ...place, mode: 'dry-run' })}`;
      await client.send(
        new CopyObjectCommand({ Bucket: bucket, Key: keyOf({ ...place, mode: 'apply' }), CopySource: source }),
      );
    },

    /** Brings a file to this machine's disk, as a stream. */
    async fetch(place: Place, path: string): Promise<void> {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(place) }));
      if (!(Body instanceof Readable)) throw new Error('The uploaded file cannot be read as a stream');
      await pipeline(Body, createWriteStream(path, { mode: 0o600 }));
    },
  };
}
