import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Fact } from '../shared/fact.ts';
import {
  commitCrowded,
  commitLabelled,
  factPut,
  type Labelled,
  orMoved,
  type WriteAction,
} from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { countedTo } from '../shared/table/rate.ts';
import { type RelationCondition, relationStillHolds } from '../shared/table/relation-condition.ts';
import type { Moment } from '../shared/time.ts';
import { choiceAt, listedAt, listedItem, messageAt, readAt, threadItem, unreadItem } from './keys.ts';
import { readWrites } from './mark-store.ts';
import type { Reach } from './reach.ts';
import type { Message, Thread } from './record.ts';
import { isHeldFor, isSame, type Person } from './rules.ts';
import { MESSAGES, messagePut, pointerPut, untold } from './thread-actions.ts';

/** A message with what it changes for those whom it reaches now. */
export type Sent = { readonly message: Message; readonly reach: Reach; readonly fact: Fact | undefined };

/** The first messages of new conversations, or a message in an old one, with the answer to the request. */
export type SendSave = {
  readonly ownerId: string;
  readonly sent: readonly Sent[];
  readonly author: Person;
  /** The guardian's relation, which must still hold. */
  readonly relation: RelationCondition | undefined;
  readonly reply: WriteAction;
  /** Further writes of the transaction: those by which files belong to the messages. */
  readonly files?: readonly WriteAction[];
  readonly moment: Moment;
};

export type DeliverySave = { readonly ownerId: string } & Sent;

export type WithdrawalSave = {
  readonly ownerId: string;
  readonly thread: Thread;
  /** The message as it was read. */
  readonly message: Message;
  /** Those who may have read it: everybody of the conversation except its author. */
  readonly others: readonly Person[];
  /** The writes by which its files leave it. */
  readonly files?: readonly WriteAction[];
  readonly relation: RelationCondition | undefined;
  readonly moment: Moment;
};

/** Writes of conversations: each is one transaction, or two independent conditional writes. */
export function messageWrites(client: Dynamo, table: string) {
  const reachOf = (ownerId: string, reach: Reach) => reachActions(table, ownerId, reach).map(orMoved);
  const facts = (fact: Fact | undefined) => (fact ? [orMoved(factPut(table, fact))] : []);
  const relations = (ownerId: string, relation: RelationCondition | undefined, { day }: Moment) =>
    relation ? [orMoved(relationStillHolds(table, ownerId, relation, day))] : [];
  return {
    /** Writes all or nothing. `moved`: another write came between, or this key has been answered meanwhile. */
    send: ({
      ownerId,
      sent,
      author,
      relation,
      reply,
      files = [],
      moment,
    }: SendSave): Promise<'saved' | 'moved' | 'too-many'> =>
      commitCrowded<'too-many'>(client, [
        orMoved(reply),
        {
          label: 'too-many',
          action: countedTo(table, MESSAGES, { ownerId, by: author, now: moment, count: sent.length }),
        },
        ...sent.flatMap(({ message, reach, fact }): Labelled<never>[] => [
          ...reachOf(ownerId, reach),
          ...(reach.before === 0 ? [orMoved(pointerPut(table, ownerId, reach.thread))] : []),
          orMoved(messagePut(table, ownerId, message)),
          ...facts(fact),
        ]),
        ...files.map(orMoved),
        ...relations(ownerId, relation, moment),
      ]),

    /**
     * Delivers a message that has waited: false if another write came between, if it has been delivered, or if its
     * author has withdrawn it.
     */
    deliver: async ({ ownerId, message, reach, fact }: DeliverySave): Promise<boolean> =>
      (await commitLabelled(client, [
        ...reachOf(ownerId, reach),
        orMoved(delivered(table, ownerId, message)),
        ...facts(fact),
      ])) === 'saved',

    /** False: another write came between, or somebody has read it; read again. */
    withdraw: async (withdrawal: WithdrawalSave): Promise<boolean> =>
      (await commitLabelled(client, [
        ...withdrawalActions(table, withdrawal).map(orMoved),
        ...(withdrawal.files ?? []).map(orMoved),
        ...relations(withdrawal.ownerId, withdrawal.relation, withdrawal.moment),
      ])) === 'saved',

    /** Whether a member of staff wants messages of families at once. */
    async choose(ownerId: string, staffId: string, atOnce: boolean): Promise<void> {
      await client.send(new PutCommand({ TableName: table, Item: { ...choiceAt(ownerId, staffId), staffId, atOnce } }));
    },
    ...readWrites(client, table),
  };
}

