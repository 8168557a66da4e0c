import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { newId } from '../../functions/shared/ids.ts';
import { TABLES } from './tables.ts';

export type Tables = { readonly main: string; readonly identity: string; readonly accessLog: string };

/** Credentials that local engines take; they guard nothing. */
export const LOCAL = { region: 'eu-north-1', credentials: { accessKeyId: '000000000000', secretAccessKey: 'local' } };

/**
 * Fresh tables of the real shape on the run's engine, and a client; `stop` removes them. With a stream only where a
 * test reads it: DynamoDB Local slows down with every record it has ever put into one.
 */
export async function makeTables(endpoint: string = inject('dynamoEndpoint'), { stream = false } = {}) {
  const raw = new DynamoDBClient({ ...LOCAL, endpoint });
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
  const suffix = newId();
  const tables: Tables = { main: `main-${suffix}`, identity: `identity-${suffix}`, accessLog: `access-log-${suffix}` };
  await Promise.all([
    raw.send(
      new CreateTableCommand({
        ...TABLES.main,
        TableName: tables.main,
        StreamSpecification: stream ? TABLES.main.StreamSpecification : undefined,
      }),
    ),
    raw.send(new CreateTableCommand({ ...TABLES.identity, TableName: tables.identity })),
    raw.send(new CreateTableCommand({ ...TABLES.accessLog, TableName: tables.accessLog })),
  ]);
  return {
    client,
    tables,
    endpoint,
    async stop() {
      await Promise.all(Object.values(tables).map((TableName) => raw.send(new DeleteTableCommand({ TableName }))));
      raw.destroy();
    },
  };
}
