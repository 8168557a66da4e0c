import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { conditionMet, type Dynamo, firstItems, itemAt, key, queryOf } from '../shared/table/dynamo.ts';
import { stateStep } from '../shared/table/state-step.ts';
import type { Instant } from '../shared/time.ts';

const line = z.object({
  file: z.string(),
  line: z.number(),
  code: z.string(),
  column: z.optional(z.string()),
  form: z.optional(z.string()),
  detail: z.optional(z.string()),
  allowed: z.optional(z.array(z.string())),
  allowedMore: z.optional(z.number()),
});
const counts = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  ended: z.number(),
  refused: z.number(),
});

/** An import as stored: its order, its progress and its result. */
export const ImportRecord = z.object({
  id: z.string(),
  format: z.enum(['csv-folder', 'csv-zip', 'pifu-xml', 'untis-folder', 'untis-zip', 'untis-json']),
  system: z.string(),
  mode: z.enum(['dry-run', 'apply']),
  confirmEnding: z.boolean(),
  state: z.enum(['awaiting-upload', 'reading', 'done', 'refused', 'failed']),
  createdAt: z.string(),
  /** A member of staff's id, or `operator` for a person at the machine itself. */
  createdBy: z.string(),
  /** The person who applied a dry run. */
  appliedBy: z.optional(z.string()),
  changedAt: z.string(),
  startedAt: z.optional(z.string()),
  /** The call of the importer that runs it: Lambda retries a dead call under the same name. */
  run: z.optional(z.string()),
  /** Hash of the file, so that the application takes the same bytes; for a dry run also the bucket's ETag. */
  sha256: z.optional(z.string()),
  etag: z.optional(z.string()),
  counts: z.optional(z.record(z.string(), counts)),
  tooMany: z.optional(z.array(z.string())),
  refusedCount: z.optional(z.number()),
  refused: z.optional(z.array(line)),
  noteCount: z.optional(z.number()),
  notes: z.optional(z.array(line)),
  written: z.optional(z.number()),
  waiting: z.optional(z.array(z.object({ schoolId: z.string(), lines: z.number() }))),
  failure: z.optional(z.string()),
});
export type ImportRecord = z.output<typeof ImportRecord>;
export type ImportLine = z.output<typeof line>;

const LATEST = 50;
export type ImportRecordStore = ReturnType<typeof importRecordStore>;

/** Reads and writes of import records. */
export function importRecordStore(client: Dynamo, table: string) {
  const importKey = (ownerId: string, id: string) => ({ pk: key(ownerId, 'IMPORTS'), sk: key('IMPORT', id) });
  return {
    async findImport(ownerId: string, id: string): Promise<ImportRecord | undefined> {
      const item = await itemAt(client, table, importKey(ownerId, id));
      return item && ImportRecord.parse(item);
    },

    async latestImports(ownerId: string): Promise<readonly ImportRecord[]> {
      const query = queryOf(table, { pk: key(ownerId, 'IMPORTS'), prefix: 'IMPORT#' });
      const items = await firstItems(client, { ...query, ScanIndexForward: false }, LATEST);
      return items.map((item) => ImportRecord.parse(item));
    },

    async addImport(ownerId: string, record: ImportRecord): Promise<void> {
      await client.send(
        new PutCommand({
          TableName: table,
          Item: { ...importKey(ownerId, record.id), ...record },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    },

    /**
     * Moves an import on from one of the given states; `false` if it is in another state or has changed since `seen`,
     * since another run then has it. Removes the attributes that the change sets to undefined.
     */
    async moveImport(
      ownerId: string,
      id: string,
      from: readonly ImportRecord['state'][],
      change: Partial<ImportRecord> & { readonly changedAt: Instant },
      seen?: Instant,
    ): Promise<boolean> {
      const gone = Object.entries(change).filter(([, value]) => value === undefined);
      const step = stateStep({
        state: 'state',
        from,
        set: change,
        drop: gone.map(([name]) => name),
        asRead: { changedAt: seen },
      });
      return conditionMet(client.send(new UpdateCommand({ TableName: table, Key: importKey(ownerId, id), ...step })));
    },
  };
}
