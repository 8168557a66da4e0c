import type { Day, Instant } from '../shared/time.ts';

/** Absence that another system registered before the school went live (decision 034). Pure; converts no units. */

/** The source's value at a time; `to` is exclusive. */
export type CarriedValue = {
  readonly at: Instant;
  /** The day of its import. */
  readonly readOn: Day;
  readonly system: string;
  readonly mode: 'occurrence' | 'sum';
  readonly ofSchool: boolean;
  readonly groupId?: string | undefined;
  readonly from: Day;
  readonly to: Day;
  readonly days?: number | undefined;
  readonly minutes?: number | undefined;
  readonly documented?: boolean | undefined;
  /** The source has withdrawn it. */
  readonly gone?: boolean | undefined;
};
/** One absence or sum of the source with its whole history, oldest first. */
export type CarriedRecord = { readonly rowId: string; readonly trail: readonly CarriedValue[] };

/** Amounts by the source's statement on documentation. */
export type Amounts = { readonly documented: number; readonly undocumented: number; readonly notSaid: number };
/** `null` when no source counts in that unit. Days and minutes are never converted (C3). */
export type Carried = { readonly before: Day; readonly days: Amounts | null; readonly minutes: Amounts | null };

type Unit = 'days' | 'minutes';

/**
 * The carried absence of a half-year. `before` is the school's go-live day. When it is unknown (`''`) nothing is
 * carried, since it could be counted twice. Of several systems the one with the latest value counts.
 */
export function carriedOf(records: readonly CarriedRecord[], before: Day | ''): Carried | undefined {
  if (before === '') return undefined;
  const all = records.flatMap(({ trail }) => standing(trail, before));
  const [newest] = all.toSorted((a, b) => (a.at + a.system < b.at + b.system ? 1 : -1));
  const own = all.filter(({ system }) => system === newest?.system);
  const [days, minutes] = [amountsOf(own, 'days'), amountsOf(own, 'minutes')];
  return days || minutes ? { before, days, minutes } : undefined;
}

/**
 * The last value for the time before: its period ends by then, or its import was by then. A sum across that day cannot
 * be divided, so a later import of it does not count, and the earlier value stays.
 */
function standing(trail: readonly CarriedValue[], before: Day): CarriedValue[] {
  const value = trail.findLast(
    (candidate) => candidate.from < before && (candidate.to <= before || candidate.readOn <= before),
  );
  return value && !value.gone ? [value] : [];
}

/**
 * The whole school's sum takes precedence over those of its groups. Hours of several subjects add up; a day of absence
 * counts in every group, so the group with the most days counts.
 */
function amountsOf(values: readonly CarriedValue[], unit: Unit): Amounts | null {
  const counted = values.filter((value) => value[unit] !== undefined);
  if (counted.length === 0) return null;
  const ofSchool = counted.filter((value) => value.ofSchool);
  const groups = [...Map.groupBy(ofSchool.length > 0 ? ofSchool : counted, ({ groupId = '' }) => groupId).values()];
  const sums = groups.map((some) => sumOf(uncovered(some), unit));
  const most = sums.reduce((best, sum) => (carriedTotal(sum) > carriedTotal(best) ? sum : best));
  return unit === 'days' ? shown([most]) : shown(sums);
}

/** Drops values that a sum over their period already includes. */
const uncovered = (values: readonly CarriedValue[]): CarriedValue[] =>
  values.filter((value) => !values.some((sum) => sum !== value && covers(sum, value)));

function covers(sum: CarriedValue, { mode, from, to, documented }: CarriedValue): boolean {
  if (sum.mode !== 'sum' || sum.from > from || to > sum.to) return false;
  if (sum.documented !== undefined && sum.documented !== documented) return false;
  return (
    mode === 'occurrence' ||
    sum.from < from ||
    to < sum.to ||
    (sum.documented === undefined && documented !== undefined)
  );
}

function sumOf(values: readonly CarriedValue[], unit: Unit): Amounts {
  const of = (documented: boolean | undefined) =>
    values.reduce((sum, value) => (value.documented === documented ? sum + (value[unit] ?? 0) : sum), 0);
  return { documented: of(true), undocumented: of(false), notSaid: of(undefined) };
}

export const carriedTotal = ({ documented, undocumented, notSaid }: Amounts): number =>
  documented + undocumented + notSaid;

/** Sources write four decimals; corrections alone never make the sum negative. */
const rounded = (value: number): number => Math.max(0, Math.round(value * 10_000) / 10_000);
const shown = (all: readonly Amounts[]): Amounts => ({
  documented: rounded(all.reduce((sum, amount) => sum + amount.documented, 0)),
  undocumented: rounded(all.reduce((sum, amount) => sum + amount.undocumented, 0)),
  notSaid: rounded(all.reduce((sum, amount) => sum + amount.notSaid, 0)),
});

/** The sums of several pupils; `undefined` when none has carried absence. */
export function carriedSum(all: readonly (Carried | undefined)[]): Carried | undefined {
  const some = all.flatMap((row) => row ?? []);
  const [before] = some
    .map((row) => row.before)
    .sort()
    .reverse();
  if (before === undefined) return undefined;
  const of = (unit: Unit) => some.flatMap((row) => row[unit] ?? []);
  const sum = (unit: Unit) => (of(unit).length > 0 ? shown(of(unit)) : null);
  return { before, days: sum('days'), minutes: sum('minutes') };
}
