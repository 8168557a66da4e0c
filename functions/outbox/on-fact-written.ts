import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { readEnv } from '../shared/env.ts';
import { Fact } from '../shared/fact.ts';
import { streamEntry } from '../shared/jobs/batch.ts';
import { queueSender } from '../shared/jobs/queue.ts';
import { timeOfWork } from '../shared/jobs/time-of-work.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { Env } from './env.ts';
import { publishFact } from './publish-fact.ts';
import { outboxStore } from './store.ts';

const env = readEnv(Env);
const publish = publishFact({
  queues: env.FACT_QUEUES,
  send: queueSender(),
  store: outboxStore(dynamo(), env.TABLE_NAME),
});
const OutboxItem = z.object({ type: z.literal('OUTBOX'), fact: Fact });

/** Stream entry: sends every new fact to the queues of its consumers. */
export const handler = streamEntry('outbox', async (record) => {
  const image = record.dynamodb?.NewImage;
  if (record.eventName !== 'INSERT' || !image) return;
  const { fact } = OutboxItem.parse(unmarshall(image as Parameters<typeof unmarshall>[0]));
  await publish(fact, timeOfWork(0).instant);
});
