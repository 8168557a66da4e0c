import { readEnv } from '../shared/env.ts';
import { queueEntry } from '../shared/jobs/batch.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { conferenceStore } from './conference-store.ts';
import { FactEnv } from './env.ts';
import { hearAway } from './hear-away.ts';
import { SubscribedFact } from './subscription.ts';
import { talkStore } from './talk-store.ts';

const { TABLE_NAME } = readEnv(FactEnv);
const client = dynamo();
const hear = hearAway({ store: talkStore(client, TABLE_NAME), conferences: conferenceStore(client, TABLE_NAME) });

/** Queue entry: cancels the times of teachers who are away. */
export const handler = queueEntry('conferences', async ({ body }, now) => {
  await hear(SubscribedFact.parse(JSON.parse(body)), now);
});
