import type { RouteTable } from '../shared/route.ts';
import {
  Consent,
  ConsentBody,
  Consents,
  Groups,
  GroupsQuery,
  GuardianParams,
  SchoolParams,
  StaffMe,
  WorkList,
} from './schema.ts';

const pupil = { audience: 'feide', action: 'pupil:consent' } as const;

export const routes = {
  'GET /v1/staff/me': {
    audience: 'feide',
    action: 'staff:home',
    summary: 'The member of staff: schools, roles and groups of today.',
    answer: { status: 200, schema: StaffMe },
    refusals: ['no-such-role'],
  },
  'GET /v1/schools/{schoolId}/groups': {
    audience: 'feide',
    action: 'school:groups',
    summary: 'The groups of a school by name, those of today unless past ones are asked for; no pupils.',
    params: SchoolParams,
    query: GroupsQuery,
    answer: { status: 200, schema: Groups },
    refusals: ['not-found', 'no-such-role'],
  },
  'GET /v1/schools/{schoolId}/work-list': {
    audience: 'feide',
    action: 'school:work-list',
    summary: 'Records that need a person: unknown protection, unknown relation, a protection that a feed would lower.',
    params: SchoolParams,
    answer: { status: 200, schema: WorkList },
    refusals: ['not-found', 'no-such-role'],
  },
  'GET /v1/pupil/guardian-consents': {
    ...pupil,
    summary: 'The guardians of a pupil of age, and whom the pupil lets read.',
    answer: { status: 200, schema: Consents },
    refusals: ['forbidden', 'no-such-role'],
  },
  'PUT /v1/pupil/guardian-consents/{guardianId}': {
    ...pupil,
    summary: 'A pupil of age lets a guardian read, until further notice or until a day.',
    params: GuardianParams,
    body: ConsentBody,
    answer: { status: 200, schema: Consent },
    refusals: ['not-found', 'forbidden', 'no-such-role', 'roster.consent-ends-before-it-begins', 'changed-meanwhile'],
  },
  'DELETE /v1/pupil/guardian-consents/{guardianId}': {
    ...pupil,
    summary: 'A pupil of age takes the leave back; it holds from now on.',
    params: GuardianParams,
    answer: { status: 200, schema: Consent },
    refusals: ['not-found', 'forbidden', 'no-such-role', 'changed-meanwhile'],
  },
} as const satisfies RouteTable;
