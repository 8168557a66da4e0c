import * as z from 'zod/mini';
import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { queueSender } from '../shared/jobs/queue.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { SweeperEnv } from './env.ts';
import { noticeStore } from './store.ts';
import { sweepNotices } from './sweep-notices.ts';

const env = readEnv(SweeperEnv);
const send = queueSender();
const sweep = sweepNotices({
  ownerIds: ownerIdsOf(env.TOKEN_ISSUERS),
  store: noticeStore(dynamo(), env.TABLE_NAME),
  send: (wakes) => send(env.NOTICE_QUEUE_URL, wakes),
});
const Tick = z.object({ time: z.iso.datetime() });

/**
 * Schedule entry, `{ "time": "<ISO instant>" }`: wakes notices that are due, whose lease has expired, or whose wait for
 * the provider is over.
 */
export const handler = async (event: unknown) => sweep(Tick.parse(event).time);
