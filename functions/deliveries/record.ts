import * as z from 'zod/mini';

/**
 * How far a warning has come with one recipient, `PUPIL#id` / `DELIVERY#warningId#kind#personId` (decision 021). Times are those of the first
 * time; nothing in it says what the warning is about.
 */
export const Delivery = z.object({
  warningId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  person: z.object({ kind: z.enum(['pupil', 'guardian']), id: z.string() }),
  /** The relation by which the person got it, on the day of sending. */
  basis: z.string(),
  /** When it lay in the inbox, ready to be read (eForvaltningsforskriften § 8). */
  availableAt: z.string(),
  openedAt: z.optional(z.string()),
  acknowledgedAt: z.optional(z.string()),
});
export type Delivery = z.output<typeof Delivery>;
/** A recipient of a warning. */
export type Recipient = Delivery['person'];
