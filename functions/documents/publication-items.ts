import type { WriteAction } from '../shared/table/commit.ts';
import { pdfPartAt, publicationAt } from './keys.ts';
import type { Publication } from './record.ts';

/** The most bytes in an item: DynamoDB takes 400 KB. */
const PART_BYTES = 300_000;

/** The number of items that hold a PDF of this size. */
export const partsOf = (bytes: number): number => Math.ceil(bytes / PART_BYTES);

type Published = { readonly publication: Publication; readonly bytes: Uint8Array };

/** The writes of a new publication with its PDF, never over an existing one. */
export function publicationPuts(
  table: string,
  { ownerId, documentId }: { readonly ownerId: string; readonly documentId: string },
  { publication, bytes }: Published,
): readonly WriteAction[] {
  const once = { TableName: table, ConditionExpression: 'attribute_not_exists(pk)' };
  const { number, letter } = publication;
  const parts = Array.from({ length: letter.parts }, (_none, part) => ({
    Put: {
      Item: {
        ...pdfPartAt(ownerId, documentId, { number, part }),
        bytes: bytes.slice(part * PART_BYTES, (part + 1) * PART_BYTES),
      },
      ...once,
    },
  }));
  return [{ Put: { Item: { ...publicationAt(ownerId, documentId, number), ...publication }, ...once } }, ...parts];
}
