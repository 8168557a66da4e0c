import { createHash } from 'node:crypto';
import { untilSettled } from '../shared/commit.ts';
import { Refusal } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { type Asking, type Caller, whoAsks } from './asking.ts';
import type { Device, Platform } from './channel.ts';
import type { DeviceStore } from './device-store.ts';
import type { MakeEndpoint } from './sns.ts';

type Deps = Asking & {
  readonly store: Pick<DeviceStore, 'devices' | 'holder' | 'bind'>;
  readonly makeEndpoint: MakeEndpoint;
};

/** Nobody reads on more devices than this; a client that registers anew at each start shows itself here. */
const MOST_DEVICES = 10;

/**
 * Registers a device, refreshes it, or takes a token over from whoever had it: three cases of "this token is mine now". The token
 * itself goes to the provider only; we keep its hash.
 */
export const registerDevice =
  (deps: Deps) =>
  async (
    caller: Caller,
    { platform, token }: { readonly platform: Platform; readonly token: string },
  ): Promise<Device> => {
    const { ownerId } = caller.login;
    const person = await whoAsks(deps, caller);
    const endpoint = await deps.makeEndpoint(platform, token);
    if (endpoint === 'not-offered') throw new Refusal('conflict', 'channels.push-not-offered');
    if (endpoint === 'refused') throw new Refusal('invalid', 'channels.token-refused');
    const tokenHash = createHash('sha256').update(`${platform} ${token}`).digest('hex').slice(0, 40);
    return untilSettled(async () => {
      const [held, before] = await Promise.all([
        deps.store.devices(ownerId, person),
        deps.store.holder(ownerId, tokenHash),
      ]);
      const mine = held.find((device) => device.tokenHash === tokenHash);
      if (!mine && held.length >= MOST_DEVICES) {
        throw new Refusal('conflict', 'channels.too-many-devices', { params: { most: MOST_DEVICES } });
      }
      const device: Device = {
        deviceId: mine?.deviceId ?? newId(),
        platform,
        endpointArn: endpoint.arn,
        tokenHash,
        registeredAt: caller.moment.instant,
        lastAcceptedAt: mine?.lastAcceptedAt,
      };
      return (await deps.store.bind(ownerId, person, device, before)) ? device : 'moved';
    });
  };
