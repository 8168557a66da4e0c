import type { Caller, CallerAs } from '../access/authorize.ts';
import type { Handlers } from '../shared/http/entry.ts';
import { changeChoices, showChoices as readChoices } from './change-choices.ts';
import type { DeviceStore } from './device-store.ts';
import { listUnreachable } from './list-unreachable.ts';
import type { ChannelsLookup } from './lookup.ts';
import { orderTest } from './order-test.ts';
import { registerDevice } from './register-device.ts';
import { removeDevice } from './remove-device.ts';
import type { routes } from './routes.ts';
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
  };

const as =
  (kind: CallerAs['as']) =>
  ({ login, moment, language }: Caller): CallerAs => ({ as: kind, login, moment, language });

/** The routes of channels: the same six for everybody's own channels, and a class's unreachable families. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  const [guardian, pupil, staff] = [
    ownHandlers(deps, as('guardian')),
    ownHandlers(deps, as('pupil')),
    ownHandlers(deps, as('staff')),
  ];
  const unreachable = listUnreachable(deps);
  return {
    'GET /v1/guardian/notice-channels': guardian.show,
    'POST /v1/guardian/devices': guardian.register,
    'DELETE /v1/guardian/devices/{deviceId}': guardian.remove,
    'GET /v1/guardian/notice-choices': guardian.choices,
    'PUT /v1/guardian/notice-choices': guardian.choose,
    'POST /v1/guardian/test-notices': guardian.test,
    'GET /v1/pupil/notice-channels': pupil.show,
    'POST /v1/pupil/devices': pupil.register,
    'DELETE /v1/pupil/devices/{deviceId}': pupil.remove,
    'GET /v1/pupil/notice-choices': pupil.choices,
    'PUT /v1/pupil/notice-choices': pupil.choose,
    'POST /v1/pupil/test-notices': pupil.test,
    'GET /v1/staff/notice-channels': staff.show,
    'POST /v1/staff/devices': staff.register,
    'DELETE /v1/staff/devices/{deviceId}': staff.remove,
    'GET /v1/staff/notice-choices': staff.choices,
    'PUT /v1/staff/notice-choices': staff.choose,
    'POST /v1/staff/test-notices': staff.test,
    'GET /v1/groups/{groupId}/unreachable-families': async (request) => ({
      body: await unreachable(as('staff')(request), request.params.groupId),
    }),
  };
}

type Own = Handlers<typeof routes>;
/** The handlers of own channels, for each kind of person. */
function ownHandlers(deps: Deps, me: (request: Caller) => CallerAs) {
  const show = showOwnChannels(deps);
  const register = registerDevice({ ...deps, store: deps.devices });
  const remove = removeDevice({ ...deps, store: deps.devices });
  const read = readChoices(deps);
  const change = changeChoices(deps);
  const order = orderTest(deps);
  type G = '/v1/guardian';
  return {
    show: async (request: Caller) => ({ body: await show(me(request)) }),
    register: async (request: Caller & Pick<Parameters<Own[`POST ${G}/devices`]>[0], 'body'>) => {
      const { deviceId, platform } = await register(me(request), request.body);
      return { body: { deviceId, platform } };
    },
    remove: async (request: Caller & Pick<Parameters<Own[`DELETE ${G}/devices/{deviceId}`]>[0], 'params'>) => {
      await remove(me(request), request.params.deviceId);
      return {};
    },
    choices: async (request: Caller) => {
      const choices = await read(me(request));
      return { body: showChoices(choices, request.language), version: choices.version };
    },
    choose: async (request: Caller & Pick<Parameters<Own[`PUT ${G}/notice-choices`]>[0], 'body' | 'ifMatch'>) => {
      const choices = await change(me(request), request.body, request.ifMatch);
      return { body: showChoices(choices, request.language), version: choices.version };
    },
    test: async (request: Caller) => ({ body: { channels: [...(await order(me(request)))] } }),
  };
}
