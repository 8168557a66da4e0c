import type { RouteTable } from '../shared/http/route.ts';
import { GroupParams } from '../shared/schema.ts';
import { Channels, Choices, ChoicesBody, Device, DeviceBody, DeviceParams, TestNotice, Unreachable } from './schema.ts';

const show = {
  summary: 'How notices reach the caller: devices, e-mail, and what to do where one is silent.',
  description: 'Devices and the address are shown in part only; `silence` says why nothing but the inbox works.',
  answer: { status: 200, schema: Channels },
  refusals: ['no-such-role'],
} as const;
const register = {
  summary: 'Register a device for pushes, or refresh its token; a token that belonged to somebody else changes hands.',
  description: 'Call it at each start of an app, since platforms renew tokens. Browsers register as `web`.',
  body: DeviceBody,
  answer: { status: 201, schema: Device },
  refusals: ['no-such-role', 'channels.push-not-offered', 'channels.token-refused', 'channels.too-many-devices'],
} as const;
const unregister = {
  summary: 'Take a device off, as an app does when somebody signs out; again changes nothing.',
  description: 'Call it before the token of the sign-in is thrown away.',
  params: DeviceParams,
  answer: { status: 204 },
  refusals: ['no-such-role'],
} as const;
const choices = {
  summary: 'What the caller has chosen: channels per subject, own hours, digest, language.',
  description: 'Its ETag is what `PUT` sends in If-Match. `locked` are notices that nobody can switch off.',
  answer: { status: 200, schema: Choices },
  etag: 'answer',
  refusals: ['no-such-role'],
} as const;
const choose = {
  summary: 'Choose. Legal notices come all the same, and the inbox always holds everything.',
  description: 'The whole choice is sent, not a part of it; what only answers carry is left out.',
  body: ChoicesBody,
  answer: { status: 200, schema: Choices },
  etag: 'required',
  refusals: ['no-such-role', 'channels.window-empty', 'channels.window-outside', 'channels.subject-twice'],
  refusedFields: { legal: 'legal-is-locked', warnings: 'legal-is-locked' },
} as const;
const test = {
  summary: 'Send the caller a test notice on every channel that works, at once.',
  description: 'No body. At most three in an hour; the answer names the channels that it leaves on.',
  answer: { status: 202, schema: TestNotice },
  refusals: ['no-such-role', 'channels.tested-lately', 'channels.nothing-to-test'],
} as const;

const guardian = { audience: 'guardian', action: 'guardian:home' } as const;
const pupil = { audience: 'feide', action: 'pupil:home' } as const;
const staff = { audience: 'feide', action: 'staff:home' } as const;

export const routes = {
  'GET /v1/guardian/notice-channels': { ...guardian, ...show },
  'POST /v1/guardian/devices': { ...guardian, ...register },
  'DELETE /v1/guardian/devices/{deviceId}': { ...guardian, ...unregister },
  'GET /v1/guardian/notice-choices': { ...guardian, ...choices },
  'PUT /v1/guardian/notice-choices': { ...guardian, ...choose },
  'POST /v1/guardian/test-notices': { ...guardian, ...test },
  'GET /v1/pupil/notice-channels': { ...pupil, ...show },
  'POST /v1/pupil/devices': { ...pupil, ...register },
  'DELETE /v1/pupil/devices/{deviceId}': { ...pupil, ...unregister },
  'GET /v1/pupil/notice-choices': { ...pupil, ...choices },
  'PUT /v1/pupil/notice-choices': { ...pupil, ...choose },
  'POST /v1/pupil/test-notices': { ...pupil, ...test },
  'GET /v1/staff/notice-channels': { ...staff, ...show },
  'POST /v1/staff/devices': { ...staff, ...register },
  'DELETE /v1/staff/devices/{deviceId}': { ...staff, ...unregister },
  'GET /v1/staff/notice-choices': { ...staff, ...choices },
  'PUT /v1/staff/notice-choices': { ...staff, ...choose },
  'POST /v1/staff/test-notices': { ...staff, ...test },
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
