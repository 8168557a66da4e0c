import type { RouteTable } from '../shared/http/route.ts';
import { routesAt } from '../shared/http/routes-at.ts';
import { id } from '../shared/schema.ts';
import { ChangeBody, History, HistoryQuery, KEY, Setting, SettingList, VALUE_FORMS } from './schema.ts';

const CHANGED = [
  'forbidden',
  'settings.reason-twice',
  'settings.default-reason-not-listed',
  'settings.reason-still-default',
  'settings.closed-days-turned',
  'settings.go-live-day-far-away',
  'settings.code-sets-disagree',
  'settings.catalogues-disagree',
  'settings.categories-disagree',
  'changed-meanwhile',
] as const;
const RESET = ['forbidden', 'settings.default-reason-not-listed', 'settings.reason-still-default', 'changed-meanwhile'];

/** A setting has a value at the owner's level and, if it allows one, at a school's level. */
export const LEVELS = {
  owner: { at: '/v1/owner', audience: 'feide', ids: {} },
  school: { at: '/v1/schools/{schoolId}', audience: 'feide', ids: { schoolId: id } },
} as const;
const reads = {
  owner: { action: 'owner:settings-read', refusals: ['forbidden'] },
  school: { action: 'school:settings-read' },
} as const;
const changes = { owner: { action: 'owner:settings-change' }, school: { action: 'school:settings-change' } } as const;

export const routes = {
  ...routesAt(LEVELS, reads, {
    'GET /settings': {
      answer: { status: 200, schema: SettingList },
      owner: {
        summary: 'Every setting of the owner with its value, the origin of the value, and an explanation.',
        description: 'For the owner’s administrators. A change sends `version` in If-Match, quoted.',
      },
      school: {
        summary: 'Every setting with its effective value for the school.',
        description: '`origin` says whether school, owner or default decides, `perSchool` whether schools may.',
      },
    },
    'GET /settings/{key}/history': {
      ids: KEY,
      query: HistoryQuery,
      answer: { status: 200, schema: History },
      owner: {
        summary: 'Changes of the owner’s value, newest first: author, time, and the values before and after.',
        description: 'No change is ever removed. `changedBy` has the author’s id, and the name if known.',
        refusals: ['forbidden', 'cursor-invalid'],
      },
      school: {
        summary: 'Changes of the school’s own value, newest first: author, time, and the values before and after.',
        description: 'Changes at the owner’s level are in the owner’s own history.',
        refusals: ['cursor-invalid'],
      },
    },
  }),
  ...routesAt(LEVELS, changes, {
    'PUT /settings/{key}': {
      ids: KEY,
      body: ChangeBody,
      answer: { status: 200, schema: Setting },
      etag: 'required',
      description:
        `What \`value\` takes: ${VALUE_FORMS}. ` +
        'If-Match carries the version of the setting at this level, `"0"` when nobody has set it here. A repeat with the same ' +
        'If-Match and value after a lost answer gets the same answer.',
      owner: { summary: 'Set a value for the owner and for every school without its own.', refusals: CHANGED },
      school: {
        summary: 'Set the school’s own value where the setting allows one.',
        refusals: [...CHANGED, 'settings.not-per-school'],
      },
    },
    'DELETE /settings/{key}': {
      ids: KEY,
      answer: { status: 200, schema: Setting },
      etag: 'required',
      owner: {
        summary: 'Go back to the default.',
        description: 'If-Match carries the version; 0 if nobody has set a value. Schools with an own value keep it.',
        refusals: RESET,
      },
      school: {
        summary: 'Follow the owner again.',
        description: 'If-Match carries the version of the school’s own value; 0 if it has none.',
        refusals: ['forbidden', 'settings.not-per-school', 'changed-meanwhile'],
      },
    },
  }),
} as const satisfies RouteTable;
