import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { isOneOf } from '../shared/conditions.ts';
import { conditionFailed, type Dynamo, key } from '../shared/dynamo.ts';
import type { Instant } from '../shared/time.ts';

const line = z.object({ file: z.string(), line: z.number(), code: z.string(), detail: z.optional(z.string()) });
const counts = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  ended: z.number(),
  refused: z.number(),
});

/** An import as it is kept: the order, how far it has come, and what came of it. */
export const ImportRecord = z.object({
  id: z.string(),
  format: z.enum(['csv-zip', 'pifu-xml', 'untis-zip', 'untis-json']),
  system: z.string(),
  mode: z.enum(['dry-run', 'apply']),
  confirmEnding: z.boolean(),
  state: z.enum(['awaiting-upload', 'reading', 'done', 'refused', 'failed']),
  createdAt: z.string(),
  createdBy: z.string(),
  /** Who let a dry run become an import that stays. */
  appliedBy: z.optional(z.string()),
  changedAt: z.string(),
  counts: z.optional(z.record(z.string(), counts)),
  tooMany: z.optional(z.array(z.string())),
  refusedCount: z.optional(z.number()),
  refused: z.optional(z.array(line)),
  failure: z.optional(z.string()),
});
export type ImportRecord = z.output<typeof ImportRecord>;

const LATEST = 50;
export type ImportRecordStore = ReturnType<typeof importRecordStore>;

/** Imports as they are ordered and worked off. */
export function importRecordStore(client: Dynamo, table: string) {
  const importKey = (ownerId: string, id: string) => ({ pk: key(ownerId, 'IMPORTS'), sk: key('IMPORT', id) });
  return {
    async findImport(ownerId: string, id: string): Promise<ImportRecord | undefined> {
      const found = await client.send(
        new GetCommand({ TableName: table, Key: importKey(ownerId, id), ConsistentRead: true }),
      );
      return found.Item && ImportRecord.parse(found.Item);
    },

    async latestImports(ownerId: string): Promise<readonly ImportRecord[]> {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': key(ownerId, 'IMPORTS'), ':prefix': 'IMPORT#' },
          ScanIndexForward: false,
          Limit: LATEST,
          ConsistentRead: true,
        }),
      );
      return (page.Items ?? []).map((item) => ImportRecord.parse(item));
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

    /** Moves an import on from one of the states named; `false` when it is in another: somebody else has it. */
    async moveImport(
      ownerId: string,
      id: string,
      from: readonly ImportRecord['state'][],
      change: Partial<ImportRecord> & { readonly changedAt: Instant },
    ): Promise<boolean> {
      const names = Object.keys(change);
      const legal = isOneOf('state', from);
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: importKey(ownerId, id),
            UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
            ConditionExpression: legal.condition,
            ExpressionAttributeNames: Object.fromEntries([...names, 'state'].map((name) => [`#${name}`, name])),
            ExpressionAttributeValues: {
              ...Object.fromEntries(Object.entries(change).map(([name, value]) => [`:${name}`, value])),
              ...legal.values,
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
