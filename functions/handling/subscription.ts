import * as z from 'zod/mini';
import { LeaveGranted, LeaveWithdrawn } from '../leave/events.ts';

/** The facts of leave by which handling writes decisions on its days, or takes them back. */
export const SubscribedFact = z.discriminatedUnion('name', [LeaveGranted, LeaveWithdrawn]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
