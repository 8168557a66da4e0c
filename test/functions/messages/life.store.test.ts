import { DeleteCommand, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MessageReached } from '../../../functions/messages/events.ts';
import { personPk, threadItem } from '../../../functions/messages/keys.ts';
import { planReach, reachedFact } from '../../../functions/messages/reach.ts';
import { Thread } from '../../../functions/messages/record.ts';
import type { Person } from '../../../functions/messages/rules.ts';
import { keysOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { AT, EVENING, MORNING, type More, makeWorld, O, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
beforeEach(() => world.reset());
afterAll(() => tables.stop());

const LATE = { at: EVENING } as const;
const NEXT = { at: MORNING } as const;
type Line = { readonly threadId: string; readonly lastText: string; readonly unread: boolean };
const lineOf = async (who: string, threadId: string, more: More = {}): Promise<Line | undefined> =>
  (await world.list(who, { limit: '50' }, more)).body.threads.find((line: Line) => line.threadId === threadId);
const threadOf = async (threadId: string): Promise<Thread> => {
  const thread = await world.deps.store.thread(O, threadId);
  if (!thread) throw new Error('There is no such conversation.');
  return thread;
};

/** The facts about a conversation in the outbox, oldest first. */
async function factsOf(threadId: string) {
  const { Items = [] } = await world.client.send(
    new ScanCommand({ TableName: world.table, ConsistentRead: true, FilterExpression: 'attribute_exists(fact)' }),
  );
  const facts = Items.map(({ fact }) => MessageReached.parse(fact)).filter(({ data }) => data.threadId === threadId);
  return facts.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What the job does in the minute in which the hours begin. */
async function deliver(threadId: string, messageId: string): Promise<boolean> {
  const { store } = world.deps;
  const [thread, message] = [await threadOf(threadId), await store.message(O, { threadId, messageId })];
  if (!message) throw new Error('There is no such message.');
  const { was } = await store.beside(O, thread);
  const to = (message.held?.for ?? []).map((id) => ({
    person: { kind: 'staff', id } as const,
    as: 'relation' as const,
  }));
  const reach = planReach({ thread, message, to, was, today: MORNING.slice(0, 10) });
  return store.deliver({ ownerId: O, message, reach, fact: reachedFact(O, reach, { message, at: MORNING }) });
}

describe('answer hours (G3)', () => {
  test('a message in the evening is seen by its author at once, and by staff when the hours begin', async () => {
    const { p, begin, send, open, list } = world;
    const threadId = await begin('mother', [p.contact], LATE);
    const sent = await send('mother', threadId, 'God kveld', LATE);
    expect([sent.body.heldUntil, sent.body.mayWithdraw, sent.body.readBy]).toEqual([MORNING, true, []]);
    const own = await open('mother', threadId, LATE);
    expect(own.body.messages.map(({ text }: { text: string }) => text)).toEqual(['God kveld', 'Hei!']);
    expect(own.body.delivery).toEqual({ at: MORNING, urgent: null });
    const before = await open('contact', threadId, LATE);
    expect([before.body.messages, before.body.next]).toEqual([[], null]);
    const { body } = await list('contact', {}, LATE);
    expect([JSON.stringify(body).includes(threadId), body.unread]).toEqual([false, 0]);
    expect(await factsOf(threadId)).toEqual([]);
    expect(refused(await world.read('contact', threadId, sent.body.messageId, LATE))).toEqual([404, 'not-found']);
    const after = await open('contact', threadId, NEXT);
    expect(after.body.messages.map(({ text }: { text: string }) => text)).toEqual(['God kveld', 'Hei!']);
  });

  test('delivery moves the lists of staff, makes them unread, and tells once', async () => {
    const { p, begin, send, list } = world;
    const threadId = await begin('mother', [p.contact], LATE);
    const { messageId } = (await send('mother', threadId, 'I morgen', LATE)).body;
    expect([await deliver(threadId, messageId), await deliver(threadId, messageId)]).toEqual([true, false]);
    expect(await lineOf('contact', threadId, NEXT)).toMatchObject({ lastText: 'I morgen', unread: true });
    expect((await list('contact', {}, NEXT)).body.unread).toBe(1);
    const [fact, ...more] = await factsOf(threadId);
    expect([fact?.data, more]).toEqual([
      {
        ...{ threadId, messageId, pupilId: p.ola, schoolId: p.school },
        madeBy: { kind: 'guardian', personId: p.mother },
        to: [{ kind: 'staff', id: p.contact, as: 'relation', quiet: false }],
      },
      [],
    ]);
    expect(JSON.stringify(fact)).not.toContain('I morgen');
  });

  test('a list stays at the answer when an earlier message is delivered, and the earlier one is unread', async () => {
    const { p, begin, send, read, open } = world;
    const threadId = await begin('mother', [p.contact]);
    const { messageId } = (await send('mother', threadId, 'Først', LATE)).body;
    const answer = (await send('contact', threadId, 'Sist', { at: '2026-11-24T21:00:00.000Z' })).body.messageId;
    await read('contact', threadId, answer, { at: '2026-11-24T21:00:01.000Z' });
    expect(await lineOf('contact', threadId, LATE)).toMatchObject({ lastText: 'Sist', unread: false });
    // The mark is past a message that the teacher has not seen.
    const unread = (await open('mother', threadId, NEXT)).body.messages[1];
    expect([unread.readBy, unread.mayWithdraw]).toEqual([[], true]);
    expect(await deliver(threadId, messageId)).toBe(true);
    expect(await lineOf('contact', threadId, NEXT)).toMatchObject({ lastText: 'Sist', unread: true });
    await read('contact', threadId, answer, { at: '2026-11-25T07:00:00.000Z' });
    expect(await lineOf('contact', threadId, NEXT)).toMatchObject({ unread: false });
    const [, now] = (await open('mother', threadId, NEXT)).body.messages;
    expect([now.readBy.length, now.mayWithdraw]).toEqual([1, false]);
    expect(refused(await world.withdraw('mother', { threadId, messageId }, NEXT))).toEqual([
      409,
      'messages.already-read',
    ]);
  });

  test('a message that its author takes back in time is never delivered', async () => {
    const { p, begin, send, withdraw, open } = world;
    const threadId = await begin('mother', [p.contact], LATE);
    const { messageId } = (await send('mother', threadId, 'Feil', LATE)).body;
    expect(refused(await withdraw('contact', { threadId, messageId }, LATE))).toEqual([404, 'not-found']);
    const taken = await withdraw('mother', { threadId, messageId }, LATE);
    expect(taken.body).toMatchObject({ status: 'withdrawn', text: null, heldUntil: null, mayWithdraw: false });
    expect(await deliver(threadId, messageId)).toBe(false);
    expect(await factsOf(threadId)).toEqual([]);
    expect(await lineOf('mother', threadId, LATE)).toMatchObject({ lastText: '' });
    expect((await open('mother', threadId, LATE)).body.messages[0]).toMatchObject({ status: 'withdrawn', text: null });
    expect(JSON.stringify(await world.deps.store.message(O, { threadId, messageId }))).not.toContain('Feil');
  });

  test('what a teacher writes in the evening reaches the family at once, and only its author takes it back', async () => {
    const { p, begin, send, withdraw, list } = world;
    const threadId = await begin('mother', [p.contact, p.teacher]);
    const { messageId, heldUntil } = (await send('contact', threadId, 'Svar', LATE)).body;
    expect(heldUntil).toBeNull();
    expect(await lineOf('mother', threadId, LATE)).toMatchObject({ lastText: 'Svar', unread: true });
    const name = { threadId, messageId };
    expect(refused(await withdraw('teacher', name, LATE))).toEqual([403, 'messages.author-withdraws']);
    expect((await withdraw('contact', name, LATE)).status).toBe(200);
    expect(await lineOf('mother', threadId, LATE)).toMatchObject({ lastText: '' });
    expect((await list('father', {}, LATE)).body.threads.some((line: Line) => line.threadId === threadId)).toBe(false);
  });
});

test('a conversation that stays unread gives one notice a day', async () => {
  const { p, begin, send, read } = world;
  const threadId = await begin('mother', [p.teacher]);
  const second = (await send('mother', threadId, 'to')).body.messageId;
  await send('mother', threadId, 'tre', { at: '2026-11-25T09:00:00.000Z' });
  await read('teacher', threadId, second, { at: '2026-11-25T09:30:00.000Z' });
  const last = (await send('mother', threadId, 'fire', { at: '2026-11-25T10:00:00.000Z' })).body.messageId;
  await read('teacher', threadId, last, { at: '2026-11-25T10:30:00.000Z' });
  await send('mother', threadId, 'fem', { at: '2026-11-25T11:00:00.000Z' });
  const facts = await factsOf(threadId);
  expect(facts.map(({ data }) => data.to.map(({ quiet }) => quiet))).toEqual([
    [false],
    [true],
    [false],
    [true],
    [false],
  ]);
});

describe('rights of today (law 2)', () => {
  test('a lost relation takes the conversation out of thread, list and badge, and nothing reaches the person', async () => {
    const { p, client, table, begin, send, open, list } = world;
    const siv = { pupil: 'siv' } as const;
    const threadId = await begin('teacher', [p.mother], siv);
    const before = (await list('mother')).body.unread;
    const Key = keysOf(O).relation(p.siv, p.mother);
    const end = (to: string | undefined) =>
      client.send(
        new UpdateCommand({
          ...{ TableName: table, Key, ExpressionAttributeNames: { '#to': 'to' } },
          UpdateExpression: to === undefined ? 'REMOVE #to' : 'SET #to = :to',
          ...(to !== undefined && { ExpressionAttributeValues: { ':to': to } }),
        }),
      );
    await end('2026-11-24');
    expect(refused(await open('mother', threadId, siv))).toEqual([404, 'not-found']);
    expect(refused(await send('mother', threadId, 'Hei', siv))).toEqual([404, 'not-found']);
    expect(await lineOf('mother', threadId)).toBeUndefined();
    expect((await list('mother')).body.unread).toBe(before - 1);
    expect(refused(await send('teacher', threadId, 'Hei', siv))).toEqual([409, 'messages.nobody-left']);
    const seen = (await open('teacher', threadId, siv)).body;
    expect([seen.people.length, seen.mayWrite]).toEqual([1, false]);
    await end(undefined);
    expect((await open('mother', threadId, siv)).status).toBe(200);
  });

  test('a teacher who has left the group finds nothing, and the others go on', async () => {
    const { p, client, table, begin, send, open } = world;
    const threadId = await begin('mother', [p.contact, p.teacher]);
    const Key = keysOf(O).teaches(p.teacher, p.maths, 'teacher');
    const { Attributes } = await client.send(new DeleteCommand({ TableName: table, Key, ReturnValues: 'ALL_OLD' }));
    expect(refused(await open('teacher', threadId))).toEqual([404, 'not-found']);
    expect(await lineOf('teacher', threadId)).toBeUndefined();
    expect((await send('mother', threadId, 'Hei')).status).toBe(201);
    const [, fact] = await factsOf(threadId);
    expect(fact?.data.to.map(({ id }) => id)).toEqual([p.contact]);
    await client.send(new PutCommand({ TableName: table, Item: Attributes }));
  });

  test('an added colleague sees from the first day to the last, from the agreed message on', async () => {
    const { p, client, table, begin, send, open, logged } = world;
    const threadId = await begin('mother', [p.contact]);
    const { messageId } = (await send('mother', threadId, 'Fra nå av')).body;
    const thread = await threadOf(threadId);
    const grant = { as: 'added', since: '2026-11-24', until: '2026-11-26', seesFrom: messageId, consent: 'none' };
    const add = async (more: object = {}) => {
      const party = { person: { kind: 'staff', id: p.colleague }, listedAt: '', ...grant, ...more };
      const Item = threadItem(O, Thread.parse({ ...thread, parties: [...thread.parties, party] }));
      await client.send(new PutCommand({ TableName: table, Item }));
    };
    expect(refused(await open('colleague', threadId))).toEqual([404, 'not-found']);
    await add();
    const { body } = await open('colleague', threadId);
    expect(body.messages.map(({ text }: { text: string }) => text)).toEqual(['Fra nå av']);
    expect([body.mayWrite, body.linked]).toEqual([true, []]);
    const shown = body.people.find(({ you }: { you: boolean }) => you);
    expect(shown).toMatchObject({ role: 'kollega', added: true, lastDay: '2026-11-25' });
    expect(logged.at(-1)).toMatchObject({ basis: 'staff:added', actorId: p.colleague });
    expect((await send('colleague', threadId, 'Jeg er med')).status).toBe(201);
    const facts = await factsOf(threadId);
    expect(facts.at(-1)?.data.to.map(({ as }) => as)).toEqual(['relation', 'relation']);
    expect(refused(await world.form('colleague'))).toEqual([404, 'not-found']);
    expect((await open('colleague', threadId, { at: '2026-11-25T09:00:00.000Z' })).status).toBe(200);
    expect(refused(await open('colleague', threadId, { at: '2026-11-26T09:00:00.000Z' }))).toEqual([404, 'not-found']);
    expect(await lineOf('colleague', threadId, { at: '2026-11-26T09:00:00.000Z' })).toBeUndefined();
  });
});

test('the 201st message of an hour is refused, and the next hour begins anew', async () => {
  const { p, client, table, begin, send, start } = world;
  const threadId = await begin('father', [p.contact]);
  const father: Person = { kind: 'guardian', id: p.father };
  const Key = { pk: personPk(O, father), sk: 'MESSAGES#2026-11-24T09' };
  const sent = async () =>
    client.send(
      new UpdateCommand({
        ...{ TableName: table, Key, UpdateExpression: 'SET made = :most' },
        ExpressionAttributeValues: { ':most': 199 },
      }),
    );
  await sent();
  expect((await send('father', threadId, 'Nummer 200')).status).toBe(201);
  expect(refused(await send('father', threadId, 'Nummer 201'))).toEqual([409, 'messages.too-many']);
  expect(refused(await start('father', { to: [p.contact] }))).toEqual([409, 'messages.too-many']);
  expect((await send('father', threadId, 'Neste time', { at: AT.replace('T09', 'T10') })).status).toBe(201);
});

test('a closed conversation takes no message', async () => {
  const { p, client, table, begin, send, open } = world;
  const threadId = await begin('mother', [p.contact]);
  const Item = threadItem(O, { ...(await threadOf(threadId)), state: 'closed' });
  await client.send(new PutCommand({ TableName: table, Item }));
  expect(refused(await send('mother', threadId, 'Hei'))).toEqual([409, 'messages.closed']);
  expect((await open('mother', threadId)).body.mayWrite).toBe(false);
});
