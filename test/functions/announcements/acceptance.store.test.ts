import { afterAll, beforeAll, expect, test } from 'vitest';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { dueOver } from '../notifications/due.ts';
import { AT, bigClass, entriesOver, flows } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());

/** A class in a table of its own place: ids are fresh, so that several share the table. */
async function classOf(count: number) {
  const cast = bigClass(count);
  await seed(tables.client, tables.tables.main, cast.items);
  const { ask, changed } = entriesOver(tables.client, tables.tables.main, cast.numbers);
  changed.stored = true;
  return { ...cast, ...flows(ask, cast.schoolId, () => false) };
}

test('a reply to an announcement to 28 pupils is seen by its sender and its writer alone', async () => {
  const { groupId, pupils, numbers, guardianNames, homeOf, send, open, reply, threads, thread, list } =
    await classOf(28);
  const { announcementId } = (await send('contact', groupId)).body;
  const own = pupils.p3 ?? '';
  const text = 'Bare til læreren, ordet er kanarifugl.';
  const { body, status } = await reply('a3', [own, announcementId], text);
  expect(status).toBe(201);
  expect((await thread('contact', own, body.threadId)).body.messages[0].text).toBe(text);
  expect((await thread('a3', own, body.threadId)).body.messages[0].text).toBe(text);
  const others = guardianNames.filter((name) => name !== 'a3');
  expect([others.length, numbers.size]).toEqual([53, 54]);
  for (const who of others) {
    const childId = pupils[`p${homeOf(Number(who.slice(1)))}`] ?? '';
    const answers = [
      await threads(who),
      await thread(who, childId, body.threadId),
      await thread(who, own, body.threadId),
      await open(who, [childId, announcementId]),
      await list(who, childId),
    ];
    const said = JSON.stringify(answers);
    for (const secret of ['kanarifugl', body.threadId, body.messageId, own].slice(0, who === 'b3' ? 3 : 4))
      expect([who, said.includes(secret)]).toEqual([who, false]);
    expect([who, answers[1]?.status, answers[2]?.status, answers[3]?.status]).toEqual([who, 404, 404, 200]);
  }
});

test('sending costs the same for 28 pupils and for 120, and a list three reads', async () => {
  const trips = countTrips(tables.client);
  const costs: number[] = [];
  for (const count of [28, 120]) {
    const { groupId, pupils, send, list, listSent, open, openSent } = await classOf(count);
    await send('contact', groupId);
    trips.take();
    const sent = await send('contact', groupId);
    const cost = trips.take();
    expect([sent.status, cost.transactions]).toEqual([201, 1]);
    expect(cost.reads).toBeLessThanOrEqual(3);
    costs.push(cost.writeUnits);
    const costOf = async (ask: () => Promise<{ status: number }>) => {
      expect((await ask()).status).toBe(200);
      return trips.take().reads;
    };
    const { announcementId } = sent.body;
    expect(await costOf(() => list('a1', pupils.p1 ?? ''))).toBeLessThanOrEqual(3);
    expect(await costOf(() => listSent('contact', groupId))).toBeLessThanOrEqual(3);
    expect(await costOf(() => open('a1', [pupils.p1 ?? '', announcementId]))).toBeLessThanOrEqual(3);
    expect(await costOf(() => openSent('contact', [groupId, announcementId]))).toBeLessThanOrEqual(4);
  }
  expect(costs[1]).toBe(costs[0]);
});

test('each adult of a class of 120 gets one item and one notice, also with two children and on a retry', async () => {
  const { groupId, send, guardians, withdraw } = await classOf(120);
  const due = dueOver(tables.client, tables.tables.main);
  const { announcementId } = (await send('contact', groupId)).body;
  // Three times: the first finds the fact of the first page, and puts that of the next; the third repeats all.
  for (let round = 0; round < 4; round++) await due.deliverAll(AT);
  const own = new Set(Object.values(guardians));
  const mine = due.handed.filter(({ person }) => own.has(person.id));
  const notices = new Map(mine.map((notice) => [notice.id, notice.person.id]));
  expect(notices.size).toBe(own.size);
  expect(new Set(notices.values())).toEqual(own);
  const places = new Set(mine.map(({ itemId }) => itemId));
  expect([...places].map((id) => id.startsWith(announcementId))).toEqual([true]);
  expect(JSON.stringify(mine)).not.toContain('matpakke');
  // Withdrawn, it is told to nobody any more.
  const before = due.handed.length;
  await withdraw('contact', [groupId, announcementId]);
  for (let round = 0; round < 4; round++) await due.deliverAll(AT);
  expect(due.handed.slice(before).filter(({ person }) => own.has(person.id))).toEqual([]);
}, 60_000);
