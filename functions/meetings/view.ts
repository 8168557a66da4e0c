import type { output } from 'zod/mini';
import { familiesWith, type Home } from '../announcements/lookup.ts';
import type { GuardianContact } from '../roster/lookup.ts';
import type { Moment } from '../shared/time.ts';
import type { Answer, Meeting } from './record.ts';
import { answerOf, comingOf, countsOf, hasBegun, isOpen, leftOf } from './rules.ts';
import type { FamilyMeeting, FamilyMeetings, GroupMeeting, GroupMeetings } from './schema.ts';
import type { Answers } from './store.ts';

type Names = ReadonlyMap<string, string>;
type Known = { readonly groupName: string; readonly names: Names; readonly now: Moment };

const common = (meeting: Meeting, { groupName, names, now }: Known) => ({
  meetingId: meeting.meetingId,
  groupId: meeting.groupId,
  group: groupName,
  plannedBy: names.get(meeting.by) ?? null,
  title: meeting.title,
  day: meeting.day,
  from: meeting.from,
  to: meeting.to,
  place: meeting.place,
  answerBy: meeting.answerBy,
  status: meeting.status,
  reason: meeting.reason ?? null,
  movedAt: meeting.movedAt ?? null,
  begun: hasBegun(meeting, now),
  version: meeting.version,
});

/** True while somebody with the right to answer may answer. */
export const takesAnswers = (meeting: Meeting, now: Moment): boolean =>
  meeting.status === 'planned' && isOpen(meeting, now);

type Own = Known & { readonly answer: Answer | undefined; readonly mayAnswer: boolean };

/** A meeting as its reader sees it, with the reader's own answer and nobody else's. */
export const showOwn = (
  meeting: Meeting,
  { answer, mayAnswer, ...known }: Own,
): output<typeof FamilyMeetings>['meetings'][number] => ({
  ...common(meeting, known),
  yourAnswer: answer
    ? { answer: answer.answer, count: answer.count, at: answer.at, recorded: answer.recordedBy !== undefined }
    : null,
  mayAnswer: mayAnswer && takesAnswers(meeting, known.now),
});

/** The same with its text, and how many adults come. */
export const showOpened = (
  meeting: Meeting,
  { answers, whyNot, ...own }: Own & { readonly answers: Answers; readonly whyNot: string | undefined },
): output<typeof FamilyMeeting> => ({
  ...showOwn(meeting, own),
  schoolId: meeting.schoolId,
  text: meeting.text,
  coming: comingOf(answers.answers),
  placesLeft: leftOf(meeting.capacity, answers.taken) ?? null,
  whyNoAnswer: whyNot ?? null,
});

const countsIn = (homes: readonly Home[], answers: readonly Answer[]) =>
  countsOf(
    homes.map(({ readers }) => readers),
    answers,
  );

type Planned = Known & { readonly homes: readonly Home[]; readonly answers: readonly Answer[] };

/** A meeting as the school's staff see it. */
export const showPlanned = (
  meeting: Meeting,
  { homes, answers, ...known }: Planned,
): output<typeof GroupMeetings>['meetings'][number] => ({
  ...common(meeting, known),
  capacity: meeting.capacity ?? null,
  counts: countsIn(homes, answers),
});

type Contacts = ReadonlyMap<string, Pick<GuardianContact, 'name'>>;

/** The same with everybody who is asked. */
export const showAnswers = (
  meeting: Meeting,
  { contacts, taken, ...planned }: Planned & { readonly contacts: Contacts; readonly taken: number },
): output<typeof GroupMeeting> => ({
  ...showPlanned(meeting, planned),
  text: meeting.text,
  remindedAt: meeting.remindedAt ?? null,
  placesLeft: leftOf(meeting.capacity, taken) ?? null,
  families: familiesWith(planned.homes, contacts, (reader) => {
    const given = answerOf(planned.answers, reader);
    const by = given?.recordedBy;
    return {
      answer: given?.answer ?? null,
      count: given?.count ?? 0,
      answeredAt: given?.at ?? null,
      recordedBy: by === undefined ? null : (planned.names.get(by) ?? null),
    };
  }),
  mayChange: meeting.status === 'planned' && !hasBegun(meeting, planned.now),
});
