import { callerAs } from '../shared/http/caller.ts';
import type { ContactOf } from '../shared/http/contact.ts';
import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { OWN } from '../shared/http/routes-at.ts';
import { changeChoices, showChoices as readChoices } from './change-choices.ts';
import type { DeviceStore } from './device-store.ts';
import { listUnreachable } from './list-unreachable.ts';
import type { ChannelsLookup } from './lookup.ts';
import { orderTest } from './order-test.ts';
import { registerDevice } from './register-device.ts';
import { removeDevice } from './remove-device.ts';
import { routes } from './routes.ts';
import { showOwnChannels } from './show-channels.ts';
import type { ChannelsStore } from './store.ts';
import { showChoices } from './view.ts';

type Deps = Parameters<typeof listUnreachable>[0] &
  Omit<Parameters<typeof registerDevice>[0], 'store'> &
  Omit<Parameters<typeof orderTest>[0], 'store'> &
  Omit<Parameters<typeof changeChoices>[0], 'store'> & {
    readonly channels: ChannelsLookup;
    readonly devices: DeviceStore;
    readonly store: ChannelsStore;
    readonly contactOf: ContactOf;
  };

/** The routes of channels: six for each person's own channels, and one for a class's unreachable families. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  const unreachable = listUnreachable(deps);
  return {
    ...ownHandlers(deps),
    'GET /v1/groups/{groupId}/unreachable-families': async (request) => ({
      body: await unreachable(callerAs('staff', request), request.params.groupId),
    }),
  };
}

function ownHandlers(deps: Deps) {
  const devices = { ...deps, store: deps.devices };
  const [show, register, remove] = [showOwnChannels(deps), registerDevice(devices), removeDevice(devices)];
  const [read, change, order] = [readChoices(deps), changeChoices(deps), orderTest(deps)];
  return handlersAt(routes, OWN, {
    'GET /notice-channels': async (caller) => ({ body: await show(caller) }),
    'POST /devices': async (caller, { body }) => {
      const { deviceId, platform } = await register(caller, body);
      return { body: { deviceId, platform } };
    },
    'DELETE /devices/{deviceId}': async (caller, { params }) => {
      await remove(caller, params.deviceId);
      return {};
    },
    'GET /notice-choices': async (caller) => {
      const choices = await read(caller);
      return { body: showChoices(choices, caller.language), version: choices.version };
    },
    'PUT /notice-choices': async (caller, { body, ifMatch }) => {
      const choices = await change(caller, body, ifMatch);
      return { body: showChoices(choices, caller.language), version: choices.version };
    },
    'POST /test-notices': async (caller) => ({ body: { channels: [...(await order(caller))] } }),
  });
}
