import { type RouteTable, refusedBy } from '../shared/http/route.ts';
import { ChildParams, PageQuery, PupilParams, SchoolParams, SchoolPupilParams } from '../shared/schema.ts';
import {
  ChangeBody,
  ChildReportParams,
  Children,
  DayQuery,
  OfficeReportBody,
  PupilCard,
  PupilReportBody,
  PupilReportParams,
  Receipts,
  ReceiptsBody,
  Report,
  ReportBody,
  ReportPage,
  Reports,
  SchoolDay,
  SchoolReportParams,
  StillAwayBody,
  Versions,
} from './schema.ts';

/** Guardians report facts: validity, illness and free text have their own refusals (law 3). */
const refusedFields = refusedBy('guardians-report-facts', 'no-free-text');

const LIMITS = [
  'absence.past',
  'absence.too-far-ahead',
  'absence.too-long',
  'absence.from-after-to',
  'absence.to-without-last-day',
  'absence.no-school-day',
  'absence.calendar-unknown',
  'absence.unknown-reason',
  'absence.overlap',
] as const;
const CLOSED = ['absence.handled', 'absence.withdrawn'] as const;
const OWN = ['not-found', 'absence.pupil-of-age', 'absence.pupil-not-of-age'] as const;
const REPORTED = [...LIMITS, ...OWN, 'absence.too-many-at-once'] as const;
const CHANGED = [...LIMITS, ...OWN, 'absence.over', 'absence.begun', ...CLOSED] as const;
const ANSWERED = [...OWN, ...CLOSED, 'absence.not-open', 'absence.not-asked', 'absence.too-late'] as const;

const list = { query: PageQuery, answer: { status: 200, schema: ReportPage } } as const;
const read = { answer: { status: 200, schema: Report }, etag: 'answer', description: 'It has an ETag.' } as const;
const change = {
  body: ChangeBody,
  answer: { status: 200, schema: Report },
  etag: 'required',
  refusals: CHANGED,
  refusedFields,
  description:
    'Merge patch. `{"lastDay": "…"}` shortens, `{"to": "11:00"}` ends it during the last day, `{"lastDay": null}` makes it ' +
    'open-ended. What was read, changed and sent back whole is a patch too: what is only shown changes nothing, and nothing new is no new version. A repeat with the same If-Match after a lost answer gets the same answer.',
} as const;
const WITHDRAWN = 'No body. It stays to be seen.';
const withdraw = { ...read, etag: 'required', refusals: CHANGED, description: WITHDRAWN } as const;
const answer = {
  description: 'For an open report, on the day that is asked about: `question` of the report names it.',
  body: StillAwayBody,
  answer: { status: 200, schema: Report },
  refusals: ANSWERED,
  refusedFields,
} as const;
const versions = {
  answer: { status: 200, schema: Versions },
  description: 'For a page that shows what was changed: the last one is how the report stands.',
} as const;

const guardianReads = { audience: 'guardian', action: 'child:read', refusals: ['absence.pupil-of-age'] } as const;
const guardianActs = { audience: 'guardian', action: 'child:report-absence', params: ChildReportParams } as const;
const pupilReads = { audience: 'feide', action: 'pupil:read-own' } as const;
const pupilActs = { audience: 'feide', action: 'pupil:report-own-absence', params: PupilReportParams } as const;

const officeActs = { audience: 'feide', action: 'pupil:absence-report-for', params: SchoolReportParams } as const;
const SCHOOL_ONE = '/v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}';

