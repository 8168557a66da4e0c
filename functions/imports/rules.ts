import type { Day } from '../shared/time.ts';

export type Counts = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly ended: number;
  readonly refused: number;
};

/** So many of a kind may always leave at once: a family that moves is no accident, however small the school. */
const MAY_LEAVE = 2;

/**
 * True when an import would end more of a kind than the owner allows in one run (J1): most likely half a file. All of a
 * kind at once is never taken without a word, from two on: neither by a file that has none nor by one that has only new
 * ones. An owner who allows none allows not one.
 */
export function endsTooMany({ ended }: Pick<Counts, 'ended'>, held: number, maxSharePercent: number): boolean {
  if (held > 1 && ended >= held) return true;
  const allowed = maxSharePercent > 0 ? Math.max(MAY_LEAVE, (held * maxSharePercent) / 100) : 0;
  return ended > allowed;
}

/** Something ends today, unless it had ended before. */
export const endsBy = (to: Day | undefined, today: Day): Day => (to !== undefined && to < today ? to : today);

/**
 * A source's own key as reports show it. Some sources use identity numbers for keys, and those live in one place only.
 */
export const shownKey = (key: string): string => key.replace(/\d{11}/g, '•••').slice(0, 60);
