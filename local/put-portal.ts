import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { portalConfig } from '../lib/portal-config.ts';
import type { Stage } from '../lib/stage.ts';
import { builtFiles, fileHeaders } from './portal-files.ts';

export type PortalPut = {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly stage: Pick<Stage, 'issuers' | 'portal'>;
  /** The content of a built file by its path, such as `/index.html`. */
  readonly read: (path: string) => Promise<Buffer>;
  /** The files in their order; those of the build unless others are given. */
  readonly files?: readonly string[];
};

/**
 * Puts the portal into the bucket of a stage: its files, and the stage's `/config.json` before the page. Nothing is
 * removed, since a tab that is open may still ask for a file of the version before. Returns the number of files.
 */
export async function putPortal({ s3, bucket, stage, read, files = builtFiles() }: PortalPut): Promise<number> {
  const put = async (path: string, content: Buffer | string): Promise<void> => {
    const { type, cacheControl } = fileHeaders(path);
    const object = { Bucket: bucket, Key: path.slice(1), Body: content, ContentType: type, CacheControl: cacheControl };
    await s3.send(new PutObjectCommand(object));
  };
  await put('/config.json', JSON.stringify(portalConfig(stage)));
  for (const path of files) await put(path, await read(path));
  return files.length + 1;
}