/**
 * The actions by which a message reaches people. Each is on condition of what was read: the conversation's version, and
 * what was unread.
 */
export function reachActions(table: string, ownerId: string, reach: Reach): readonly WriteAction[] {
  const { before, thread, left, listed, unread } = reach;
  return [
    { Put: { TableName: table, Item: threadItem(ownerId, thread), ...atVersion(before) } },
    ...left.map((party) => ({ Delete: { TableName: table, Key: listedAt(ownerId, party) } })),
    ...listed.map((each) => ({ Put: { TableName: table, Item: listedItem(ownerId, each.person, each.listed) } })),
    ...unread.map((each) => ({
      Put: { TableName: table, Item: unreadItem(ownerId, each.person, each.unread), ...asUnread(each.before) },
    })),
  ];
}

/**
 * The condition that the same message is unread as before: a reader who reads meanwhile gets a notice of the new one.
 */
const asUnread = (before: string | undefined) =>
  before === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : { ConditionExpression: 'messageId = :before', ExpressionAttributeValues: { ':before': before } };

/** Takes a message out of the index of those that wait, on condition that it is there. */
const delivered = (table: string, ownerId: string, message: Message): WriteAction => ({
  Update: {
    TableName: table,
    Key: messageAt(ownerId, message),
    UpdateExpression: 'REMOVE gsi2pk, gsi2sk',
    ConditionExpression: '#status = :sent AND attribute_exists(gsi2pk)',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':sent': 'sent' },
  },
});

function withdrawalActions(table: string, save: WithdrawalSave): readonly WriteAction[] {
  const { ownerId, thread, message, others, moment } = save;
  const showing = thread.parties.filter((party) => party.listedAt === message.messageId);
  return [
    {
      Put: {
        TableName: table,
        Item: threadItem(ownerId, { ...thread, version: thread.version + 1 }),
        ...atVersion(thread.version),
      },
    },
    {
      Update: {
        TableName: table,
        Key: messageAt(ownerId, message),
        UpdateExpression:
          'SET #status = :withdrawn, #text = :none, withdrawnAt = :at REMOVE gsi2pk, gsi2sk, attachments',
        // Somebody has seen what is reported.
        ConditionExpression: '#status = :sent AND attribute_not_exists(reportedAt)',
        ExpressionAttributeNames: { '#status': 'status', '#text': 'text' },
        ExpressionAttributeValues: { ':withdrawn': 'withdrawn', ':sent': 'sent', ':none': '', ':at': moment.instant },
      },
    },
    ...untold(table, ownerId, showing),
    ...others.filter((person) => !isSame(person, message.by)).map((person) => hasNotRead(table, save, person)),
  ];
}

/** The condition that a person has not read the message: a mark that was made while the message waited is none. */
const hasNotRead = (table: string, { ownerId, message }: WithdrawalSave, person: Person): WriteAction => {
  const { messageId, threadId, held } = message;
  const waited = held !== undefined && isHeldFor(message, person, '');
  return {
    ConditionCheck: {
      TableName: table,
      Key: readAt(ownerId, threadId, person),
      ConditionExpression: `attribute_not_exists(pk) OR upTo < :message OR #from > :message${waited ? ' OR #at < :until' : ''}`,
      ExpressionAttributeNames: { '#from': 'from', ...(waited && { '#at': 'at' }) },
      ExpressionAttributeValues: { ':message': messageId, ...(waited && { ':until': held.until }) },
    },
  };
};
