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
  /** Its school days. */
  dates: z.array(z.string()),
  /** The decider, whose work the application is (F7). Facts from before this field lack it. */
  decider: z.optional(z.enum(DECIDERS)),
  madeBy: z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), personId: z.string() }),
};

export const LeaveGranted = fact('leave-granted', data);
export const LeaveWithdrawn = fact('leave-withdrawn', data);

/** Every fact of this feature. Handling and figures follow grants and withdrawals (decision 014), inboxes all facts. */
export const LeaveFact = z.discriminatedUnion('name', [
  fact('leave-applied', data),
  LeaveGranted,
  fact('leave-refused', data),
  LeaveWithdrawn,
]);
export type LeaveFact = z.output<typeof LeaveFact>;

export const leaveFact = factMaker<LeaveFact>();
