import type { RouteTable } from '../shared/http/route.ts';
import { FAMILY, routesAt } from '../shared/http/routes-at.ts';
import { GroupParams, SchoolParams, SchoolPupilParams } from '../shared/schema.ts';
import {
  ChildAbsences,
  ChildFigures,
  ClassFigures,
  DaysQuery,
  DecisionParams,
  HalfYearQuery,
  LimitDecision,
  LimitDecisionBody,
  LimitDecisions,
  PupilAbsences,
  PupilFigures,
  SchoolFigures,
  StaffAbsences,
  StaffFigures,
  WithdrawalBody,
} from './schema.ts';

const DAYS = ['figures.days-turned', 'figures.too-many-days'] as const;
const reads = {
  guardian: { action: 'child:read', refusals: ['figures.pupil-of-age'] },
  pupil: { action: 'pupil:read-own' },
} as const;
const staff = { audience: 'feide', action: 'pupil:figures', params: SchoolPupilParams } as const;
const group = { audience: 'feide', action: 'class:figures', params: GroupParams } as const;
const principal = { audience: 'feide', action: 'pupil:limit-decision' } as const;
const csv = { status: 200, mediaType: 'text/csv' } as const;

const OWN_SUBJECTS =
  'Contact teachers and leaders see all. A subject teacher sees the subjects that he or she teaches the pupil, and the ' +
  'reason why the rest is hidden.';
const LEAVE = 'The days include granted leave from the moment of its grant.';
const EXPORT =
  'UTF-8 with a byte order mark, semicolons, decimal comma, header words in the language of Accept-Language. The file ' +
  'omits pupils with a protected address, and a line gives their number.';

export const routes = {
  ...routesAt(FAMILY, reads, {
    'GET /absence-figures': {
      description: LEAVE,
      query: HalfYearQuery,
      guardian: {
        summary: 'A child’s absence of a half-year in sums: days, minutes and late arrivals, by subject.',
        answer: { status: 200, schema: ChildFigures },
      },
      pupil: {
        summary:
          'Own absence of a half-year in sums, in upper secondary with each subject’s share of its yearly hours.',
        answer: { status: 200, schema: PupilFigures },
      },
    },
    'GET /absences': {
      description: 'Up to a year at a time, oldest day first; days without absence are left out.',
      query: DaysQuery,
      guardian: {
        summary: 'A child’s absence day by day, with the teacher’s latest codes and reasons.',
        answer: { status: 200, schema: ChildAbsences },
        refusals: ['figures.pupil-of-age', ...DAYS],
      },
      pupil: {
        summary: 'Own absence day by day.',
        answer: { status: 200, schema: PupilAbsences },
        refusals: DAYS,
      },
    },
  }),
  'GET /v1/groups/{groupId}/absence-figures': {
    ...group,
    summary: 'A class’s half-year: the sums of every pupil, in upper secondary with the highest share.',
    description: 'For the contact teacher and the leaders. Sums are of the half-year, never days turned into hours.',
    query: HalfYearQuery,
    answer: { status: 200, schema: ClassFigures },
  },
  'GET /v1/groups/{groupId}/absence-figures/csv': {
    ...group,
    summary: 'A class’s half-year as a file for a spreadsheet.',
    description: EXPORT,
    query: HalfYearQuery,
    answer: csv,
  },
  'GET /v1/schools/{schoolId}/absence-figures': {
    audience: 'feide',
    action: 'school:figures',
    summary: 'The sums of every class of a school; no pupil is named.',
    description: 'For leaders: one line for each class, so that classes can be compared.',
    params: SchoolParams,
    query: HalfYearQuery,
    answer: { status: 200, schema: SchoolFigures },
  },
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-figures': {
    ...staff,
    summary: 'A pupil’s absence of a half-year in sums, as far as the caller’s role allows.',
    description: `${OWN_SUBJECTS} ${LEAVE}`,
    query: HalfYearQuery,
    answer: { status: 200, schema: StaffFigures },
  },
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absences': {
    ...staff,
    summary: 'A pupil’s absence day by day, as far as the caller’s role allows.',
    description: OWN_SUBJECTS,
    query: DaysQuery,
    answer: { status: 200, schema: StaffAbsences },
    refusals: DAYS,
  },
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absences/csv': {
    ...staff,
    summary: 'A pupil’s absence day by day as a file for a spreadsheet.',
    description: `${OWN_SUBJECTS} ${EXPORT}`,
    query: DaysQuery,
    answer: csv,
    refusals: DAYS,
  },
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/limit-decisions': {
    ...principal,
    summary: 'The principal’s decisions on a pupil over the absence limit, the newest first.',
    description: 'Upper secondary only. The list includes withdrawn decisions, with author and reason.',
    params: SchoolPupilParams,
    answer: { status: 200, schema: LimitDecisions },
  },
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/limit-decisions': {
    ...principal,
    summary: 'The principal personally decides that a pupil over the limit may still get a grade in a subject.',
    description:
      'Upper secondary only. The record holds the sums of that moment and never changes; the principal may withdraw it.',
    params: SchoolPupilParams,
    body: LimitDecisionBody,
    answer: { status: 201, schema: LimitDecision },
    idempotent: true,
    etag: 'answer',
    refusals: [
      'figures.no-limit',
      'figures.unknown-subject',
      'figures.hours-unknown',
      'figures.not-over-limit',
      'figures.over-principal-limit',
      'figures.decided',
    ],
  },
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/limit-decisions/{decisionId}/withdrawal': {
    ...principal,
    summary: 'Withdraw a decision; the record stays, with author and reason of the withdrawal.',
    description: 'For the principal. A new decision can be made afterwards.',
    params: DecisionParams,
    body: WithdrawalBody,
    answer: { status: 200, schema: LimitDecision },
    etag: 'required',
    refusals: ['figures.withdrawn'],
  },
} as const satisfies RouteTable;
