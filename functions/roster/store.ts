import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Dynamo, key } from '../shared/dynamo.ts';
import type { Day, Instant } from '../shared/time.ts';
import { WORK_KINDS } from './rules.ts';

const WorkLine = z.object({
  kind: z.enum(WORK_KINDS),
  subjectId: z.string(),
  pupilId: z.optional(z.string()),
  guardianId: z.optional(z.string()),
  since: z.string(),
});
export type WorkLine = z.output<typeof WorkLine>;

export type RosterStore = ReturnType<typeof rosterStore>;

/** Work lists and consents: what the roster's routes read and write themselves. */
export function rosterStore(client: Dynamo, table: string) {
  const consentKey = (ownerId: string, pupilId: string, guardianId: string) => ({
    pk: key(ownerId, 'PUPIL', pupilId),
    sk: key('FACTS', 'CONSENT', guardianId),
  });
  return {
    async workList(ownerId: string, schoolId: string): Promise<readonly WorkLine[]> {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': key(ownerId, 'SCHOOL', schoolId, 'WORKLIST') },
          Limit: 500,
          ConsistentRead: true,
        }),
      );
      return (page.Items ?? []).map((item) => WorkLine.parse(item));
    },

    /** A consent from a day on, to a day or until further notice; each change is kept with its time. */
    async writeConsent(
      ownerId: string,
      pupilId: string,
      guardianId: string,
      dated: { readonly from: Day; readonly to?: Day | undefined },
      at: Instant,
    ): Promise<void> {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: consentKey(ownerId, pupilId, guardianId),
          UpdateExpression: `SET guardianId = :guardian, #from = :from, changes = list_append(if_not_exists(changes, :none), :change)${dated.to === undefined ? ' REMOVE #to' : ', #to = :to'}`,
          ExpressionAttributeNames: { '#from': 'from', '#to': 'to' },
          ExpressionAttributeValues: {
            ':guardian': guardianId,
            ':from': dated.from,
            ':none': [],
            ':change': [{ at, ...dated }],
            ...(dated.to !== undefined && { ':to': dated.to }),
          },
        }),
      );
    },
  };
}
