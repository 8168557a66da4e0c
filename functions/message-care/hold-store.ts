import { newSortableId } from '../shared/ids.ts';
import { commitLabelled, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { type Dynamo, key } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';

export type HoldStore = ReturnType<typeof holdStore>;
/** A step of a legal hold, kept in the conversation's partition as long as the conversation is. */
type HoldStep = {
  readonly did: 'held' | 'ended';
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
  readonly basis: string;
};

/** Legal holds: the conversation's next version, and a line of their history, `THREAD#id` / `HOLD#id`. */
export const holdStore = (client: Dynamo, table: string) => ({
  /** Writes both or nothing. False: another write came between. */
  async save(
    ownerId: string,
    { thread, threadId, step }: { readonly thread: WriteAction; readonly threadId: string; readonly step: HoldStep },
  ): Promise<boolean> {
    const sk = key('HOLD', newSortableId(Date.parse(step.at)));
    const Item = { pk: key(ownerId, 'THREAD', threadId), sk, ...step };
    return (await commitLabelled(client, [orMoved(thread), orMoved({ Put: { TableName: table, Item } })])) === 'saved';
  },
});
