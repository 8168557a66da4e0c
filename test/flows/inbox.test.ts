import { DeleteCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absenceLookup } from '../../functions/absence/lookup.ts';
import { announcementsLookup } from '../../functions/announcements/lookup.ts';
import { conferencesLookup } from '../../functions/conferences/lookup.ts';
import { handlingLookup } from '../../functions/handling/lookup.ts';
import { leaveLookup } from '../../functions/leave/lookup.ts';
import { lessonsLookup } from '../../functions/lessons/lookup.ts';
import { meetingsLookup } from '../../functions/meetings/lookup.ts';
import { deliverFact } from '../../functions/notifications/deliver-fact.ts';
import type { NoticeRequest } from '../../functions/notifications/events.ts';
import { putFact } from '../../functions/notifications/fact-store.ts';
import { pendingAbsenceStore } from '../../functions/notifications/pending-absence-store.ts';
import { inboxStore } from '../../functions/notifications/store.ts';
import { SubscribedFact } from '../../functions/notifications/subscription.ts';
import { supersessionStore } from '../../functions/notifications/supersession-store.ts';
import { publishFact } from '../../functions/outbox/publish-fact.ts';
import { outboxStore } from '../../functions/outbox/store.ts';
import { sweepOutbox } from '../../functions/outbox/sweep-outbox.ts';
import { rosterLookup } from '../../functions/roster/lookup.ts';
import { settingsLookup } from '../../functions/settings/lookup.ts';
import { Fact } from '../../functions/shared/fact.ts';
import { momentOf } from '../../functions/shared/time.ts';
import { entriesOver } from '../support/entries.ts';
import { ISSUERS, OWNER } from '../support/events.ts';
import { keysOf, SECRET, seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import { AT, family } from './family.ts';

let world: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  world = await makeTables();
  answer = entriesOver(world.client, world.tables, ISSUERS);
});
afterAll(() => world.stop());

const QUEUES = {
  notifications: { url: 'https://queue.example/notifications', facts: ['absence-reported', 'absence-withdrawn'] },
};
const NOW = momentOf(Date.parse(AT));

