import * as z from 'zod/mini';
import { HandlingFact } from '../handling/events.ts';

/** The facts that make reports handled. */
export const SubscribedFact = z.discriminatedUnion('name', [HandlingFact]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
