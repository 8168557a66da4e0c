import type { WriteAction } from '../shared/table/commit.ts';
import type { Rate } from '../shared/table/rate.ts';
import { listedAt, messageItem, pointerAt } from './keys.ts';
import type { Message, Party, Thread } from './record.ts';
import { MOST_PER_HOUR } from './rules.ts';

/** Single items of the transactions that write conversations. */

/** A new message. */
export const messagePut = (table: string, ownerId: string, message: Message): WriteAction => ({
  Put: { TableName: table, Item: messageItem(ownerId, message), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** The name of a new conversation in the pupil's record. */
export const pointerPut = (table: string, ownerId: string, { threadId, pupilId, schoolId }: Thread): WriteAction => ({
  Put: { TableName: table, Item: { ...pointerAt(ownerId, { threadId, pupilId }), threadId, pupilId, schoolId } },
});

/** The most messages of an author in an hour, to whomever. */
export const MESSAGES: Rate = { kind: 'MESSAGES', per: 'hour', most: MOST_PER_HOUR };

/** Takes the beginning of a message out of the lists that show it. */
export const untold = (table: string, ownerId: string, showing: readonly Party[]): readonly WriteAction[] =>
  showing.map((party) => ({
    Update: {
      TableName: table,
      Key: listedAt(ownerId, party),
      UpdateExpression: 'SET lastText = :none',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':none': '' },
    },
  }));