/** The outbox's facts about one pupil, as the stream would bring them. */
async function factsAbout(pupilId: string): Promise<{ fact: Fact; open: boolean }[]> {
  const { Items = [] } = await world.client.send(
    new ScanCommand({
      TableName: world.tables.main,
      FilterExpression: 'fact.#data.pupilId = :pupil',
      ExpressionAttributeNames: { '#data': 'data' },
      ExpressionAttributeValues: { ':pupil': pupilId },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => ({ fact: Fact.parse(item.fact), open: item.gsi2pk !== undefined }));
}

/** Publishes through the outbox into a list that stands for the queue. */
function publisher() {
  const queue: string[] = [];
  const publish = publishFact({
    queues: QUEUES,
    send: async (_url, facts) => void queue.push(...facts.map((fact) => JSON.stringify(fact))),
    store: outboxStore(world.client, world.tables.main),
  });
  return { queue, publish };
}

/** What was handed to the sender. */
const told: NoticeRequest[] = [];
const deliver = (message: string) =>
  deliverFact({
    lookup: rosterLookup(world.client, world.tables.main, async () => SECRET),
    settings: settingsLookup(world.client, world.tables.main),
    absence: absenceLookup(world.client, world.tables.main),
    leave: leaveLookup(world.client, world.tables.main),
    handling: handlingLookup(world.client, world.tables.main),
    lessons: lessonsLookup(world.client, world.tables.main),
    store: inboxStore(world.client, world.tables.main),
    supersessionLog: supersessionStore(world.client, world.tables.main),
    announcements: announcementsLookup(world.client, world.tables.main),
    meetings: meetingsLookup(world.client, world.tables.main),
    conferences: conferencesLookup(world.client, world.tables.main),
    putFact: putFact(world.client, world.tables.main),
    pendingAbsences: pendingAbsenceStore(world.client, world.tables.main),
    sendRequests: async (requests) => void told.push(...requests),
  })(SubscribedFact.parse(JSON.parse(message)), NOW);

async function inbox(
  event: Parameters<typeof answer>[0],
): Promise<{ items: { about: { id: string } }[]; unread: { absence: number } }> {
  return JSON.parse((await answer(event)).body ?? '{}');
}

let families = 0;
async function reported() {
  const home = family(`9${String(++families).padStart(9, '0')}`);
  await seed(world.client, world.tables.main, home.items);
  const result = await answer(home.report(`inbox-test-key-${families}`));
  expect(result.statusCode).toBe(201);
  return home;
}

describe('from a report to the other guardian’s inbox', () => {
  it('one fact leaves the outbox, reaches the other guardian once, and never who reported', async () => {
    const home = await reported();
    const { queue, publish } = publisher();
    const [before] = await factsAbout(home.pupilId);
    if (!before) throw new Error('no fact was written');
    await publish(before.fact, NOW.instant);
    expect((await factsAbout(home.pupilId)).map(({ open }) => open)).toEqual([false]);
    for (const message of queue) await deliver(message);
    expect((await inbox(home.inboxOf('father'))).items).toHaveLength(1);
    expect(await inbox(home.inboxOf('mother'))).toMatchObject({ items: [], unread: { absence: 0 } });
  });

  it('a report becomes one item in the other guardian’s inbox, however often and in whatever order everything is repeated', async () => {
    const idempotencyKey = fc.array(fc.constantFrom('publish', 'deliver'), { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(idempotencyKey, async (steps) => {
        const home = await reported();
        const { queue, publish } = publisher();
        const [found] = await factsAbout(home.pupilId);
        if (!found) throw new Error('no fact was written');
        for (const step of ['publish', ...steps, 'deliver']) {
          if (step === 'publish') await publish(found.fact, NOW.instant);
          else await Promise.all(queue.map(deliver));
        }
        const seen = await inbox(home.inboxOf('father'));
        expect([seen.items.length, seen.unread.absence]).toEqual([1, 1]);
        const ids = told.filter(({ right }) => right.pupilId === home.pupilId).map(({ id }) => id);
        expect(new Set(ids).size).toBe(1);
      }),
      { numRuns: 25 },
    );
  });

  it('a report gives nothing to a guardian whose relation ended before the fact was handled, nor shows it after', async () => {
    const home = await reported();
    const { queue, publish } = publisher();
    const [found] = await factsAbout(home.pupilId);
    if (!found) throw new Error('no fact was written');
    await publish(found.fact, NOW.instant);
    const relation = keysOf(OWNER).relation(home.pupilId, home.father);
    const end = (to: string) =>
      world.client.send(
        new UpdateCommand({
          TableName: world.tables.main,
          Key: relation,
          UpdateExpression: 'SET #to = :to',
          ExpressionAttributeNames: { '#to': 'to' },
          ExpressionAttributeValues: { ':to': to },
        }),
      );
    await end('2026-11-24');
    for (const message of queue) expect(await deliver(message)).toBe(0);
    expect((await inbox(home.inboxOf('father'))).items).toEqual([]);
    await end('2027-01-01');
    for (const message of queue) await deliver(message);
    expect((await inbox(home.inboxOf('father'))).items).toHaveLength(1);
    await world.client.send(new DeleteCommand({ TableName: world.tables.main, Key: relation }));
    expect(await inbox(home.inboxOf('father'))).toMatchObject({ items: [], unread: { absence: 0 } });
  });

  it('the sweeper publishes what the stream missed, and one that fails holds up no other', async () => {
    const [first, second] = [await reported(), await reported()];
    const { queue, publish } = publisher();
    const late = new Date(Date.parse(AT) + 10 * 60_000).toISOString();
    const [broken] = await factsAbout(first.pupilId);
    const sweep = sweepOutbox({
      ownerIds: [OWNER],
      store: outboxStore(world.client, world.tables.main),
      publish: async (fact, now) => {
        if (fact.id === broken?.fact.id) throw new Error('the queue is away');
        await publish(fact, now);
      },
    });
    expect((await sweep(late)).failed).toBe(1);
    expect(queue.some((message) => message.includes(second.pupilId))).toBe(true);
    expect((await factsAbout(second.pupilId)).map(({ open }) => open)).toEqual([false]);
    expect((await factsAbout(first.pupilId)).map(({ open }) => open)).toEqual([true]);
    const early = new Date(Date.parse(AT) + 60_000).toISOString();
    await reported();
    const fresh = await sweepOutbox({
      ownerIds: [OWNER],
      store: outboxStore(world.client, world.tables.main),
      publish,
    })(early);
    expect(fresh.swept).toBe(0);
  });
});
