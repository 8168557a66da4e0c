import type { RouteTable } from '../shared/http/route.ts';
import { SchoolParams, SchoolPupilParams } from '../shared/schema.ts';
import {
  BasisBody,
  BasisSettled,
  Consent,
  ConsentBody,
  Consents,
  Groups,
  GroupsQuery,
  GuardianParams,
  PairParams,
  ProtectionBody,
  ProtectionSettled,
  SameBody,
  SameParams,
  SamePeople,
  SameSettled,
  StaffMe,
  WorkList,
  WorkListQuery,
} from './schema.ts';

const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const SAME = '/v1/same-people/{kind}/{personId}/{otherId}';
const WORD = [
  'roster.changed-since-seen',
  'roster.seen-missing',
  'roster.reason-missing',
  'roster.too-many-records',
] as const;
const settling = {
  audience: 'feide',
  action: 'school:settle',
  idempotent: true,
  description:
    'What gives access or lowers a protection needs `seen` from the work list and a reason; what takes away is taken at once. It stands until a source says something else than it said now.',
  refusals: ['not-found', 'no-such-role', ...WORD, 'changed-meanwhile'],
} as const;

const pupil = { audience: 'feide', action: 'pupil:consent' } as const;

export const routes = {
  'GET /v1/staff/me': {
    audience: 'feide',
    action: 'staff:home',
    summary: 'The member of staff: schools, roles and groups of today.',
    description: 'Begin here: the ids of schools and groups, which other routes take, and in which roles.',
    answer: { status: 200, schema: StaffMe },
    refusals: ['no-such-role'],
  },
  'GET /v1/schools/{schoolId}/groups': {
    audience: 'feide',
    action: 'school:groups',
    summary: 'The groups of a school by name, those of today unless past ones are asked for; no pupils.',
    description:
      'For anybody who works at the school, by a role or by what they teach; `past=true` adds those that have ended or not begun.',
    params: SchoolParams,
    query: GroupsQuery,
    answer: { status: 200, schema: Groups },
    refusals: ['not-found', 'no-such-role'],
  },
  'GET /v1/schools/{schoolId}/work-list': {
    audience: 'feide',
    action: 'school:work-list',
    summary: 'Open questions about people: whom, what each source says, and the request that settles it.',
    description:
      'A page may be short, and is the last only when `next` is `null`. Every pupil named is kept in the access log.',
    params: SchoolParams,
    query: WorkListQuery,
    answer: { status: 200, schema: WorkList },
    refusals: ['not-found', 'no-such-role', 'cursor-invalid'],
  },
  [`POST ${PUPIL}/guardians/{guardianId}/basis-settlement` as const]: {
    ...settling,
    summary: 'Say why a guardian belongs to a pupil. It holds from the next request on.',
    params: PairParams,
    body: BasisBody,
    answer: { status: 200, schema: BasisSettled },
  },
  [`POST ${PUPIL}/protection-settlement` as const]: {
    ...settling,
    summary: 'Say what address protection a pupil has.',
    params: SchoolPupilParams,
    body: ProtectionBody,
    answer: { status: 200, schema: ProtectionSettled },
  },
  [`POST ${PUPIL}/guardians/{guardianId}/protection-settlement` as const]: {
    ...settling,
    summary: 'Say what address protection a guardian has, for all children.',
    params: PairParams,
    body: ProtectionBody,
    answer: { status: 200, schema: ProtectionSettled },
  },
  [`GET ${SAME}` as const]: {
    audience: 'feide',
    action: 'people:join',
    summary: 'Two records that share a number or a login, side by side, and what one record for both would have.',
    description: 'For the office of the school of both; of staff, and across schools, for the owner’s administrator.',
    params: SameParams,
    answer: { status: 200, schema: SamePeople },
    refusals: ['not-found', 'no-such-role', 'forbidden'],
  },
  [`POST ${SAME}/settlement` as const]: {
    audience: 'feide',
    action: 'people:join',
    idempotent: true,
    summary: 'Join the two records, or say that they are two people.',
    description:
      'A join needs `seen` from the comparison, a reason, and who goes on. The other record ends today, and its login is that of who goes on.',
    params: SameParams,
    body: SameBody,
    answer: { status: 200, schema: SameSettled },
    refusals: [
      ...['not-found', 'no-such-role', 'forbidden', 'changed-meanwhile', 'roster.heir-missing', 'roster.compare-again'],
      ...['roster.seen-missing', 'roster.reason-missing', 'roster.too-many-records'],
      ...['roster.both-have-records', 'roster.other-goes-on', 'roster.bases-differ', 'roster.import-first'],
    ],
  },
  'GET /v1/pupil/guardian-consents': {
    ...pupil,
    summary: 'The guardians of a pupil of age, and whom the pupil lets read.',
    description: 'From the 18th birthday on guardians read nothing without it.',
    answer: { status: 200, schema: Consents },
    refusals: ['forbidden', 'no-such-role'],
  },
  'PUT /v1/pupil/guardian-consents/{guardianId}': {
    ...pupil,
    summary: 'A pupil of age lets a guardian read, until further notice or until a day.',
    description: 'It lets a guardian read, never act. `until: null` holds until it is taken back.',
    params: GuardianParams,
    body: ConsentBody,
    answer: { status: 200, schema: Consent },
    refusals: ['not-found', 'forbidden', 'no-such-role', 'roster.consent-ends-before-it-begins', 'changed-meanwhile'],
  },
  'DELETE /v1/pupil/guardian-consents/{guardianId}': {
    ...pupil,
    summary: 'A pupil of age takes the leave back; it holds from now on.',
    description: 'The guardian reads nothing from the next request on; again changes nothing.',
    params: GuardianParams,
    answer: { status: 200, schema: Consent },
    refusals: ['not-found', 'forbidden', 'no-such-role', 'changed-meanwhile'],
  },
} as const satisfies RouteTable;
