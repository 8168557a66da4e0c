import type { RouteTable } from '../shared/http/route.ts';
import { FAMILY, routesAt } from '../shared/http/routes-at.ts';
import {
  AnswerBody,
  AnswerPath,
  CancellationBody,
  ChangeBody,
  FamilyMeeting,
  FamilyMeetings,
  GroupMeeting,
  GroupMeetings,
  GroupPath,
  MEETING,
  MeetingBody,
  MeetingForm,
  MeetingPath,
  MeetingsQuery,
  Planned,
} from './schema.ts';

const ASKED = ['not-found', 'no-such-role'] as const;
const TIMES = [
  'meetings.past',
  'meetings.far',
  'meetings.times',
  'meetings.no-such-time',
  'meetings.answer-by',
] as const;
const STANDS = ['meetings.cancelled', 'meetings.begun'] as const;
const READ = {
  guardian: { action: 'child:meetings' },
  pupil: { action: 'pupil:own-meetings' },
} as const;
const GROUP = '/v1/schools/{schoolId}/groups/{groupId}';
const IN_GROUP = { audience: 'feide', action: 'group:meetings' } as const;

export const routes = {
  ...routesAt(FAMILY, READ, {
    'GET /meetings': {
      query: MeetingsQuery,
      answer: { status: 200, schema: FamilyMeetings },
      refusals: [...ASKED, 'cursor-invalid', 'messages.pupil-of-age'],
      summary: 'Parents’ meetings of the groups that the pupil is in today: those to come first, then earlier ones.',
      description: 'The next meeting is the first. Of those that have begun, the newest comes first.',
    },
    'GET /meetings/{meetingId}': {
      ids: MEETING,
      answer: { status: 200, schema: FamilyMeeting },
      refusals: [...ASKED, 'messages.pupil-of-age'],
      summary: 'A parents’ meeting, the own answer, and how many adults come.',
      description: 'Nobody at home learns of others’ answers. Its items in the inbox are read then too.',
    },
    'PUT /meetings/{meetingId}/answer': {
      ids: MEETING,
      guardian: { action: 'child:answer-meeting' },
      body: AnswerBody,
      answer: { status: 200, schema: FamilyMeeting },
      refusals: [
        ...ASKED,
        'messages.pupil-of-age',
        'meetings.count',
        'meetings.cancelled',
        'meetings.begun',
        'meetings.closed',
        'meetings.full',
        'changed-meanwhile',
      ],
      summary: 'Say whether the caller comes, and how many adults; until the end of the last day of answers.',
      description: 'A caller has one answer to a meeting, whatever the number of own children in the group.',
    },
  }),
  [`GET ${GROUP}/meeting-form` as const]: {
    ...IN_GROUP,
    params: GroupPath,
    answer: { status: 200, schema: MeetingForm },
    refusals: [...ASKED, 'messages.off'],
    summary: 'Whom an invitation to the group reaches now, and when its notices leave.',
    description: 'Call it before you show the form. The people named are kept in the access log.',
  },
  [`POST ${GROUP}/meetings` as const]: {
    ...IN_GROUP,
    params: GroupPath,
    body: MeetingBody,
    answer: { status: 201, schema: Planned },
    idempotent: true,
    refusals: [...ASKED, 'messages.off', ...TIMES, 'meetings.nobody', 'meetings.too-many', 'changed-meanwhile'],
    summary: 'Plan a parents’ meeting of a group, and ask its families whether they come.',
    description: 'Each adult gets one notice without content. Times are Oslo’s civil time.',
  },
  [`GET ${GROUP}/meetings` as const]: {
    ...IN_GROUP,
    params: GroupPath,
    query: MeetingsQuery,
    answer: { status: 200, schema: GroupMeetings },
    refusals: [...ASKED, 'cursor-invalid'],
    summary: 'Parents’ meetings of the group with how many come: those to come first, then earlier ones.',
    description: 'The counts are of the adults of today. It names nobody.',
  },
  [`GET ${GROUP}/meetings/{meetingId}` as const]: {
    ...IN_GROUP,
    params: MeetingPath,
    answer: { status: 200, schema: GroupMeeting },
    etag: 'answer',
    refusals: ASKED,
    summary: 'A parents’ meeting with everybody who is asked, and their answers.',
    description: 'The people are those of today. Every pupil in the answer is kept in the access log.',
  },
  [`PUT ${GROUP}/meetings/{meetingId}` as const]: {
    ...IN_GROUP,
    params: MeetingPath,
    body: ChangeBody,
    answer: { status: 200, schema: GroupMeeting },
    etag: 'required',
    refusals: [...ASKED, ...TIMES, ...STANDS, 'meetings.capacity-taken', 'meetings.capacity-kind', 'changed-meanwhile'],
    summary: 'Change a parents’ meeting. Answers stay.',
    description:
      'Another day, time or place sends each adult one notice; other changes send none. A fetched and edited meeting ' +
      'may be sent back.',
  },
  [`POST ${GROUP}/meetings/{meetingId}/cancellation` as const]: {
    ...IN_GROUP,
    params: MeetingPath,
    body: CancellationBody,
    answer: { status: 204 },
    refusals: [...ASKED, 'meetings.begun', 'changed-meanwhile'],
    summary: 'Cancel a parents’ meeting with a reason for the families; a line stays that says so.',
    description: 'Each adult gets one notice. A repeat changes nothing.',
  },
  [`PUT ${GROUP}/meetings/{meetingId}/answers/{personId}` as const]: {
    ...IN_GROUP,
    params: AnswerPath,
    body: AnswerBody,
    answer: { status: 204 },
    refusals: [...ASKED, ...STANDS, 'meetings.count', 'meetings.full', 'changed-meanwhile'],
    summary: 'Record an answer that an adult gave on paper or by phone, until the meeting begins.',
    description: 'The adult sees that the school recorded it, and may change it until the last day of answers.',
  },
} as const satisfies RouteTable;
