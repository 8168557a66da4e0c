import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { RemarkFact } from '../../../functions/remarks/events.ts';
import type { World } from './world.ts';

/** The facts about one remark that lie in the outbox, in their order. */
export async function factsOf({ client, table }: World, remarkId: string): Promise<readonly RemarkFact[]> {
  const found: RemarkFact[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ExclusiveStartKey: from, ConsistentRead: true }),
    );
    for (const { sk, fact } of page.Items ?? []) if (sk === 'FACT') found.push(RemarkFact.parse(fact));
    from = page.LastEvaluatedKey;
  } while (from);
  const own = found.filter(({ data }) => data.remarkId === remarkId);
  return own.sort((a, b) => a.data.version - b.data.version);
}
