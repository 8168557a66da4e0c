import { type RouteTable, refusedBy } from '../shared/http/route.ts';
import { FAMILY, PUPIL, routesAt } from '../shared/http/routes-at.ts';
import { PageQuery, PupilParams, SchoolParams, sortableId } from '../shared/schema.ts';
import {
  ChangeBody,
  Children,
  DayQuery,
  OfficeReportBody,
  PupilCard,
  PupilReportBody,
  Receipts,
  ReceiptsBody,
  Report,
  ReportBody,
  ReportPage,
  Reports,
  SchoolDay,
  StillAwayBody,
  Versions,
} from './schema.ts';

/** Guardians report facts: validity, illness and free text each have a refusal (law 3). */
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

const ids = { reportId: sortableId };
const report = {
  answer: { status: 201, schema: Reports },
  idempotent: true,
  refusals: REPORTED,
  refusedFields,
} as const;
const list = { query: PageQuery, answer: { status: 200, schema: ReportPage } } as const;
const read = { ids, answer: { status: 200, schema: Report }, etag: 'answer', description: 'It has an ETag.' } as const;
const change = {
  ids,
  body: ChangeBody,
  answer: { status: 200, schema: Report },
  etag: 'required',
  refusals: CHANGED,
  refusedFields,
  description:
    'Merge patch. `{"lastDay": "…"}` shortens, `{"to": "11:00"}` ends it during the last day, `{"lastDay": null}` makes it ' +
    'open-ended. A fetched, edited and returned report is a patch too: its read-only fields are ignored, and unchanged values make no new version. A retry with the same If-Match after a lost answer gets the same answer.',
} as const;
const WITHDRAWN = 'No body. The report stays visible.';
const withdraw = { ...read, etag: 'required', refusals: CHANGED, description: WITHDRAWN } as const;
const answer = {
  ids,
  description: 'For an open report, on the day of its question: `question` of the report names it.',
  body: StillAwayBody,
  answer: { status: 200, schema: Report },
  refusals: ANSWERED,
  refusedFields,
} as const;
const versions = {
  ids,
  answer: { status: 200, schema: Versions },
  description: 'For a page that shows the changes; the last version is the current report.',
} as const;

const reads = {
  guardian: { action: 'child:read', refusals: ['absence.pupil-of-age'] },
  pupil: { action: 'pupil:read-own' },
  staff: { action: 'pupil:absence-read' },
} as const;
const acts = {
  guardian: { action: 'child:report-absence' },
  pupil: { action: 'pupil:report-own-absence' },
  staff: { action: 'pupil:absence-report-for' },
} as const;

export const routes = {
  'GET /v1/guardian/children': {
    audience: 'guardian',
    action: 'guardian:home',
    summary: 'The children of the guardian, with today’s state and the limits of reporting.',
    description: 'Begin here: the ids of the children, which other routes take, and the possible reasons.',
    answer: { status: 200, schema: Children },
  },
  'GET /v1/pupil/card': {
    audience: 'feide',
    action: 'pupil:home',
    summary: 'The pupil, with today’s state and the limits of reporting.',
    description: 'Begin here: the pupil’s own id, which other routes take. `may.why` says why reporting is closed.',
    answer: { status: 200, schema: PupilCard },
  },
  'POST /v1/guardian/absence-reports': {
    ...report,
    audience: 'guardian',
    action: 'child:report-absence',
    summary: 'Report absence for one or several children at once, all or nothing.',
    description: 'Days and times, and no more: no illness, no free text. One fault in one child refuses all.',
    body: ReportBody,
  },
  'POST /v1/pupil/{pupilId}/absence-reports': {
    ...report,
    audience: 'feide',
    action: 'pupil:report-own-absence',
    summary: 'A pupil of age reports own absence.',
    description: 'From the 18th birthday on; before it the guardians report. Days and times, and no more.',
    params: PupilParams,
    body: PupilReportBody,
  },
  'POST /v1/schools/{schoolId}/absence-reports': {
    ...report,
    audience: 'feide',
    action: 'pupil:absence-report-for',
    summary: 'The office enters a report taken by phone.',
    description: '`calledBy` names the guardian who called, if a guardian did.',
    params: SchoolParams,
    body: OfficeReportBody,
    refusals: [...REPORTED, 'absence.not-a-guardian'],
  },
  ...routesAt(PUPIL, reads, {
    'GET /absence-reports': {
      ...list,
      guardian: {
        summary: 'The reports about a child, newest first.',
        description: 'Also reports of another guardian or the office. Omits lessons.',
      },
      pupil: {
        summary: 'Own reports, newest first.',
        description: 'Also reports of the office, and of guardians before the pupil was of age.',
      },
      staff: {
        summary: "One pupil's reports, newest first, for staff who work with the pupil.",
        description: 'For office, leaders, contact teacher and the pupil’s teachers; others get 404.',
      },
    },
    'GET /absence-reports/{reportId}': {
      ...read,
      guardian: { summary: 'One report with its days and lessons.' },
      pupil: { summary: 'One own report with its days and lessons.' },
      staff: { summary: 'One report with its days and lessons, for staff who work with the pupil.' },
    },
  }),
  ...routesAt(FAMILY, reads, {
    'GET /absence-reports/{reportId}/versions': {
      ...versions,
      guardian: { summary: 'Every version of a report with its author, oldest first.' },
      pupil: { summary: 'Every version of an own report, oldest first.' },
    },
  }),
  ...routesAt(PUPIL, acts, {
    'PATCH /absence-reports/{reportId}': {
      ...change,
      guardian: { summary: 'Change or shorten a report until the school has handled it.' },
      pupil: { summary: 'Change or shorten an own report until the school has handled it.' },
      staff: {
        summary:
          'The office or the contact teacher changes or shortens a report, whoever made it, until it is handled.',
      },
    },
    'POST /absence-reports/{reportId}/withdrawal': {
      ...withdraw,
      guardian: { summary: 'Withdraw a report until the school has handled it.' },
      pupil: { summary: 'Withdraw an own report until the school has handled it.' },
      staff: { summary: 'The office or the contact teacher withdraws a report, whoever made it, until it is handled.' },
    },
    'POST /absence-reports/{reportId}/still-away-answers': {
      ...answer,
      guardian: { summary: 'Answer "still away?" for one day; the same answer again changes nothing.' },
      pupil: { summary: 'Answer "still away?" for one day.' },
      staff: {
        summary: 'The office or the contact teacher answers "still away?" after a talk with the family.',
      },
    },
  }),
  'GET /v1/schools/{schoolId}/absences': {
    audience: 'feide',
    action: 'school:absence-list',
    summary: 'The reported absences of a school on a day.',
    description:
      'For the office and the leaders. Show `protected` beside the name on every screen. `waiting=true` adds the work that waits for the caller.',
    params: SchoolParams,
    query: DayQuery,
    answer: { status: 200, schema: SchoolDay },
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
} as const satisfies RouteTable;
