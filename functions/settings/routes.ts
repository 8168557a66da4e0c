import type { RouteTable } from '../shared/http/route.ts';
import { SchoolParams } from '../shared/schema.ts';
import {
  ChangeBody,
  History,
  HistoryQuery,
  KeyParams,
  SchoolKeyParams,
  Setting,
  SettingList,
  VALUE_FORMS,
} from './schema.ts';

const ownerReads = { audience: 'feide', action: 'owner:settings-read', refusals: ['forbidden'] } as const;
const schoolReads = { audience: 'feide', action: 'school:settings-read' } as const;

const change = {
  audience: 'feide',
  body: ChangeBody,
  answer: { status: 200, schema: Setting },
  etag: 'required',
  description:
    `What \`value\` takes: ${VALUE_FORMS}. ` +
    'If-Match carries the version of the setting at this level, `"0"` when nobody has set it here. A repeat with the same ' +
    'If-Match and value after a lost answer gets the same answer.',
} as const;
const reset = {
  audience: 'feide',
  answer: { status: 200, schema: Setting },
  etag: 'required',
} as const;
const history = { query: HistoryQuery, answer: { status: 200, schema: History } } as const;

const CHANGED = [
  'forbidden',
  'settings.reason-twice',
  'settings.default-reason-not-listed',
  'settings.reason-still-default',
  'settings.closed-days-turned',
  'settings.go-live-day-far-away',
  'changed-meanwhile',
] as const;
const RESET = ['forbidden', 'settings.default-reason-not-listed', 'settings.reason-still-default', 'changed-meanwhile'];

export const routes = {
  'GET /v1/owner/settings': {
    ...ownerReads,
    summary: 'Every setting of the owner with its value, where the value comes from, and what it does.',
    description: 'For the owner’s administrators. `version` is what a change sends in If-Match, quoted.',
    answer: { status: 200, schema: SettingList },
  },
  'PUT /v1/owner/settings/{key}': {
    ...change,
    action: 'owner:settings-change',
    summary: 'Set a value for the owner and for every school without its own.',
    params: KeyParams,
    refusals: CHANGED,
  },
  'DELETE /v1/owner/settings/{key}': {
    ...reset,
    action: 'owner:settings-change',
    summary: 'Go back to the default.',
    description: 'If-Match carries the version; 0 where nothing is set. Schools with an own value keep it.',
    params: KeyParams,
    refusals: RESET,
  },
  'GET /v1/owner/settings/{key}/history': {
    ...ownerReads,
    ...history,
    summary: 'Who changed the owner’s value, when, and from what to what; newest first.',
    description: 'Nothing is ever taken out of it; the person is named by id.',
    params: KeyParams,
    refusals: ['forbidden', 'cursor-invalid'],
  },
  'GET /v1/schools/{schoolId}/settings': {
    ...schoolReads,
    summary: 'Every setting as it holds for the school.',
    description: '`origin` says whether school, owner or default decides; `perSchool` what can be changed.',
    params: SchoolParams,
    answer: { status: 200, schema: SettingList },
  },
  'PUT /v1/schools/{schoolId}/settings/{key}': {
    ...change,
    action: 'school:settings-change',
    summary: 'Set the school’s own value where the setting allows one.',
    params: SchoolKeyParams,
    refusals: [...CHANGED, 'settings.not-per-school'],
  },
  'DELETE /v1/schools/{schoolId}/settings/{key}': {
    ...reset,
    action: 'school:settings-change',
    summary: 'Follow the owner again.',
    description: 'If-Match carries the version of the school’s own value; 0 where it has none.',
    params: SchoolKeyParams,
    refusals: ['forbidden', 'settings.not-per-school', 'changed-meanwhile'],
  },
  'GET /v1/schools/{schoolId}/settings/{key}/history': {
    ...schoolReads,
    ...history,
    summary: 'Who changed the school’s own value, when, and from what to what; newest first.',
    description: 'Changes at the owner’s level are in the owner’s own history.',
    params: SchoolKeyParams,
    refusals: ['cursor-invalid'],
  },
} as const satisfies RouteTable;
