import { type Asking, type Caller, whoAsks } from './asking.ts';
import type { DeviceStore } from './device-store.ts';

type Deps = Asking & { readonly store: Pick<DeviceStore, 'devices' | 'unbind'> };

/** Removes an own device, as at sign-out. A missing or foreign device counts as removed. */
export const removeDevice =
  (deps: Deps) =>
  async (caller: Caller, deviceId: string): Promise<void> => {
    const { ownerId } = caller.login;
    const person = await whoAsks(deps, caller);
    const device = (await deps.store.devices(ownerId, person)).find((one) => one.deviceId === deviceId);
    if (device) await deps.store.unbind(ownerId, person, device);
  };
