import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { absenceLookup } from '../../functions/absence/lookup.ts';
import { announcementsLookup } from '../../functions/announcements/lookup.ts';
import { channelsLookup } from '../../functions/channels/lookup.ts';
import { conferencesLookup } from '../../functions/conferences/lookup.ts';
import { handlingLookup } from '../../functions/handling/lookup.ts';
import { leaveLookup } from '../../functions/leave/lookup.ts';
import { lessonsLookup } from '../../functions/lessons/lookup.ts';
import { meetingsLookup } from '../../functions/meetings/lookup.ts';
import { createNotices } from '../../functions/notices/create-notices.ts';
import { readContext } from '../../functions/notices/send-context.ts';
import { noticeStore } from '../../functions/notices/store.ts';
import { sweepNotices } from '../../functions/notices/sweep-notices.ts';
import { type Wake, wakeNotice } from '../../functions/notices/wake-notice.ts';
import { deliverFact } from '../../functions/notifications/deliver-fact.ts';
import type { NoticeRequest } from '../../functions/notifications/events.ts';
import { putFact } from '../../functions/notifications/fact-store.ts';
import { inboxLookup } from '../../functions/notifications/lookup.ts';
import { pendingAbsenceStore } from '../../functions/notifications/pending-absence-store.ts';
import { inboxStore } from '../../functions/notifications/store.ts';
import { SubscribedFact } from '../../functions/notifications/subscription.ts';
import { supersessionStore } from '../../functions/notifications/supersession-store.ts';
import { rosterLookup } from '../../functions/roster/lookup.ts';
import { settingsLookup } from '../../functions/settings/lookup.ts';
import { newId } from '../../functions/shared/ids.ts';
import { momentOf } from '../../functions/shared/time.ts';
import { OWNER } from '../support/events.ts';
import { SECRET } from '../support/records.ts';
import type { makeTables } from '../support/table.ts';

type Engine = Pick<Awaited<ReturnType<typeof makeTables>>, 'client' | 'tables'>;
const momentAt = (instant: string) => momentOf(Date.parse(instant));

/**
 * Facts about one child, the sender's queue and its sweeps, as their entries wire them; what leaves ends in a list of
 * channels.
 */
export function machineryOver({ client, tables }: Engine, pupilId: string) {
  const table = tables.main;
  const lookup = rosterLookup(client, table, async () => SECRET);
  const settings = settingsLookup(client, table);
  const queue: NoticeRequest[] = [];
  const left: string[] = [];
  const deliver = deliverFact({
    lookup,
    settings,
    absence: absenceLookup(client, table),
    lessons: lessonsLookup(client, table),
    leave: leaveLookup(client, table),
    handling: handlingLookup(client, table),
    store: inboxStore(client, table),
    supersessionLog: supersessionStore(client, table),
    announcements: announcementsLookup(client, table),
    meetings: meetingsLookup(client, table),
    conferences: conferencesLookup(client, table),
    putFact: putFact(client, table),
    pendingAbsences: pendingAbsenceStore(client, table),
    sendRequests: async (requests) => void queue.push(...requests),
  });
  const store = noticeStore(client, table);
  const leaves = (channel: string) => async () => {
    left.push(channel);
    return { outcome: 'sent', messageId: newId() } as const;
  };
  const sender = {
    store,
    readContext: readContext({
      lookup,
      settings,
      channels: channelsLookup(client, table),
      inbox: inboxLookup(client, table),
    }),
    sendEmail: leaves('email'),
    sendPush: leaves('push'),
    turn: async () => 0,
    portal: 'https://skolebro.example',
  };
  const seen = new Set<string>();
  return {
    left,
    told: queue,
    /** Everything that runs at an instant: new facts about the child, the tellings of them, and what is due. */
    async come(instant: string): Promise<void> {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
      for (const { fact } of Items) {
        const parsed = SubscribedFact.safeParse(fact);
        if (!parsed.success || seen.has(parsed.data.id) || !JSON.stringify(fact).includes(pupilId)) continue;
        seen.add(parsed.data.id);
        await deliver(parsed.data, momentAt(instant));
      }
      for (const request of queue.splice(0)) await createNotices(sender)(request, momentAt(instant));
      const wakes: Wake[] = [];
      await sweepNotices({ ownerIds: [OWNER], store, send: async (some) => void wakes.push(...some) })(instant);
      for (const wake of wakes) await wakeNotice(sender)(wake, momentAt(instant));
    },
  };
}
