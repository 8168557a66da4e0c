import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverHeld } from '../../../functions/messages/deliver-held.ts';
import { heldStore } from '../../../functions/messages/held-store.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { keysOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { MORNING, makeWorld, O, refused, type World } from './world.ts';

/** The last second of Tuesday 24 November 2026 in Oslo, and the first of Wednesday. */
const BEFORE = { at: '2026-11-24T22:59:59.000Z' } as const;
const AFTER = { at: '2026-11-24T23:00:00.000Z' } as const;

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const delivered = async (at: string) => {
  const held = heldStore(tables.client, tables.tables.main);
  return deliverHeld({ ...world.deps, held })(O, momentOf(Date.parse(at)));
};

test('the pupil turns 18 at midnight: from then on the guardians neither read, write nor withdraw, and the pupil begins', async () => {
  const { p, begin, send, open, list, withdraw, start, seen } = world;
  await tables.client.send(
    new UpdateCommand({
      TableName: tables.tables.main,
      Key: keysOf(O).profile('PUPIL', p.ola),
      UpdateExpression: 'SET birthDate = :day',
      ExpressionAttributeValues: { ':day': '2008-11-25' },
    }),
  );
  const threadId = await begin('mother', [p.contact]);
  await send('contact', threadId, 'Siste dag');
  const held = await send('mother', threadId, 'Til i morgon', BEFORE);
  expect([held.status, held.body.heldUntil]).toEqual([201, MORNING]);
  expect((await list('mother', {}, BEFORE)).body).toMatchObject({ unread: 1, threads: [{ threadId }] });
  // What the mother may not do any more is told: she knows the child.
  for (const call of [
    open('mother', threadId, AFTER),
    send('mother', threadId, 'Ein ting til', AFTER),
    start('mother', { to: [p.contact] }, AFTER),
  ])
    expect(refused(await call)).toEqual([403, 'messages.pupil-of-age']);
  const name = { threadId, messageId: held.body.messageId };
  expect(refused(await withdraw('mother', name, AFTER))).toEqual([404, 'not-found']);
  expect((await list('mother', {}, AFTER)).body).toMatchObject({ unread: 0, threads: [] });
  // It was written by right, and reaches the teacher, to whom nobody is left to answer there.
  await delivered(MORNING);
  expect(await seen('contact', threadId, { at: MORNING })).toEqual(['Til i morgon', 'Siste dag', 'Hei!']);
  expect(refused(await send('contact', threadId, 'Hei', { at: MORNING }))).toEqual([409, 'messages.nobody-left']);
  // The pupil was not in it, and begins a conversation of their own.
  expect(refused(await open('ola', threadId, AFTER))).toEqual([404, 'not-found']);
  expect((await start('ola', { to: [p.contact] }, AFTER)).status).toBe(201);
});

test('a grant ends at midnight in the middle of a conversation, and what is sent in its last second is there', async () => {
  const { p, begin, add, send, open, seen, list } = world;
  const siv = { pupil: 'siv' } as const;
  const threadId = await begin('mother', [p.contact], siv);
  await add('contact', threadId, 'colleague', { ...siv, body: { lastDay: '2026-11-24' } });
  expect((await send('colleague', threadId, 'I siste sekund', { ...siv, ...BEFORE })).status).toBe(201);
  expect(refused(await send('colleague', threadId, 'For seint', { ...siv, ...AFTER }))).toEqual([404, 'not-found']);
  expect(refused(await open('colleague', threadId, { ...siv, ...AFTER }))).toEqual([404, 'not-found']);
  expect((await list('colleague', {}, AFTER)).body).toMatchObject({ threads: [], unread: 0 });
  expect(await seen('mother', threadId, { ...siv, ...AFTER })).toEqual(['I siste sekund', 'colleague-added', 'Hei!']);
  expect((await open('mother', threadId, { ...siv, ...AFTER })).body.people).toHaveLength(2);
});

test('what is sent in the last second of the answer hours is there at once, and a second later it waits', async () => {
  const { p, begin, send, lineOf } = world;
  const siv = { pupil: 'siv' } as const;
  const threadId = await begin('mother', [p.contact], siv);
  const last = await send('mother', threadId, 'Rett før', { ...siv, at: '2026-11-24T14:59:59.000Z' });
  const next = await send('mother', threadId, 'Rett etter', { ...siv, at: '2026-11-24T15:00:00.000Z' });
  expect([last.body.heldUntil, next.body.heldUntil]).toEqual([null, MORNING]);
  expect(await lineOf('contact', threadId, { at: '2026-11-24T15:00:01.000Z' })).toMatchObject({ lastText: 'Rett før' });
});
