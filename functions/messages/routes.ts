import type { RouteTable } from '../shared/http/route.ts';
import { FAMILY, HOME, OWN, PUPIL, routesAt } from '../shared/http/routes-at.ts';
import {
  AnswerBody,
  Choice,
  ChoiceBody,
  COLLEAGUE,
  ColleagueBody,
  ColleagueSearch,
  Colleagues,
  FamilyForm,
  FamilyStartBody,
  MESSAGE,
  Message,
  MessageBody,
  ReadsBody,
  StaffForm,
  StaffStartBody,
  Started,
  THREAD,
  Thread,
  ThreadPlace,
  ThreadQuery,
  Threads,
  ThreadsQuery,
} from './schema.ts';

const ASKED = ['not-found', 'no-such-role'] as const;
/** Two guardians of the conversation may not be named to each other any more. */
const APART = 'messages.homes-apart';
/** Nobody writes in the conversation: it is closed, or a leader has paused it. */
const SHUT = ['messages.closed', 'messages.paused', 'messages.paused-until'] as const;
const SAID = ['messages.off', 'messages.too-many', 'changed-meanwhile'] as const;
/** Files that cannot be sent as they are. */
const FILES = [
  'messages.attachments-off',
  'messages.attachment-unknown',
  'messages.attachment-not-ready',
  'messages.attachment-not-taken',
  'messages.attachment-used',
] as const;
const READ = {
  guardian: { action: 'child:messages' },
  pupil: { action: 'pupil:own-messages' },
  staff: { action: 'pupil:messages' },
} as const;
const WRITE = { ...READ, guardian: { action: 'child:write-message' } } as const;
const STAFF = { staff: PUPIL.staff };
const STAFF_RIGHT = { staff: WRITE.staff };
const FAMILY_RIGHT = { guardian: WRITE.guardian, pupil: WRITE.pupil };

