import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';

/** Facts of parents' meetings: ids only, no word of the invitation (law 1); the readers of the day are read later. */

const told = {
  meetingId: z.string(),
  /** The event's own id, sortable by time: of several news of a meeting, a person keeps the newest. */
  eventId: z.string(),
  groupId: z.string(),
  schoolId: z.string(),
  /** The last pupil of the group who has been gone through; `''` at the start. */
  after: z.string(),
};

export const MeetingPlanned = fact('meeting-planned', told);
/** Another day, time or place. */
export const MeetingChanged = fact('meeting-changed', told);
export const MeetingCancelled = fact('meeting-cancelled', told);
/** For those who have not answered. */
export const MeetingReminder = fact('meeting-reminder', told);

/** Every fact of this feature. */
export const MeetingFact = z.discriminatedUnion('name', [
  MeetingPlanned,
  MeetingChanged,
  MeetingCancelled,
  MeetingReminder,
]);
export type MeetingFact = z.output<typeof MeetingFact>;

export const meetingFact = factMaker<MeetingFact>();
