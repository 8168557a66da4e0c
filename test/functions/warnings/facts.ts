import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { at } from '../../support/json.ts';
import type { World } from './world.ts';

type Told = { readonly id: string; readonly name: string; readonly data: unknown };

/** The facts about one warning that lie in the outbox, in their order. */
export async function factsOf({ client, table }: World, warningId: string): Promise<readonly Told[]> {
  const found: Told[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ExclusiveStartKey: from, ConsistentRead: true }),
    );
    for (const item of page.Items ?? []) {
      if (item.sk === 'FACT' && at(item.fact, 'data', 'warningId') === warningId) found.push(item.fact);
    }
    from = page.LastEvaluatedKey;
  } while (from);
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}
