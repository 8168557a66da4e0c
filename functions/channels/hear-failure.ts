import type { DeviceStore } from './device-store.ts';
import type { ChannelsStore } from './store.ts';
import type { SubscribedFact } from './subscription.ts';

type Deps = {
  readonly store: Pick<ChannelsStore, 'setAside'>;
  readonly devices: Pick<DeviceStore, 'mark'>;
};

/**
 * Applies the sender's facts: suppresses an address or device, or notes a success (F4, F5). Repeating changes nothing.
 */
export const hearFailure =
  ({ store, devices }: Deps) =>
  async ({ name, ownerId, occurredAt, data }: SubscribedFact): Promise<void> => {
    const { person } = data;
    switch (name) {
      case 'address-failed':
        await store.setAside(ownerId, person, data.addressHash, data.reason, occurredAt);
        return;
      case 'device-failed':
        await devices.mark(ownerId, person, data.deviceId, {
          failed: { reason: data.reason, at: occurredAt },
        });
        return;
      case 'device-accepted':
        await devices.mark(ownerId, person, data.deviceId, { lastAcceptedAt: occurredAt });
        return;
    }
  };
