import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNotices } from '../../../functions/notices/create-notices.ts';
import { noticeId } from '../../../functions/notices/plan.ts';
import type { ProviderResult } from '../../../functions/notices/provider-result.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { NOW, SENT, senderWorld, type Wanted, type World } from './sender-world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());
const world = (wanted?: Wanted) => senderWorld(engine, wanted);

const EVENING = momentOf(Date.parse('2026-11-24T21:30:00Z'));
const MORNING = momentOf(Date.parse('2026-11-25T07:30:00Z'));

/** Tells of a withdrawal in the morning, twice, and says how often something left since. */
async function takenBack(setup: World, takesBack: string[] = [setup.request.id]): Promise<number> {
  const before = setup.sent.length;
  const withdrawal = { ...setup.request, id: newId(), itemId: newId(), takesBack };
  await setup.tell(withdrawal, MORNING);
  await setup.tell(withdrawal, MORNING);
  return setup.sent.length - before;
}

describe('what takes something back (A4, F3)', () => {
  it.each([0, 1])('before anything left wakes nobody, and what waited is cancelled; devices: %i', async (devices) => {
    const setup = await world({ devices });
    await setup.tell(setup.request, EVENING);
    expect([setup.sent, (await setup.find('email'))?.stage]).toEqual([[], 'planned']);
    expect(await takenBack(setup)).toBe(0);
    expect([setup.sent, (await setup.find('email'))?.stage]).toEqual([[], 'cancelled']);
  });

  it('a withdrawal of something that nobody was told of wakes nobody', async () => {
    const setup = await world();
    expect([await takenBack(setup), await takenBack(setup, [])]).toEqual([0, 0]);
  });

  it.each<[string, number, ProviderResult]>([
    ['an e-mail that left', 0, SENT],
    ['an e-mail that may have left', 0, { outcome: 'unknown' }],
    ['a push that left', 1, SENT],
  ])('what takes something back is told after %s', async (_what, devices, first) => {
    const setup = await world({ devices, answers: [first] });
    await setup.tell(setup.request, NOW);
    expect(await takenBack(setup)).toBe(1);
  });

  it('what takes something back is told when the device that may have shown it is gone', async () => {
    const setup = await world({ devices: 1 });
    await setup.tell(setup.request, NOW);
    for (const { deviceId } of setup.who.phones) {
      const Key = { pk: setup.inbox.pk, sk: `CHANNEL#DEVICE#${deviceId}` };
      await engine.client.send(new DeleteCommand({ TableName: engine.tables.main, Key }));
    }
    expect(await takenBack(setup)).toBe(1);
  });

  it('what takes something back is told when one of two that it takes back was', async () => {
    const setup = await world();
    await setup.tell(setup.request, NOW);
    expect(await takenBack(setup, [newId(), setup.request.id])).toBe(1);
  });

  it('counts as told what another carries that may have left', async () => {
    const setup = await world({ answers: [{ outcome: 'unknown' }] });
    await setup.tell(setup.request, NOW);
    const rider = { ...setup.request, id: newId(), itemId: newId(), readyAt: '2026-11-24T08:59:59.000Z' };
    await seed(engine.client, engine.tables.main, [{ ...setup.inbox, sk: `INBOX#${rider.itemId}` }]);
    await setup.tell(rider, NOW);
    const carried = await setup.deps.store.find({ ownerId: rider.ownerId, id: noticeId(rider.id, 'email') });
    expect([setup.sent, carried?.stage]).toEqual([['email'], 'carried']);
    expect(await takenBack(setup, [rider.id])).toBe(1);
  });

  it('what takes something back counts as told what a sender had in hand when it died: it may have left', async () => {
    const setup = await world();
    const { sendEmail } = setup.deps;
    setup.deps.sendEmail = async () => {
      throw new Error('killed');
    };
    await expect(createNotices(setup.deps)(setup.request, NOW)).rejects.toThrow('killed');
    setup.deps.sendEmail = sendEmail;
    expect(await takenBack(setup)).toBe(1);
  });
});
