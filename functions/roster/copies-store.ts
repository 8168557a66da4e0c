import { DeleteCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { allItems, conditionMet, type Dynamo, key, queryOf } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import type { PupilName } from './group-records.ts';
import { changedPupils, copyOf, recordedNames } from './name-copies.ts';

const Mark = z.object({
  pk: z.string(),
  sk: z.string(),
  pupilId: z.string(),
  changedAt: z.string(),
  copiedAt: z.optional(z.string()),
});
type Mark = z.output<typeof Mark>;
const Membership = z.object({ groupId: z.string(), rowId: z.optional(z.string()) });

/** No import and no request lasts a day: every reader of the former record has written or answered by then. */
const A_DAY = 24 * 60 * 60 * 1000;
/** The most marks of a school that one import works off; the next import continues. */
const MOST_MARKS = 200;

export type NameCopies = ReturnType<typeof nameCopies>;

/** The pupils' names that the items of groups repeat: reads the records, and renews outdated copies. */
export function nameCopies(client: Dynamo, table: string) {
  const recorded = recordedNames(client, table);
  const update = (input: Omit<UpdateCommandInput, 'TableName'>): Promise<boolean> =>
    conditionMet(client.send(new UpdateCommand({ TableName: table, ...input })));
  const query = (pk: string, prefix: string) => allItems(client, queryOf(table, { pk, prefix }));

  /** Copies the present record into the items of all groups that a pupil is or was in. */
  async function copy(ownerId: string, name: PupilName): Promise<void> {
    const facts = await query(key(ownerId, 'PUPIL', name.pupilId), 'FACTS#ENROLMENT#');
    await Promise.all(
      facts.map((fact) => {
        const { groupId, rowId } = Membership.parse(fact);
        const row = rowId === undefined ? [] : [rowId];
        return update({
          Key: { pk: key(ownerId, 'GROUP', groupId), sk: key('MEMBER', name.pupilId, 'student', ...row) },
          UpdateExpression: 'SET pupil = :copy',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':copy': copyOf(name) },
        });
      }),
    );
  }

  /** Renews the copies, or removes the mark a day later. If the pupil has changed again, the mark stays as it is. */
  async function workOff(ownerId: string, { pk, sk, pupilId, changedAt, copiedAt }: Mark, now: Instant): Promise<void> {
    const Key = { pk, sk };
    const ConditionExpression = 'changedAt = :changed';
    const values = { ':changed': changedAt };
    if (copiedAt !== undefined) {
      const input = { TableName: table, Key, ConditionExpression, ExpressionAttributeValues: values };
      await conditionMet(client.send(new DeleteCommand(input)));
      return;
    }
    const name = (await recorded(ownerId, [pupilId])).get(pupilId);
    if (name) await copy(ownerId, name);
    const ExpressionAttributeValues = { ...values, ':now': now };
    await update({ Key, UpdateExpression: 'SET copiedAt = :now', ConditionExpression, ExpressionAttributeValues });
  }

  return {
    /** Pupils by id, from their records; ids without a record are left out. */
    recorded,

    /**
     * Works off the marks of changed pupils at a school (decision 046). A day after the change it renews the copies,
     * and a day after that it removes the mark, unless the pupil has changed again. Until then readers read the record.
     */
    async renew(ownerId: string, schoolId: string, now: Instant): Promise<void> {
      const marks = (await query(changedPupils(ownerId, schoolId), 'PUPIL#')).map((item) => Mark.parse(item));
      const isDue = ({ changedAt, copiedAt }: Mark) => Date.parse(now) - Date.parse(copiedAt ?? changedAt) >= A_DAY;
      for (const mark of marks.filter(isDue).slice(0, MOST_MARKS)) await workOff(ownerId, mark, now);
    },
  };
}
