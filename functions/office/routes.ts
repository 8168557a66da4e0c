import type { RouteTable } from '../shared/http/route.ts';
import { GroupParams, SchoolParams, SchoolPupilParams } from '../shared/schema.ts';
import { ClassList, FoundPupils, OwnerPupils, PupilCard, PupilSearch, Waiting } from './schema.ts';

const SEARCH =
  'Each word begins a word of the given or family name; case and accents do not count, and `aa`, `ae`, `oe` are `å`, `æ`, `ø`. ' +
  'A pupil with protected identity is found by whole words of both names only. It writes nothing; the name stands in the body, since addresses are kept in many places. Every pupil in the answer is kept in the access log.';

export const routes = {
  'POST /v1/schools/{schoolId}/pupil-searches': {
    audience: 'feide',
    action: 'school:pupil-search',
    summary: 'Find a pupil of the school by name.',
    description: `${SEARCH} A pupil of another school who attends a group here is found in the group’s list.`,
    params: SchoolParams,
    body: PupilSearch,
    answer: { status: 200, schema: FoundPupils },
    refusals: ['not-found', 'no-such-role', 'office.name-too-short', 'cursor-invalid'],
  },
  'GET /v1/schools/{schoolId}/pupils/{pupilId}': {
    audience: 'feide',
    action: 'pupil:card',
    summary: 'A pupil’s card: class, guardians, who may be called and how, and what the caller may do.',
    description: 'A guardian who may not be called is named without a number. The look is kept in the access log.',
    params: SchoolPupilParams,
    answer: { status: 200, schema: PupilCard },
    refusals: ['not-found', 'no-such-role'],
  },
  'GET /v1/groups/{groupId}/pupils': {
    audience: 'feide',
    action: 'class:pupils',
    summary: 'The pupils of a group today, with guardians and numbers for the staff responsible for the class.',
    description:
      'Contact teacher, office and leaders see guardians and numbers, other teachers of the group names alone. The family of a protected pupil is left out: the card has it. Every pupil in the answer is kept in the access log, as `class:contacts` where guardians are shown.',
    params: GroupParams,
    answer: { status: 200, schema: ClassList },
    refusals: ['not-found', 'no-such-role'],
  },
  'GET /v1/schools/{schoolId}/waiting': {
    audience: 'feide',
    action: 'school:waiting',
    summary: 'The work that waits for the caller at a school: a count of each kind, and the path of its list.',
    description:
      'A principal sees leave to decide and warnings to approve; office and leaders what must go on paper and the work list. Decisions on the absence limit ' +
      'are none of these: nobody applies for one, and being over the limit asks for none (OF § 9-8). Who is over it stands in the figures of the class.',
    params: SchoolParams,
    answer: { status: 200, schema: Waiting },
    refusals: ['not-found', 'no-such-role'],
  },
  'POST /v1/owner/pupil-searches': {
    audience: 'feide',
    action: 'owner:pupil-search',
    summary: 'Find a pupil at any of the owner’s schools by name, for the access log; also one who has left.',
    description: SEARCH,
    body: PupilSearch,
    answer: { status: 200, schema: OwnerPupils },
    refusals: ['forbidden', 'no-such-role', 'office.name-too-short', 'cursor-invalid'],
  },
} as const satisfies RouteTable;
