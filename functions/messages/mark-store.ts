import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionMet, type Dynamo } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { readAt, unreadAt } from './keys.ts';
import type { Thread } from './record.ts';
import type { Person } from './rules.ts';

/** Marks of reading. */
export const readWrites = (client: Dynamo, table: string) => ({
  /**
   * Marks a conversation as read up to a message. The mark only moves forward, and what came after it stays unread,
   * whatever the order of two requests.
   */
  async markRead(
    ownerId: string,
    thread: Thread,
    mark: { person: Person; from: string; upTo: string; at: Instant },
  ): Promise<void> {
    const { person, from, upTo, at } = mark;
    const { threadId } = thread;
    await Promise.all([
      conditionMet(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: readAt(ownerId, threadId, person),
            // What a colleague was once shown stays read.
            UpdateExpression: `SET #person = :person, #from = ${from === '' ? ':from' : 'if_not_exists(#from, :from)'}, upTo = :upTo, #at = :at`,
            // The same message again renews the time: a message before it may have waited the first time.
            ConditionExpression: 'attribute_not_exists(pk) OR upTo <= :upTo',
            ExpressionAttributeNames: { '#person': 'person', '#from': 'from', '#at': 'at' },
            ExpressionAttributeValues: { ':person': person, ':from': from, ':upTo': upTo, ':at': at },
          }),
        ),
      ),
      conditionMet(
        client.send(
          new DeleteCommand({
            TableName: table,
            Key: unreadAt(ownerId, person, threadId),
            ConditionExpression: 'messageId <= :upTo',
            ExpressionAttributeValues: { ':upTo': upTo },
          }),
        ),
      ),
    ]);
  },
});
