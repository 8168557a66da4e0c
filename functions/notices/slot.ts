import { commit, type WriteAction } from '../shared/commit.ts';
import { type Dynamo, key } from '../shared/dynamo.ts';
import { newId } from '../shared/ids.ts';
import { epochSeconds, type Instant } from '../shared/time.ts';
import type { Notice } from './notice.ts';

/** The slot of a way that a claim takes: the last notice that left by it, if it is still the one that was read (decision 039). */
export type Slot = {
  /** The way, as its key in the person's partition. */
  readonly sk: string;
  /** The address, by its hash, or the endpoint. */
  readonly to: string;
  readonly at: Instant;
  readonly seen: { readonly noticeId: string; readonly at: Instant } | undefined;
};

/** `moved`: another notice has left by that way since it was read. `not-now`: somebody else is at this notice, or it was there. */
export type Claimed = 'claimed' | 'moved' | 'not-now';

/** Writes a claim and the slot of its way, both or neither. */
export async function claimWith(
  client: Dynamo,
  table: string,
  write: WriteAction,
  notice: Notice,
  slot: Slot | undefined,
): Promise<Claimed> {
  const committed = await commit(client, newId(), slot ? [write, { Put: slotPut(table, notice, slot) }] : [write]);
  if (committed.ok) return 'claimed';
  return committed.refused.includes(0) ? 'not-now' : 'moved';
}

/** A slot is of use for minutes. */
const KEPT_SECONDS = 86_400;

const slotPut = (table: string, { ownerId, person, id }: Notice, { sk, to, at, seen }: Slot) => ({
  TableName: table,
  Item: {
    pk: key(ownerId, person.kind.toUpperCase(), person.id),
    sk,
    noticeId: id,
    to,
    at,
    expiresAtSeconds: epochSeconds(at) + KEPT_SECONDS,
  },
  ConditionExpression: seen
    ? 'attribute_not_exists(pk) OR noticeId = :own OR (noticeId = :seen AND #at = :at)'
    : 'attribute_not_exists(pk) OR noticeId = :own',
  ...(seen && { ExpressionAttributeNames: { '#at': 'at' } }),
  ExpressionAttributeValues: { ':own': id, ...(seen && { ':seen': seen.noticeId, ':at': seen.at }) },
});
