import * as z from 'zod/mini';
import { TeacherAway } from './events.ts';

/** The order that the queue of this feature carries out. */
export const SubscribedFact = z.discriminatedUnion('name', [TeacherAway]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
