import { channelsLookup } from '../channels/lookup.ts';
import { inboxLookup } from '../notifications/lookup.ts';
import { nobodyLogsIn, rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { readContext } from './send-context.ts';
import type { SendDeps } from './send-notice.ts';
import { noticeStore } from './store.ts';

/** Everything outside the table: the providers, the rate limit, and the portal's address. */
export type Outside = Pick<SendDeps, 'sendEmail' | 'sendPush' | 'turn' | 'portal'>;

/** All dependencies of the sender, over one client and table. */
export function senderOver(client: Dynamo, table: string, outside: Outside) {
  return {
    ...outside,
    store: noticeStore(client, table),
    readContext: readContext({
      lookup: rosterLookup(client, table, nobodyLogsIn),
      channels: channelsLookup(client, table),
      inbox: inboxLookup(client, table),
      settings: settingsLookup(client, table),
    }),
  };
}
