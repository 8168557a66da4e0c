import * as z from 'zod/mini';
import { type Dynamo, eachItem, key, queryOf } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import type { Kind } from '../sources/rows.ts';
import { heldLessonIndex, lastWordOf } from './lesson-index.ts';
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
  groupId: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  status: z.string(),
  subjectCode: z.optional(z.string()),
  teacherIds: z.array(z.string()),
  confirmed: z.optional(z.boolean()),
  /** Each system's latest word; absent if only one system has the lesson. */
  said: z.optional(z.record(z.string(), z.string())),
});

/** Reads of the index: the results of earlier imports. */
export function heldReads(client: Dynamo, table: string) {
  const all = (pk: string, range?: { readonly from: string; readonly to: string }) =>
    eachItem(client, queryOf(table, { pk, ...range }));

  return {
    /** People's settlements on the owner's records, as the roster wrote them. */
    async *settlements(ownerId: string): AsyncGenerator<Record<string, unknown>> {
      for (const shard of SHARDS) yield* all(key(ownerId, 'SOURCE', 'settled', shard));
    },

    /** All index entries of a kind. */
    async *held(ownerId: string, system: string, kind: Kind): AsyncGenerator<Held> {
      for (const shard of SHARDS) {
        for await (const item of all(key(ownerId, 'SOURCE', kind, shard))) {
          const { sk, id, hash, ended, extra, shown = '', ...from } = IndexItem.parse(item);
          yield { kind, index: sk, id, hash, ended: ended === true, own: from.system === system, shown, extra };
        }
      }
    },

    /** The lessons of a group between two days; each carries its own index entry. */
    async *heldLessons(
      ownerId: string,
      system: string,
      groupId: string,
      days: { from: Day; to: Day },
    ): AsyncGenerator<Held> {
      const range = { from: `LESSON#${days.from}`, to: `LESSON#${days.to}~` };
      for await (const item of all(key(ownerId, 'GROUP', groupId), range)) {
        const {
          system: by,
          id,
          source,
          hash,
          teacherIds,
          confirmed,
          subjectCode,
          said,
          ...place
        } = HeldLesson.parse(item);
        const own = by === system;
        const index = heldLessonIndex(source, place.date, id);
        const [teacher, ...others] = teacherIds;
        yield {
          kind: 'lesson',
          index,
          id,
          hash,
          ended: hash === 'left-the-file',
          own,
          shown: place.sk,
          extra: {
            ...place,
            system: by,
            others: others.join(' '),
            ...(teacher !== undefined && { teacher }),
            ...(subjectCode !== undefined && { subjectCode }),
            ...(confirmed && { confirmed: 'yes' }),
            ...(own
              ? said && { said: JSON.stringify(said) }
              : { said: JSON.stringify({ ...said, [by]: lastWordOf(source, hash) }) }),
            ...(!own && said?.[system] !== undefined && { heard: said[system] }),
          },
        };
      }
    },
  };
}
