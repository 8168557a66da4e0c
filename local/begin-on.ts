import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { instantIn, isDay, momentOf } from '../functions/shared/time.ts';
import { jsonFile } from './state.ts';

/** The Oslo time at which a chosen day begins: before school. */
const MORNING = '07:00';

/**
 * Sets the first day of a new state, so that a developer can try a holiday or the last day of a term today. A state
 * that is in use keeps its clock, which never goes back. Throws with the remedy if the day is not possible.
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
