import * as z from 'zod/mini';
import { channelsLookup } from '../channels/lookup.ts';
import { ToTell } from '../notifications/events.ts';
import { inboxLookup } from '../notifications/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { queueEntry } from '../shared/batch.ts';
import { dynamo } from '../shared/dynamo.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { Env } from './env.ts';
import { paceOf } from './pace.ts';
import { readNotice } from './read-notice.ts';
import { emailSender, sesClient } from './ses.ts';
import { pushSender, snsClient } from './sns.ts';
import { noticeStore } from './store.ts';
import { tellPerson } from './tell-person.ts';
import { Wake, wakeNotice } from './wake-notice.ts';

const env = readEnv(Env);
const client = dynamo();
const deps = {
  store: noticeStore(client, env.TABLE_NAME),
  read: readNotice({
    lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
    channels: channelsLookup(client, env.TABLE_NAME),
    inbox: inboxLookup(client, env.TABLE_NAME),
    settings: settingsLookup(client, env.TABLE_NAME),
  }),
  sendEmail: emailSender(sesClient(), env.MAIL_FROM, env.MAIL_CONFIGURATION_SET),
  sendPush: pushSender(snsClient()),
  turn: paceOf(env.MAILS_PER_SECOND),
  portal: env.PORTAL_URL,
};
const tell = tellPerson(deps);
const wake = wakeNotice(deps);
const Message = z.union([Wake, ToTell]);

/** Queue entry: somebody to tell, or a notice that should be looked at again. */
export const handler = queueEntry('notices', async ({ body }, now) => {
  const message = Message.parse(JSON.parse(body));
  await ('wake' in message ? wake(message, now) : tell(message, now));
});
