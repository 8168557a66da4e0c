import type { Fact } from '../shared/fact.ts';
import { factPut, type WriteAction } from '../shared/table/commit.ts';
import { allItems, type Dynamo, itemAt, itemsAt, key, queryOf } from '../shared/table/dynamo.ts';
import { Lifted, Part } from './record.ts';

export type LiftedStore = ReturnType<typeof liftedStore>;

/** The most bytes in an item: DynamoDB takes 400 KB. */
const PART_BYTES = 300_000;
const liftedAt = (ownerId: string, pupilId: string, liftId: string) => ({
  pk: key(ownerId, 'PUPIL', pupilId),
  sk: key('LIFTED', liftId),
});
const partAt = (ownerId: string, liftId: string, number: number) => ({
  pk: key(ownerId, 'LIFTED', liftId),
  sk: key('PART', String(number).padStart(3, '0')),
});

/** A document's bytes, and the fact that it was made. */
type Written = { readonly bytes: Uint8Array; readonly fact: Fact };

/** The number of items that hold a document of this size. */
export const partsOf = (bytes: number): number => Math.ceil(bytes / PART_BYTES);

/** Documents of lifted messages: a record in the pupil's partition, and the bytes in parts. */
export const liftedStore = (client: Dynamo, table: string) => ({
  /** The writes of a new document, never over an existing one. */
  lifting(ownerId: string, lifted: Lifted, { bytes, fact }: Written): readonly WriteAction[] {
    const once = { TableName: table, ConditionExpression: 'attribute_not_exists(pk)' };
    const parts = Array.from({ length: lifted.letter.parts }, (_none, number) => ({
      Put: {
        Item: {
          ...partAt(ownerId, lifted.liftId, number),
          bytes: bytes.slice(number * PART_BYTES, (number + 1) * PART_BYTES),
        },
        ...once,
      },
    }));
    const Item = { ...liftedAt(ownerId, lifted.pupilId, lifted.liftId), ...lifted };
    return [{ Put: { Item, ...once } }, ...parts, factPut(table, fact)];
  },

  /** A document's record. */
  async record(ownerId: string, pupilId: string, liftId: string): Promise<Lifted | undefined> {
    const item = await itemAt(client, table, liftedAt(ownerId, pupilId, liftId));
    return item && Lifted.parse(item);
  },

  /** The documents about a pupil, newest first. */
  async ofPupil(ownerId: string, pupilId: string): Promise<readonly Lifted[]> {
    const part = queryOf(table, { pk: key(ownerId, 'PUPIL', pupilId), prefix: 'LIFTED#' });
    return (await allItems(client, part)).map((item) => Lifted.parse(item)).reverse();
  },

  /** The document's bytes. */
  async bytes(ownerId: string, { liftId, letter }: Lifted): Promise<Uint8Array> {
    const places = Array.from({ length: letter.parts }, (_none, number) => partAt(ownerId, liftId, number));
    const items = await itemsAt(client, table, places);
    const sorted = items.sort((a, b) => (String(a.sk) < String(b.sk) ? -1 : 1));
    return Buffer.concat(sorted.map((item) => Part.parse(item).bytes));
  },
});
