import * as z from 'zod/mini';
import {
  AbsenceChanged,
  AbsenceLapsed,
  AbsenceReported,
  AbsenceStillAwayAnswered,
  AbsenceStillAwayAsked,
  AbsenceWithdrawn,
} from '../absence/events.ts';
import { DeliveryFact } from '../deliveries/events.ts';
import { FigureFact } from '../figures/events.ts';
import { HandlingFact } from '../handling/events.ts';
import { LeaveFact } from '../leave/events.ts';
import { LessonFact } from '../lessons/events.ts';
import { RemarkFact } from '../remarks/events.ts';
import { WarningFact } from '../warnings/events.ts';

/** The facts that may become inbox items; `rules.ts` says whose. */
export const SubscribedFact = z.discriminatedUnion('name', [
  AbsenceReported,
  AbsenceChanged,
  AbsenceWithdrawn,
  AbsenceStillAwayAsked,
  AbsenceStillAwayAnswered,
  AbsenceLapsed,
  LeaveFact,
  HandlingFact,
  FigureFact,
  LessonFact,
  WarningFact,
  DeliveryFact,
  RemarkFact,
]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
