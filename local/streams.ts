import { DescribeTableCommand, DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import type { Deployed } from './template.ts';

/** Switches the streams of the template's tables on or off, unless they are so already. */
export async function setStreams(endpoint: string, tables: Deployed['tables'], on: boolean): Promise<void> {
  const client = new DynamoDBClient({ endpoint });
  try {
    for (const { TableName, StreamSpecification } of tables) {
      if (!StreamSpecification) continue;
      const { Table } = await client.send(new DescribeTableCommand({ TableName }));
      if ((Table?.StreamSpecification?.StreamEnabled ?? false) === on) continue;
      const wanted = on ? StreamSpecification : { StreamEnabled: false };
      await client.send(new UpdateTableCommand({ TableName, StreamSpecification: wanted }));
    }
  } finally {
    client.destroy();
  }
}
