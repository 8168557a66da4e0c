import type { Day } from '../shared/time.ts';

export type Counts = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly ended: number;
  readonly refused: number;
};

/** Endings of a kind that are always allowed: a family that moves is no accident, however small the school. */
const MAY_LEAVE = 2;

/**
 * True when an import would end more of a kind than the owner allows in a run (J1), most likely because half the file
 * is missing. Ending all of a kind, if two or more, always needs a confirmation, whether the file has none or only new
 * records. A share of zero allows no ending at all.
 */
export function endsTooMany({ ended }: Pick<Counts, 'ended'>, held: number, maxSharePercent: number): boolean {
  if (held > 1 && ended >= held) return true;
  const allowed = maxSharePercent > 0 ? Math.max(MAY_LEAVE, (held * maxSharePercent) / 100) : 0;
  return ended > allowed;
}

/** The end of a record that ends today, unless it had ended before. */
export const endsBy = (to: Day | undefined, today: Day): Day => (to !== undefined && to < today ? to : today);

/** A source's key for reports. Some sources use identity numbers as keys, which only the identity table may hold. */
export const shownKey = (key: string): string => key.replace(/\d{11}/g, '•••').slice(0, 60);
