import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Fact } from '../shared/fact.ts';
import { factPut } from '../shared/table/commit.ts';
import { conditionMet, type Dynamo } from '../shared/table/dynamo.ts';

/** Puts a fact into the outbox, once: the outbox brings it to its consumers, as every fact. */
export const putFact =
  (client: Dynamo, table: string) =>
  async (fact: Fact): Promise<void> => {
    await conditionMet(client.send(new TransactWriteCommand({ TransactItems: [factPut(table, fact)] })));
  };
