import { localClockOffset } from '../env.ts';
import { type Moment, momentOf } from '../time.ts';

/**
 * The time at which work is done that may have waited, such as a message or an upload. `told` is the time in its event,
 * in milliseconds: it is never later than now, but in a test that asks about another time.
 */
export const timeOfWork = (told: number): Moment => momentOf(Math.max(Date.now() + localClockOffset(), told || 0));
