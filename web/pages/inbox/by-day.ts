import { osloDayOf } from '../../words/days.ts';
import type { Item } from './leads-to.ts';

type DayOfItems = { readonly day: string; readonly items: readonly Item[] };

/** Items in their order, divided where the day in Norway changes. */
export function byDay(items: readonly Item[]): readonly DayOfItems[] {
  const days: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = osloDayOf(item.occurredAt);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
