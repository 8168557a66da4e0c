import type { WriteAction } from '../shared/table/commit.ts';
import { pdfPartAt, publicationAt } from './keys.ts';
import type { Publication } from './record.ts';

/** The most bytes in an item: DynamoDB takes 400 KB. */
const PART_BYTES = 300_000;

/** The number of items that hold a PDF of this size. */
export const partsOf = (bytes: number): number => Math.ceil(bytes / PART_BYTES);

type Of = { readonly ownerId: string; readonly documentId: string };
type Published = { readonly publication: Publication; readonly bytes: Uint8Array };

/** The writes of a new publication with its PDF, never over an existing one. */
export function publicationPuts(table: string, of: Of, { publication, bytes }: Published): readonly WriteAction[] {
  const { number } = publication;
  const Item = { ...publicationAt(of.ownerId, of.documentId, number), ...publication };
  return [{ Put: { TableName: table, Item, ...ONCE } }, ...pdfPuts(table, of, { number, bytes })];
}

/** The writes of a PDF in parts, never over an existing one. */
export const pdfPuts = (
  table: string,
  { ownerId, documentId }: Of,
  { number, bytes }: { readonly number: number; readonly bytes: Uint8Array },
): readonly WriteAction[] =>
  Array.from({ length: partsOf(bytes.length) }, (_none, part) => ({
    Put: {
      TableName: table,
      Item: {
        ...pdfPartAt(ownerId, documentId, { number, part }),
        bytes: bytes.slice(part * PART_BYTES, (part + 1) * PART_BYTES),
      },
      ...ONCE,
    },
  }));

const ONCE = { ConditionExpression: 'attribute_not_exists(pk)' };
