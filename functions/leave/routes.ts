import { type RouteTable, refusedBy } from '../shared/http/route.ts';
import { ChildParams, GroupParams, PageQuery, PupilParams, SchoolParams } from '../shared/schema.ts';
import {
  ApplicationBody,
  ChildLeaveParams,
  DecisionBody,
  GroupLeaves,
  GroupQuery,
  Leave,
  LeavePage,
  LeaveRules,
  PupilLeave,
  PupilLeaveParams,
  SchoolLeaveParams,
  SchoolLeaves,
  SchoolQuery,
} from './schema.ts';

/**
 * An application holds days and a purpose from a list: validity, illness and free text have their own refusals (law 3).
 */
const refusedFields = refusedBy('applicants-state-days', 'application-no-text');

const OWN = ['not-found', 'no-such-role', 'leave.pupil-of-age', 'leave.pupil-not-of-age'] as const;
const APPLIED = [
  ...OWN,
  'leave.past',
  'leave.last-before-first',
  'leave.too-far-ahead',
  'leave.unknown-purpose',
  'leave.no-school-day',
  'leave.calendar-unknown',
  'leave.blocked-period',
  'leave.too-long',
  'leave.overlap',
  'changed-meanwhile',
] as const;
const SETTLED = ['leave.already-refused', 'leave.already-withdrawn', 'changed-meanwhile'] as const;

const apply = {
  body: ApplicationBody,
  answer: { status: 201, schema: Leave },
  idempotent: true,
  etag: 'answer',
  refusals: APPLIED,
  refusedFields,
} as const;
const rules = { answer: { status: 200, schema: LeaveRules } } as const;
const list = { query: PageQuery, answer: { status: 200, schema: LeavePage } } as const;
const read = { answer: { status: 200, schema: Leave }, etag: 'answer' } as const;
const withdraw = {
  answer: { status: 200, schema: Leave },
  etag: 'required',
  refusals: [...OWN, 'leave.begun', ...SETTLED],
  description: 'A repeat with the same If-Match after a lost answer gets the same answer.',
} as const;

const guardianReads = { audience: 'guardian', action: 'child:read', refusals: ['leave.pupil-of-age'] } as const;
const guardianActs = { audience: 'guardian', action: 'child:apply-leave' } as const;
const pupilReads = { audience: 'feide', action: 'pupil:read-own' } as const;
const pupilActs = { audience: 'feide', action: 'pupil:apply-leave' } as const;

export const routes = {
  'GET /v1/guardian/children/{childId}/leave-rules': {
    ...guardianReads,
    ...rules,
    params: ChildParams,
    summary: 'What leave may be applied for, who decides, and what comes of it.',
    description: 'Ask before a form is shown: purposes, the longest leave, blocked days, and who decides.',
  },
  'POST /v1/guardian/children/{childId}/leave-applications': {
    ...guardianActs,
    ...apply,
    params: ChildParams,
    summary: 'Apply for leave for a child.',
    description: 'Whole days and a purpose from the list, and no more. Who decides is told at once.',
  },
  'GET /v1/guardian/children/{childId}/leave-applications': {
    ...guardianReads,
    ...list,
    params: ChildParams,
    summary: 'The applications for a child, newest first, whoever made them.',
    description: 'Also those that another guardian made; each with its state and what can be done with it.',
  },
  'GET /v1/guardian/children/{childId}/leave-applications/{leaveId}': {
    ...guardianReads,
    ...read,
    params: ChildLeaveParams,
    summary: 'One application with every step it has taken.',
    description: 'Its ETag is what a withdrawal sends in If-Match.',
  },
  'POST /v1/guardian/children/{childId}/leave-applications/{leaveId}/withdrawal': {
    ...guardianActs,
    ...withdraw,
    params: ChildLeaveParams,
    summary: 'Withdraw an application, or granted leave that has not begun.',
  },
  'GET /v1/pupil/{pupilId}/leave-rules': {
    ...pupilReads,
    ...rules,
    params: PupilParams,
    summary: 'What leave a pupil of age may apply for, who decides, and what comes of it.',
    description: 'Ask before a form is shown: purposes, the longest leave, blocked days, and who decides.',
  },
  'POST /v1/pupil/{pupilId}/leave-applications': {
    ...pupilActs,
    ...apply,
    params: PupilParams,
    summary: 'A pupil of age applies for leave.',
    description: 'From the 18th birthday on. Whole days and a purpose from the list, and no more.',
  },
  'GET /v1/pupil/{pupilId}/leave-applications': {
    ...pupilReads,
    ...list,
    params: PupilParams,
    summary: 'Own applications, newest first, whoever made them.',
    description: 'Each with its state and what can be done with it.',
  },
  'GET /v1/pupil/{pupilId}/leave-applications/{leaveId}': {
    ...pupilReads,
    ...read,
    params: PupilLeaveParams,
    summary: 'One own application with every step it has taken.',
    description: 'Its ETag is what a withdrawal sends in If-Match.',
  },
  'POST /v1/pupil/{pupilId}/leave-applications/{leaveId}/withdrawal': {
    ...pupilActs,
    ...withdraw,
    params: PupilLeaveParams,
    summary: 'Withdraw an own application, or granted leave that has not begun.',
  },
  'GET /v1/groups/{groupId}/leave-applications': {
    audience: 'feide',
    action: 'class:absence-queue',
    params: GroupParams,
    query: GroupQuery,
    answer: { status: 200, schema: GroupLeaves },
    refusals: ['not-found', 'no-such-role'],
    summary: "The applications of a class's pupils from the last year, by first day, for the contact teacher.",
    description: 'Those that wait for a decision, unless `status` asks for others.',
  },
  'GET /v1/schools/{schoolId}/leave-applications': {
    audience: 'feide',
    action: 'school:leave-list',
    params: SchoolParams,
    query: SchoolQuery,
    answer: { status: 200, schema: SchoolLeaves },
    refusals: ['not-found', 'no-such-role'],
    summary: "A school's applications of one state; those that wait by first day, the others from the latest back.",
    description: 'For office and leaders; page by page, those that wait unless `status` asks for others.',
  },
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}': {
    audience: 'feide',
    action: 'pupil:leave-read',
    params: SchoolLeaveParams,
    answer: { status: 200, schema: PupilLeave },
    etag: 'answer',
    refusals: ['not-found', 'no-such-role'],
    summary: 'One application, for the office, the leaders and the contact teacher.',
    description: 'Its ETag is what a decision sends in If-Match.',
  },
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}/decision': {
    audience: 'feide',
    action: 'pupil:decide-leave',
    params: SchoolLeaveParams,
    body: DecisionBody,
    answer: { status: 200, schema: PupilLeave },
    etag: 'required',
    refusals: [
      'not-found',
      'no-such-role',
      'leave.not-decider',
      'leave.principal-decides',
      'leave.grant-takes-no-reason',
      'leave.refusal-reason-missing',
      'leave.unknown-refusal-reason',
      'leave.already-granted',
      ...SETTLED,
    ],
    summary: 'Grant or refuse: the contact teacher up to the owner’s number of school days, above it the principal.',
    description: 'A repeat with the same If-Match after a lost answer gets the same answer.',
  },
} as const satisfies RouteTable;
