import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

/** A receipt has a few kilobytes; a larger object is no receipt. */
const MOST_BYTES = 256 * 1024;

export type Packages = ReturnType<typeof packages>;

/** The bucket in which packages wait for an archive, and in which the archive puts its receipts. */
export function packages(bucket: string, client = new S3Client({})) {
  return {
    /** Writes a file once; an existing file of that name stays unchanged. */
    async put(key: string, bytes: Uint8Array, contentType: string): Promise<void> {
      try {
        await client.send(
          new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType, IfNoneMatch: '*' }),
        );
      } catch (error) {
        if (!(error instanceof Error && error.name === 'PreconditionFailed')) throw error;
      }
    },

    /** A receipt's text; `undefined` when it is missing or too large. */
    async read(key: string): Promise<string | undefined> {
      try {
        const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return ContentLength > MOST_BYTES ? undefined : await Body?.transformToString('utf8');
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}
