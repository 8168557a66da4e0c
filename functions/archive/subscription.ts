import * as z from 'zod/mini';
import { DocumentArchived } from '../documents/events.ts';
import { WarningSent } from '../warnings/events.ts';

/** The facts that the archive consumes. */
export const SubscribedFact = z.discriminatedUnion('name', [WarningSent, DocumentArchived]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
