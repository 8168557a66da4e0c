import type { Day } from '../shared/time.ts';
import type { Both, WarningCatalogue } from './warning-words.ts';

export type { WarningCatalogue } from './warning-words.ts';
export { CATALOGUES } from './warning-words.ts';

/** An assessment, in the words of letters, and its last day as month and day. */
export type WarningPeriod = Both & { readonly id: string; readonly en: string; readonly until: string };

/** The default assessments that a warning may concern, each with its last day. */
export const PERIODS: readonly WarningPeriod[] = [
  {
    id: 'first-term',
    nb: 'Halvårsvurdering, 1. termin',
    nn: 'Halvårsvurdering, 1. termin',
    en: 'Half-year assessment, first term',
    until: '01-31',
  },
  {
    id: 'second-term',
    nb: 'Halvårsvurdering, 2. termin',
    nn: 'Halvårsvurdering, 2. termin',
    en: 'Half-year assessment, second term',
    until: '06-30',
  },
  { id: 'final', nb: 'Standpunktkarakter', nn: 'Standpunktkarakter', en: 'Final grade', until: '06-30' },
];

/** The catalogue that holds for a kind on a day; `undefined` before the first one. */
export const catalogueOn = (
  catalogues: readonly WarningCatalogue[],
  kind: WarningCatalogue['kind'],
  day: Day,
): WarningCatalogue | undefined =>
  catalogues
    .filter((catalogue) => catalogue.kind === kind && catalogue.from <= day)
    .reduce<WarningCatalogue | undefined>(
      (latest, catalogue) => (latest && latest.from >= catalogue.from ? latest : catalogue),
      undefined,
    );

/** True when the catalogues are consistent: no kind twice from the same day, no reason twice in one catalogue. */
export function cataloguesAgree(catalogues: readonly WarningCatalogue[]): boolean {
  const starts = catalogues.map((catalogue) => `${catalogue.kind} ${catalogue.from}`);
  const unique = (ids: readonly string[]) => new Set(ids).size === ids.length;
  return unique(starts) && catalogues.every((catalogue) => unique(catalogue.reasons.map(({ id }) => id)));
}
