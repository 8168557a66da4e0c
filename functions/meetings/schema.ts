import * as z from 'zod/mini';
import {
  cursor,
  day,
  id,
  page,
  plainLine,
  plainText,
  schoolContact,
  sentBack,
  sortableId,
  time,
} from '../shared/schema.ts';
import {
  ANSWERS,
  LONGEST_PLACE,
  LONGEST_REASON,
  LONGEST_TEXT,
  LONGEST_TITLE,
  MOST_ADULTS,
  MOST_PLACES,
  PERSON_KINDS,
  STATES,
} from './rules.ts';

export const MEETING = { meetingId: sortableId };
export const GroupPath = z.strictObject({ schoolId: id, groupId: id });
export const MeetingPath = z.strictObject({ schoolId: id, groupId: id, meetingId: sortableId });
export const AnswerPath = z.strictObject({ schoolId: id, groupId: id, meetingId: sortableId, personId: id });
export const MeetingsQuery = z.strictObject({ ...page });

const content = {
  title: plainLine(LONGEST_TITLE),
  text: plainText(LONGEST_TEXT),
  day,
  /** Oslo's civil time, `from` before `to`. */
  from: time,
  to: time,
  place: plainLine(LONGEST_PLACE),
  /** The last day on which families answer, at latest the day of the meeting. */
  answerBy: day,
  /** Places; left out or `null` where they are not limited. */
  capacity: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(MOST_PLACES)))),
};
export const MeetingBody = z.strictObject(content);
export const AnswerBody = z.strictObject({
  answer: z.enum(ANSWERS),
  /** The adults who come, the answering one included; 0 with a no. */
  count: z.int().check(z.minimum(0), z.maximum(MOST_ADULTS)),
});
export const CancellationBody = z.strictObject({ reason: plainText(LONGEST_REASON) });

const common = {
  meetingId: sortableId,
  groupId: z.string(),
  group: z.string(),
  /** The planner's name. */
  plannedBy: z.nullable(z.string()),
  title: z.string(),
  day,
  from: time,
  to: time,
  place: z.string(),
  answerBy: day,
  status: z.enum(STATES),
  /** Why it was cancelled; `null` for a planned one. */
  reason: z.nullable(z.string()),
  /** When the school changed day, time or place last. */
  movedAt: z.nullable(z.iso.datetime()),
  /** True from its beginning on. */
  begun: z.boolean(),
  version: z.int(),
};
const ownAnswer = z.nullable(
  z.strictObject({
    answer: z.enum(ANSWERS),
    count: z.int(),
    at: z.iso.datetime(),
    /** True if the school recorded it. */
    recorded: z.boolean(),
  }),
);
const own = {
  ...common,
  /** The reader's own answer; `null` for none yet. */
  yourAnswer: ownAnswer,
  /** True while the reader may answer or change the answer. */
  mayAnswer: z.boolean(),
};
export const FamilyMeetings = z.strictObject({
  /** Those to come first, the next at the top; then those that have begun, the newest at the top. */
  meetings: z.array(z.strictObject(own)),
  next: z.nullable(cursor),
});
export const FamilyMeeting = z.strictObject({
  ...own,
  schoolId: z.string(),
  text: z.string(),
  /** How many adults come by all answers. */
  coming: z.int(),
  /** How many places are left; `null` where they are not limited. */
  placesLeft: z.nullable(z.int()),
  /** Why the reader cannot answer, and what to do instead; `null` beside `mayAnswer`. */
  whyNoAnswer: z.nullable(z.string()),
});

const pupil = { pupilId: z.string(), pupilName: z.string(), protected: z.boolean() };
/** `name` is `null` for the family of a protected pupil. */
const adult = { personId: z.string(), kind: z.enum(PERSON_KINDS), name: z.nullable(z.string()) };

export const MeetingForm = z.strictObject({
  group: z.string(),
  /** How many it reaches now. */
  pupils: z.int(),
  adults: z.int(),
  /** Those whom no notice reaches; they find it when they sign in. */
  silent: z.array(z.strictObject({ ...pupil, ...adult })),
  /** The office, as families see it. */
  office: schoolContact,
  /** When notices leave; `null` for at once. */
  noticesAt: z.nullable(z.iso.datetime()),
});
export const Planned = z.strictObject({
  meetingId: sortableId,
  groupId: z.string(),
  schoolId: z.string(),
  version: z.int(),
});
const counts = z.strictObject({
  pupils: z.int(),
  adults: z.int(),
  /** Of those adults: how many said yes, no, or nothing yet. */
  yes: z.int(),
  no: z.int(),
  unanswered: z.int(),
  /** How many adults come, by the answers of today's adults. */
  coming: z.int(),
});
const planned = {
  ...common,
  /** Places; `null` where they are not limited. */
  capacity: z.nullable(z.int()),
  counts,
};
export const GroupMeetings = z.strictObject({
  group: z.string(),
  /** Those to come first, the next at the top; then those that have begun, the newest at the top. */
  meetings: z.array(z.strictObject(planned)),
  next: z.nullable(cursor),
});
const groupMeeting = {
  ...planned,
  text: z.string(),
  /** When those without an answer were reminded; `null` for not yet. */
  remindedAt: z.nullable(z.iso.datetime()),
  /** How many places are left; `null` where they are not limited. */
  placesLeft: z.nullable(z.int()),
  /** Everybody who is asked, by pupil. */
  families: z.array(
    z.strictObject({
      ...pupil,
      adults: z.array(
        z.strictObject({
          ...adult,
          answer: z.nullable(z.enum(ANSWERS)),
          count: z.int(),
          answeredAt: z.nullable(z.iso.datetime()),
          /** The member of staff who recorded the answer; `null` for an own one. */
          recordedBy: z.nullable(z.string()),
        }),
      ),
    }),
  ),
  /** True while the caller may change or cancel it, and record answers. */
  mayChange: z.boolean(),
};
export const GroupMeeting = z.strictObject(groupMeeting);
/** A meeting that was read, changed and sent back; fields beside the content are accepted and ignored. */
export const ChangeBody = sentBack(content, Object.keys(groupMeeting));
