import type { RouteTable } from '../shared/route.ts';
import {
  Consent,
  ConsentBody,
  Consents,
  GuardianParams,
  Import,
  ImportBody,
  ImportParams,
  Imports,
  NewImport,
  SchoolParams,
  StaffMe,
  WorkList,
} from './schema.ts';

const owner = { audience: 'feide', action: 'owner:import' } as const;
const pupil = { audience: 'feide', action: 'pupil:consent' } as const;

export const routes = {
  'GET /v1/staff/me': {
    audience: 'feide',
    action: 'staff:home',
    summary: 'The member of staff: schools, roles and groups of today.',
    answer: { status: 200, schema: StaffMe },
    refusals: ['no-such-role'],
  },
  'GET /v1/schools/{schoolId}/work-list': {
    audience: 'feide',
    action: 'school:work-list',
    summary: 'Records that need a person: unknown protection, unknown relation, a protection that a feed would lower.',
    params: SchoolParams,
    answer: { status: 200, schema: WorkList },
    refusals: ['not-found', 'no-such-role'],
  },
  'GET /v1/owner/imports': {
    ...owner,
    summary: 'The latest imports, newest first.',
    answer: { status: 200, schema: Imports },
    refusals: ['forbidden', 'no-such-role'],
  },
  'POST /v1/owner/imports': {
    ...owner,
    summary: 'Announce a roster file and get where to upload it.',
    description: 'A dry run shows what would change. The upload starts the import; ask for its state until it is done.',
    body: ImportBody,
    answer: { status: 201, schema: NewImport },
    refusals: ['forbidden', 'no-such-role'],
  },
  'GET /v1/owner/imports/{importId}': {
    ...owner,
    summary: 'One import: its state, what it added, changed and ended, and which lines it refused.',
    params: ImportParams,
    answer: { status: 200, schema: Import },
    refusals: ['not-found', 'forbidden', 'no-such-role'],
  },
  'POST /v1/owner/imports/{importId}/application': {
    ...owner,
    summary: 'Apply a dry run that is done, without uploading the file again.',
    params: ImportParams,
    answer: { status: 202, schema: Import },
    refusals: ['not-found', 'forbidden', 'no-such-role', 'roster.import-not-applicable'],
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
    refusals: ['not-found', 'forbidden', 'no-such-role', 'roster.consent-ends-before-it-begins'],
  },
  'DELETE /v1/pupil/guardian-consents/{guardianId}': {
    ...pupil,
    summary: 'A pupil of age takes the leave back; it holds from now on.',
    params: GuardianParams,
    answer: { status: 200, schema: Consent },
    refusals: ['not-found', 'forbidden', 'no-such-role'],
  },
} as const satisfies RouteTable;
