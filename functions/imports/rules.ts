import type { Day } from '../shared/time.ts';

export type Counts = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly ended: number;
  readonly refused: number;
};

/** Below this many records a share says nothing: one of three leaving is no accident. */
const LEAST_FOR_SHARE = 20;
/** But a file without a single one, where we hold some, is an accident of the file. */
const LEAST_FOR_ALL = 3;

/** True when an import would end more of a kind than the owner allows in one run (J1): most likely half a file. */
export const endsTooMany = (counts: Counts, held: number, maxSharePercent: number): boolean =>
  (held >= LEAST_FOR_SHARE && counts.ended * 100 > held * maxSharePercent) ||
  (held >= LEAST_FOR_ALL && counts.ended === held && counts.added + counts.changed + counts.unchanged === 0);

/** Something ends today, unless it had ended before. */
export const endsBy = (to: Day | undefined, today: Day): Day => (to !== undefined && to < today ? to : today);

/** A source's own key as reports show it. Some sources use identity numbers for keys, and those live in one place only. */
export const shownKey = (key: string): string => key.replace(/\d{11}/g, '•••').slice(0, 60);
