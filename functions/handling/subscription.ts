import * as z from 'zod/mini';
import { LeaveGranted, LeaveWithdrawn } from '../leave/events.ts';

/** The facts of leave that become decisions on its days, or take them back. */
export const SubscribedFact = z.discriminatedUnion('name', [LeaveGranted, LeaveWithdrawn]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
