import { type RouteTable, refusedBy } from '../shared/http/route.ts';
import { FAMILY, routesAt } from '../shared/http/routes-at.ts';
import { GroupParams, PageQuery, SchoolParams, sortableId } from '../shared/schema.ts';
import {
  ApplicationBody,
  DecisionBody,
  GroupLeaves,
  GroupQuery,
  Leave,
  LeavePage,
  LeaveRules,
  PupilLeave,
  SchoolLeaveParams,
  SchoolLeaves,
  SchoolQuery,
} from './schema.ts';

/**
 * An application holds days and a purpose from a list only: validity, illness and text have their own refusals (law 3).
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

const ids = { leaveId: sortableId };
const reads = {
  guardian: { action: 'child:read', refusals: ['leave.pupil-of-age'] },
  pupil: { action: 'pupil:read-own' },
} as const;
const acts = { guardian: { action: 'child:apply-leave' }, pupil: { action: 'pupil:apply-leave' } } as const;

export const routes = {
  ...routesAt(FAMILY, reads, {
    'GET /leave-rules': {
      answer: { status: 200, schema: LeaveRules },
      description: 'For the form: purposes, the longest leave, blocked days, and the deciders.',
      guardian: { summary: 'The rules for an application for leave: limits, deciders, and the code of granted leave.' },
      pupil: {
        summary: 'The rules for an application by a pupil of age: limits, deciders, and the code of granted leave.',
      },
    },
    'GET /leave-applications': {
      query: PageQuery,
      answer: { status: 200, schema: LeavePage },
      guardian: {
        summary: 'The applications for a child, newest first, whoever made them.',
        description: 'Also applications by another guardian; each with its state, and whether it can be withdrawn.',
      },
      pupil: {
        summary: 'Own applications, newest first, whoever made them.',
        description: 'Each with its state, and whether it can be withdrawn.',
      },
    },
    'GET /leave-applications/{leaveId}': {
      ids,
      answer: { status: 200, schema: Leave },
      etag: 'answer',
      description: 'Its ETag is what a withdrawal sends in If-Match.',
      guardian: { summary: 'One application with every step it has taken.' },
      pupil: { summary: 'One own application with every step it has taken.' },
    },
  }),
  ...routesAt(FAMILY, acts, {
    'POST /leave-applications': {
      body: ApplicationBody,
      answer: { status: 201, schema: Leave },
      idempotent: true,
      etag: 'answer',
      refusals: APPLIED,
      refusedFields,
      guardian: {
        summary: 'Apply for leave for a child.',
        description: 'Whole days and a purpose from the list, and no more. The answer names the decider at once.',
      },
      pupil: {
        summary: 'A pupil of age applies for leave.',
        description: 'From the 18th birthday on. Whole days and a purpose from the list, and no more.',
      },
    },
    'POST /leave-applications/{leaveId}/withdrawal': {
      ids,
      answer: { status: 200, schema: Leave },
      etag: 'required',
      refusals: [...OWN, 'leave.begun', ...SETTLED],
      description: 'A repeat with the same If-Match after a lost answer gets the same answer.',
      guardian: { summary: 'Withdraw an application, or granted leave that has not begun.' },
      pupil: { summary: 'Withdraw an own application, or granted leave that has not begun.' },
    },
  }),
  'GET /v1/groups/{groupId}/leave-applications': {
    audience: 'feide',
    action: 'class:absence-queue',
    params: GroupParams,
    query: GroupQuery,
    answer: { status: 200, schema: GroupLeaves },
    refusals: ['not-found', 'no-such-role'],
    summary: "The applications of a class's pupils from the last year, by first day, for the contact teacher.",
    description: 'Applications that wait for a decision, unless `status` names another state.',
  },
  'GET /v1/schools/{schoolId}/leave-applications': {
    audience: 'feide',
    action: 'school:leave-list',
    params: SchoolParams,
    query: SchoolQuery,
    answer: { status: 200, schema: SchoolLeaves },
    refusals: ['not-found', 'no-such-role'],
    summary: "A school's applications of one state; waiting ones by first day, the others from the latest back.",
    description: 'For office and leaders; page by page, waiting applications unless `status` names another state.',
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
