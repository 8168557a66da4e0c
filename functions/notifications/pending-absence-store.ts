import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { conditionMet, type Dynamo, firstItems, key, queryOf } from '../shared/table/dynamo.ts';
import { epochSeconds, type Instant } from '../shared/time.ts';

/**
 * A pupil's day with possibly unexplained absence, `PUPIL#p` / `UNEXPLAINED#date`: one record for any number of
 * lessons.
 */
const PendingAbsence = z.object({
  ownerId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  date: z.string(),
  /** The first fact about it: the item gets its id from it, whichever lesson causes the item. */
  event: z.string(),
  occurredAt: z.string(),
  dueAt: z.string(),
  /** Grows with every entry, so that judging an earlier entry does not end the wait of a later entry. */
  revision: z.number(),
});
export type PendingAbsence = z.output<typeof PendingAbsence>;
export type PendingAbsenceStore = ReturnType<typeof pendingAbsenceStore>;

/** How long a record is kept after its hour, in seconds: longer than any message can be repeated. */
const KEPT_SECONDS = 40 * 86_400;

/** Days with pending absence; the sparse index `gsi2` (`owner#UNEXPLAINED`) lists those that wait. */
export function pendingAbsenceStore(client: Dynamo, table: string) {
  const place = ({ ownerId, pupilId, date }: Pick<PendingAbsence, 'ownerId' | 'pupilId' | 'date'>) => ({
    pk: key(ownerId, 'PUPIL', pupilId),
    sk: key('UNEXPLAINED', date),
  });

  return {
    /** Adds a pupil's day, unless guardians have been notified of it. Adding it again changes only the hour. */
    async add(pending: Omit<PendingAbsence, 'revision'>): Promise<void> {
      const { ownerId, pupilId, schoolId, date, event, occurredAt, dueAt } = pending;
      await conditionMet(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: place(pending),
            UpdateExpression: `SET ownerId = :owner, pupilId = :pupil, schoolId = :school, #date = :date,
              event = if_not_exists(event, :event), occurredAt = if_not_exists(occurredAt, :at), dueAt = :due,
              gsi2pk = :index, gsi2sk = :due, expiresAtSeconds = :expires ADD revision :one`,
            ConditionExpression: 'attribute_not_exists(toldAt)',
            ExpressionAttributeNames: { '#date': 'date' },
            ExpressionAttributeValues: {
              ':owner': ownerId,
              ':pupil': pupilId,
              ':school': schoolId,
              ':date': date,
              ':event': event,
              ':at': occurredAt,
              ':due': dueAt,
              ':index': key(ownerId, 'UNEXPLAINED'),
              ':expires': epochSeconds(dueAt) + KEPT_SECONDS,
              ':one': 1,
            },
          }),
        ),
      );
    },

    /** An owner's days that are due, oldest first, at most `limit` (an index: a moment behind). */
    async due(ownerId: string, now: Instant, limit: number): Promise<readonly PendingAbsence[]> {
      const query = queryOf(table, { index: 'gsi2', pk: key(ownerId, 'UNEXPLAINED'), to: now });
      return (await firstItems(client, query, limit)).map((item) => PendingAbsence.parse(item));
    },

    /** Ends the wait for good, after guardians have been notified. */
    async markNotified(pending: PendingAbsence, at: Instant): Promise<void> {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: place(pending),
          UpdateExpression: 'SET toldAt = if_not_exists(toldAt, :at) REMOVE gsi2pk, gsi2sk',
          ExpressionAttributeValues: { ':at': at },
        }),
      );
    },

    /** Ends the wait of an explained day, unless another entry has come since: then it stays due. */
    async markExplained(pending: PendingAbsence): Promise<void> {
      await conditionMet(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: place(pending),
            UpdateExpression: 'REMOVE gsi2pk, gsi2sk',
            ConditionExpression: 'revision = :seen',
            ExpressionAttributeValues: { ':seen': pending.revision },
          }),
        ),
      );
    },
  };
}
