import * as z from 'zod/mini';
import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { queueSender } from '../shared/jobs/queue.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { SweeperEnv } from './env.ts';
import { publishFact } from './publish-fact.ts';
import { outboxStore } from './store.ts';
import { sweepOutbox } from './sweep-outbox.ts';

const env = readEnv(SweeperEnv);
const store = outboxStore(dynamo(), env.TABLE_NAME);
const sweep = sweepOutbox({
  ownerIds: ownerIdsOf(env.TOKEN_ISSUERS),
  store,
  publish: publishFact({ queues: env.FACT_QUEUES, send: queueSender(), store }),
});
const Tick = z.object({ time: z.iso.datetime() });

/** Schedule entry, `{ "time": "<ISO instant>" }`: publishes facts that the stream missed. */
export const handler = async (event: unknown) => sweep(Tick.parse(event).time);
