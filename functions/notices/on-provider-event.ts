import { readEnv } from '../shared/env.ts';
import { queueEntry } from '../shared/jobs/batch.ts';
import { log } from '../shared/logger.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { applyProviderEvent } from './apply-provider-event.ts';
import { certificates } from './certificates.ts';
import { EventEnv } from './env.ts';
import { ForgedEvent, readEvent } from './provider-event.ts';
import { noticeStore } from './store.ts';

const env = readEnv(EventEnv);
const apply = applyProviderEvent({ store: noticeStore(dynamo(), env.TABLE_NAME) });
const certificate = certificates();
const origin = {
  topicArn: env.MAIL_TOPIC_ARN,
  accountId: env.ACCOUNT_ID,
  certificates: env.MAIL_CERTIFICATES,
};

/**
 * Queue entry for SES events, which arrive through a topic. A forged message is dropped and rings an alarm; a retry
 * would not make it genuine.
 */
export const handler = queueEntry('provider-events', async ({ body }, now) => {
  try {
    await apply(await readEvent(body, origin, certificate), now);
  } catch (error) {
    if (!(error instanceof ForgedEvent)) throw error;
    log('error', 'provider-event-forged', { code: error.message });
  }
});
