import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';
import { DECIDERS } from './rules.ts';

/** Facts of leave, as they leave through the outbox: ids and days, never a purpose or a reason (law 1). */
const data = {
  pupilId: z.string(),
  schoolId: z.string(),
  leaveId: z.string(),
  version: z.number(),
  firstDay: z.string(),
  lastDay: z.string(),
  /** The school days of it. */
  dates: z.array(z.string()),
  /** Who decides: whose work an application is (F7). Facts of an earlier day lack it. */
  decider: z.optional(z.enum(DECIDERS)),
  madeBy: z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), personId: z.string() }),
};

export const LeaveGranted = fact('leave-granted', data);
export const LeaveWithdrawn = fact('leave-withdrawn', data);

/**
 * Every fact of this feature. Days and figures follow granted and withdrawn ones (decision 014); inboxes hear of all.
 */
export const LeaveFact = z.discriminatedUnion('name', [
  fact('leave-applied', data),
  LeaveGranted,
  fact('leave-refused', data),
  LeaveWithdrawn,
]);
export type LeaveFact = z.output<typeof LeaveFact>;

export const leaveFact = factMaker<LeaveFact>();
