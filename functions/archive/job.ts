import * as z from 'zod/mini';
import { JOB_STATES } from './rules.ts';

/** A word of the operator, kept for ever (law 6). */
const Decision = z.object({ move: z.enum(['retry', 'give-up']), by: z.string(), at: z.string(), reason: z.string() });
export type Decision = z.output<typeof Decision>;

/**
 * The hand-over of one warning, `ARCHIVE#pupilId` / `JOB#sentAt#warningId` (decision 021): ids, codes and times, never
 * a name. The keys sort a pupil's jobs by when the warnings were sent.
 */
export const Job = z.object({
  warningId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  sentAt: z.string(),
  state: z.enum(JOB_STATES),
  /** How often it was claimed: the lease's number, and the condition of every move. */
  attempt: z.number(),
  wakeAt: z.string(),
  /** Why it failed or waits; a code. */
  reason: z.optional(z.string()),
  /** The archive's answer to our question for the pupil's folder, by its name in the bucket. */
  answered: z.optional(z.string()),
  /** The archive's own id of the entry, from its receipt. */
  systemId: z.optional(z.string()),
  archivedAt: z.optional(z.string()),
  decisions: z.array(Decision),
});
export type Job = z.output<typeof Job>;
