import * as z from 'zod/mini';
import { JOB_STATES, KINDS } from './rules.ts';

/** An operator's decision, kept for ever (law 6). */
const Decision = z.object({ move: z.enum(['retry', 'give-up']), by: z.string(), at: z.string(), reason: z.string() });
export type Decision = z.output<typeof Decision>;

/**
 * The hand-over of one record, `ARCHIVE#pupilId` / `JOB#sentAt#recordId` (decision 021): ids, codes and times, never a
 * name. The keys sort a pupil's jobs by the time of sending, whatever their kind.
 */
export const Job = z.object({
  kind: z.enum(KINDS),
  /** The id of the warning or the document. */
  recordId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  sentAt: z.string(),
  state: z.enum(JOB_STATES),
  /** The number of claims: identifies the lease and guards every move. */
  attempt: z.number(),
  wakeAt: z.string(),
  /** The code of the reason why it failed or waits. */
  reason: z.optional(z.string()),
  /** The file name in the bucket of the archive's answer on the pupil's folder. */
  answered: z.optional(z.string()),
  /** The archive's own id of the entry, from its receipt. */
  systemId: z.optional(z.string()),
  archivedAt: z.optional(z.string()),
  decisions: z.array(Decision),
});
export type Job = z.output<typeof Job>;

/** A stored job in the form of today: jobs of before documents are of warnings, whose id they hold as `warningId`. */
export const inForm = (item: Readonly<Record<string, unknown>>): unknown => ({
  kind: 'warning',
  recordId: item.warningId,
  ...item,
});
