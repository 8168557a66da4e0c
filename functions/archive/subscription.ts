import * as z from 'zod/mini';
import { WarningSent } from '../warnings/events.ts';

/** The facts of what the archive keeps. */
export const SubscribedFact = z.discriminatedUnion('name', [WarningSent]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
