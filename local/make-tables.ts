import { CreateTableCommand, DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb';
import type { Deployed } from './template.ts';

/** Makes the tables of the template where they do not exist yet; `true` when any was made. */
export async function makeTables(endpoint: string, tables: Deployed['tables']): Promise<boolean> {
  const client = new DynamoDBClient({ endpoint });
  let made = false;
  for (const table of tables) {
    try {
      await client.send(new CreateTableCommand(table));
      made = true;
    } catch (error) {
      if (!(error instanceof ResourceInUseException)) throw error;
    }
  }
  client.destroy();
  return made;
}
