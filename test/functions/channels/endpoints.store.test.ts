import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { deviceStore } from '../../../functions/channels/device-store.ts';
import { endingStore } from '../../../functions/channels/ending-store.ts';
import { expireDevices } from '../../../functions/channels/expire-devices.ts';
import { channelsLookup } from '../../../functions/channels/lookup.ts';
import { registerDevice } from '../../../functions/channels/register-device.ts';
import { removeDevice } from '../../../functions/channels/remove-device.ts';
import { staleStore } from '../../../functions/channels/stale-store.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { makeTables } from '../../support/table.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());

const NOW = momentOf(Date.parse('2026-11-24T08:00:00Z'));
const YEAR_LATER = momentOf(Date.parse('2027-11-24T02:00:00Z'));
const TOKEN = 'token-of-one-phone';
const PEOPLE = ['ann', 'bob', 'eve'] as const;
type Name = (typeof PEOPLE)[number];

/**
 * SNS as it keeps endpoints: one for a token, and another once that one has been deleted. `held`: until when a call
 * waits, and what it does then.
 */
function provider() {
  const arns = new Map<string, string>();
  const calls = { held: async (_what: 'make' | 'delete') => {} };
  return {
    arns,
    calls,
    makeEndpoint: async (_platform: string, token: string) => {
      await calls.held('make');
      const arn = arns.get(token) ?? `arn:aws:sns:endpoint/${randomUUID()}`;
      arns.set(token, arn);
      return { arn };
    },
    deleteEndpoint: async (arn: string) => {
      await calls.held('delete');
      for (const [token, known] of arns) if (known === arn) arns.delete(token);
    },
  };
}

/** Three people and one phone. */
function town() {
  const { client, tables } = engine;
  const ownerId = newId();
  const sns = provider();
  const ids: Record<string, string> = Object.fromEntries(PEOPLE.map((name) => [name, newId()]));
  const deps = {
    store: { ...deviceStore(client, tables.main), ...staleStore(client, tables.main) },
    endings: endingStore(client, tables.main),
    lookup: { whoIs: async ({ subject }: { subject: string }) => ({ guardianId: ids[subject], childIds: [] }) },
    ...{ makeEndpoint: sns.makeEndpoint, deleteEndpoint: sns.deleteEndpoint },
  };
  const caller = (subject: Name) => ({
    as: 'guardian' as const,
    login: { login: 'guardian' as const, ownerId, subject },
    moment: NOW,
    language: 'nb' as const,
  });
  const person = (name: Name) => ({ kind: 'guardian' as const, id: ids[name] ?? '' });
  return {
    ...{ sns, ownerId, person, store: deps.store, forget: deps.endings.forget },
    /** The endpoints to which a push would go. */
    reached: async (name: Name) => {
      const { devices } = await channelsLookup(client, tables.main).reach(ownerId, person(name));
      return devices.map(({ endpointArn }) => endpointArn);
    },
    devices: (name: Name) => deps.store.devices(ownerId, person(name)),
    signIn: (name: Name) => registerDevice(deps)(caller(name), { platform: 'fcm', token: TOKEN }),
    signOut: async (name: Name) => {
      const [device] = await deps.store.devices(ownerId, person(name));
      if (device) await removeDevice(deps)(caller(name), device.deviceId);
    },
    night: async (now = NOW) => {
      const outcomes = await expireDevices(deps)(ownerId, now);
      return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'failed'));
    },
    endings: () => deps.endings.endings(ownerId, 10),
  };
}
type Town = ReturnType<typeof town>;

const NOBODY = { ann: [], bob: [], eve: [] };
const everybody = async (world: Town) =>
  Object.fromEntries(await Promise.all(PEOPLE.map(async (name) => [name, await world.reached(name)] as const)));
/** The provider does not do what it is asked: it does not answer, refuses, or says that it did. */
const refuse = async () => {
  throw new Error('SNS is away');
};

