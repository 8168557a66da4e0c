import { randomBytes } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Device } from '../../../functions/channels/channel.ts';
import { SHARDS } from '../../../functions/channels/device-items.ts';
import { deviceStore } from '../../../functions/channels/device-store.ts';
import { endingStore } from '../../../functions/channels/ending-store.ts';
import { expireDevices } from '../../../functions/channels/expire-devices.ts';
import { staleStore } from '../../../functions/channels/stale-store.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { everyOwner } from '../../../functions/shared/jobs/owner-jobs.ts';
import { makeTables } from '../../support/table.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());

const REGISTERED = '2026-02-01T08:00:00.000Z';
const daysLater = (days: number, seconds = 0) =>
  new Date(Date.parse(REGISTERED) + days * 86_400_000 + seconds * 1000).toISOString();

/** One person with one device, and the night's job over the real store. */
async function world(ownerId = newId(), shard = '') {
  const { client, tables } = engine;
  const store = { ...deviceStore(client, tables.main), ...staleStore(client, tables.main) };
  const outside = { endings: endingStore(client, tables.main), deleteEndpoint: async () => {} };
  const person = { kind: 'guardian', id: newId() } as const;
  const device: Device = {
    deviceId: newId(),
    platform: 'fcm',
    endpointArn: 'arn:aws:sns:eu-north-1:000000000000:endpoint/GCM/skolebro/x',
    tokenHash: `${shard}${randomBytes(20).toString('hex')}`.slice(0, 40),
    registeredAt: REGISTERED,
  };
  expect(await store.bind(ownerId, person, device, undefined)).toBe(true);
  const night = (at: string, job = expireDevices({ store, ...outside })) =>
    everyOwner('expired-devices', [ownerId], job)({ time: at });
  const held = async () => {
    const Key = { pk: `TOKEN#${device.tokenHash}`, sk: 'HOLDER' };
    const token = await engine.client.send(
      new GetCommand({ TableName: engine.tables.main, Key, ConsistentRead: true }),
    );
    return [(await store.devices(ownerId, person)).length, token.Item === undefined ? 0 : 1];
  };
  const shardOf = device.tokenHash.slice(0, 1);
  const staleNow = async (at: string) => (await store.stale(ownerId, shardOf, at, 10))[0];
  return { ownerId, store, outside, person, device, night, held, staleNow };
}

const holders = ({ ownerId, store, device }: Awaited<ReturnType<typeof world>>) =>
  store.holders(ownerId, device.tokenHash);

