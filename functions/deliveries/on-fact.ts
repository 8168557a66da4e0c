import { inboxLookup } from '../notifications/lookup.ts';
import { readEnv } from '../shared/env.ts';
import { queueEntry } from '../shared/jobs/batch.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { warningsLookup } from '../warnings/lookup.ts';
import { endDeliveries } from './end-deliveries.ts';
import { FactEnv } from './env.ts';
import { hearNotice } from './hear-notice.ts';
import { openDeliveries } from './open-deliveries.ts';
import { stepStore } from './step-store.ts';
import { deliveriesStore } from './store.ts';
import { SubscribedFact } from './subscription.ts';

const env = readEnv(FactEnv);
const client = dynamo();
const store = deliveriesStore(client, env.TABLE_NAME);
const open = openDeliveries({ store });
const end = endDeliveries({ store: stepStore(client, env.TABLE_NAME) });
const hear = hearNotice({
  store,
  inbox: inboxLookup(client, env.TABLE_NAME),
  warnings: warningsLookup(client, env.TABLE_NAME),
});

/** Queue entry: sent warnings, ended warnings, and the statuses of their notices. */
export const handler = queueEntry('deliveries', async ({ body }) => {
  const fact = SubscribedFact.parse(JSON.parse(body));
  switch (fact.name) {
    case 'warning-sent':
      return open(fact);
    case 'warning-ended':
      return end(fact);
    case 'legal-notice-told':
    case 'notice-undeliverable':
      return hear(fact);
  }
});
