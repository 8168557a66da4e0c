import * as z from 'zod/mini';
import { contentHash, newId } from '../shared/ids.ts';
import { type Committed, commit, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { type Dynamo, itemsBetween, key } from '../shared/table/dynamo.ts';
import { Sums } from './count.ts';

/** One decision of the principal, with its sums; it never changes, and may be withdrawn once. */
const Decision = z.object({
  decisionId: z.string(),
  reason: z.string(),
  by: z.string(),
  basis: z.string(),
  at: z.string(),
  evidence: z.object({
    minutes: z.number(),
    ofMinutes: z.number(),
    percent: z.number(),
    sums: Sums,
    paragraph: z.string(),
    limitPercent: z.number(),
    principalPercent: z.number(),
  }),
  withdrawn: z.optional(z.object({ by: z.string(), at: z.string(), reason: z.string() })),
});
export type Decision = z.output<typeof Decision>;

/** Every decision on a pupil in one subject and school year, newest last: `PUPIL#p` / `LIMIT#schoolYear#subject`. */
export const LimitRecord = z.object({
  pupilId: z.string(),
  schoolId: z.string(),
  schoolYear: z.string(),
  subjectKey: z.string(),
  subjectName: z.optional(z.string()),
  decisions: z.array(Decision),
  version: z.number(),
});
export type LimitRecord = z.output<typeof LimitRecord>;

export type LimitStore = ReturnType<typeof limitStore>;

/** The principal's decisions on the absence limit, in each pupil's partition. */
export function limitStore(client: Dynamo, table: string) {
  return {
    /** All records of a pupil, of every school year: there are few. One trip. */
    async records(ownerId: string, pupilId: string): Promise<readonly LimitRecord[]> {
      const items = await itemsBetween(client, table, key(ownerId, 'PUPIL', pupilId), 'LIMIT#', 'LIMIT#~');
      return items.map((item) => LimitRecord.parse(item));
    },

    /** Writes a record over the previous version, with the actions beside it; refused after another write. */
    write: (ownerId: string, record: LimitRecord, beside: readonly WriteAction[] = []): Promise<Committed> =>
      commit(client, newId(), [recordPut(table, ownerId, record), ...beside]),
  };
}

/** The owner chooses subject names, so the key holds a hash. */
function recordPut(table: string, ownerId: string, record: LimitRecord): WriteAction {
  return {
    Put: {
      TableName: table,
      Item: {
        pk: key(ownerId, 'PUPIL', record.pupilId),
        sk: key('LIMIT', record.schoolYear, contentHash(record.subjectKey).slice(0, 26)),
        ...record,
      },
      ...atVersion(record.version - 1),
    },
  };
}