describe('the endpoint of a device (F4)', () => {
  it('the endpoint of a device goes with the device at sign-out, and the phone makes another when somebody signs in', async () => {
    const world = town();
    await world.signIn('ann');
    const before = world.sns.arns.get(TOKEN);
    await world.signOut('ann');
    expect([world.sns.arns.size, await world.endings(), await everybody(world)]).toEqual([0, [], NOBODY]);
    await world.signIn('bob');
    expect(world.sns.arns.get(TOKEN)).not.toBe(before);
    expect(await everybody(world)).toEqual({ ...NOBODY, bob: [world.sns.arns.get(TOKEN)] });
  });

  it('the endpoint of a device goes at night with a device that nobody uses', async () => {
    const world = town();
    await world.signIn('ann');
    expect(await world.night(YEAR_LATER)).toEqual([1]);
    expect([world.sns.arns.size, await world.endings(), await world.devices('ann')]).toEqual([0, [], []]);
  });

  it('the endpoint of a device keeps nobody registered when the provider is away, and the night deletes it', async () => {
    const world = town();
    await world.signIn('ann');
    world.sns.calls.held = refuse;
    await world.signOut('ann');
    expect([await everybody(world), await world.devices('ann')]).toEqual([NOBODY, []]);
    expect([await world.night(), (await world.endings()).length]).toEqual([['failed'], 1]);
    world.sns.calls.held = async () => {};
    expect([await world.night(), await world.endings(), world.sns.arns.size]).toEqual([[0], [], 0]);
    expect(await world.night()).toEqual([]);
  });

  it('the endpoint of a device is nobody’s when the provider only says that it is deleted, and works for who signs in next', async () => {
    const world = town();
    await world.signIn('ann');
    const arn = world.sns.arns.get(TOKEN) ?? '';
    await world.signOut('ann');
    world.sns.arns.set(TOKEN, arn);
    expect(await everybody(world)).toEqual(NOBODY);
    await world.signIn('bob');
    expect(await everybody(world)).toEqual({ ...NOBODY, bob: [arn] });
  });

  it('the endpoint of a device is not taken over by who has not seen that it is being deleted', async () => {
    const world = town();
    await world.signIn('ann');
    const [device] = await world.devices('ann');
    if (!device) throw new Error('She has signed in.');
    const { store, ownerId, person } = world;
    const read = await store.holders(ownerId, device.tokenHash);
    expect(await store.unbind(ownerId, { ...device, person: person('ann') }, NOW.instant)).toBe(true);
    const taken = { ...device, deviceId: newId() };
    expect(await store.bind(ownerId, person('bob'), taken, read)).toBe(false);
    const seen = await store.holders(ownerId, device.tokenHash);
    expect(await store.bind(ownerId, person('bob'), taken, seen)).toBe(true);
    expect(await store.bind(ownerId, person('eve'), { ...device, deviceId: newId() }, seen)).toBe(false);
    const [ending] = seen;
    expect(await world.forget({ pk: `TOKEN#${device.tokenHash}`, ending: ending?.ending ?? '' })).toBe(false);
    expect(await world.devices('bob')).toHaveLength(1);
  });

  it('the endpoint of a device that was made since the device was read is not forgotten', async () => {
    const world = town();
    const { store, ownerId, person } = world;
    await world.signIn('ann');
    const [device] = await world.devices('ann');
    if (!device) throw new Error('She has signed in.');
    const { endpointArn: _made, ...before } = device;
    expect(await store.unbind(ownerId, { ...before, person: person('ann') }, NOW.instant)).toBe(false);
    await world.signOut('ann');
    expect(world.sns.arns.size).toBe(0);
  });

  it('a person who signs in while the old endpoint is being deleted gets another, whenever that deletion lands', async () => {
    const world = town();
    await world.signIn('ann');
    const late = Promise.withResolvers<void>();
    let first = true;
    world.sns.calls.held = async (what) => {
      if (what === 'make' || !first) return;
      first = false;
      await late.promise;
    };
    const leaving = world.signOut('ann');
    while (first) await new Promise((resolve) => setTimeout(resolve, 5));
    await world.signIn('bob');
    late.resolve();
    await leaving;
    const [arn] = await world.reached('bob');
    expect([world.sns.arns.get(TOKEN), await everybody(world)]).toEqual([arn, { ...NOBODY, bob: [arn] }]);
  });
});

test('whoever holds a phone in the end has an endpoint that works, in whatever order the provider answers', async () => {
  const step = fc.record({ who: fc.constantFrom(...PEOPLE), out: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 2, maxLength: 5 }), async (scheduler, steps) => {
      const world = town();
      await world.signIn('ann');
      world.sns.calls.held = (what) => scheduler.schedule(Promise.resolve(), what);
      const all = steps.map(({ who, out }) => (out ? world.signOut(who) : world.signIn(who)));
      await scheduler.waitFor(Promise.allSettled(all));
      const held = (await Promise.all(PEOPLE.map((name) => world.reached(name)))).flat();
      expect(held.length).toBeLessThanOrEqual(1);
      for (const arn of held) expect([...world.sns.arns.values()]).toEqual([arn]);
    }),
    { numRuns: 40 },
  );
});
