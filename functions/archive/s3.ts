import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

/** A receipt is a few kilobytes; what is larger is none. */
const MOST_BYTES = 256 * 1024;

export type Packages = ReturnType<typeof packages>;

/** The bucket in which packages wait for an archive, and to which it brings its receipts. */
export function packages(bucket: string, client = new S3Client({})) {
  return {
    /** Writes a file once; one of that name that is there already stays as it is. */
    async put(key: string, bytes: Uint8Array, contentType: string): Promise<void> {
      try {
        await client.send(
          new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType, IfNoneMatch: '*' }),
        );
      } catch (error) {
        if (!(error instanceof Error && error.name === 'PreconditionFailed')) throw error;
      }
    },

    /** A receipt's text; `undefined` when there is none, or it is larger than any receipt. */
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
