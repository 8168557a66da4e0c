import * as z from 'zod/mini';
import { HandlingFact } from '../handling/events.ts';

/** The facts by which reports become handled. */
export const SubscribedFact = z.discriminatedUnion('name', [HandlingFact]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
