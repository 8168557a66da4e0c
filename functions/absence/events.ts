import * as z from 'zod/mini';
import { fact, factMaker, UNHEARD } from '../shared/fact.ts';

/**
 * Facts of absence reporting, for the outbox. Self-contained and content-free: ids, days and the actor; never a name,
 * a reason or a time of day (law 1).
 */

/** The actor. `system` is the morning run, which has no person. */
const MadeBy = z.object({
  kind: z.enum(['guardian', 'pupil', 'staff', 'system']),
  personId: z.optional(z.string()),
});

/**
 * `online`: through the API with the reporter's own login. `office`: entered by staff, by phone or at the desk.
 * `schedule`: the morning run.
 */
const Channel = z.enum(['online', 'office', 'schedule']);

const common = {
  pupilId: z.string(),
  schoolId: z.string(),
  reportId: z.string(),
  /** The version of the report that the fact describes; one fact per version. */
  version: z.number(),
  firstDay: z.string(),
  /** `null` while the absence is open-ended. */
  lastDay: z.nullable(z.string()),
  madeBy: MadeBy,
  channel: Channel,
};

export const AbsenceReported = fact('absence-reported', common);
/** A change of dates, times or reason, also "back earlier". */
export const AbsenceChanged = fact('absence-changed', common);
export const AbsenceWithdrawn = fact('absence-withdrawn', common);
/** The school has opened the report (A7). */
const AbsenceSeen = fact('absence-seen', common).register(UNHEARD, {
  why: 'Guardians read the state on their page and get no notice of it.',
});
/** The school has handled the report; guardians can no longer change it (A4). */
const AbsenceHandled = fact('absence-handled', common).register(UNHEARD, {
  why: 'Guardians read the state on their page; lessons read the reports themselves when a roster is opened.',
});
/** A guardian, a pupil of age or the office answered "still away?" for one day (A5). */
export const AbsenceStillAwayAnswered = fact('absence-still-away-answered', {
  ...common,
  day: z.string(),
  stillAway: z.boolean(),
});
/**
 * The morning run asks "still away?" about a day that has no answer yet (A5). The id derives from report and day, so a
 * repeated run publishes no second fact.
 */
export const AbsenceStillAwayAsked = fact('absence-still-away-asked', { ...common, day: z.string() });
/** An open-ended absence got no answer for as many school days as the owner allows; it adds no further days. */
export const AbsenceLapsed = fact('absence-lapsed', common);

/** Every fact of this feature. */
export const AbsenceFact = z.discriminatedUnion('name', [
  AbsenceReported,
  AbsenceChanged,
  AbsenceWithdrawn,
  AbsenceSeen,
  AbsenceHandled,
  AbsenceStillAwayAsked,
  AbsenceStillAwayAnswered,
  AbsenceLapsed,
]);
export type AbsenceFact = z.output<typeof AbsenceFact>;

export const absenceFact = factMaker<AbsenceFact>();
