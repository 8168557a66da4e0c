import { newId } from '../shared/ids.ts';
import { commit, type WriteAction } from '../shared/table/commit.ts';
import { allItems, type Dynamo, key, queryOf } from '../shared/table/dynamo.ts';
import type { Day, Instant } from '../shared/time.ts';
import { GrantRecord, grantIndex, grantReads } from './grant-reads.ts';

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
  const done = async (actions: readonly WriteAction[]) =>
    (await commit(client, newId(), actions)).ok ? ('saved' as const) : ('moved' as const);

  return {
    ...grantReads(client, table),

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
              gsi1pk: grantIndex(ownerId, grant.groupId),
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
