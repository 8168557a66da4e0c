import type { RouteTable } from '../shared/http/route.ts';
import { FAMILY, routesAt } from '../shared/http/routes-at.ts';
import {
  BookBody,
  CONFERENCE,
  ConferencePath,
  EndWaitBody,
  FamilyConference,
  FamilyConferences,
  FamilyTalk,
  FamilyTalks,
  MoveBody,
  OwnWait,
  RowBody,
  TALK,
  WAIT,
  WaitBody,
} from './schema.ts';
import { schoolRoutes } from './school-routes.ts';

const ASKED = ['not-found', 'no-such-role'] as const;
const AGE = ['conferences.pupil-of-age', 'conferences.pupil-not-of-age'] as const;
const READ = {
  guardian: { action: 'child:talks' },
  pupil: { action: 'pupil:own-talks' },
} as const;
const BOOK = {
  guardian: { action: 'child:book-talk' },
  pupil: { action: 'pupil:book-own-talk' },
} as const;
const WINDOW = [
  'conferences.not-open',
  'conferences.not-yet',
  'conferences.too-late',
  'conferences.talk-too-near',
] as const;
const TAKEN = [
  'conferences.slot-taken',
  'conferences.all-taken',
  'conferences.no-long-time',
  'conferences.no-long-times',
  'conferences.own-overlap',
  'conferences.other-overlap',
  'changed-meanwhile',
] as const;

export const routes = {
  ...routesAt(FAMILY, READ, {
    'GET /conferences': {
      answer: { status: 200, schema: FamilyConferences },
      refusals: [...ASKED, ...AGE],
      summary: 'The rounds of development talks to which the pupil is invited, newest first, with the own talks.',
      description:
        'Also those that are over, until they are deleted. A pupil reads from 12 years, and of no talk to which a ' +
        'protected adult comes.',
    },
    'GET /conferences/{conferenceId}': {
      ids: CONFERENCE,
      answer: { status: 200, schema: FamilyConference },
      refusals: [...ASKED, ...AGE],
      summary: 'A round of talks: the teachers of the pupil with their free times, and the own talks.',
      description:
        'A time that somebody else has is not in the answer, whoever has it. Free times are for those who may book.',
    },
    'POST /conferences/{conferenceId}/talks': {
      ...BOOK,
      ids: CONFERENCE,
      body: BookBody,
      answer: { status: 201, schema: FamilyTalk },
      idempotent: true,
      refusals: [
        ...ASKED,
        ...AGE,
        ...WINDOW,
        ...TAKEN,
        'conferences.offer-over',
        'conferences.not-your-teacher',
        'conferences.already-booked',
      ],
      summary: 'Book a talk with a teacher of the pupil, alone or with the others of the home.',
      description:
        'All or nothing: nobody gets a time that somebody else has. A refusal says which condition failed, and names the ' +
        'three nearest free times.',
    },
    'POST /conferences/{conferenceId}/waits': {
      ...BOOK,
      ids: CONFERENCE,
      body: WaitBody,
      answer: { status: 201, schema: OwnWait },
      idempotent: true,
      refusals: [
        ...ASKED,
        ...AGE,
        ...WINDOW,
        'conferences.not-your-teacher',
        'conferences.already-booked',
        'conferences.already-waiting',
        'conferences.times-free',
        'conferences.line-full',
        'changed-meanwhile',
      ],
      summary: 'Stand on the waiting list of a teacher who has no free times that suit.',
      description:
        'A time that becomes free is offered to one family at a time, the longest waiting first, for a day at most. The ' +
        'family books the offered time like every time.',
    },
    'POST /conferences/{conferenceId}/waits/{waitId}/ending': {
      ...BOOK,
      ids: WAIT,
      body: EndWaitBody,
      answer: { status: 200, schema: OwnWait },
      refusals: [...ASKED, ...AGE, 'conferences.no-offer', 'changed-meanwhile'],
      summary: 'Leave a waiting list, or decline the time that it offers.',
      description: 'The time goes to the next on the list. A repeat answers the same and changes nothing.',
    },
    'POST /conferences/{conferenceId}/talks/{bookingId}/time': {
      ...BOOK,
      ids: TALK,
      body: MoveBody,
      answer: { status: 200, schema: FamilyTalk },
      idempotent: true,
      refusals: [...ASKED, ...AGE, ...WINDOW, ...TAKEN, 'conferences.talk-over'],
      summary: 'Move a talk to another time of the same teacher.',
      description: 'The family keeps the old time unless it gets the new one.',
    },
    'POST /conferences/{conferenceId}/talks/{bookingId}/cancellation': {
      ...BOOK,
      ids: TALK,
      answer: { status: 200, schema: FamilyTalk },
      refusals: [
        ...ASKED,
        ...AGE,
        'conferences.not-open',
        'conferences.talk-too-near',
        'conferences.talk-over',
        'changed-meanwhile',
      ],
      summary: 'Cancel a talk, until so many hours before it as the school says.',
      description: 'A repeat answers the same and changes nothing.',
    },
  }),
  'POST /v1/guardian/conferences/{conferenceId}/rows': {
    audience: 'guardian',
    action: 'child:book-talk',
    params: ConferencePath,
    body: RowBody,
    answer: { status: 201, schema: FamilyTalks },
    idempotent: true,
    refusals: [
      ...ASKED,
      ...AGE,
      ...WINDOW,
      'conferences.not-your-teacher',
      'conferences.already-booked',
      'conferences.no-row',
      'changed-meanwhile',
    ],
    summary: 'Book talks about several children one after the other, all or none.',
    description:
      'The earliest row of free times that suits, in any order of the children. The answer keeps the order asked.',
  },
  ...schoolRoutes,
} as const satisfies RouteTable;
