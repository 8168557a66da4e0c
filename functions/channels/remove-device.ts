import type { CallerAs } from '../access/authorize.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type AuthorizeDeps, authorizeOwn } from './authorize.ts';
import { endingOf } from './device-items.ts';
import type { DeviceStore } from './device-store.ts';
import { type EndDeps, tryToEndEndpoint } from './end-endpoint.ts';

type Deps = AuthorizeDeps & EndDeps & { readonly store: Pick<DeviceStore, 'devices' | 'unbind'> };

/**
 * Removes an own device, as at sign-out, and then its endpoint at the provider: in this order, a failing provider keeps
 * nobody registered. A foreign or missing device counts as removed.
 */
export const removeDevice =
  (deps: Deps) =>
  async (caller: CallerAs, deviceId: string): Promise<void> => {
    const { ownerId } = caller.login;
    const person = await authorizeOwn(deps, caller);
    const ending = await retryOnConflict(async () => {
      const device = (await deps.store.devices(ownerId, person)).find((candidate) => candidate.deviceId === deviceId);
      if (!device) return undefined;
      return (await deps.store.unbind(ownerId, { ...device, person }, caller.moment.instant))
        ? endingOf(device)
        : 'moved';
    });
    await tryToEndEndpoint(deps, ownerId, ending);
  };
