import { newId } from '../shared/ids.ts';
import { commit, type WriteAction } from '../shared/table/commit.ts';
import { type Dynamo, key } from '../shared/table/dynamo.ts';
import { epochSeconds, type Instant } from '../shared/time.ts';
import type { Notice } from './notice.ts';

/**
 * The slot of a channel or device that a claim takes: it names the last notice that left there, on condition that this
 * is still the one that was read (decision 039).
 */
export type Slot = {
  /** The channel or device, as the sort key in the person's partition. */
  readonly sk: string;
  /** The hash of the address, or the endpoint. */
  readonly to: string;
  readonly at: Instant;
  readonly seen: { readonly noticeId: string; readonly at: Instant } | undefined;
};

/**
 * `moved`: another notice has taken the slot since it was read. `not-now`: another function has claimed this notice, or
 * it exists already.
 */
export type Claimed = 'claimed' | 'moved' | 'not-now';

/** Writes the claim and the slot in one transaction. */
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

/** A slot is used for minutes; DynamoDB deletes it after a day. */
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
