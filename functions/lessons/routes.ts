import type { RouteTable } from '../shared/http/route.ts';
import { GroupParams, PageQuery } from '../shared/schema.ts';
import {
  ConfirmationBody,
  DaysQuery,
  EntriesBody,
  LessonConfirmation,
  LessonConfirmations,
  LessonConfirmationsBody,
  LessonConfirmationsQuery,
  LessonParams,
  LessonRoster,
  LessonState,
  RegisteredEntries,
  SettlementBody,
  StaffLessons,
  Substitute,
  SubstituteBody,
  SubstituteParams,
  Substitutes,
  UnconfirmedLessons,
  UnsettledRegisters,
} from './schema.ts';

const OPEN = ['not-found', 'lessons.cancelled', 'lessons.not-begun', 'lessons.half-year-over'] as const;
const TAKEN = [...OPEN, 'lessons.unsettled', 'changed-meanwhile'] as const;

const own = { audience: 'feide', action: 'staff:lessons' } as const;
const register = { audience: 'feide', action: 'lesson:register', params: LessonParams } as const;
const grant = { audience: 'feide', action: 'lesson:grant', params: GroupParams } as const;

export const routes = {
  'GET /v1/staff/lessons': {
    ...own,
    summary: 'Own lessons of up to 14 days in order, with their state, and those of groups a colleague has granted.',
    query: DaysQuery,
    answer: { status: 200, schema: StaffLessons },
    refusals: ['lessons.to-before-from', 'lessons.too-many-days'],
    description: 'Today when no days are named. Each line has what the routes of one lesson take.',
  },
  'GET /v1/staff/unconfirmed-lessons': {
    ...own,
    summary: 'Own lessons of this half-year that are over and not confirmed, newest first.',
    description: 'The to-do list, page by page: open one, register who was away or confirm it.',
    query: PageQuery,
    answer: { status: 200, schema: UnconfirmedLessons },
  },
  'POST /v1/staff/lesson-confirmations': {
    ...own,
    summary: 'Confirm up to 250 lessons without absence at once, or preview which lessons that would confirm.',
    description:
      'Takes the lessons of the to-do list (a page of `limit`, 250 when left out; `next` goes on), or those that `lessons` names. ' +
      'Each lesson is judged and written by itself. A lesson from which somebody is reported away, or that has not begun, was ' +
      'cancelled, has moved or is not yours, stays unchanged and gives the reason. A confirmed lesson stays confirmed if another ' +
      'fails; a repeated request goes on where the first stopped.',
    query: LessonConfirmationsQuery,
    body: LessonConfirmationsBody,
    answer: { status: 200, schema: LessonConfirmations },
    refusals: ['cursor-invalid'],
  },
  'GET /v1/staff/unsettled-registers': {
    ...own,
    summary:
      'Registers of own groups with somebody away, whose lesson has moved, gone, been cancelled or become too short.',
    description: 'Nothing is lost when the timetable changes: a person decides what to do with the register.',
    answer: { status: 200, schema: UnsettledRegisters },
  },
  'GET /v1/groups/{groupId}/days/{date}/lessons/{lessonId}': {
    audience: 'feide',
    action: 'lesson:read',
    summary: 'A lesson with its pupils: who is reported away, and what is registered.',
    description: 'Ask again with its ETag in If-None-Match: 304 when nothing has changed.',
    params: LessonParams,
    answer: { status: 200, schema: LessonRoster },
    etag: 'answer',
    refusals: ['not-found'],
  },
  'POST /v1/groups/{groupId}/days/{date}/lessons/{lessonId}/entries': {
    ...register,
    summary: 'Register up to 80 pupils, all or nothing; an entry that says away also confirms the lesson.',
    description:
      '`present` takes an earlier entry or a report back; other present pupils need no entry. An entry that changes nothing ' +
      'is not written again. Two teachers at once both succeed: the later entry of a pupil holds.',
    body: EntriesBody,
    answer: { status: 200, schema: RegisteredEntries },
    idempotent: true,
    etag: 'answer',
    refusals: [
      ...TAKEN,
      'lessons.not-on-roster',
      'lessons.exempt',
      'lessons.too-many-minutes',
      'lessons.minutes-not-asked',
      'lessons.too-many-at-once',
      'lessons.no-codes',
    ],
  },
  'POST /v1/groups/{groupId}/days/{date}/lessons/{lessonId}/confirmation': {
    ...register,
    summary: 'Confirm a lesson in which nobody was away; nobody gets a notice. A repeat has the same result.',
    description:
      'While a pupil is reported away or on leave and has no entry, the lesson is **not confirmed**: `confirmed` is null and ' +
      '`suggestions` names the pupil. Register the pupil (`entries`), which confirms the lesson, or repeat the request with the ' +
      'pupils who are here after all in `present`: this stores them as present and confirms the lesson. The body may be left out.',
    body: ConfirmationBody,
    answer: { status: 200, schema: LessonConfirmation },
    etag: 'answer',
    refusals: [...TAKEN, 'lessons.not-on-roster', 'lessons.no-codes'],
  },
  'DELETE /v1/groups/{groupId}/days/{date}/lessons/{lessonId}/confirmation': {
    ...register,
    summary: 'Take back a mistaken confirmation, while nobody is registered away.',
    description: 'The lesson is open again and back on the to-do list.',
    answer: { status: 200, schema: LessonState },
    etag: 'answer',
    refusals: [...OPEN, 'lessons.has-entries', 'changed-meanwhile'],
  },
  'POST /v1/groups/{groupId}/days/{date}/lessons/{lessonId}/settlement': {
    ...register,
    summary: 'Decide on entries whose lesson has moved, gone or become shorter: keep them, or drop them.',
    description:
      'Kept entries go with a lesson that has moved within the day, fill one that has become shorter, and stay where a lesson was that has gone, unless the group has another one at that time. Dropped entries become `present`, with what they were in their history. The same decision again is the same answer.',
    body: SettlementBody,
    answer: { status: 200, schema: LessonState },
    etag: 'answer',
    refusals: [
      'not-found',
      'lessons.time-taken',
      'lessons.nothing-to-settle',
      'lessons.half-year-over',
      'changed-meanwhile',
    ],
  },
  'GET /v1/groups/{groupId}/substitutes': {
    ...grant,
    summary: 'Colleagues who stand in for the group, now or soon.',
    description: 'For the group’s teachers, the office and the leaders. Grants that are over are left out.',
    answer: { status: 200, schema: Substitutes },
    refusals: ['not-found'],
  },
  'POST /v1/groups/{groupId}/substitutes': {
    ...grant,
    summary: 'Let a colleague register in the group for up to 31 days.',
    description: 'The colleague is named by Feide name and sees the group’s lessons on these days only.',
    body: SubstituteBody,
    answer: { status: 201, schema: Substitute },
    idempotent: true,
    refusals: [
      'not-found',
      'lessons.unknown-colleague',
      'lessons.grant-to-yourself',
      'lessons.to-before-from',
      'lessons.grant-over',
      'lessons.grant-too-long',
      'changed-meanwhile',
    ],
  },
  'DELETE /v1/groups/{groupId}/substitutes/{staffId}': {
    ...grant,
    params: SubstituteParams,
    summary: 'End a colleague’s grants, from today on; a repeat changes nothing.',
    description: 'The colleague’s entries stay.',
    answer: { status: 204 },
    refusals: ['not-found', 'changed-meanwhile'],
  },
} as const satisfies RouteTable;
