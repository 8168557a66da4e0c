import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deviceStore } from '../../../functions/channels/device-store.ts';
import { endingStore } from '../../../functions/channels/ending-store.ts';
import { channelsLookup } from '../../../functions/channels/lookup.ts';
import { refusals } from '../../../functions/channels/refusals.ts';
import { registerDevice } from '../../../functions/channels/register-device.ts';
import { removeDevice } from '../../../functions/channels/remove-device.ts';
import { Refusal } from '../../../functions/shared/errors.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { makeTables } from '../../support/table.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());

const PHONES = ['a', 'b', 'c'];
const PEOPLE = ['ann', 'bob', 'eve'];

/** A town of its own: three people who sign in and out on three phones. */
function town(ownerIds: readonly string[] = []) {
  const ownerId = newId();
  const endpoints = new Set<string>();
  const ids = new Map(PEOPLE.map((name) => [name, newId()]));
  const store = deviceStore(engine.client, engine.tables.main, ownerIds);
  const deps = {
    store,
    lookup: { whoIs: async ({ subject }: { subject: string }) => ({ guardianId: ids.get(subject), childIds: [] }) },
    makeEndpoint: async (_platform: string, token: string) => {
      endpoints.add(token);
      return { arn: `arn:aws:sns:endpoint/${token}` };
    },
    endings: endingStore(engine.client, engine.tables.main),
    deleteEndpoint: async () => {},
  };
  const caller = (subject: string) => ({
    as: 'guardian' as const,
    login: { login: 'guardian' as const, ownerId, subject },
    moment: momentOf(Date.parse('2026-11-24T08:00:00Z')),
    language: 'nb' as const,
  });
  const reached = (name: string) =>
    channelsLookup(engine.client, engine.tables.main).reach(ownerId, { kind: 'guardian', id: ids.get(name) ?? '' });
  return {
    ownerId,
    endpoints,
    deps,
    store,
    caller,
    reached,
    signIn: (name: string, phone: string) =>
      registerDevice(deps)(caller(name), { platform: 'fcm', token: phone.repeat(120) }),
    async signOut(name: string, phone: string) {
      const device = (await reached(name)).devices.find((candidate) =>
        candidate.endpointArn.endsWith(phone.repeat(120)),
      );
      if (device) await removeDevice(deps)(caller(name), device.deviceId);
    },
    holders: async (phone: string) =>
      (
        await Promise.all(
          PEOPLE.map(async (name) =>
            (await reached(name)).devices.some((device) => device.endpointArn.endsWith(phone.repeat(120)))
              ? [name]
              : [],
          ),
        )
      ).flat(),
  };
}

test('a phone is never anybody’s but the last who signed in on it (threat 30)', async () => {
  const step = fc.record({
    who: fc.constantFrom(...PEOPLE),
    phone: fc.constantFrom(...PHONES),
    out: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const world = town();
      const last = new Map<string, string | undefined>();
      for (const { who, phone, out } of steps) {
        if (out) {
          await world.signOut(who, phone);
          if (last.get(phone) === who) last.set(phone, undefined);
        } else {
          await world.signIn(who, phone);
          last.set(phone, who);
        }
      }
      for (const phone of PHONES) {
        const owner = last.get(phone);
        expect([phone, ...(await world.holders(phone))]).toEqual([phone, ...(owner === undefined ? [] : [owner])]);
      }
    }),
    { numRuns: 25 },
  );
});

test('two who sign in on one phone at once: one of them has it', async () => {
  for (let round = 0; round < 8; round++) {
    const world = town();
    await world.signIn('ann', 'a');
    await Promise.all([world.signIn('bob', 'a'), world.signIn('eve', 'a')]);
    expect(await world.holders('a')).toHaveLength(1);
  }
});

test('registering again refreshes: the same device, working again after it failed', async () => {
  const world = town();
  const first = await world.signIn('ann', 'a');
  await world.store.mark(
    world.caller('ann').login.ownerId,
    { kind: 'guardian', id: await idOf(world, 'ann') },
    first.deviceId,
    {
      failed: { reason: 'disabled', at: '2026-11-24T08:00:00.001Z' },
    },
  );
  expect((await world.reached('ann')).devices).toEqual([]);
  const again = await world.signIn('ann', 'a');
  expect(again.deviceId).toBe(first.deviceId);
  expect((await world.reached('ann')).devices).toHaveLength(1);
});

