import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { instantIn, isDay, momentOf } from '../functions/shared/time.ts';
import { jsonFile } from './state.ts';

/** When a day begins on which somebody tries the system: before school, Oslo time. */
const MORNING = '07:00';

/**
 * Lets a new state begin on another day than this one, so that a holiday or the last day of a term can be tried today.
 * A state that is in use keeps its clock, since what has happened has happened. Throws with what to do where the day
 * cannot be had.
 */
export function beginOn(folder: string, day: string): void {
  if (!isDay(day)) throw new Error(`--today takes a day like 2027-07-31, not ${day}.`);
  const used = existsSync(join(folder, 'clock.json'));
  const clock = jsonFile(folder, 'clock.json', () => ({ offset: Date.parse(instantIn(day, MORNING)) - Date.now() }));
  const now = momentOf(Date.now() + clock.read().offset).day;
  if (used && now !== day) {
    throw new Error(
      `The clock of this state shows ${now}. Forget the state first (npm run reset), or leave --today out and set the clock forward (/dev/clock).`,
    );
  }
}
