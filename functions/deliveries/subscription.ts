import * as z from 'zod/mini';
import { LegalNoticeTold, NoticeUndeliverable } from '../notices/events.ts';
import { WarningEnded, WarningSent } from '../warnings/events.ts';

/** The facts that make a delivery, end it, and report on its notices. */
export const SubscribedFact = z.discriminatedUnion('name', [
  WarningSent,
  WarningEnded,
  LegalNoticeTold,
  NoticeUndeliverable,
]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
