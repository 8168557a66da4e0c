import { addDays, type Day, daysBetween, type HalfYear, halfYearOf } from '../shared/time.ts';

/**
 * The half-year in which an absence of another system counts: the half-year with most of its days until the import,
 * the earlier of two with equally many. A number is never divided (decision 034). `to` is not included.
 */
export function halfOf({ from, to }: { readonly from: Day; readonly to: Day }, today: Day): string {
  const read = addDays(today, 1);
  const readOn = read <= from ? addDays(from, 1) : read;
  const last = addDays(to <= read ? to : readOn, -1);
  let [best, most] = [halfYearOf(from), 0];
  for (let half: HalfYear = best; half.from <= last; half = halfYearOf(addDays(half.to, 1))) {
    const days = daysBetween(half.from < from ? from : half.from, half.to < last ? half.to : last) + 1;
    if (days > most) [best, most] = [half, days];
  }
  return best.id;
}
