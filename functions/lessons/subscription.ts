import * as z from 'zod/mini';
import { LessonChanged } from '../imports/events.ts';

/** The facts of the timetable that registers follow. */
export const SubscribedFact = z.discriminatedUnion('name', [LessonChanged]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
