import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, refused, type Shown, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const many = <Of>(count: number, make: (index: number) => Promise<Of>): Promise<readonly Of[]> =>
  Promise.all(Array.from({ length: count }, (_none, index) => make(index)));

/** What a client does: repeats with the same key while the service is busy, after a pause. */
async function persistently(ask: () => Promise<Shown>): Promise<Shown> {
  for (let repeats = 0; ; repeats++) {
    const answer = await ask();
    if (!['changed-meanwhile', 'unavailable'].includes(answer.body?.code)) return answer;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(4000, 500 * 2 ** repeats)));
  }
}

test('fifty repeats of one announcement at once send one', async () => {
  const { send, listSent, p } = world;
  const key = newId();
  const answers = await many(50, () => persistently(() => send('contact', p.secret, { key })));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect((await listSent('contact', p.secret)).body.announcements).toHaveLength(1);
  const other = await send('contact', p.secret, { key, body: { subject: 'Noe annet' } });
  expect(refused(other)).toEqual([422, 'idempotency-key-reused']);
});

test('a hundred repeats of one reply at once write one message', async () => {
  const { announce, reply, thread, p } = world;
  const id = await announce('contact');
  const key = newId();
  const answers = await many(100, () => persistently(() => reply('mother', [p.ola, id], 'Bare én', { key })));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  const { body } = await thread('contact', p.ola, answers[0]?.body.threadId);
  expect(body.messages.map(({ text }: { text: string }) => text)).toEqual(['Bare én']);
});

test('ten replies of one guardian at once stand in one conversation', async () => {
  const { announce, reply, thread, p } = world;
  const id = await announce('contact');
  const answers = await many(10, (index) => {
    const key = newId();
    return persistently(() => reply('mother', [p.ola, id], `Svar ${index}`, { key }));
  });
  expect(new Set(answers.map(({ body }) => body.threadId)).size).toBe(1);
  expect((await thread('contact', p.ola, answers[0]?.body.threadId)).body.messages).toHaveLength(10);
});

test('two who withdraw at once both succeed, and it is withdrawn once', async () => {
  const { announce, withdraw, openSent, p } = world;
  const id = await announce('contact');
  const names = ['contact', 'leader', 'contact', 'leader'];
  const answers = await many(4, (index) => persistently(() => withdraw(names[index] ?? '', [p.group, id])));
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  expect((await openSent('contact', [p.group, id])).body.status).toBe('withdrawn');
});

test('reading and saying OK at once keep both marks, in any order', async () => {
  const { announce, read, ok, open, p } = world;
  for (const first of ['read', 'ok']) {
    const id = await announce('teacher');
    const name = [p.ola, id] as const;
    const order = first === 'read' ? [read, ok, read, ok] : [ok, read, ok, read];
    const answers = await Promise.all(order.map((mark) => mark('mother', name)));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    const { body } = await open('mother', name);
    expect([body.readAt === null, body.okAt === null]).toEqual([false, false]);
  }
});
