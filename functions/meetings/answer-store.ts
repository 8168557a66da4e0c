import { commitCrowded, orMoved } from '../shared/table/commit.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { type RelationCondition, relationStillHolds } from '../shared/table/relation-condition.ts';
import type { Day } from '../shared/time.ts';
import { answerAt, meetingAt, seatsAt } from './keys.ts';
import type { Answer, Meeting } from './record.ts';

export type AnswerStore = ReturnType<typeof answerStore>;
/** An answer as it was read, and as it shall be, to a meeting as it was read. */
export type AnswerSave = {
  readonly ownerId: string;
  readonly meeting: Meeting;
  readonly before: Answer | undefined;
  readonly after: Answer;
  /** The guardian's relation, which must still hold (law 2); none of a pupil, and of an answer that staff record. */
  readonly relation?: RelationCondition | undefined;
  readonly today: Day;
};

/** Writes of answers. */
export const answerStore = (client: Dynamo, table: string) => ({
  /**
   * Writes an answer with the places that it takes, if the meeting is as it was read. Of many at once never more take a
   * place than there are. False: the meeting, the answer, the relation or the places have changed meanwhile.
   */
  async answer({ ownerId, meeting, before, after, relation, today }: AnswerSave): Promise<boolean> {
    const { meetingId, capacity, version, expiresAtSeconds } = meeting;
    const more = after.count - (before?.count ?? 0);
    const saved = await commitCrowded(client, [
      orMoved({
        ConditionCheck: {
          TableName: table,
          Key: meetingAt(ownerId, meeting),
          ConditionExpression: '#status = :planned AND version = :read',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':planned': 'planned', ':read': version },
        },
      }),
      orMoved({
        Put: {
          TableName: table,
          Item: { ...answerAt(ownerId, meetingId, after.person), ...after, expiresAtSeconds },
          ...(before
            ? { ConditionExpression: 'version = :before', ExpressionAttributeValues: { ':before': before.version } }
            : { ConditionExpression: 'attribute_not_exists(pk)' }),
        },
      }),
      ...(relation ? [orMoved(relationStillHolds(table, ownerId, relation, today))] : []),
      ...(capacity === undefined || more === 0
        ? []
        : [
            orMoved({
              Update: {
                TableName: table,
                Key: seatsAt(ownerId, meetingId),
                UpdateExpression: 'ADD taken :more',
                ConditionExpression: 'attribute_exists(pk) AND taken <= :most',
                // To give places back is always allowed.
                ExpressionAttributeValues: { ':more': more, ':most': more < 0 ? capacity : capacity - more },
              },
            }),
          ]),
    ]);
    return saved === 'saved';
  },
});
