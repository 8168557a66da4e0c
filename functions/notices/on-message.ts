import * as z from 'zod/mini';
import { NoticeRequest } from '../notifications/events.ts';
import { readEnv } from '../shared/env.ts';
import { queueEntry } from '../shared/jobs/batch.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { createNotices } from './create-notices.ts';
import { Env } from './env.ts';
import { rateLimiter } from './rate-limit.ts';
import { senderOver } from './sender.ts';
import { emailSender, sesClient } from './ses.ts';
import { pushSender, snsClient } from './sns.ts';
import { Wake, wakeNotice } from './wake-notice.ts';

const env = readEnv(Env);
const deps = senderOver(dynamo(), env.TABLE_NAME, {
  sendEmail: emailSender(sesClient(), env.MAIL_FROM, env.MAIL_CONFIGURATION_SET),
  sendPush: pushSender(snsClient()),
  turn: rateLimiter(env.MAILS_PER_SECOND),
  portal: env.PORTAL_URL,
});
const create = createNotices(deps);
const wake = wakeNotice(deps);
const Message = z.union([Wake, NoticeRequest]);

/** Queue entry: a notice request, or a notice to look at again. */
export const handler = queueEntry('notices', async ({ body, attributes }, now) => {
  const message = Message.parse(JSON.parse(body));
  const readyAt = new Date(Number(attributes.SentTimestamp)).toISOString();
  await ('wake' in message ? wake(message, now) : create({ ...message, readyAt }, now));
});
