import type { CallerAs } from '../access/authorize.ts';
import type { ContactOf } from '../shared/http/contact.ts';
import { type AuthorizeDeps, authorizeOwn } from './authorize.ts';
import type { DeviceStore } from './device-store.ts';
import type { ChannelsLookup } from './lookup.ts';
import { showChannels } from './view.ts';

type Deps = AuthorizeDeps & {
  readonly channels: Pick<ChannelsLookup, 'reach'>;
  readonly devices: Pick<DeviceStore, 'devices'>;
  readonly contactOf: ContactOf;
};

/** The caller's channels (F4): every device, failed ones too, and the roster's address. */
export const showOwnChannels = (deps: Deps) => async (caller: CallerAs) => {
  const { ownerId } = caller.login;
  const person = await authorizeOwn(deps, caller);
  const [devices, reach, contact] = await Promise.all([
    deps.devices.devices(ownerId, person),
    deps.channels.reach(ownerId, person),
    deps.contactOf(caller.login, caller.moment),
  ]);
  return showChannels(devices, reach, { today: caller.moment.day, language: caller.language, contact });
};
