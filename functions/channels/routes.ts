import type { RouteTable } from '../shared/http/route.ts';
import { HOME, OWN, routesAt } from '../shared/http/routes-at.ts';
import { GroupParams, id } from '../shared/schema.ts';
import { Channels, Choices, ChoicesBody, Device, DeviceBody, TestNotice, Unreachable } from './schema.ts';

export const routes = {
  ...routesAt(OWN, HOME, {
    'GET /notice-channels': {
      summary: 'How notices reach the caller: devices, e-mail, and what to do where one is silent.',
      description: 'Devices and the address are shown in part only; `silence` says why nothing but the inbox works.',
      answer: { status: 200, schema: Channels },
      refusals: ['no-such-role'],
    },
    'POST /devices': {
      summary:
        'Register a device for pushes, or refresh its token; a token that belonged to somebody else changes hands.',
      description: 'Call it at each start of an app, since platforms renew tokens. Browsers register as `web`.',
      body: DeviceBody,
      answer: { status: 201, schema: Device },
      refusals: ['no-such-role', 'channels.push-not-offered', 'channels.token-refused', 'channels.too-many-devices'],
    },
    'DELETE /devices/{deviceId}': {
      summary: 'Take a device off, as an app does when somebody signs out; again changes nothing.',
      description: 'Call it before the token of the sign-in is thrown away.',
      ids: { deviceId: id },
      answer: { status: 204 },
      refusals: ['no-such-role'],
    },
    'GET /notice-choices': {
      summary: 'What the caller has chosen: channels per subject, own hours, digest, language.',
      description: 'Its ETag is what `PUT` sends in If-Match. `locked` are notices that nobody can switch off.',
      answer: { status: 200, schema: Choices },
      etag: 'answer',
      refusals: ['no-such-role'],
    },
    'PUT /notice-choices': {
      summary: 'Choose. Legal notices come all the same, and the inbox always holds everything.',
      description: 'The whole choice is sent, not a part of it; what only answers carry is left out.',
      body: ChoicesBody,
      answer: { status: 200, schema: Choices },
      etag: 'required',
      refusals: ['no-such-role', 'channels.window-empty', 'channels.window-outside', 'channels.subject-twice'],
      refusedFields: { legal: 'legal-is-locked', warnings: 'legal-is-locked' },
    },
    'POST /test-notices': {
      summary: 'Send the caller a test notice on every channel that works, at once.',
      description: 'No body. At most three in an hour; the answer names the channels that it leaves on.',
      answer: { status: 202, schema: TestNotice },
      refusals: ['no-such-role', 'channels.tested-lately', 'channels.nothing-to-test'],
    },
  }),
  'GET /v1/groups/{groupId}/unreachable-families': {
    audience: 'feide',
    action: 'class:reach',
    summary: 'Families of a class whom no notice reaches, and what to do about it.',
    description: 'For contact teacher, office and leaders; `advice` says what to ask the family for.',
    params: GroupParams,
    answer: { status: 200, schema: Unreachable },
    refusals: ['not-found', 'no-such-role'],
  },
} as const satisfies RouteTable;
