import * as z from 'zod/mini';
import { type Dynamo, eachItem, key } from '../shared/dynamo.ts';
import type { Day } from '../shared/time.ts';
import type { Kind } from '../sources/rows.ts';
import type { Held } from './scratch.ts';

const SHARDS = [...'0123456789abcdefghjkmnpqrstvwxyz'];
const IndexItem = z.object({
  sk: z.string(),
  id: z.string(),
  hash: z.string(),
  ended: z.optional(z.boolean()),
  extra: z.record(z.string(), z.string()),
  system: z.string(),
  shown: z.optional(z.string()),
});
const HeldLesson = z.object({
  pk: z.string(),
  sk: z.string(),
  id: z.string(),
  source: z.string(),
  system: z.string(),
  hash: z.string(),
  date: z.string(),
  teacherIds: z.array(z.string()),
  confirmed: z.optional(z.boolean()),
});

/** What earlier imports made of an owner's rows. */
export function heldReads(client: Dynamo, table: string) {
  const all = (pk: string, range?: { readonly from: string; readonly to: string }) =>
    eachItem(client, {
      TableName: table,
      KeyConditionExpression: range ? 'pk = :pk AND sk BETWEEN :from AND :to' : 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk, ...(range && { ':from': range.from, ':to': range.to }) },
      ConsistentRead: true,
    });

  return {
    /** What people have settled about the owner's records, as the roster wrote it. */
    async *settlements(ownerId: string): AsyncGenerator<Record<string, unknown>> {
      for (const shard of SHARDS) yield* all(key(ownerId, 'SOURCE', 'settled', shard));
    },

    /** Everything the index holds of a kind. */
    async *held(ownerId: string, system: string, kind: Kind): AsyncGenerator<Held> {
      for (const shard of SHARDS) {
        for await (const item of all(key(ownerId, 'SOURCE', kind, shard))) {
          const { sk, id, hash, ended, extra, shown = '', ...from } = IndexItem.parse(item);
          yield { kind, index: sk, id, hash, ended: ended === true, own: from.system === system, shown, extra };
        }
      }
    },

    /** The lessons of one group between two days; they carry their own place in the index. */
    async *heldLessons(
      ownerId: string,
      system: string,
      groupId: string,
      days: { from: Day; to: Day },
    ): AsyncGenerator<Held> {
      const range = { from: `LESSON#${days.from}`, to: `LESSON#${days.to}~` };
      for await (const item of all(key(ownerId, 'GROUP', groupId), range)) {
        const { pk, sk, id, source, hash, date, teacherIds, confirmed, ...from } = HeldLesson.parse(item);
        yield {
          kind: 'lesson',
          index: source,
          id,
          hash,
          ended: hash === 'left-the-file',
          own: from.system === system,
          shown: sk,
          extra: { pk, sk, date, others: teacherIds.slice(1).join(' '), ...(confirmed && { confirmed: 'yes' }) },
        };
      }
    },
  };
}
