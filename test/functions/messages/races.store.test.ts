import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, O, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const textsFor = async (who: string, threadId: string): Promise<readonly string[]> => {
  const texts: string[] = [];
  let query: Record<string, string> = { limit: '50' };
  for (;;) {
    const { body } = await world.open(who, threadId, { query });
    texts.push(...body.messages.map((message: { text: string }) => message.text));
    if (body.next === null) return texts;
    query = { limit: '50', cursor: body.next };
  }
};

type Answer = Awaited<ReturnType<World['send']>>;

/** What a client does: repeats with the same key while the service is busy, after a pause. */
async function persistently(ask: () => Promise<Answer>): Promise<Answer> {
  for (let repeats = 0; ; repeats++) {
    const answer = await ask();
    if (!['changed-meanwhile', 'unavailable'].includes(answer.body.code)) return answer;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(4000, 500 * 2 ** repeats)));
  }
}

test('a hundred repeats of one send at once write one message, and answer the same', async () => {
  const { p, begin, send } = world;
  const threadId = await begin('mother', [p.contact]);
  const key = newId();
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => persistently(() => send('mother', threadId, 'Bare én', { key }))),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body.messageId)).size).toBe(1);
  expect(await textsFor('contact', threadId)).toEqual(['Bare én', 'Hei!']);
  expect(refused(await send('mother', threadId, 'En annen', { key }))).toEqual([422, 'idempotency-key-reused']);
});

test('a hundred repeats of one start at once make one conversation for each home', async () => {
  const { start, list, deps, p } = world;
  const key = newId();
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => persistently(() => start('teacher', { subject: 'Én gang' }, { key }))),
  );
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  const { threads } = (await list('father')).body;
  expect(threads.map(({ subject }: { subject: string }) => subject)).toEqual(['Én gang']);
  expect(await deps.store.list(O, { kind: 'staff', id: p.teacher }, { limit: 50 })).toHaveLength(2);
});

test('twenty sends at once are all there, in one order for all readers', async () => {
  const { p, begin, send, list } = world;
  const threadId = await begin('mother', [p.contact]);
  const writers = ['mother', 'contact'];
  const wanted = Array.from({ length: 20 }, (_none, number) => `Melding ${number}`);
  const answers = await Promise.all(
    wanted.map((text, index) => {
      const key = newId();
      return persistently(() => send(writers[index % 2] ?? '', threadId, text, { key }));
    }),
  );
  expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
  const [first, second] = [await textsFor('mother', threadId), await textsFor('contact', threadId)];
  expect([...first].sort()).toEqual([...wanted, 'Hei!'].sort());
  expect(second).toEqual(first);
  const lines = (await list('contact')).body.threads.filter((line: { threadId: string }) => line.threadId === threadId);
  expect(lines.map(({ lastText }: { lastText: string }) => lastText)).toEqual([first[0]]);
});

test('two tabs that mark in the opposite order leave the later mark', async () => {
  const { p, begin, send, read, open, list, deps } = world;
  const threadId = await begin('mother', [p.teacher]);
  const ids: string[] = [];
  for (const text of ['en', 'to', 'tre']) ids.push((await send('mother', threadId, text)).body.messageId);
  const [first = '', second = '', third = ''] = ids;
  const isUnread = async () =>
    (await list('teacher')).body.threads.find((line: { threadId: string }) => line.threadId === threadId).unread;
  expect((await read('teacher', threadId, second)).status).toBe(204);
  expect(await isUnread()).toBe(true);
  await Promise.all([read('teacher', threadId, third), read('teacher', threadId, first)]);
  await read('teacher', threadId, first);
  expect(await isUnread()).toBe(false);
  const marks = await deps.store.marks(O, threadId);
  expect(marks.map(({ upTo }) => upTo)).toEqual([third]);
  const [last] = (await open('mother', threadId)).body.messages;
  expect(last.readBy).toEqual([{ name: 'Ansatt teacher', kind: 'staff' }]);
  expect(refused(await read('teacher', threadId, 'z'.repeat(36)))).toEqual([404, 'not-found']);
});

test('a message is either read or withdrawn, never both', async () => {
  const { p, begin, send, read, withdraw, open } = world;
  const threadId = await begin('mother', [p.teacher]);
  const outcomes = new Set<string>();
  for (let round = 0; round < 30; round++) {
    const { messageId } = (await send('mother', threadId, `Angrer ${round}`)).body;
    const name = { threadId, messageId };
    // The reader starts a little later each time, so that either comes first.
    const reading = async () => {
      await new Promise((resolve) => setTimeout(resolve, round % 6));
      return read('teacher', threadId, messageId);
    };
    const [taken] = await Promise.all([withdraw('mother', name), reading()]);
    const [last] = (await open('mother', threadId)).body.messages;
    if (taken.status === 200) {
      expect([last.status, last.text, taken.body.text]).toEqual(['withdrawn', null, null]);
      expect((await withdraw('mother', name)).body).toMatchObject({ status: 'withdrawn', text: null });
    } else {
      expect(refused(taken)).toEqual([409, 'messages.already-read']);
      expect([last.status, last.text, last.mayWithdraw]).toEqual(['sent', `Angrer ${round}`, false]);
    }
    outcomes.add(String(taken.status));
  }
  console.info(`withdrawals that raced a reader: ${[...outcomes].sort().join(' and ')}`);
  expect(outcomes.has('200')).toBe(true);
});

test('a mark that comes between the reading and the writing of a withdrawal stops it', async () => {
  const { p, begin, send, read, deps } = world;
  const threadId = await begin('mother', [p.teacher]);
  const { messageId } = (await send('mother', threadId, 'For sent')).body;
  const [thread, message] = [
    await deps.store.thread(O, threadId),
    await deps.store.message(O, { threadId, messageId }),
  ];
  if (!thread || !message) throw new Error('There is no such message.');
  await read('teacher', threadId, messageId);
  const others = [{ kind: 'staff', id: p.teacher }] as const;
  const moment = { instant: message.at, day: '2026-11-24', time: '10:00' };
  const withdrawal = { ownerId: O, thread, message, others, relation: undefined, moment };
  expect(await deps.store.withdraw(withdrawal)).toBe(false);
  expect(await deps.store.message(O, { threadId, messageId })).toMatchObject({ status: 'sent', text: 'For sent' });
});
