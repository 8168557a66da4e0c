import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionMet, type Dynamo, firstItems, queryOf } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { attachmentAt, duePk, rescanUpdate } from './items.ts';
import { Attachment } from './record.ts';

export type DueStore = ReturnType<typeof dueStore>;

/** Files that somebody must look at. */
export const dueStore = (client: Dynamo, table: string) => ({
  /** Longest due first (an index: eventually consistent). */
  async due(ownerId: string, now: Instant, most: number): Promise<readonly Attachment[]> {
    const query = queryOf(table, { index: 'gsi2', pk: duePk(ownerId), to: `${now}#~` });
    return (await firstItems(client, query, most)).map((item) => Attachment.parse(item));
  },

  /** False: the file has been judged meanwhile, or another run has asked. */
  rescanned: (ownerId: string, attachment: Attachment, now: Instant): Promise<boolean> =>
    conditionMet(client.send(new UpdateCommand(rescanUpdate(table, ownerId, { file: attachment, now })))),

  /** Forgets a file whose objects are gone. */
  async forget(ownerId: string, attachmentId: string): Promise<void> {
    const wanted = {
      ConditionExpression: '#state = :deleted',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':deleted': 'deleted' },
    };
    const Key = attachmentAt(ownerId, attachmentId);
    await conditionMet(client.send(new DeleteCommand({ TableName: table, Key, ...wanted })));
  },
});
