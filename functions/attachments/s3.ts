import { createHash } from 'node:crypto';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type MediaType, MOST_BYTES, TICKET_MINUTES } from './rules.ts';

/** How long an address answers: it is fetched at once, and whoever has it needs no right. */
export const DOWNLOAD_SECONDS = 60;
const QUARANTINE = 'quarantine';
const CLEAN = 'clean';

export type Files = ReturnType<typeof attachmentFiles>;
export type Place = { readonly ownerId: string; readonly attachmentId: string };
/** A fetched file with the bucket's mark of exactly these bytes. */
export type Fetched = { readonly bytes: Uint8Array; readonly etag: string };

/** Ids only, since audit trails show keys. */
export const uploadKey = ({ ownerId, attachmentId }: Place): string => `${QUARANTINE}/${ownerId}/${attachmentId}`;
const cleanKey = ({ ownerId, attachmentId }: Place): string => `${CLEAN}/${ownerId}/${attachmentId}`;

/** The place that the key of an upload names; `undefined` for any other object of the bucket. */
export function placeOf(objectKey: string): Place | undefined {
  const [top, ownerId, attachmentId, ...rest] = objectKey.split('/');
  return top === QUARANTINE && ownerId && attachmentId && rest.length === 0 ? { ownerId, attachmentId } : undefined;
}

const isNamed = (error: unknown, ...names: readonly string[]): boolean =>
  error instanceof Error && names.includes(error.name);

/** Files in the bucket of attachments: as they were uploaded, and as people get them. */
export function attachmentFiles(bucket: string, client: S3Client = new S3Client({})) {
  const remove = async (Key: string): Promise<void> => {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
  };
  const read = async (Key: string, etag?: string): Promise<Fetched | undefined> => {
    try {
      const {
        Body,
        ETag,
        ContentLength = 0,
      } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key, ...(etag !== undefined && { IfMatch: etag }) }),
      );
      if (!Body || ETag === undefined) throw new Error('An uploaded file cannot be read');
      // The form of the upload lets nothing larger through.
      if (ContentLength > MOST_BYTES) throw new Error('An uploaded file is larger than its form allows');
      return { bytes: await Body.transformToByteArray(), etag: ETag };
    } catch (error) {
      if (isNamed(error, 'NoSuchKey', 'PreconditionFailed')) return undefined;
      throw error;
    }
  };
  return {
    /** A form that takes one file of exactly this type and size at this place, for ten minutes. */
    form: (place: Place, { mediaType, byteSize }: { readonly mediaType: MediaType; readonly byteSize: number }) =>
      createPresignedPost(client, {
        Bucket: bucket,
        Key: uploadKey(place),
        Fields: { 'Content-Type': mediaType },
        Conditions: [['content-length-range', byteSize, byteSize]],
        Expires: TICKET_MINUTES * 60,
      }),

    /** An upload; `undefined` when it is gone, or when another file lies in its place. */
    upload: (place: Place, etag?: string): Promise<Fetched | undefined> => read(uploadKey(place), etag),

    /** Keeps what people will get, once: a later run keeps nothing else in its place. Returns what lies there. */
    async keep(place: Place, bytes: Uint8Array, mediaType: MediaType) {
      const put = { Bucket: bucket, Key: cleanKey(place), Body: bytes, ContentType: mediaType, IfNoneMatch: '*' };
      let kept = bytes;
      try {
        await client.send(new PutObjectCommand(put));
      } catch (error) {
        const found = isNamed(error, 'PreconditionFailed') ? await read(cleanKey(place)) : undefined;
        if (!found) throw error;
        kept = found.bytes;
      }
      return { byteSize: kept.length, sha256: createHash('sha256').update(kept).digest('hex') };
    },

    /** An address that answers with a clean file for a minute, as a download with this name. */
    address: (place: Place, { name, mediaType }: { readonly name: string; readonly mediaType: MediaType }) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: cleanKey(place),
          ResponseContentDisposition: `attachment; filename="${name}"`,
          ResponseContentType: mediaType,
          ResponseCacheControl: 'no-store',
        }),
        { expiresIn: DOWNLOAD_SECONDS },
      ),

    removeUpload: (place: Place): Promise<void> => remove(uploadKey(place)),
    removeClean: (place: Place): Promise<void> => remove(cleanKey(place)),
  };
}
