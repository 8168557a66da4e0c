import * as z from 'zod/mini';
import { WarningSent } from '../warnings/events.ts';

/** The facts that the archive consumes. */
export const SubscribedFact = z.discriminatedUnion('name', [WarningSent]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
