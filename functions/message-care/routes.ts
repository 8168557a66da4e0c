import type { RouteTable } from '../shared/http/route.ts';
import { PUPIL, routesAt } from '../shared/http/routes-at.ts';
import { SchoolParams, SchoolPupilParams } from '../shared/schema.ts';
import {
  HoldBody,
  LiftBody,
  Lifted,
  LiftedList,
  LiftedParams,
  MESSAGE,
  PauseBody,
  ReasonBody,
  Receipt,
  RecordParams,
  Records,
  Report,
  ReportBody,
  ReportParams,
  Reports,
  ReportsQuery,
  THREAD,
} from './schema.ts';

const ASKED = ['not-found', 'no-such-role'] as const;
const READ = {
  guardian: { action: 'child:messages' },
  pupil: { action: 'pupil:own-messages' },
  staff: { action: 'pupil:messages' },
} as const;
const STAFF = { staff: PUPIL.staff };
const leader = { audience: 'feide', action: 'school:reported-messages' } as const;
const record = { audience: 'feide', action: 'pupil:conversation-records', answer: { status: 204 } } as const;
const teacher = { audience: 'feide', action: 'pupil:messages' } as const;
const REPORTS = '/v1/schools/{schoolId}/reported-messages';
const RECORDS = '/v1/schools/{schoolId}/pupils/{pupilId}/conversation-records';
const LIFTED = '/v1/schools/{schoolId}/pupils/{pupilId}/lifted-messages';
/** A leader's move with a report. */
const move = { ...leader, params: ReportParams, answer: { status: 204 } } as const;
const MOVED = [...ASKED, 'message-care.already-handled', 'changed-meanwhile'] as const;

export const routes = {
  ...routesAt(PUPIL, READ, {
    'POST /threads/{threadId}/messages/{messageId}/report': {
      ids: MESSAGE,
      body: ReportBody,
      answer: { status: 201, schema: Receipt },
      refusals: [
        ...ASKED,
        'message-care.own-message',
        'message-care.nothing-there',
        'message-care.too-many-reports',
        'changed-meanwhile',
      ],
      summary: 'Report a message of somebody else to the school’s leaders.',
      description:
        'Once for each person and message: a repeat answers the same. The author of the message learns nothing of it.',
    },
  }),
  ...routesAt(
    STAFF,
    { staff: READ.staff },
    {
      'POST /threads/{threadId}/lift': {
        ids: THREAD,
        body: LiftBody,
        answer: { status: 201, schema: Lifted },
        idempotent: true,
        refusals: [
          ...ASKED,
          'message-care.unknown-message',
          'message-care.too-long',
          'message-care.too-many',
          'changed-meanwhile',
        ],
        summary: 'Lift messages of a conversation into a document, which is kept.',
        description:
          'For the staff of the conversation, not for added colleagues. Everybody in the conversation sees a line that says so.',
      },
    },
  ),
  [`GET ${LIFTED}` as const]: {
    ...teacher,
    params: SchoolPupilParams,
    answer: { status: 200, schema: LiftedList },
    refusals: ASKED,
    summary: 'Documents of lifted messages about a pupil, newest first: those of the caller’s conversations.',
    description: 'A document is kept when its conversation is deleted.',
  },
  [`GET ${LIFTED}/{liftId}/letter` as const]: {
    ...teacher,
    params: LiftedParams,
    answer: { status: 200, mediaType: 'application/pdf' },
    refusals: ASKED,
    summary: 'The document, byte for byte as it was made.',
    description: 'PDF/A-2a, tagged.',
  },
  [`GET ${REPORTS}` as const]: {
    ...leader,
    params: SchoolParams,
    query: ReportsQuery,
    answer: { status: 200, schema: Reports },
    refusals: [...ASKED, 'cursor-invalid'],
    summary: 'Reported messages of a school, newest first: open ones, or those that were handled.',
    description: 'For leaders. A report about the caller’s own message is left to the other leaders.',
  },
  [`GET ${REPORTS}/{reportedId}` as const]: {
    ...leader,
    params: ReportParams,
    answer: { status: 200, schema: Report },
    refusals: ASKED,
    summary: 'A reported message with the lines around it.',
    description:
      'Leaders read in a conversation only through an open report, and documents that were lifted out of it. Each look stands in the access log.',
  },
  [`POST ${REPORTS}/{reportedId}/hide` as const]: {
    ...move,
    body: ReasonBody,
    refusals: [...MOVED, 'message-care.nothing-there'],
    summary: 'Hide a reported message for everybody in the conversation. A line stays, and the school keeps the text.',
    description: 'A repeat changes nothing.',
  },
  [`POST ${REPORTS}/{reportedId}/pause` as const]: {
    ...move,
    body: PauseBody,
    refusals: [...MOVED, 'message-care.already-paused', 'message-care.last-day', 'message-care.too-many'],
    summary: 'Pause the conversation of a reported message: nobody writes in it.',
    description: 'Reading goes on. With a last day, the pause ends by itself. Everybody in it sees a line.',
  },
  [`POST ${REPORTS}/{reportedId}/resume` as const]: {
    ...move,
    body: ReasonBody,
    refusals: [...ASKED, 'message-care.not-paused', 'message-care.too-many', 'changed-meanwhile'],
    summary: 'End the pause of a conversation, also after the report was handled.',
    description: 'Everybody in the conversation sees a line.',
  },
  [`POST ${REPORTS}/{reportedId}/handle` as const]: {
    ...move,
    body: ReasonBody,
    refusals: MOVED,
    summary: 'Mark a report as handled, with a note. Leaders read nothing of the conversation through it any more.',
    description: 'It stays in the list of handled reports.',
  },
  [`GET ${RECORDS}` as const]: {
    ...record,
    params: SchoolPupilParams,
    answer: { status: 200, schema: Records },
    refusals: ASKED,
    summary: 'A pupil’s conversations for the record: kinds of people, days and counts; and documents of them.',
    description: 'For leaders. It holds neither subjects nor texts nor names of families.',
  },
  [`GET ${RECORDS}/documents/{liftId}/letter` as const]: {
    ...record,
    params: LiftedParams,
    answer: { status: 200, mediaType: 'application/pdf' },
    refusals: ASKED,
    summary: 'A document of lifted messages about a pupil, byte for byte as it was made.',
    description: 'For leaders of the school that made it. Each look stands in the access log. PDF/A-2a, tagged.',
  },
  [`POST ${RECORDS}/{threadId}/hold` as const]: {
    ...record,
    params: RecordParams,
    body: HoldBody,
    refusals: [...ASKED, 'message-care.already-held', 'changed-meanwhile'],
    summary: 'Put a conversation on legal hold: it is not deleted before the hold ends.',
    description: 'The school keeps who did so, when and why.',
  },
  [`POST ${RECORDS}/{threadId}/hold/end` as const]: {
    ...record,
    params: RecordParams,
    body: ReasonBody,
    refusals: [...ASKED, 'changed-meanwhile'],
    summary: 'End a legal hold. A repeat changes nothing.',
    description: 'The conversation is deleted when its time is over.',
  },
} as const satisfies RouteTable;
