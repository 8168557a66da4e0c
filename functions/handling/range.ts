import { addDays, type Day } from '../shared/time.ts';
import { refuse } from './refusals.ts';

/** From one day to another, both included; refused if `to` comes before `from` or the range is too long. */
export function rangeOf(from: Day, to: Day, maxDays: number): { readonly from: Day; readonly to: Day } {
  const last = addDays(from, maxDays - 1);
  if (to < from) throw refuse('handling.range-turned', { from, to }, { at: '?to' });
  if (to > last) throw refuse('handling.range-too-long', { maxDays, last }, { at: '?to' });
  return { from, to };
}
