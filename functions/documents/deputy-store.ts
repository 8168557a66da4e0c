import { commitLabelled, orMoved, type WriteAction } from '../shared/table/commit.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { deputyAt, deputyForAt } from './keys.ts';
import type { Deputy } from './record.ts';

export type DeputyStore = ReturnType<typeof deputyStore>;
type Change = { readonly ownerId: string; readonly before: Deputy | undefined; readonly after: Deputy | undefined };

/** Who stands in for whom: an item with the approver, and one with the deputy, who finds the queue by it. */
export const deputyStore = (client: Dynamo, table: string) => ({
  /** Writes a deputy, or ends one, on condition that it is as it was read. */
  saveDeputy: ({ ownerId, before, after }: Change): Promise<'saved' | 'moved'> =>
    commitLabelled<never>(client, actionsOf(table, { ownerId, before, after }).map(orMoved)),
});

function actionsOf(table: string, { ownerId, before, after }: Change): readonly WriteAction[] {
  const place = deputyAt(ownerId, after?.approverId ?? before?.approverId ?? '');
  const isAsRead = before
    ? {
        ConditionExpression: '#staffId = :staffId AND #from = :from AND #to = :to',
        ExpressionAttributeNames: { '#staffId': 'staffId', '#from': 'from', '#to': 'to' },
        ExpressionAttributeValues: { ':staffId': before.staffId, ':from': before.from, ':to': before.to },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
  const own = after
    ? { Put: { TableName: table, Item: { ...place, ...after }, ...isAsRead } }
    : { Delete: { TableName: table, Key: place, ...isAsRead } };
  const left = before && before.staffId !== after?.staffId ? [deputyForAt(ownerId, before)] : [];
  return [
    own,
    ...(after ? [{ Put: { TableName: table, Item: { ...deputyForAt(ownerId, after), ...after } } }] : []),
    ...left.map((Key) => ({ Delete: { TableName: table, Key } })),
  ];
}
