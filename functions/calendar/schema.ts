import * as z from 'zod/mini';
import { id, sentBack, sortableId } from '../shared/schema.ts';

/** The wire contract of calendars. */

export const Calendar = z.strictObject({
  /** True if titles and places say what an appointment is. */
  details: z.boolean(),
  /** The feed; `null` for none. */
  feed: z.nullable(z.strictObject({ madeAt: z.iso.datetime() })),
});
/** A calendar that was read, changed and sent back; its feed is accepted and ignored. */
export const CalendarBody = sentBack({ details: z.boolean() }, ['feed']);
/** The address of a new feed, which is shown this once. */
export const FeedAddress = z.strictObject({ url: z.url() });

/** Whatever the path holds is looked up: a malformed token costs what an unknown one costs. */
export const FeedPath = z.strictObject({ token: z.string() });
export const TALK = { conferenceId: sortableId, bookingId: id };
export const MEETING = { meetingId: sortableId };
