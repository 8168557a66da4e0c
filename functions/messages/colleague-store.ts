import { commitLabelled, factPut, orMoved, type WriteAction } from '../shared/table/commit.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { countedTo } from '../shared/table/rate.ts';
import { type RelationCondition, relationStillHolds } from '../shared/table/relation-condition.ts';
import type { Moment } from '../shared/time.ts';
import { listedAt, unreadAt } from './keys.ts';
import type { Party } from './record.ts';
import { MESSAGES, messagePut } from './thread-actions.ts';
import { reachActions, type Sent } from './write-store.ts';

/** A change among the people of a conversation, with the line that tells of it. */
export type ChangeSave = {
  readonly ownerId: string;
  readonly sent: Sent;
  /** Those who leave: their lists and badges lose the conversation. */
  readonly dropped: readonly Party[];
  /** What else is written with it: all or nothing. */
  readonly also?: readonly WriteAction[];
  /** The guardian's relation, which must still hold. */
  readonly relation: RelationCondition | undefined;
  readonly moment: Moment;
};

/** Writes of the people of conversations. */
export const colleagueWrites = (client: Dynamo, table: string) => ({
  /**
   * Writes all or nothing, on condition of the conversation's version. A line counts as a message of its author.
   * `moved`: another write came between.
   */
  change: (save: ChangeSave): Promise<'saved' | 'moved' | 'too-many'> =>
    commitLabelled<'too-many'>(client, [
      {
        label: 'too-many',
        action: countedTo(table, MESSAGES, { ownerId: save.ownerId, by: save.sent.message.by, now: save.moment }),
      },
      ...changeActions(table, save).map(orMoved),
    ]),
});

function changeActions(
  table: string,
  { ownerId, sent, dropped, also = [], relation, moment }: ChangeSave,
): WriteAction[] {
  const { message, reach, fact } = sent;
  const left = dropped.flatMap((party) => [
    ...(party.listedAt === '' ? [] : [listedAt(ownerId, party)]),
    unreadAt(ownerId, party.person, message.threadId),
  ]);
  return [
    ...reachActions(table, ownerId, reach),
    messagePut(table, ownerId, message),
    ...left.map((Key) => ({ Delete: { TableName: table, Key } })),
    ...(fact ? [factPut(table, fact)] : []),
    ...also,
    ...(relation ? [relationStillHolds(table, ownerId, relation, moment.day)] : []),
  ];
}
