import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyProviderEvent } from '../../../functions/notices/apply-provider-event.ts';
import { createNotices } from '../../../functions/notices/create-notices.ts';
import { noticeId } from '../../../functions/notices/plan.ts';
import { wakeNotice } from '../../../functions/notices/wake-notice.ts';
import type { NoticeRequest } from '../../../functions/notifications/events.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { laterBy } from '../../../functions/shared/time.ts';
import { ACCOUNT } from '../../proof/providers.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { later, NOW, senderWorld } from './sender-world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());

type World = Awaited<ReturnType<typeof senderWorld>>;
const MINUTE = 60_000;
/** News whose item was in the inbox so many milliseconds after the morning began, with its item. */
async function news(world: World, after: number, more: Partial<NoticeRequest> = {}): Promise<NoticeRequest> {
  const { request, who } = world;
  const other = { ...request, id: newId(), itemId: newId(), readyAt: laterBy(NOW.instant, after), ...more };
  const item = { pk: `${request.ownerId}#GUARDIAN#${who.guardianId}`, sk: `INBOX#${other.itemId}` };
  await seed(engine.client, engine.tables.main, [item]);
  return other;
}
const emailOf = (world: World, { id }: NoticeRequest) =>
  world.deps.store.find({ ownerId: world.request.ownerId, id: noticeId(id, 'email') });
const told = (eventType: string, world: World, { id }: NoticeRequest) => ({
  eventType,
  mail: {
    sendingAccountId: ACCOUNT,
    tags: { owner: [world.request.ownerId], notice: [noticeId(id, 'email')] },
  },
});

describe('what comes within a minute for one person (F6)', () => {
  it('what comes within a minute for one person is one e-mail and one push to each phone, and each event is told by them', async () => {
    const world = await senderWorld(engine, { devices: 2 });
    const twins = [await news(world, 0, { legal: true }), await news(world, 34, { legal: true })];
    await Promise.all(twins.map((twin) => createNotices(world.deps)(twin, later(MINUTE))));
    expect(world.sent).toHaveLength(3);
    for (const twin of twins) {
      const notice = await emailOf(world, twin);
      if (notice?.stage === 'carried')
        await wakeNotice(world.deps)({ wake: notice.id, ownerId: notice.ownerId }, later(3 * MINUTE));
      expect(await emailOf(world, twin)).toMatchObject({ stage: 'submitted' });
    }
    expect(world.sent).toHaveLength(3);
  });

  it('what comes within a minute for one person leaves by itself when its item came after the other one had left', async () => {
    const world = await senderWorld(engine);
    await createNotices(world.deps)(await news(world, 0), later(MINUTE));
    await createNotices(world.deps)(await news(world, MINUTE - 100), later(2 * MINUTE - 100));
    expect(world.sent).toHaveLength(2);
  });

  it('what comes within a minute for one person leaves by itself where nobody knows when its item came, as for what was under way before', async () => {
    const world = await senderWorld(engine);
    for (const _one of [1, 2])
      await createNotices(world.deps)(await news(world, 0, { readyAt: undefined }), later(MINUTE));
    expect(world.sent).toHaveLength(2);
  });

  it('what comes within a minute for one person goes by itself when the one that was to carry it never left', async () => {
    const world = await senderWorld(engine, {
      answers: [{ outcome: 'unknown' }, { outcome: 'sent', messageId: 'm2' }],
    });
    const [first, second] = [await news(world, 0), await news(world, 34)];
    await createNotices(world.deps)(first, later(MINUTE));
    await createNotices(world.deps)(second, later(MINUTE));
    expect(await emailOf(world, second)).toMatchObject({ stage: 'carried' });
    const carrier = await emailOf(world, first);
    if (!carrier) throw new Error('It was planned.');
    await engine.client.send(
      new UpdateCommand({
        TableName: engine.tables.main,
        Key: { pk: `${carrier.ownerId}#NOTICE#${carrier.id}`, sk: 'NOTICE' },
        UpdateExpression: 'SET stage = :over',
        ExpressionAttributeValues: { ':over': 'expired' },
      }),
    );
    const wake = { wake: noticeId(second.id, 'email'), ownerId: carrier.ownerId };
    await wakeNotice(world.deps)(wake, later(18 * MINUTE));
    await wakeNotice(world.deps)(wake, later(19 * MINUTE));
    expect([world.sent.length, (await emailOf(world, second))?.stage]).toEqual([2, 'submitted']);
  });

  it('what comes within a minute for one person shares what the provider tells, whenever it tells it', async () => {
    for (const early of [true, false]) {
      const world = await senderWorld(engine);
      const [first, second] = [await news(world, 0, { legal: true }), await news(world, 34, { legal: true })];
      const hear = applyProviderEvent({ store: world.deps.store });
      await createNotices(world.deps)(first, later(MINUTE));
      if (early) await hear(told('Delivery', world, first), later(MINUTE));
      await createNotices(world.deps)(second, later(MINUTE + 10));
      if (!early) await hear(told('Delivery', world, first), later(MINUTE + 20));
      expect([early, world.sent.length]).toEqual([early, 1]);
      expect(await emailOf(world, second)).toMatchObject({ stage: 'submitted', evidence: new Set(['delivered']) });
    }
  });

  it('what comes within a minute for one person shares it with those that the carried one carries in turn', async () => {
    const world = await senderWorld(engine);
    const all = [await news(world, 0, { legal: true }), await news(world, 20, { legal: true })];
    all.push(await news(world, 34, { legal: true }));
    for (const telling of all) await createNotices(world.deps)(telling, later(MINUTE));
    const [first, second, third] = await Promise.all(all.map((telling) => emailOf(world, telling)));
    if (!first || !second || !third || !all[0]) throw new Error('They were planned.');
    const set = (notice: typeof first, expression: string, values: Record<string, unknown>) =>
      engine.client.send(
        new UpdateCommand({
          TableName: engine.tables.main,
          Key: { pk: `${notice.ownerId}#NOTICE#${notice.id}`, sk: 'NOTICE' },
          UpdateExpression: expression,
          ExpressionAttributeValues: values,
        }),
      );
    // The third joined the second before that one was told together with the first.
    await set(first, 'DELETE carries :third', { ':third': new Set([third.id]) });
    await set(second, 'ADD carries :third', { ':third': new Set([third.id]) });
    await set(third, 'SET carrier = :second', { ':second': second.id });
    await applyProviderEvent({ store: world.deps.store })(told('Delivery', world, all[0]), later(MINUTE + 20));
    expect(await Promise.all(all.map(async (telling) => (await emailOf(world, telling))?.evidence))).toEqual(
      Array.from({ length: 3 }, () => new Set(['delivered'])),
    );
  });

  it('what comes within a minute for one person keeps a test apart, which is to show every channel', async () => {
    const world = await senderWorld(engine);
    await createNotices(world.deps)(await news(world, 0), later(MINUTE));
    await createNotices(world.deps)(await news(world, 0, { subject: 'test' }), later(MINUTE));
    expect(world.sent).toHaveLength(2);
  });
});
