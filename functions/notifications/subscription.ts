import * as z from 'zod/mini';
import {
  AbsenceChanged,
  AbsenceLapsed,
  AbsenceReported,
  AbsenceStillAwayAnswered,
  AbsenceStillAwayAsked,
  AbsenceWithdrawn,
} from '../absence/events.ts';
import { AnnouncementFact } from '../announcements/events.ts';
import {
  ConferenceOpened,
  TalkAsked,
  TalkBooked,
  TalkCancelled,
  TalkInterpreterSet,
  TalkMoved,
  TalkOffered,
  TalkReminder,
} from '../conferences/events.ts';
import { DeliveryFact } from '../deliveries/events.ts';
import {
  DocumentApproved,
  DocumentAsked,
  DocumentHandedOver,
  DocumentPublished,
  DocumentQuestionEnded,
  DocumentReturned,
  DocumentShared,
} from '../documents/events.ts';
import { FigureFact } from '../figures/events.ts';
import { HandlingFact } from '../handling/events.ts';
import { LeaveFact } from '../leave/events.ts';
import { LessonFact } from '../lessons/events.ts';
import { MeetingFact } from '../meetings/events.ts';
import { MessageReported } from '../message-care/events.ts';
import { MessageFact } from '../messages/events.ts';
import { RemarkFact } from '../remarks/events.ts';
import { WarningFact } from '../warnings/events.ts';

/** The facts that may become inbox items; `rules.ts` says whose. */
export const SubscribedFact = z.discriminatedUnion('name', [
  AbsenceReported,
  AbsenceChanged,
  AbsenceWithdrawn,
  AbsenceStillAwayAsked,
  AbsenceStillAwayAnswered,
  AbsenceLapsed,
  LeaveFact,
  HandlingFact,
  FigureFact,
  LessonFact,
  WarningFact,
  DeliveryFact,
  RemarkFact,
  MessageFact,
  AnnouncementFact,
  MeetingFact,
  ConferenceOpened,
  TalkAsked,
  TalkBooked,
  TalkMoved,
  TalkCancelled,
  TalkInterpreterSet,
  TalkReminder,
  TalkOffered,
  DocumentShared,
  DocumentHandedOver,
  DocumentAsked,
  DocumentApproved,
  DocumentReturned,
  DocumentQuestionEnded,
  DocumentPublished,
  MessageReported,
]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
