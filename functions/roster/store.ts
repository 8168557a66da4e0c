import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { allItems, conditionFailed, type Dynamo, key, queryOf } from '../shared/table/dynamo.ts';
import type { Dated, Instant } from '../shared/time.ts';
import { WORK_KINDS } from './rules.ts';

const WorkLine = z.object({
  kind: z.enum(WORK_KINDS),
  subjectId: z.string(),
  pupilId: z.optional(z.string()),
  guardianId: z.optional(z.string()),
  staffId: z.optional(z.string()),
  /** The other record of `same-person`. */
  otherId: z.optional(z.string()),
  /** The unmatched name, as the source writes it. */
  named: z.optional(z.string()),
  since: z.string(),
});
export type WorkLine = z.output<typeof WorkLine>;

export type RosterStore = ReturnType<typeof rosterStore>;

/** The roster routes' own reads and writes: work lists and consents. */
export function rosterStore(client: Dynamo, table: string) {
  const consentKey = (ownerId: string, pupilId: string, guardianId: string) => ({
    pk: key(ownerId, 'PUPIL', pupilId),
    sk: key('FACTS', 'CONSENT', guardianId),
  });
  return {
    async workList(ownerId: string, schoolId: string): Promise<readonly WorkLine[]> {
      const items = await allItems(client, queryOf(table, { pk: key(ownerId, 'SCHOOL', schoolId, 'WORKLIST') }));
      return items.map((item) => WorkLine.parse(item));
    },

    /**
     * Writes a consent, and adds the change with its time to the history; `false` when another write came since it was
     * read.
     */
    async writeConsent(
      place: { readonly ownerId: string; readonly pupilId: string; readonly guardianId: string },
      { held, wanted, at }: { readonly held: Dated | undefined; readonly wanted: Dated; readonly at: Instant },
    ): Promise<boolean> {
      const { from, to } = wanted;
      const was = held === undefined ? 'attribute_not_exists(pk)' : `#from = :wasFrom AND ${asHeld(held)}`;
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: consentKey(place.ownerId, place.pupilId, place.guardianId),
            UpdateExpression: `SET guardianId = :guardian, #from = :from, changes = list_append(if_not_exists(changes, :none), :change)${to === undefined ? ' REMOVE #to' : ', #to = :to'}`,
            ConditionExpression: was,
            ExpressionAttributeNames: { '#from': 'from', '#to': 'to' },
            ExpressionAttributeValues: {
              ':guardian': place.guardianId,
              ':from': from,
              ':none': [],
              ':change': [{ at, from, to }],
              ...(to !== undefined && { ':to': to }),
              ...(held && { ':wasFrom': held.from }),
              ...(held?.to !== undefined && { ':wasTo': held.to }),
            },
          }),
        );
        return true;
      } catch (error) {
        if (conditionFailed(error)) return false;
        throw error;
      }
    },
  };
}

const asHeld = (held: Dated): string => (held.to === undefined ? 'attribute_not_exists(#to)' : '#to = :wasTo');
