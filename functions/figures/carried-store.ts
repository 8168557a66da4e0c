import * as z from 'zod/mini';
import { type Dynamo, itemsBetween, key } from '../shared/table/dynamo.ts';
import type { CarriedRecord } from './carried.ts';

/** `PUPIL#p` / `CARRIED#halfYear#row#value`, written by imports: one item per value, never changed. */
const CarriedItem = z.object({
  rowId: z.string(),
  at: z.string(),
  readOn: z.string(),
  system: z.string(),
  mode: z.enum(['occurrence', 'sum']),
  ofSchool: z.boolean(),
  groupId: z.optional(z.string()),
  from: z.string(),
  to: z.string(),
  days: z.optional(z.number()),
  minutes: z.optional(z.number()),
  documented: z.optional(z.boolean()),
  gone: z.optional(z.boolean()),
});

export type CarriedReads = ReturnType<typeof carriedReads>;

/** The absence from other systems in a pupil's half-year, in the order of their ids: one trip. */
export const carriedReads = (client: Dynamo, table: string) => ({
  async carried(ownerId: string, pupilId: string, halfYear: string): Promise<readonly CarriedRecord[]> {
    const from = `${key('CARRIED', halfYear)}#`;
    const items = await itemsBetween(client, table, key(ownerId, 'PUPIL', pupilId), from, `${from}~`);
    const rows = Map.groupBy(
      items.map((item) => CarriedItem.parse(item)),
      ({ rowId }) => rowId,
    );
    return [...rows].map(([rowId, values]) => ({
      rowId,
      trail: values.map(({ rowId: _row, ...value }) => value).sort((a, b) => (a.at < b.at ? -1 : 1)),
    }));
  },
});
