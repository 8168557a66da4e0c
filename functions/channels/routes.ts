import type { RouteTable } from '../shared/http/route.ts';
import { HOME, OWN, routesAt } from '../shared/http/routes-at.ts';
import { GroupParams, id } from '../shared/schema.ts';
import { Channels, Choices, ChoicesBody, Device, DeviceBody, TestNotice, Unreachable } from './schema.ts';

export const routes = {
  ...routesAt(OWN, HOME, {
    'GET /notice-channels': {
      summary: 'The caller’s channels: devices and e-mail, with advice for a channel that does not work.',
      description: 'Devices and the address are shown in part only; `silence` says why only the inbox works.',
      answer: { status: 200, schema: Channels },
      refusals: ['no-such-role'],
    },
    'POST /devices': {
      summary: 'Register a device for pushes, or refresh its token; a token of another person moves to the caller.',
      description: 'Call it at each start of an app, since platforms renew tokens. Browsers register as `web`.',
      body: DeviceBody,
      answer: { status: 201, schema: Device },
      refusals: ['no-such-role', 'channels.push-not-offered', 'channels.token-refused', 'channels.too-many-devices'],
    },
    'DELETE /devices/{deviceId}': {
      summary: 'Remove a device, as an app does at sign-out; a repeat changes nothing.',
      description: 'Call it before you discard the sign-in token.',
      ids: { deviceId: id },
      answer: { status: 204 },
      refusals: ['no-such-role'],
    },
    'GET /notice-choices': {
      summary: 'The caller’s choices: channels per area, own hours, digest, language.',
      description: '`PUT` sends its ETag in If-Match. `locked` names the notices that nobody can switch off.',
      answer: { status: 200, schema: Choices },
      etag: 'answer',
      refusals: ['no-such-role'],
    },
    'PUT /notice-choices': {
      summary: 'Choose. Legal notices ignore the choices, and the inbox always holds everything.',
      description: 'Send all choices, and omit the fields that only answers have.',
      body: ChoicesBody,
      answer: { status: 200, schema: Choices },
      etag: 'required',
      refusals: ['no-such-role', 'channels.window-empty', 'channels.window-outside', 'channels.area-twice'],
      refusedFields: { legal: 'legal-is-locked', warnings: 'legal-is-locked' },
    },
    'POST /test-notices': {
      summary: 'Send the caller a test notice on every channel that works, at once.',
      description: 'No body. At most three in an hour; the answer names the channels that it uses.',
      answer: { status: 202, schema: TestNotice },
      refusals: ['no-such-role', 'channels.tested-lately', 'channels.nothing-to-test'],
    },
  }),
  'GET /v1/groups/{groupId}/unreachable-families': {
    audience: 'feide',
    action: 'class:reach',
    summary: 'Families of a class whom no notice reaches, each with a remedy.',
    description: 'For contact teacher, office and leaders; `advice` says what to ask the family for.',
    params: GroupParams,
    answer: { status: 200, schema: Unreachable },
    refusals: ['not-found', 'no-such-role'],
  },
} as const satisfies RouteTable;
