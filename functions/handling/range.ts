import { Refusal } from '../shared/errors.ts';
import { addDays, type Day } from '../shared/time.ts';

/** From one day to another, both included; refused when turned or longer than may be asked for at once. */
export function rangeOf(from: Day, to: Day, maxDays: number): { readonly from: Day; readonly to: Day } {
  const last = addDays(from, maxDays - 1);
  const refuse = (code: string, params: Record<string, string | number>) =>
    new Refusal('invalid', code, { params, faults: [{ pointer: '?to', code, params }] });
  if (to < from) throw refuse('handling.range-turned', { from, to });
  if (to > last) throw refuse('handling.range-too-long', { maxDays, last });
  return { from, to };
}