export const routes = {
  ...routesAt(OWN, HOME, {
    'GET /threads': {
      query: ThreadsQuery,
      answer: { status: 200, schema: Threads },
      refusals: ['no-such-role', 'cursor-invalid'],
      summary: 'The caller’s conversations, last message first, with the number of unread conversations.',
      description:
        'Conversations about a pupil whom the caller may no longer write or read about are left out, so that a page may ' +
        'be short; it is the last only when `next` is `null`. The first page counts what is unread; a later one says `null`.',
    },
  }),
  ...routesAt(PUPIL, READ, {
    'GET /threads/{threadId}': {
      ids: THREAD,
      query: ThreadQuery,
      answer: { status: 200, schema: Thread },
      refusals: [...ASKED, 'cursor-invalid', 'messages.pupil-of-age'],
      summary: 'A conversation: its people, and its messages, newest first.',
      description:
        'Opening marks nothing as read: send the newest message to the reads route. A message that waits for the ' +
        'school’s answer hours is shown to its author and to those for whom it does not wait.',
    },
    'POST /threads/{threadId}/reads': {
      ids: THREAD,
      body: ReadsBody,
      answer: { status: 204 },
      refusals: ASKED,
      summary: 'Mark a conversation as read up to a message. The mark only moves forward.',
      description:
        'Send the newest message that was shown. Items about the conversation in the inbox are read then too.',
    },
  }),
  ...routesAt(PUPIL, WRITE, {
    'GET /message-form': {
      guardian: {
        answer: { status: 200, schema: FamilyForm },
        summary: 'Whom a guardian may write to about the child, and when they get the message.',
      },
      pupil: {
        answer: { status: 200, schema: FamilyForm },
        summary: 'Whom a pupil of age may write to, and when they get the message.',
      },
      staff: {
        answer: { status: 200, schema: StaffForm },
        summary: 'Whom a teacher may write to about the pupil, by home.',
      },
      answer: { status: 200, schema: FamilyForm },
      refusals: [...ASKED, 'messages.off', 'messages.pupil-of-age', 'messages.pupil-not-of-age'],
      summary: 'Whom the caller may write to about the pupil.',
      description: 'Call it before you show the form.',
    },
    'POST /threads': {
      guardian: { body: FamilyStartBody },
      pupil: { body: FamilyStartBody },
      staff: {
        body: StaffStartBody,
        description: 'Homes that do not know of each other get a conversation each; the answer lists all of them.',
      },
      answer: { status: 201, schema: Started },
      idempotent: true,
      refusals: [
        ...ASKED,
        ...SAID,
        'messages.pupil-of-age',
        'messages.pupil-not-of-age',
        'messages.not-available',
        ...FILES,
      ],
      summary: 'Start a conversation about the pupil with its first message.',
      description: 'Take people from the form. The message waits for the answer hours that the form has shown.',
    },
    'POST /threads/{threadId}/messages': {
      ids: THREAD,
      body: MessageBody,
      answer: { status: 201, schema: Message },
      idempotent: true,
      refusals: [...ASKED, ...SAID, 'messages.pupil-of-age', ...SHUT, 'messages.nobody-left', APART, ...FILES],
      summary: 'Write in a conversation.',
      description: 'From a family to the school, the message waits for the answer hours that `delivery` has shown.',
    },
    'POST /threads/{threadId}/messages/{messageId}/withdrawal': {
      ids: MESSAGE,
      answer: { status: 200, schema: Message },
      refusals: [...ASKED, 'messages.author-withdraws', 'messages.already-read', 'changed-meanwhile'],
      summary: 'Withdraw an own message that nobody has read yet. A line that says so stays.',
      description: 'A repeat answers the same.',
    },
  }),
  ...routesAt(STAFF, STAFF_RIGHT, {
    'POST /threads/{threadId}/colleague-searches': {
      ids: THREAD,
      body: ColleagueSearch,
      answer: { status: 200, schema: Colleagues },
      refusals: ASKED,
      summary: 'Colleagues of the school whom the caller may add to a conversation.',
      description:
        'Without a name: those who teach the pupil, and the school’s leaders. By name: anybody who works at the school. ' +
        'The name travels in the body, since addresses stand in logs. Those who are in the conversation are left out.',
    },
    'POST /threads/{threadId}/colleagues': {
      ids: THREAD,
      body: ColleagueBody,
      answer: { status: 204 },
      refusals: [
        ...ASKED,
        'messages.off',
        'messages.too-many',
        ...SHUT,
        APART,
        'messages.last-day',
        'messages.no-colleague',
        'messages.already-in',
        'messages.too-many-people',
        'changed-meanwhile',
      ],
      summary: 'Add a colleague of the school to a conversation, until a day.',
      description:
        'The colleague sees what is written from now on. The earlier messages need the yes of a guardian, or of the ' +
        'pupil who is of age; by the school’s setting, taking part needs it too. A question lapses after seven days. ' +
        'Everybody in the conversation sees the change as a line. An added colleague does not add others.',
    },
    'POST /threads/{threadId}/colleagues/{staffId}/end': {
      ids: COLLEAGUE,
      answer: { status: 204 },
      refusals: [...ASKED, 'messages.too-many', 'changed-meanwhile'],
      summary: 'End an added colleague’s part in a conversation, or the question about it. A repeat changes nothing.',
      description: 'For the teachers of the conversation, and for the colleague.',
    },
  }),
  ...routesAt(FAMILY, FAMILY_RIGHT, {
    'POST /threads/{threadId}/colleagues/{staffId}/answer': {
      ids: COLLEAGUE,
      body: AnswerBody,
      answer: { status: 204 },
      refusals: [...ASKED, 'messages.pupil-of-age', 'messages.not-asked', 'messages.too-many', 'changed-meanwhile'],
      summary: 'Answer what was asked about a colleague in a conversation.',
      description:
        'A yes lets the colleague take part and see the earlier messages, as it was asked. A later answer replaces an ' +
        'earlier one; a repeat changes nothing.',
    },
  }),
  ...routesAt({ staff: OWN.staff }, STAFF_RIGHT, {
    'GET /threads/{threadId}': {
      ids: THREAD,
      answer: { status: 200, schema: ThreadPlace },
      refusals: ASKED,
      summary: 'The pupil and the school of a conversation.',
      description: 'For a link from the inbox, which names the conversation alone: open it by these ids.',
    },
  }),
  'GET /v1/staff/message-choice': {
    audience: 'feide',
    action: 'staff:home',
    answer: { status: 200, schema: Choice },
    refusals: ['no-such-role'],
    summary: 'Whether the caller wants messages from families at once, also outside the school’s answer hours.',
    description: 'False until the caller has chosen.',
  },
  'POST /v1/staff/message-choice': {
    audience: 'feide',
    action: 'staff:home',
    body: ChoiceBody,
    answer: { status: 200, schema: Choice },
    refusals: ['no-such-role'],
    summary: 'Choose whether messages come at once, silently, or in the school’s answer hours.',
    description: 'No notice leaves outside the answer hours in any case.',
  },
} as const satisfies RouteTable;
