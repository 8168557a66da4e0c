import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { newId } from '../../functions/shared/ids.ts';
import { TABLES } from './tables.ts';

export type Tables = { readonly main: string; readonly identity: string; readonly accessLog: string };

/** Credentials that local engines take; they guard nothing. */
export const LOCAL = { region: 'eu-north-1', credentials: { accessKeyId: '000000000000', secretAccessKey: 'local' } };

/** The engine asks for a signature and does not check it. */
const CREDENTIAL = `${LOCAL.credentials.accessKeyId}/20261124/${LOCAL.region}/dynamodb/aws4_request`;
const HEADERS = {
  authorization: `AWS4-HMAC-SHA256 Credential=${CREDENTIAL}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
  'x-amz-date': '20261124T070000Z',
};
const FOR_SHOW = {
  async sign<Request extends { readonly headers: object }>(request: Request): Promise<Request> {
    Object.assign(request.headers, HEADERS);
    return request;
  },
};
/** Steps of the SDK that prepare what an engine on this machine ignores: copies for a log, headers for statistics. */
const IGNORED = ['loggerMiddleware', 'getUserAgentMiddleware', 'recursionDetectionMiddleware'];

/** The SDK's client of an engine, without what the engine ignores: some suites spend most of their time in calls. */
export function engineClient(endpoint: string): DynamoDBDocumentClient {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ ...LOCAL, endpoint, signer: FOR_SHOW }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  for (const name of IGNORED) client.middlewareStack.remove(name);
  return client;
}

/**
 * Fresh tables of the real shape on the run's engine, and a client; `stop` removes them. With a stream only where a
 * test reads it: DynamoDB Local slows down with every record it has ever put into one.
 */
export async function makeTables(endpoint: string = inject('dynamoEndpoint'), { stream = false } = {}) {
  const client = engineClient(endpoint);
  const suffix = newId();
  const tables: Tables = { main: `main-${suffix}`, identity: `identity-${suffix}`, accessLog: `access-log-${suffix}` };
  await Promise.all([
    client.send(
      new CreateTableCommand({
        ...TABLES.main,
        TableName: tables.main,
        StreamSpecification: stream ? TABLES.main.StreamSpecification : undefined,
      }),
    ),
    client.send(new CreateTableCommand({ ...TABLES.identity, TableName: tables.identity })),
    client.send(new CreateTableCommand({ ...TABLES.accessLog, TableName: tables.accessLog })),
  ]);
  return {
    client,
    tables,
    endpoint,
    async stop() {
      await Promise.all(Object.values(tables).map((TableName) => client.send(new DeleteTableCommand({ TableName }))));
      client.config.requestHandler.destroy?.();
    },
  };
}
