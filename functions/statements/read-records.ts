import type { CarriedReads } from '../figures/lookup.ts';
import type { HandlingLookup } from '../handling/lookup.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import { type Day, type HalfYear, schoolYearOf } from '../shared/time.ts';
import type { Records } from './content.ts';
import type { StatementsStore } from './store.ts';

export type RecordDeps = {
  readonly lessons: Pick<LessonsLookup, 'entries'>;
  readonly handling: Pick<HandlingLookup, 'finals'>;
  readonly figures: CarriedReads;
  readonly store: Pick<StatementsStore, 'strikeOuts'>;
};

/** All records behind a statement of a pupil's half-year: one parallel trip. */
export async function readRecords(
  deps: RecordDeps,
  ownerId: string,
  pupilId: string,
  half: HalfYear,
): Promise<Records> {
  const [entries, finals, { strikeOuts }, carried] = await Promise.all([
    deps.lessons.entries(ownerId, pupilId, half.from, half.to),
    deps.handling.finals(ownerId, pupilId, half.from, half.to),
    deps.store.strikeOuts(ownerId, pupilId, yearOf(half.from)),
    deps.figures.carried(ownerId, pupilId, half.id),
  ]);
  return { entries, finals, strikeOuts, carried };
}

/** The first year of a day's school year, which names it in keys. */
export const yearOf = (day: Day): string => schoolYearOf(day)[0].from.slice(0, 4);
