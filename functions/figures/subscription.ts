import * as z from 'zod/mini';
import { HandlingFact } from '../handling/events.ts';
import { AbsenceCarried } from '../imports/events.ts';
import { LessonFact } from '../lessons/events.ts';

/** The facts that trigger a recount of a pupil's half-year. */
export const SubscribedFact = z.discriminatedUnion('name', [LessonFact, HandlingFact, AbsenceCarried]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
