import type { RouteTable } from '../shared/http/route.ts';
import { FAMILY, routesAt } from '../shared/http/routes-at.ts';
import { GroupParams, HalfYearQuery, PageQuery, SchoolPupilParams } from '../shared/schema.ts';
import {
  ClassRemarks,
  CorrectionBody,
  FamilyRemarks,
  Form,
  OwnRemarks,
  PupilRemarks,
  RegisterBody,
  Registered,
  Remark,
  RemarkParams,
  WithdrawalBody,
} from './schema.ts';

const STAFF = ['not-found', 'no-such-role'] as const;
const SAID = ['remarks.future', 'remarks.too-old', 'remarks.unknown-category', 'remarks.positive-off'] as const;
const SETTLED = ['remarks.already-withdrawn', 'changed-meanwhile'] as const;
const REPEAT = 'A repeat with the same If-Match after a lost answer gets the same answer.';

const ONE = '/v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}';
const changed = {
  audience: 'feide',
  params: RemarkParams,
  answer: { status: 200, schema: Remark },
  etag: 'required',
  description: REPEAT,
} as const;
const family = {
  guardian: { action: 'child:remarks', refusals: [...STAFF, 'remarks.pupil-of-age'] },
  pupil: { action: 'pupil:read-own', refusals: STAFF },
} as const;

export const routes = {
  'GET /v1/groups/{groupId}/remark-form': {
    audience: 'feide',
    action: 'remark:write',
    params: GroupParams,
    answer: { status: 200, schema: Form },
    refusals: STAFF,
    summary: 'The data of a remark form: pupils of a group, categories, allowed days, and who will see remarks.',
    description: 'Call it before you show the form. `POST …/remarks` takes categories by `id`.',
  },
  'POST /v1/groups/{groupId}/remarks': {
    audience: 'feide',
    action: 'remark:write',
    params: GroupParams,
    body: RegisterBody,
    answer: { status: 201, schema: Registered },
    idempotent: true,
    refusals: [
      ...STAFF,
      ...SAID,
      'remarks.pupil-not-in-group',
      'remarks.twice',
      'remarks.no-such-lesson',
      'changed-meanwhile',
    ],
    summary: 'Register remarks about up to 40 pupils of a group: all of them or none.',
    description: 'Each fault points at its pupil. A setting of the school can hold remarks for the contact teacher.',
  },
  'GET /v1/groups/{groupId}/remarks': {
    audience: 'feide',
    action: 'class:remarks',
    params: GroupParams,
    query: HalfYearQuery,
    answer: { status: 200, schema: ClassRemarks },
    refusals: STAFF,
    summary: 'A class’s half-year: counts per pupil, ledger and category, and the remarks that wait for their release.',
    description: 'For the contact teacher and the leaders.',
  },
  'GET /v1/staff/remarks': {
    audience: 'feide',
    action: 'staff:home',
    query: PageQuery,
    answer: { status: 200, schema: OwnRemarks },
    refusals: ['cursor-invalid'],
    summary: 'Own remarks about pupils whom the caller still teaches, last registered first.',
    description: 'A page may be short, and is the last only when `next` is `null`.',
  },
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/remarks': {
    audience: 'feide',
    action: 'pupil:remarks-read',
    params: SchoolPupilParams,
    query: HalfYearQuery,
    answer: { status: 200, schema: PupilRemarks },
    refusals: STAFF,
    summary: 'A pupil’s half-year: counts, and every remark with its status, newest first.',
    description: 'For the contact teacher and leaders. Teachers find their own remarks in `GET /v1/staff/remarks`.',
  },
  [`GET ${ONE}` as const]: {
    audience: 'feide',
    action: 'remark:own',
    params: RemarkParams,
    answer: { status: 200, schema: Remark },
    etag: 'answer',
    refusals: STAFF,
    summary: 'One remark with all its versions, their authors and reasons.',
    description: 'A correction, a withdrawal or a release sends its ETag in If-Match.',
  },
  [`PUT ${ONE}` as const]: {
    ...changed,
    action: 'remark:own',
    body: CorrectionBody,
    refusals: [
      ...STAFF,
      ...SAID,
      ...SETTLED,
      'remarks.author-corrects',
      'remarks.reason-missing',
      'remarks.corrected-too-often',
    ],
    summary: 'Correct an own remark, with a reason. The trail keeps the earlier versions.',
  },
  [`POST ${ONE}/withdrawal` as const]: {
    ...changed,
    action: 'remark:own',
    body: WithdrawalBody,
    refusals: [...STAFF, ...SETTLED, 'remarks.author-withdraws', 'remarks.reason-missing'],
    summary: 'Withdraw a remark, with a reason. The author or the contact teacher can do it.',
  },
  [`POST ${ONE}/release` as const]: {
    ...changed,
    action: 'remark:release',
    refusals: [...STAFF, ...SETTLED, 'remarks.contact-teacher-releases', 'remarks.already-released'],
    summary: 'Release a held remark, so that the family sees it.',
  },
  ...routesAt(FAMILY, family, {
    'GET /remarks': {
      query: HalfYearQuery,
      answer: { status: 200, schema: FamilyRemarks },
      guardian: {
        summary: 'The published remarks about a child in a half-year, if the school shows them to guardians.',
        description: '`visible: false` says that the school shows none. Held and withdrawn remarks are left out.',
      },
      pupil: {
        summary: 'Own published remarks of a half-year.',
        description: 'Held and withdrawn remarks are left out.',
      },
    },
  }),
} as const satisfies RouteTable;
