import type { RouteTable } from '../shared/http/route.ts';
import { FAMILY, routesAt } from '../shared/http/routes-at.ts';
import {
  ANNOUNCEMENT,
  AnnouncementBody,
  AnnouncementForm,
  AnnouncementsQuery,
  FamilyAnnouncement,
  FamilyAnnouncements,
  GroupPath,
  Replied,
  ReplyBody,
  Sent,
  SentAnnouncement,
  SentAnnouncements,
  SentPath,
} from './schema.ts';

const ASKED = ['not-found', 'no-such-role'] as const;
const READ = {
  guardian: { action: 'child:announcements' },
  pupil: { action: 'pupil:own-announcements' },
} as const;
const GROUP = '/v1/schools/{schoolId}/groups/{groupId}';
const IN_GROUP = { audience: 'feide', action: 'group:announcements' } as const;
const TO_GROUP = { audience: 'feide', action: 'group:announce', params: GroupPath } as const;

export const routes = {
  ...routesAt(FAMILY, READ, {
    'GET /announcements': {
      query: AnnouncementsQuery,
      answer: { status: 200, schema: FamilyAnnouncements },
      refusals: [...ASKED, 'cursor-invalid', 'messages.pupil-of-age'],
      summary: 'Announcements to the groups that the pupil is in today, newest first.',
      description: 'A page may be short; it is the last only when `next` is `null`.',
    },
    'GET /announcements/{announcementId}': {
      ids: ANNOUNCEMENT,
      answer: { status: 200, schema: FamilyAnnouncement },
      refusals: [...ASKED, 'messages.pupil-of-age'],
      summary: 'An announcement, and how to answer its author.',
      description: 'Opening marks nothing: send it to the read route. Nobody at home learns of other readers.',
    },
    'POST /announcements/{announcementId}/read': {
      ids: ANNOUNCEMENT,
      answer: { status: 204 },
      refusals: ASKED,
      summary: 'Mark an announcement as read. The first time stays.',
      description: 'Its item in the inbox is read then too.',
    },
    'POST /announcements/{announcementId}/ok': {
      ids: ANNOUNCEMENT,
      answer: { status: 204 },
      refusals: [...ASKED, 'announcements.withdrawn'],
      summary: 'Say OK to an announcement, without an answer. The first time stays.',
      description: 'It counts as read too. Nobody gets a notice; the school sees it in its list.',
    },
    'POST /announcements/{announcementId}/reply': {
      ids: ANNOUNCEMENT,
      body: ReplyBody,
      answer: { status: 201, schema: Replied },
      idempotent: true,
      refusals: [
        ...ASKED,
        'messages.off',
        'messages.too-many',
        'messages.pupil-of-age',
        'messages.closed',
        'messages.paused',
        'messages.paused-until',
        'announcements.withdrawn',
        'announcements.no-reply',
        'changed-meanwhile',
      ],
      summary: 'Answer the author of an announcement, and nobody else.',
      description:
        'It makes a conversation about the pupil with the author, or continues it. The message waits for the answer ' +
        'hours that `reply.delivery` has shown.',
    },
  }),
  [`GET ${GROUP}/announcement-form` as const]: {
    ...TO_GROUP,
    answer: { status: 200, schema: AnnouncementForm },
    refusals: [...ASKED, 'messages.off'],
    summary: 'Whom an announcement to the group reaches now, and when its notices leave.',
    description: 'Call it before you show the form. The people named are kept in the access log.',
  },
  [`POST ${GROUP}/announcements` as const]: {
    ...TO_GROUP,
    body: AnnouncementBody,
    answer: { status: 201, schema: Sent },
    idempotent: true,
    refusals: [
      ...ASKED,
      'messages.off',
      'announcements.nobody',
      'announcements.leaders-urgent',
      'announcements.too-many',
      'changed-meanwhile',
    ],
    summary: 'Send an announcement to the families of a group. Answers reach the author only.',
    description:
      'Whoever has a child in the group on the day of reading can read it. Each reader gets one notice without content.',
  },
  [`GET ${GROUP}/announcements` as const]: {
    ...IN_GROUP,
    params: GroupPath,
    query: AnnouncementsQuery,
    answer: { status: 200, schema: SentAnnouncements },
    refusals: [...ASKED, 'cursor-invalid'],
    summary: 'Announcements to the group, newest first, with how many have read them and said OK.',
    description: 'An author who does not teach the group any more, or whose group has ended, finds own ones.',
  },
  [`GET ${GROUP}/announcements/{announcementId}` as const]: {
    ...IN_GROUP,
    params: SentPath,
    answer: { status: 200, schema: SentAnnouncement },
    refusals: ASKED,
    summary: 'An announcement with those who have read it, said OK, or not yet.',
    description: 'Readers are those of today. Every pupil in the answer is kept in the access log.',
  },
  [`POST ${GROUP}/announcements/{announcementId}/withdrawal` as const]: {
    ...IN_GROUP,
    params: SentPath,
    answer: { status: 204 },
    refusals: [...ASKED, 'announcements.author-withdraws', 'changed-meanwhile'],
    summary: 'Withdraw an announcement: its words are deleted, and a line stays that says so.',
    description: 'For its author and the school’s leaders. A repeat changes nothing. Notices that wait do not leave.',
  },
} as const satisfies RouteTable;