test('a failure that is told after the device was registered again leaves it in peace', async () => {
  const world = town();
  const { deviceId } = await world.signIn('ann', 'a');
  const person = { kind: 'guardian' as const, id: await idOf(world, 'ann') };
  const failed = { reason: 'disabled', at: '2026-11-24T07:59:59.999Z' };
  await world.store.mark(world.caller('ann').login.ownerId, person, deviceId, { failed });
  expect((await world.reached('ann')).devices).toHaveLength(1);
});

const idOf = async (world: ReturnType<typeof town>, name: string): Promise<string> =>
  (await world.deps.lookup.whoIs({ subject: name })).guardianId ?? '';

test('an eleventh device is refused with what to do, and a token that no provider takes', async () => {
  const world = town();
  for (let index = 0; index < 10; index++) await world.signIn('ann', String.fromCharCode(97 + index));
  await expect(world.signIn('ann', 'z')).rejects.toMatchObject({ code: 'channels.too-many-devices' });
  const refusing = registerDevice({ ...world.deps, makeEndpoint: async () => 'refused' });
  const asked = refusing(world.caller('bob'), { platform: 'fcm', token: 'q'.repeat(120) });
  await expect(asked).rejects.toThrow(Refusal);
  expect((await world.reached('bob')).devices).toEqual([]);
});

test('a platform that this deployment pushes nothing to is refused with what to expect instead', async () => {
  const world = town();
  const without = registerDevice({ ...world.deps, makeEndpoint: async () => 'not-offered' });
  const asked = without(world.caller('bob'), { platform: 'apns', token: 'q'.repeat(120) });
  await expect(asked).rejects.toMatchObject({ code: 'channels.push-not-offered' });
  expect(refusals['channels.push-not-offered'].kind).toBe('conflict');
  expect((await world.reached('bob')).devices).toEqual([]);
});

test('a person with too many devices gets no further endpoint, however many ask at once', async () => {
  const world = town();
  for (let index = 0; index < 9; index++) await world.signIn('ann', String.fromCharCode(97 + index));
  const asked = await Promise.allSettled(['p', 'q', 'r'].map((phone) => world.signIn('ann', phone)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect([(await world.reached('ann')).devices.length, world.endpoints.size]).toEqual([10, 10]);
  await expect(world.signIn('ann', 'z')).rejects.toMatchObject({ code: 'channels.too-many-devices' });
  expect(world.endpoints.size).toBe(10);
});

test('a device whose endpoint was never made gets nothing, and works when it is registered again', async () => {
  const world = town();
  const dying = registerDevice({ ...world.deps, makeEndpoint: () => Promise.reject(new Error('away')) });
  await expect(dying(world.caller('ann'), { platform: 'fcm', token: 'k'.repeat(120) })).rejects.toThrow('away');
  expect((await world.reached('ann')).devices).toEqual([]);
  const { deviceId } = await world.signIn('ann', 'k');
  expect((await world.reached('ann')).devices).toMatchObject([{ deviceId }]);
});

test('a phone that moves to another municipality leaves the one that it comes from, also by a hold of before', async () => {
  const [here, there] = [town(), town()];
  await here.signIn('ann', 'a');
  await there.signIn('bob', 'a');
  expect([await here.holders('a'), await there.holders('a')]).toEqual([[], ['bob']]);

  const { deviceId, tokenHash } = await here.signIn('eve', 'b');
  const person = { kind: 'guardian' as const, id: await idOf(here, 'eve') };
  await engine.client.send(
    new DeleteCommand({ TableName: engine.tables.main, Key: { pk: `TOKEN#${tokenHash}`, sk: 'HOLDER' } }),
  );
  const old = { pk: `${here.ownerId}#TOKEN#${tokenHash}`, sk: 'HOLDER', person, deviceId };
  await engine.client.send(new PutCommand({ TableName: engine.tables.main, Item: old }));
  const elsewhere = town([here.ownerId]);
  await elsewhere.signIn('ann', 'b');
  expect([await here.holders('b'), await elsewhere.holders('b')]).toEqual([[], ['ann']]);
  await elsewhere.signOut('ann', 'b');
  expect(await elsewhere.store.holders(here.ownerId, tokenHash)).toEqual([]);
});

test('no key and no item holds a token', async () => {
  const world = town();
  await world.signIn('ann', 'k');
  const held = JSON.stringify(
    await world.store.devices(world.caller('ann').login.ownerId, { kind: 'guardian', id: await idOf(world, 'ann') }),
  );
  expect(held.replaceAll(/arn:aws:sns:endpoint\/k+/g, '')).not.toContain('kkkk');
});
