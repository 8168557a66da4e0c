import { queueEntry } from '../shared/batch.ts';
import { dynamo } from '../shared/dynamo.ts';
import { readEnv } from '../shared/env.ts';
import { WarningFact } from '../warnings/events.ts';
import { FactEnv } from './env.ts';
import { openDeliveries } from './open-deliveries.ts';
import { deliveriesStore } from './store.ts';

const env = readEnv(FactEnv);
const open = openDeliveries({ store: deliveriesStore(dynamo(), env.TABLE_NAME) });

/** Queue entry: 'warning-sent' opens a delivery for every recipient. */
export const handler = queueEntry('deliveries', async ({ body }) => {
  const fact = WarningFact.parse(JSON.parse(body));
  if (fact.name === 'warning-sent') await open(fact);
});
