import { type RouteTable, refusedBy } from '../shared/http/route.ts';
import { GroupParams, SchoolPupilParams } from '../shared/schema.ts';
import {
  Codes,
  DayQuery,
  DecisionHistory,
  Decisions,
  DecisionsBody,
  Preview,
  Queue,
  QueueQuery,
  RangeQuery,
  SideBySide,
  SideBySideQuery,
} from './schema.ts';

/** A decision takes the owner's codes only: a contact teacher writes no text and no diagnosis. */
const refusedFields = refusedBy('decisions-are-codes', 'decisions-are-codes');

const RANGE = ['not-found', 'handling.range-turned', 'handling.range-too-long'] as const;
const DECIDED = [
  'not-found',
  'handling.nothing-asked',
  'handling.too-many-pupils',
  'handling.not-yet',
  'handling.no-code-set',
  'handling.unknown-code',
  'handling.whole-day-of-what',
  'handling.unknown-reason',
  'handling.nothing-to-decide',
  'handling.difference-required',
  'handling.line-twice',
  'handling.stale',
  'handling.report-stale',
  'handling.report-open',
  'handling.report-withdrawn',
] as const;

const ofClass = { audience: 'feide', action: 'class:absence-queue', params: GroupParams } as const;

export const routes = {
  'GET /v1/groups/{groupId}/absence-queue': {
    ...ofClass,
    summary: "Reports about the class's pupils that nobody has handled, oldest first.",
    description: 'Without `from` and `to`: reports that began in this school year, until today.',
    query: QueueQuery,
    answer: { status: 200, schema: Queue },
    refusals: [...RANGE, 'cursor-invalid'],
  },
  'GET /v1/groups/{groupId}/absences': {
    ...ofClass,
    summary: 'Report, entries and decision side by side, by pupil and day, with their disagreements.',
    description: 'Up to 14 days. Days on which nothing was reported, registered or decided are left out.',
    query: SideBySideQuery,
    answer: { status: 200, schema: SideBySide },
    refusals: RANGE,
  },
  'GET /v1/groups/{groupId}/absence-codes': {
    ...ofClass,
    summary: 'The codes that may be set on a day, today when none is named.',
    description: 'Codes depend on the kind of school and on the day; a decision takes them by `id`.',
    query: DayQuery,
    answer: { status: 200, schema: Codes },
    refusals: ['not-found', 'handling.no-code-set'],
  },
  'POST /v1/groups/{groupId}/absence-decisions': {
    ...ofClass,
    action: 'pupil:absence-decide',
    summary: 'Set codes and reasons for many pupils and days at once, and handle reports, all or nothing.',
    description:
      'Every line names the version of the decision that it replaces, 0 for the first. `difference` gives the reason if the ' +
      'documentation differs from that of report, leave and entries, or the line changes a decision or corrects a half-year that ' +
      'has ended. `code: null` takes a decision back. A report must be at the version that the teacher saw, or it stays in the queue.',
    body: DecisionsBody,
    answer: { status: 201, schema: Decisions },
    idempotent: true,
    refusals: DECIDED,
    refusedFields,
  },
  'POST /v1/groups/{groupId}/absence-decisions/preview': {
    ...ofClass,
    action: 'pupil:absence-decide',
    summary: 'Preview decisions: the changes before and after, reports, days and minutes. Writes nothing.',
    description: 'Takes the body of the decision itself, so that a page can show it before it is sent.',
    body: DecisionsBody,
    answer: { status: 200, schema: Preview },
    refusals: DECIDED,
    refusedFields,
  },
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-decisions': {
    audience: 'feide',
    action: 'pupil:absence-decide',
    summary: "The decisions on a pupil's absence, each with every value it has had, who set it, when and why.",
    description: 'Without `from` and `to`: this half-year.',
    params: SchoolPupilParams,
    query: RangeQuery,
    answer: { status: 200, schema: DecisionHistory },
    refusals: RANGE,
  },
} as const satisfies RouteTable;
