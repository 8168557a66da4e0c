import { type Dynamo, firstItems, queryOf } from '../shared/table/dynamo.ts';
import { openReportsAt } from './keys.ts';
import { Report } from './record.ts';
import { isFor } from './rules.ts';

export type CareLookup = ReturnType<typeof careLookup>;

/** What other features ask of the care for conversations, read-only. */
export const careLookup = (client: Dynamo, table: string) => ({
  /** Open reports of a school that this leader deals with, at most `limit`. */
  async openReports(ownerId: string, schoolId: string, { staffId, limit }: { staffId: string; limit: number }) {
    const items = await firstItems(client, queryOf(table, openReportsAt(ownerId, schoolId)), limit);
    const found = items.map((item) => Report.parse(item));
    return found.filter((report) => isFor(report, staffId));
  },
});
