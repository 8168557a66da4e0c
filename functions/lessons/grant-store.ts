import * as z from 'zod/mini';
import { newId } from '../shared/ids.ts';
import { commit, type WriteAction } from '../shared/table/commit.ts';
import { allItems, type Dynamo, key, queryOf } from '../shared/table/dynamo.ts';
import { addDays, type Day, type Instant } from '../shared/time.ts';

/** A grant as stored in the table; the roster reads the fields that the policy needs. */
const GrantRecord = z.object({
  id: z.string(),
  staffId: z.string(),
  groupId: z.string(),
  schoolId: z.string(),
  groupName: z.string(),
  from: z.string(),
  /** The first day after the grant. */
  to: z.string(),
  grantedBy: z.string(),
  grantedAt: z.string(),
  /** An early end: its author, its time, and the `to` that it replaced. */
  ended: z.optional(z.object({ by: z.string(), at: z.string(), insteadOf: z.string() })),
});
export type GrantRecord = z.output<typeof GrantRecord>;

/**
 * Grants that let colleagues register in a group for some days (B7). A grant lies among the roster's facts of the
 * colleague, where the policy looks. No import writes it: the roster knows the teachers, only this feature the
 * substitutes. A grant is written once and only ever shortened.
 */
export function grantStore(client: Dynamo, table: string) {
  const placeOf = (ownerId: string, { staffId, groupId, id }: Pick<GrantRecord, 'staffId' | 'groupId' | 'id'>) => ({
    pk: key(ownerId, 'STAFF', staffId),
    sk: key('FACTS', 'GRANT', groupId, id),
  });
  const indexOf = (ownerId: string, groupId: string) => key(ownerId, 'GROUP', groupId, 'GRANTS');
  const done = async (actions: readonly WriteAction[]) =>
    (await commit(client, newId(), actions)).ok ? ('saved' as const) : ('moved' as const);

  return {
    /** The grants of a group that hold today or later, by their last day (an index, eventually consistent). */
    async grantsOf(ownerId: string, groupId: string, today: Day): Promise<readonly GrantRecord[]> {
      const part = { index: 'gsi1', pk: indexOf(ownerId, groupId), from: addDays(today, 1) } as const;
      const items = await allItems(client, queryOf(table, part));
      return items.map((item) => GrantRecord.parse(item));
    },

    /** Every grant of a colleague in a group, past grants included. */
    async grantsTo(ownerId: string, staffId: string, groupId: string): Promise<readonly GrantRecord[]> {
      const part = { pk: key(ownerId, 'STAFF', staffId), prefix: `${key('FACTS', 'GRANT', groupId)}#` };
      const items = await allItems(client, queryOf(table, part));
      return items.map((item) => GrantRecord.parse(item));
    },

    /** Writes a grant with its idempotency record; `moved` when another attempt with the key was answered meanwhile. */
    addGrant: (ownerId: string, grant: GrantRecord, reply: WriteAction) =>
      done([
        reply,
        {
          Put: {
            TableName: table,
            Item: {
              ...placeOf(ownerId, grant),
              ...grant,
              gsi1pk: indexOf(ownerId, grant.groupId),
              gsi1sk: key(grant.to, grant.id),
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ]),

    /** Ends grants from a day on, and keeps the end that each had. `moved` when another request ended one meanwhile. */
    endGrants: (
      ownerId: string,
      grants: readonly GrantRecord[],
      { from, by, at }: { readonly from: Day; readonly by: string; readonly at: Instant },
    ) =>
      done(
        grants.map((grant) => ({
          Update: {
            TableName: table,
            Key: placeOf(ownerId, grant),
            UpdateExpression: 'SET #to = :to, #ended = :ended, gsi1sk = :place',
            ConditionExpression: '#to = :was',
            ExpressionAttributeNames: { '#to': 'to', '#ended': 'ended' },
            ExpressionAttributeValues: {
              ':to': from,
              ':was': grant.to,
              ':ended': { by, at, insteadOf: grant.to },
              ':place': key(from, grant.id),
            },
          },
        })),
      ),
  };
}
