import { absenceLookup } from '../../functions/absence/lookup.ts';
import { announcementsLookup } from '../../functions/announcements/lookup.ts';
import { conferencesLookup } from '../../functions/conferences/lookup.ts';
import { type AdvanceDeps, advanceDeliveries } from '../../functions/deliveries/advance-deliveries.ts';
import { endDeliveries } from '../../functions/deliveries/end-deliveries.ts';
import { hearNotice } from '../../functions/deliveries/hear-notice.ts';
import { openDeliveries } from '../../functions/deliveries/open-deliveries.ts';
import { stepStore } from '../../functions/deliveries/step-store.ts';
import { deliveriesStore } from '../../functions/deliveries/store.ts';
import { handlingLookup } from '../../functions/handling/lookup.ts';
import { leaveLookup } from '../../functions/leave/lookup.ts';
import { lessonsLookup } from '../../functions/lessons/lookup.ts';
import { meetingsLookup } from '../../functions/meetings/lookup.ts';
import { applyProviderEvent } from '../../functions/notices/apply-provider-event.ts';
import { createNotices } from '../../functions/notices/create-notices.ts';
import { NoticeFact } from '../../functions/notices/events.ts';
import { senderOver } from '../../functions/notices/sender.ts';
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
import { nobodyLogsIn, rosterLookup } from '../../functions/roster/lookup.ts';
import { settingsLookup } from '../../functions/settings/lookup.ts';
import { Fact } from '../../functions/shared/fact.ts';
import { newId } from '../../functions/shared/ids.ts';
import { everyOwner } from '../../functions/shared/jobs/owner-jobs.ts';
import { allItems } from '../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../functions/shared/time.ts';
import { WarningFact } from '../../functions/warnings/events.ts';
import { warningsLookup } from '../../functions/warnings/lookup.ts';
import { OWNER } from '../support/events.ts';
import type { makeTables } from '../support/table.ts';

type Engine = Awaited<ReturnType<typeof makeTables>>;
/** What left for a provider: by which channel, and the words of it. */
export type Left = {
  readonly channel: 'email' | 'push';
  readonly to: string;
  readonly words: string;
  readonly noticeId?: string;
};

/**
 * The facts of warnings on their way: the outbox, who listens, the sender, and the job of the quarters, wired as the
 * entries wire them.
 */
export function machineryOf({ client, tables }: Engine) {
  const table = tables.main;
  const lookup = rosterLookup(client, table, nobodyLogsIn);
  const settings = settingsLookup(client, table);
  const warnings = warningsLookup(client, table);
  const inbox = inboxLookup(client, table);
  const store = deliveriesStore(client, table);
  const steps = stepStore(client, table);
  const left: Left[] = [];
  const queue: NoticeRequest[] = [];
  const seen = new Set<string>();
  const sent = (message: Left) => {
    left.push(message);
    return { outcome: 'sent', messageId: newId() } as const;
  };
  const sender = senderOver(client, table, {
    sendEmail: async ({ address: to, noticeId }, mail) =>
      sent({ channel: 'email', to, noticeId, words: JSON.stringify(mail) }),
    sendPush: async ({ endpointArn }, push) => sent({ channel: 'push', to: endpointArn, words: JSON.stringify(push) }),
    turn: async () => 0,
    portal: 'https://skolebro.example',
  });
  const deliver = deliverFact({
    ...{ lookup, settings, absence: absenceLookup(client, table), lessons: lessonsLookup(client, table) },
    ...{ leave: leaveLookup(client, table), handling: handlingLookup(client, table) },
    store: inboxStore(client, table),
    supersessionLog: supersessionStore(client, table),
    announcements: announcementsLookup(client, table),
    meetings: meetingsLookup(client, table),
    conferences: conferencesLookup(client, table),
    putFact: putFact(client, table),
    pendingAbsences: pendingAbsenceStore(client, table),
    sendRequests: async (requests) => void queue.push(...requests),
  });
  const hears = {
    sent: openDeliveries({ store }),
    ended: endDeliveries({ store: steps }),
    told: hearNotice({ inbox, warnings, store }),
  };

  /** A fact to everybody who listens, the deliveries first: they know of a notice only by what the sender tells. */
  async function reach(fact: unknown, instant: string): Promise<void> {
    const warning = WarningFact.safeParse(fact).data;
    if (warning?.name === 'warning-sent') await hears.sent(warning);
    if (warning?.name === 'warning-ended') await hears.ended(warning);
    const notice = NoticeFact.safeParse(fact).data;
    if (notice?.name === 'legal-notice-told' || notice?.name === 'notice-undeliverable') await hears.told(notice);
    const news = SubscribedFact.safeParse(fact).data;
    if (news) await deliver(news, momentOf(Date.parse(instant)));
  }

  /** What lies in the outbox and has not been seen, in the order in which it came there. */
  async function freshFacts(): Promise<readonly unknown[]> {
    const items = await allItems(client, {
      TableName: table,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': `${OWNER}#OUTBOX` },
    });
    const facts = items.map(({ fact }) => Fact.parse(fact)).filter(({ id }) => !seen.has(id));
    for (const { id } of facts) seen.add(id);
    return facts;
  }

  return {
    left,
    deps: { lookup, warnings, settings, store, steps } satisfies AdvanceDeps,
    /**
     * Everything that follows from what has happened, by an instant: facts, tellings, notices that are due, and what
     * they tell.
     */
    async come(instant: string): Promise<void> {
      const now = momentOf(Date.parse(instant));
      for (let facts = await freshFacts(); facts.length > 0; facts = await freshFacts()) {
        for (const fact of facts) await reach(fact, instant);
        for (const request of queue.splice(0)) await createNotices(sender)(request, now);
        const wakes: Wake[] = [];
        const send = async (some: readonly Wake[]) => void wakes.push(...some);
        await sweepNotices({ ownerIds: [OWNER], store: sender.store, send })(instant);
        for (const wake of wakes) await wakeNotice(sender)(wake, now);
      }
    },
    /** The provider tells that every e-mail so far to an address that begins so has bounced for good. */
    async bounce(to: string, instant: string): Promise<void> {
      const bounce = { bounceType: 'Permanent' } as const;
      for (const { noticeId = '' } of left.filter(
        (message) => message.channel === 'email' && message.to.startsWith(to),
      )) {
        const mail = { sendingAccountId: '000000000000', tags: { owner: [OWNER], notice: [noticeId] } };
        await applyProviderEvent({ store: sender.store })(
          { eventType: 'Bounce', mail, bounce },
          momentOf(Date.parse(instant)),
        );
      }
    },
    /** One run of the job that a schedule brings every quarter; `deps` changed where something is to come between. */
    async quarter(time: string, deps: Partial<AdvanceDeps> = {}): Promise<void> {
      const all = { lookup, warnings, settings, store, steps, ...deps };
      await everyOwner('deliveries-advanced', [OWNER], advanceDeliveries(all))({ time });
    },
  };
}
