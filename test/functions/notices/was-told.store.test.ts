import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../functions/notices/answer.ts';
import { noticeId } from '../../../functions/notices/plan.ts';
import { tellPerson } from '../../../functions/notices/tell-person.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { makeTables } from '../../support/table.ts';
import { seed } from '../../support/world.ts';
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
async function takenBack(one: World, takesBack: string[] = [one.toTell.id]): Promise<number> {
  const before = one.sent.length;
  const withdrawal = { ...one.toTell, id: newId(), itemId: newId(), takesBack };
  await one.tell(withdrawal, MORNING);
  await one.tell(withdrawal, MORNING);
  return one.sent.length - before;
}

describe('what takes something back (A4, F3)', () => {
  it.each([0, 1])('before anything left wakes nobody, and what waited is cancelled; devices: %i', async (devices) => {
    const one = await world({ devices });
    await one.tell(one.toTell, EVENING);
    expect([one.sent, (await one.find('email'))?.stage]).toEqual([[], 'planned']);
    expect(await takenBack(one)).toBe(0);
    expect([one.sent, (await one.find('email'))?.stage]).toEqual([[], 'cancelled']);
  });

  it('of which nothing was told at all wakes nobody', async () => {
    const one = await world();
    expect([await takenBack(one), await takenBack(one, [])]).toEqual([0, 0]);
  });

  it.each<[string, number, Answer]>([
    ['an e-mail that left', 0, SENT],
    ['an e-mail that may have left', 0, { outcome: 'lost' }],
    ['a push that left', 1, SENT],
  ])('is told after %s', async (_what, devices, first) => {
    const one = await world({ devices, answers: [first] });
    await one.tell(one.toTell, NOW);
    expect(await takenBack(one)).toBe(1);
  });

  it('is told when the device that may have shown it is gone', async () => {
    const one = await world({ devices: 1 });
    await one.tell(one.toTell, NOW);
    for (const { deviceId } of one.who.phones) {
      const Key = { pk: one.inbox.pk, sk: `CHANNEL#DEVICE#${deviceId}` };
      await engine.client.send(new DeleteCommand({ TableName: engine.tables.main, Key }));
    }
    expect(await takenBack(one)).toBe(1);
  });

  it('is told when one of two that it takes back was', async () => {
    const one = await world();
    await one.tell(one.toTell, NOW);
    expect(await takenBack(one, [newId(), one.toTell.id])).toBe(1);
  });

  it('counts as told what another carries that may have left', async () => {
    const one = await world({ answers: [{ outcome: 'lost' }] });
    await one.tell(one.toTell, NOW);
    const rider = { ...one.toTell, id: newId(), itemId: newId(), readyAt: '2026-11-24T08:59:59.000Z' };
    await seed(engine.client, engine.tables.main, [{ ...one.inbox, sk: `INBOX#${rider.itemId}` }]);
    await one.tell(rider, NOW);
    const carried = await one.deps.store.find({ ownerId: rider.ownerId, id: noticeId(rider.id, 'email') });
    expect([one.sent, carried?.stage]).toEqual([['email'], 'carried']);
    expect(await takenBack(one, [rider.id])).toBe(1);
  });

  it('counts as told what a sender had in hand when it died: it may have left', async () => {
    const one = await world();
    const { sendEmail } = one.deps;
    one.deps.sendEmail = async () => {
      throw new Error('killed');
    };
    await expect(tellPerson(one.deps)(one.toTell, NOW)).rejects.toThrow('killed');
    one.deps.sendEmail = sendEmail;
    expect(await takenBack(one)).toBe(1);
  });
});
