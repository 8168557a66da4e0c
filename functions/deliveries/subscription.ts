import * as z from 'zod/mini';
import { LegalNoticeTold, NoticeUndeliverable } from '../notices/events.ts';
import { WarningEnded, WarningSent } from '../warnings/events.ts';

/** The facts that open a delivery, end it, and say how its notices fared. */
export const SubscribedFact = z.discriminatedUnion('name', [
  WarningSent,
  WarningEnded,
  LegalNoticeTold,
  NoticeUndeliverable,
]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
