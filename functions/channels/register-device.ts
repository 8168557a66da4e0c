import { createHash } from 'node:crypto';
import type { CallerAs } from '../access/authorize.ts';
import { newId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type AuthorizeDeps, authorizeOwn } from './authorize.ts';
import type { Device, Platform } from './channel.ts';
import { endingOf } from './device-items.ts';
import type { DeviceStore } from './device-store.ts';
import { type EndDeps, tryToEndEndpoint } from './end-endpoint.ts';
import type { Reached } from './lookup.ts';
import { refuse } from './refusals.ts';
import type { MakeEndpoint } from './sns.ts';

type Deps = AuthorizeDeps &
  EndDeps & {
    readonly store: Pick<DeviceStore, 'list' | 'holders' | 'bind' | 'connect' | 'unbind'>;
    readonly makeEndpoint: MakeEndpoint;
  };
type Wanted = { readonly platform: Platform; readonly token: string };

/** More devices than a person uses: a client that registers anew at each start reaches this limit. */
const MOST_DEVICES = 10;

/**
 * Registers a device, refreshes it, or takes over a token from its earlier holder. Only the provider gets the token; we
 * keep its hash. The device takes its place before the provider makes an endpoint, so that the limit also holds for
 * concurrent requests; a device without an endpoint gets no push until its next registration. A pending deletion of the
 * earlier holder's endpoint runs first: a late deletion then cannot hit the new endpoint.
 */
export const registerDevice =
  (deps: Deps) =>
  async (caller: CallerAs, wanted: Wanted): Promise<Device> => {
    const { ownerId } = caller.login;
    const person = await authorizeOwn(deps, caller);
    return retryOnConflict(async () => {
      const device = await takePlace(deps, caller, person, wanted);
      if (device === 'moved') return device;
      const endpoint = await deps.makeEndpoint(wanted.platform, wanted.token);
      if (endpoint === 'refused' || endpoint === 'not-offered') {
        if (await deps.store.unbind(ownerId, { ...device, person }, caller.moment.instant))
          await tryToEndEndpoint(deps, ownerId, endingOf(device));
        throw endpoint === 'refused' ? refuse('channels.token-refused') : refuse('channels.push-not-offered');
      }
      if (device.endpointArn === endpoint.arn) return device;
      const connected = await deps.store.connect(ownerId, person, device, endpoint.arn);
      return connected ? { ...device, endpointArn: endpoint.arn } : 'moved';
    });
  };

/** Binds the token to the caller's new or known device, within the limit: the write's condition checks the limit. */
async function takePlace(deps: Deps, caller: CallerAs, person: Reached, wanted: Wanted): Promise<Device | 'moved'> {
  const { store } = deps;
  const { ownerId } = caller.login;
  const { platform, token } = wanted;
  const tokenHash = createHash('sha256').update(`${platform} ${token}`).digest('hex').slice(0, 40);
  const [{ devices, grown }, before] = await Promise.all([
    store.list(ownerId, person),
    store.holders(ownerId, tokenHash),
  ]);
  const mine = devices.find((device) => device.tokenHash === tokenHash);
  if (!mine && devices.length >= MOST_DEVICES) {
    throw refuse('channels.too-many-devices', { most: MOST_DEVICES });
  }
  for (const { ending } of before) if (ending !== undefined) await deps.deleteEndpoint(ending);
  const device: Device = {
    deviceId: mine?.deviceId ?? newId(),
    platform,
    endpointArn: mine?.endpointArn,
    tokenHash,
    registeredAt: caller.moment.instant,
    lastAcceptedAt: mine?.lastAcceptedAt,
  };
  return (await store.bind(ownerId, person, device, before, mine ? undefined : grown)) ? device : 'moved';
}
