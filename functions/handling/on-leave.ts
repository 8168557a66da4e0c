import { leaveLookup } from '../leave/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { queueEntry } from '../shared/jobs/batch.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { applyLeave } from './apply-leave.ts';
import { LeaveEnv } from './env.ts';
import { handlingStore } from './store.ts';
import { SubscribedFact } from './subscription.ts';

const env = readEnv(LeaveEnv);
const client = dynamo();
const apply = applyLeave({
  lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
  settings: settingsLookup(client, env.TABLE_NAME),
  leave: leaveLookup(client, env.TABLE_NAME),
  store: handlingStore(client, env.TABLE_NAME),
});

/** Queue entry: writes decisions on the days of 'leave-granted', takes them back at 'leave-withdrawn'. */
export const handler = queueEntry('handling', async (record) => {
  await apply(SubscribedFact.parse(JSON.parse(record.body)));
});
