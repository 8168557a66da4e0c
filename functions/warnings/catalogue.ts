import { catalogueOn, type WarningCatalogue, type WarningPeriod } from '../settings/lookup.ts';
import type { Language } from '../shared/problems.ts';
import type { Day } from '../shared/time.ts';
import type { Subject, WarningSettings } from './asking.ts';
import { type Choices, lastDayOf, type WarningKind } from './rules.ts';

/** The owner's words of a day for one kind of warning. */
export type Words = { readonly catalogue: WarningCatalogue | undefined; readonly periods: readonly WarningPeriod[] };

/** Periods that are over this school year are not offered any more. */
export const wordsOn = (settings: WarningSettings, kind: WarningKind, day: Day): Words => ({
  catalogue: catalogueOn(settings['warnings.catalogues'], kind, day),
  periods: settings['warnings.periods'].filter((period) => lastDayOf(period, day) >= day),
});

/** What may be said that day, for the rules. */
export const choicesOf = (
  { catalogue, periods }: Words,
  kind: WarningKind,
  subjects: readonly Subject[],
  today: Day,
): Choices => ({
  today,
  kind,
  periods,
  reasonIds: catalogue?.reasons.map((reason) => reason.id) ?? [],
  subjects: subjects.map((one) => one.code),
  legalBasis: catalogue?.legalBasis ?? '',
});

/** What may be said that day, in the teacher's words, shown before anything is written. */
export const formOf = (
  { catalogue, periods }: Words,
  { kind, subjects, today }: Choices,
  named: readonly Subject[],
  language: Language,
) => ({
  kind,
  legalBasis: catalogue?.legalBasis ?? '',
  reasons: (catalogue?.reasons ?? []).map(({ id, teacher }) => ({ id, text: teacher[language] })),
  periods: periods.map((period) => ({
    id: period.id,
    text: period[language],
    lastDay: lastDayOf(period, today),
  })),
  subjects: named.filter(({ code }) => subjects.includes(code)).map((one) => ({ ...one })),
});
