import * as z from 'zod/mini';
import { type Dynamo, firstItems, itemAt, queryOf } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { HELD_SHARDS, heldPk, messageAt } from './keys.ts';
import { Message } from './record.ts';

export type HeldStore = ReturnType<typeof heldStore>;
export type MessageName = Pick<Message, 'threadId' | 'messageId'>;

const Name = z.object({ threadId: z.string(), messageId: z.string() });
const SHARDS = [...Array(HELD_SHARDS).keys()];

/** Messages that wait for answer hours. They are in the sparse index `gsi2` until the job has delivered them. */
export function heldStore(client: Dynamo, table: string) {
  return {
    /** The names of an owner's due messages, oldest first, at most `perShard` of each shard (an index). */
    async due(ownerId: string, now: Instant, perShard: number): Promise<readonly MessageName[]> {
      const pages = await Promise.all(
        SHARDS.map((shard) => {
          const query = queryOf(table, { index: 'gsi2', pk: heldPk(ownerId, shard), to: `${now}#~` });
          return firstItems(client, query, perShard);
        }),
      );
      return pages.flat().map((item) => Name.parse(item));
    },

    /** The message while it waits; `undefined` once it is delivered or withdrawn. Strongly consistent. */
    async waiting(ownerId: string, name: MessageName): Promise<Message | undefined> {
      const item = await itemAt(client, table, messageAt(ownerId, name));
      return item?.gsi2pk === undefined ? undefined : Message.parse(item);
    },
  };
}