describe('devices at night (F4, F5)', () => {
  it('devices at night go with their hold on the token after 270 days without a sign of life, and not a second before', async () => {
    const setup = await world();
    expect([await setup.night(daysLater(270, -1)), await setup.held()]).toEqual([{ done: 0 }, [1, 1]]);
    expect([await setup.night(daysLater(270)), await setup.held()]).toEqual([{ done: 1 }, [0, 0]]);
    expect(await setup.night(daysLater(270))).toEqual({ done: 0 });
  });

  it('devices at night stay when they took a push in between', async () => {
    const setup = await world();
    await setup.store.mark(setup.ownerId, setup.person, setup.device.deviceId, { lastAcceptedAt: daysLater(200) });
    expect([await setup.night(daysLater(469)), await setup.held()]).toEqual([{ done: 0 }, [1, 1]]);
    expect([await setup.night(daysLater(470)), await setup.held()]).toEqual([{ done: 1 }, [0, 0]]);
  });

  it('devices at night keep the term of their newest push, in whatever order pushes are told', async () => {
    const setup = await world();
    const accepted = (days: number) =>
      setup.store.mark(setup.ownerId, setup.person, setup.device.deviceId, { lastAcceptedAt: daysLater(days) });
    expect([await accepted(200), await accepted(5), await accepted(-3)]).toEqual([true, false, false]);
    expect(await setup.store.devices(setup.ownerId, setup.person)).toMatchObject([{ lastAcceptedAt: daysLater(200) }]);
    expect([await setup.night(daysLater(469)), await setup.held()]).toEqual([{ done: 0 }, [1, 1]]);
  });

  it('devices at night keep the term of their registration when an older push is told after it', async () => {
    const setup = await world();
    await setup.store.mark(setup.ownerId, setup.person, setup.device.deviceId, { lastAcceptedAt: daysLater(-30) });
    expect([await setup.night(daysLater(269)), await setup.held()]).toEqual([{ done: 0 }, [1, 1]]);
  });

  it('devices at night are found in every shard, a bounded number in one run, and the next goes on', async () => {
    const ownerId = newId();
    const spread = await Promise.all(SHARDS.map((shard) => world(ownerId, shard)));
    const crowd = await Promise.all(Array.from({ length: 41 }, () => world(ownerId, 'a')));
    const [setup] = spread;
    expect(await setup?.night(daysLater(300))).toEqual({ done: 15 + 40 });
    expect(await setup?.night(daysLater(300))).toEqual({ done: 2 });
    expect(await Promise.all([...spread, ...crowd].map(({ held }) => held()))).toEqual(
      Array.from({ length: 57 }, () => [0, 0]),
    );
  });

  it('devices that two night runs take off at once go once, and neither run fails', async () => {
    const setup = await world();
    const both = await Promise.all([setup.night(daysLater(300)), setup.night(daysLater(300))]);
    expect(both.reduce((sum, { done }) => sum + done, 0)).toBe(1);
    expect(await setup.held()).toEqual([0, 0]);
  });

  it('devices at night wait for a night that comes late, or a week of nights that did not come', async () => {
    const setup = await world();
    expect([await setup.night(daysLater(277)), await setup.held()]).toEqual([{ done: 1 }, [0, 0]]);
  });

  it('devices at night go thirty days after they failed, whatever is told of their last success later', async () => {
    const setup = await world();
    const failed = { reason: 'disabled', at: daysLater(10) };
    await setup.store.mark(setup.ownerId, setup.person, setup.device.deviceId, { failed });
    await setup.store.mark(setup.ownerId, setup.person, setup.device.deviceId, { lastAcceptedAt: daysLater(9) });
    expect([await setup.night(daysLater(40, -1)), await setup.held()]).toEqual([{ done: 0 }, [1, 1]]);
    expect([await setup.night(daysLater(40)), await setup.held()]).toEqual([{ done: 1 }, [0, 0]]);
  });

  it('devices at night stay when they are registered again while the night is at them', async () => {
    const setup = await world();
    const stale = await setup.staleNow(daysLater(300));
    if (!stale) throw new Error('The device should be stale.');
    const again = { ...setup.device, registeredAt: daysLater(300) };
    expect(await setup.store.bind(setup.ownerId, setup.person, again, await holders(setup))).toBe(true);
    expect(await setup.store.retire(setup.ownerId, stale, daysLater(300))).toBe(false);
    expect(await setup.held()).toEqual([1, 1]);
  });

  it('devices at night that somebody else took over take nothing of theirs along', async () => {
    const setup = await world();
    const other = { kind: 'pupil', id: newId() } as const;
    const stale = await setup.staleNow(daysLater(300));
    if (!stale) throw new Error('The device should be stale.');
    const taken = { ...setup.device, deviceId: newId(), registeredAt: daysLater(300) };
    expect(await setup.store.bind(setup.ownerId, other, taken, await holders(setup))).toBe(true);
    expect(await setup.store.retire(setup.ownerId, stale, daysLater(300))).toBe(false);
    expect(await setup.store.devices(setup.ownerId, other)).toHaveLength(1);
  });

  it('devices at night of one owner go though another owner’s cannot, and the run says so', async () => {
    const [first, second] = [await world(), await world()];
    const { store, outside } = first;
    const retire: typeof store.retire = async (ownerId, device, now) => {
      if (ownerId === first.ownerId) throw new Error('the table does not answer');
      return store.retire(ownerId, device, now);
    };
    const job = expireDevices({ store: { stale: store.stale, retire }, ...outside });
    const run = everyOwner('expired-devices', [first.ownerId, second.ownerId], job);
    await expect(run({ time: daysLater(300) })).rejects.toThrow('safe to repeat');
    expect([await first.held(), await second.held()]).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect(await first.night(daysLater(301))).toEqual({ done: 1 });
  });
});
