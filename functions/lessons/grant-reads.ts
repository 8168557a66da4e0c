import * as z from 'zod/mini';
import { allItems, type Dynamo, key, queryOf } from '../shared/table/dynamo.ts';
import { addDays, type Day } from '../shared/time.ts';

/** A grant as stored in the table; the roster reads the fields that the policy needs. */
export const GrantRecord = z.object({
  id: z.string(),
  staffId: z.string(),
  groupId: z.string(),
  schoolId: z.string(),
  groupName: z.string(),
  from: z.string(),
  /** The first day after the grant. */
  to: z.string(),
  grantedBy: z.string(),
  grantedAt: z.string(),
  /** An early end: its author, its time, and the `to` that it replaced. */
  ended: z.optional(z.object({ by: z.string(), at: z.string(), insteadOf: z.string() })),
});
export type GrantRecord = z.output<typeof GrantRecord>;

/** The partition of a group's grants in the index. */
export const grantIndex = (ownerId: string, groupId: string): string => key(ownerId, 'GROUP', groupId, 'GRANTS');

/** Reads of grants alone, for functions that may not write them. */
export const grantReads = (client: Dynamo, table: string) => ({
  /** The grants of a group that hold today or later, by their last day (an index, eventually consistent). */
  async grantsOf(ownerId: string, groupId: string, today: Day): Promise<readonly GrantRecord[]> {
    const part = { index: 'gsi1', pk: grantIndex(ownerId, groupId), from: addDays(today, 1) } as const;
    const items = await allItems(client, queryOf(table, part));
    return items.map((item) => GrantRecord.parse(item));
  },
});
