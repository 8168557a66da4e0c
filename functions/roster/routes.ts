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
  Homes,
  PairParams,
  ProtectionBody,
  ProtectionSettled,
  SameBody,
  SameParams,
  SamePeople,
  SameSettled,
  StaffMe,
  TogetherBody,
  TwoParams,
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
    'A value that gives access or lowers a protection needs `seen` from the work list and a reason; other values need neither. The settlement holds until a source changes its statement.',
  refusals: ['not-found', 'no-such-role', ...WORD, 'changed-meanwhile'],
} as const;

const pupil = { audience: 'feide', action: 'pupil:consent' } as const;

export const routes = {
  'GET /v1/staff/me': {
    audience: 'feide',
    action: 'staff:home',
    summary: 'The member of staff: schools, roles and groups of today.',
    description: 'Begin here: it gives the ids of schools and groups for the other routes, and the caller’s roles.',
    answer: { status: 200, schema: StaffMe },
    refusals: ['no-such-role'],
  },
  'GET /v1/schools/{schoolId}/groups': {
    audience: 'feide',
    action: 'school:groups',
    summary: 'Today’s groups of a school, sorted by name, without their pupils.',
    description:
      'For everybody with a role or a group at the school. `past=true` adds groups that have ended or not begun.',
    params: SchoolParams,
    query: GroupsQuery,
    answer: { status: 200, schema: Groups },
    refusals: ['not-found', 'no-such-role'],
  },
  'GET /v1/schools/{schoolId}/work-list': {
    audience: 'feide',
    action: 'school:work-list',
    summary: 'Open questions about people: the person, each source’s statement, and the request that settles it.',
    description:
      'A page may be short, and is the last only when `next` is `null`. The access log records every pupil on the page.',
    params: SchoolParams,
    query: WorkListQuery,
    answer: { status: 200, schema: WorkList },
    refusals: ['not-found', 'no-such-role', 'cursor-invalid'],
  },
  [`POST ${PUPIL}/guardians/{guardianId}/basis-settlement` as const]: {
    ...settling,
    summary: 'Settle the basis of the relation of a guardian and a pupil. It holds from the next request on.',
    params: PairParams,
    body: BasisBody,
    answer: { status: 200, schema: BasisSettled },
  },
  [`POST ${PUPIL}/protection-settlement` as const]: {
    ...settling,
    summary: 'Settle the address protection of a pupil.',
    params: SchoolPupilParams,
    body: ProtectionBody,
    answer: { status: 200, schema: ProtectionSettled },
  },
  [`POST ${PUPIL}/guardians/{guardianId}/protection-settlement` as const]: {
    ...settling,
    summary: 'Settle the address protection of a guardian, for all their children.',
    params: PairParams,
    body: ProtectionBody,
    answer: { status: 200, schema: ProtectionSettled },
  },
  [`GET ${PUPIL}/homes` as const]: {
    audience: 'feide',
    action: 'pupil:card',
    summary: 'The homes of a pupil: which guardians may be named to each other, pair by pair, and who decided.',
    description:
      'Guardians of one home get one conversation with the school, guardians of two homes one each. A pair that nobody has decided on counts as two homes.',
    params: SchoolPupilParams,
    answer: { status: 200, schema: Homes },
    etag: 'answer',
    refusals: ['not-found', 'no-such-role'],
  },
  [`PUT ${PUPIL}/homes/{guardianId}/{otherId}` as const]: {
    audience: 'feide',
    action: 'school:settle',
    summary: 'Decide whether two guardians of a pupil may be named to each other.',
    description:
      'If-Match takes the ETag of the homes. The order of the two ids does not matter. Both must be guardians of the pupil today. The decision stays when a roster is imported; each earlier decision is kept.',
    params: TwoParams,
    body: TogetherBody,
    answer: { status: 200, schema: Homes },
    etag: 'required',
    refusals: ['not-found', 'no-such-role', 'roster.protected-apart', 'roster.too-many-records', 'changed-meanwhile'],
  },
  [`GET ${SAME}` as const]: {
    audience: 'feide',
    action: 'people:join',
    summary: 'Two records that share a number or a login, side by side, and the rights of one joined record.',
    description: 'For the office of their common school; for staff, and across schools, for the owner’s administrator.',
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
      'A join needs `seen` from the comparison, a reason, and `goesOn`. The other record ends today, and its login then belongs to the record that goes on.',
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
    summary: 'The guardians of a pupil of age, each with the pupil’s consent.',
    description: 'From the pupil’s 18th birthday on, guardians read nothing without consent.',
    answer: { status: 200, schema: Consents },
    refusals: ['forbidden', 'no-such-role'],
  },
  'PUT /v1/pupil/guardian-consents/{guardianId}': {
    ...pupil,
    summary: 'A pupil of age lets a guardian read, until further notice or until a day.',
    description: 'The consent lets a guardian read, never act. `lastDay: null` holds until the pupil revokes it.',
    params: GuardianParams,
    body: ConsentBody,
    answer: { status: 200, schema: Consent },
    refusals: ['not-found', 'forbidden', 'no-such-role', 'roster.consent-ends-before-it-begins', 'changed-meanwhile'],
  },
  'DELETE /v1/pupil/guardian-consents/{guardianId}': {
    ...pupil,
    summary: 'A pupil of age revokes a consent.',
    description: 'The guardian reads nothing from the next request on. A repeat changes nothing.',
    params: GuardianParams,
    answer: { status: 200, schema: Consent },
    refusals: ['not-found', 'forbidden', 'no-such-role', 'changed-meanwhile'],
  },
} as const satisfies RouteTable;