export const routes = {
  'GET /v1/guardian/children': {
    audience: 'guardian',
    action: 'guardian:home',
    summary: 'The children of the guardian, with today and what may be reported.',
    description: 'Begin here: the ids of the children, which other routes take, and the reasons that can be given.',
    answer: { status: 200, schema: Children },
  },
  'POST /v1/guardian/absence-reports': {
    audience: 'guardian',
    action: 'child:report-absence',
    summary: 'Report absence for one or several children at once, all or nothing.',
    description: 'Days and times, and no more: no illness, no free text. One fault in one child refuses all.',
    body: ReportBody,
    answer: { status: 201, schema: Reports },
    idempotent: true,
    refusals: REPORTED,
    refusedFields,
  },
  'GET /v1/guardian/children/{childId}/absence-reports': {
    ...guardianReads,
    ...list,
    params: ChildParams,
    summary: 'The reports about a child, newest first.',
    description: 'Also those that another guardian or the office made. Lessons are left out here.',
  },
  'GET /v1/guardian/children/{childId}/absence-reports/{reportId}': {
    ...guardianReads,
    ...read,
    params: ChildReportParams,
    summary: 'One report with its days and lessons.',
  },
  'PATCH /v1/guardian/children/{childId}/absence-reports/{reportId}': {
    ...guardianActs,
    ...change,
    summary: 'Change or shorten a report until the school has handled it.',
  },
  'POST /v1/guardian/children/{childId}/absence-reports/{reportId}/withdrawal': {
    ...guardianActs,
    ...withdraw,
    summary: 'Withdraw a report until the school has handled it.',
  },
  'POST /v1/guardian/children/{childId}/absence-reports/{reportId}/still-away-answers': {
    ...guardianActs,
    ...answer,
    summary: 'Answer "still away?" for one day; the same answer again changes nothing.',
  },
  'GET /v1/guardian/children/{childId}/absence-reports/{reportId}/versions': {
    ...guardianReads,
    ...versions,
    params: ChildReportParams,
    summary: 'Every version of a report, oldest first, with who made it.',
  },
  'GET /v1/pupil/card': {
    audience: 'feide',
    action: 'pupil:home',
    summary: 'The pupil, with today and what may be reported.',
    description: 'Begin here: the pupil’s own id, which other routes take. `may.why` says why reporting is closed.',
    answer: { status: 200, schema: PupilCard },
  },
  'POST /v1/pupil/{pupilId}/absence-reports': {
    audience: 'feide',
    action: 'pupil:report-own-absence',
    summary: 'A pupil of age reports own absence.',
    description: 'From the 18th birthday on; before it the guardians report. Days and times, and no more.',
    params: PupilParams,
    body: PupilReportBody,
    answer: { status: 201, schema: Reports },
    idempotent: true,
    refusals: REPORTED,
    refusedFields,
  },
  'GET /v1/pupil/{pupilId}/absence-reports': {
    ...pupilReads,
    ...list,
    params: PupilParams,
    summary: 'Own reports, newest first.',
    description: 'Also those that the office made, and guardians before the pupil was of age.',
  },
  'GET /v1/pupil/{pupilId}/absence-reports/{reportId}': {
    ...pupilReads,
    ...read,
    params: PupilReportParams,
    summary: 'One own report with its days and lessons.',
  },
  'PATCH /v1/pupil/{pupilId}/absence-reports/{reportId}': {
    ...pupilActs,
    ...change,
    summary: 'Change or shorten an own report until the school has handled it.',
  },
  'POST /v1/pupil/{pupilId}/absence-reports/{reportId}/withdrawal': {
    ...pupilActs,
    ...withdraw,
    summary: 'Withdraw an own report until the school has handled it.',
  },
  'POST /v1/pupil/{pupilId}/absence-reports/{reportId}/still-away-answers': {
    ...pupilActs,
    ...answer,
    summary: 'Answer "still away?" for one day.',
  },
  'GET /v1/pupil/{pupilId}/absence-reports/{reportId}/versions': {
    ...pupilReads,
    ...versions,
    params: PupilReportParams,
    summary: 'Every version of an own report, oldest first.',
  },
  'GET /v1/schools/{schoolId}/absences': {
    audience: 'feide',
    action: 'school:absence-list',
    summary: 'Who is reported away from the school on a day.',
    description: 'For the office and the leaders. Show `protected` beside the name on every screen.',
    params: SchoolParams,
    query: DayQuery,
    answer: { status: 200, schema: SchoolDay },
  },
  'POST /v1/schools/{schoolId}/absence-reports': {
    audience: 'feide',
    action: 'pupil:absence-report-for',
    summary: 'The office enters a report taken by phone.',
    description: '`calledBy` names the guardian on the phone, where it was one.',
    params: SchoolParams,
    body: OfficeReportBody,
    answer: { status: 201, schema: Reports },
    idempotent: true,
    refusals: [...REPORTED, 'absence.not-a-guardian'],
    refusedFields,
  },
  'POST /v1/schools/{schoolId}/absence-receipts': {
    audience: 'feide',
    action: 'pupil:absence-handle',
    summary: 'Mark up to 25 reports seen or handled, all or nothing; marking again changes nothing.',
    description: '`seen` tells the family that the school has read it; `handled` closes it for changes.',
    params: SchoolParams,
    body: ReceiptsBody,
    answer: { status: 200, schema: Receipts },
    refusals: ['not-found', 'absence.withdrawn', 'absence.still-open'],
  },
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports': {
    audience: 'feide',
    action: 'pupil:absence-read',
    summary: "One pupil's reports, newest first, for those who work with the pupil.",
    description: 'For office, leaders, contact teacher and the pupil’s teachers; others get 404.',
    params: SchoolPupilParams,
    ...list,
  },
  [`GET ${SCHOOL_ONE}`]: {
    audience: 'feide',
    action: 'pupil:absence-read',
    ...read,
    params: SchoolReportParams,
    summary: 'One report with its days and lessons, for those who work with the pupil.',
  },
  [`PATCH ${SCHOOL_ONE}`]: {
    ...officeActs,
    ...change,
    summary: 'The office or the contact teacher changes or shortens a report, whoever made it, until it is handled.',
  },
  [`POST ${SCHOOL_ONE}/withdrawal`]: {
    ...officeActs,
    ...withdraw,
    summary: 'The office or the contact teacher withdraws a report, whoever made it, until it is handled.',
  },
  [`POST ${SCHOOL_ONE}/still-away-answers`]: {
    ...officeActs,
    ...answer,
    summary: 'The office or the contact teacher answers "still away?" for the family they have reached.',
  },
} as const satisfies RouteTable;
