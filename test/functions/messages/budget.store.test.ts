import { afterAll, beforeAll, expect, test } from 'vitest';
import { messageItem } from '../../../functions/messages/keys.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { newSortableId } from '../../../functions/shared/ids.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { AT, EVENING, makeWorld, O, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  const { main } = tables.tables;
  world = await makeWorld(tables.client, main, settingsLookup(tables.client, main));
  trips = countTrips(tables.client);
});
afterAll(() => tables.stop());

async function costOf<Answer extends { status: number }>(what: string, asked: () => Promise<Answer>) {
  trips.take();
  const answer = await asked();
  expect([what, answer.status < 300]).toEqual([what, true]);
  const cost = trips.take();
  console.info(
    `${what}: ${cost.calls} calls, ${cost.reads} sequential reads, ${cost.transactions} transactions, ${cost.readUnits} read and ${cost.writeUnits} write units`,
  );
  return { ...cost, answer };
}

test('a list is three reads, a conversation two, and a message two reads and one transaction', async () => {
  const { p, list, open, send, start, read, withdraw, form } = world;
  const family = await costOf('a family starts', () => start('mother', { to: [p.contact, p.teacher] }));
  expect([family.reads, family.transactions]).toEqual([2, 1]);
  const staff = await costOf('a teacher starts with two homes', () => start('teacher', {}));
  expect([staff.reads, staff.transactions]).toEqual([2, 1]);
  const { threadId } = family.answer.body.threads[0];
  for (const who of ['mother', 'contact']) {
    expect((await costOf(`the list of ${who}`, () => list(who))).reads).toBeLessThanOrEqual(3);
    expect((await costOf(`${who} opens`, () => open(who, threadId))).reads).toBe(2);
    const sent = await costOf(`${who} sends`, () => send(who, threadId, 'Hei'));
    expect([sent.reads, sent.transactions]).toEqual([2, 1]);
    expect((await costOf(`the form of ${who}`, () => form(who))).reads).toBeLessThanOrEqual(3);
    const { messageId } = sent.answer.body;
    const taken = await costOf(`${who} withdraws`, () => withdraw(who, { threadId, messageId }));
    expect([taken.reads, taken.transactions]).toEqual([2, 1]);
  }
  const held = await costOf('a family sends in the evening', () => send('mother', threadId, 'Hei', { at: EVENING }));
  expect([held.reads, held.transactions]).toEqual([2, 1]);
  const { messageId } = held.answer.body;
  await costOf('a guardian marks as read', () => read('mother', threadId, messageId, { at: EVENING }));
});

const NUMBER = 10_000;
/** How many of them are paged through; `LONG=1` takes all, which the gate has no time for. */
const PAGED = process.env.LONG === '1' ? NUMBER : 1000;
/** A conversation of a guardian and the contact teacher, which has these messages before its first one. */
async function longThread() {
  const { p, begin, client, table } = world;
  const threadId = await begin('mother', [p.contact]);
  const add = (count: number, from: number) =>
    seed(
      client,
      table,
      Array.from({ length: count }, (_none, number) => {
        const at = new Date(Date.parse(AT) - 1000 - from - number).toISOString();
        const messageId = newSortableId(Date.parse(at));
        const by = { kind: 'guardian', id: p.mother } as const;
        const basis = 'guardian:parental-responsibility';
        return messageItem(O, { messageId, threadId, by, basis, at, status: 'sent', text: `Nummer ${from + number}` });
      }),
    );
  return { threadId, add };
}

test('a conversation of ten thousand messages costs what one of ten does, and is paged through while new ones come', async () => {
  const { open, send, list } = world;
  const { threadId, add } = await longThread();
  const costs = async (what: string) => {
    const all = [
      await costOf(`opens ${what}`, () => open('contact', threadId)),
      await costOf(`sends beside ${what}`, () => send('contact', threadId, 'Hei')),
      await costOf(`lists ${what}`, () => list('contact')),
    ];
    return {
      trips: all.map(({ calls, reads, transactions }) => [calls, reads, transactions]),
      units: all.map(({ readUnits }) => readUnits),
    };
  };
  await add(10, 0);
  const ten = await costs('ten');
  await add(90, 10);
  const hundred = await costs('a hundred');
  await add(NUMBER - 100, 100);
  const many = await costs('ten thousand');
  expect([hundred.trips, many.trips]).toEqual([ten.trips, ten.trips]);
  // An engine rounds what a query reads up to whole units of 4 KB, and the newest page holds other messages by now.
  for (const [step, units] of many.units.entries()) {
    expect(Math.abs(units - (hundred.units[step] as number)), JSON.stringify({ hundred, many })).toBeLessThanOrEqual(1);
  }

  const texts: string[] = [];
  let query: Record<string, string> = { limit: '50' };
  for (let page = 0; query.cursor !== undefined || page === 0; page++) {
    const { body } = await open('mother', threadId, { query });
    texts.push(...body.messages.map(({ text }: { text: string }) => text));
    query = body.next === null || texts.length > PAGED ? {} : { limit: '50', cursor: body.next };
    if (page % 4 === 0) await send('contact', threadId, `Ny mens det blas ${page}`);
  }
  const numbered = texts.filter((text) => text.startsWith('Nummer '));
  expect(numbered.length).toBeGreaterThanOrEqual(Math.min(PAGED, NUMBER) - 5);
  expect(numbered).toEqual(numbered.map((_text, number) => `Nummer ${number}`));
  expect(texts.filter((text) => text.startsWith('Ny '))).toEqual([]);
});
