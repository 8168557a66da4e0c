import { byCode } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { TogetherItem } from './records.ts';

/** Two adults, in the order of their codes. */
export type Pair = readonly [string, string];
export const pairOf = (a: string, b: string): [string, string] => (byCode(a, b) < 0 ? [a, b] : [b, a]);
export const isPair = ([a, b]: Pair, [c, d]: Pair): boolean => a === c && b === d;

/** Every pair of these adults. */
export function pairsOf(guardianIds: readonly string[]): readonly Pair[] {
  const ids = [...new Set(guardianIds)].sort(byCode);
  return ids.flatMap((id, at) => ids.slice(at + 1).map((other): Pair => [id, other]));
}

/** The version of a pupil's homes, which every decision moves by one. Decisions are never deleted, so it only grows. */
export const homesVersion = (decisions: readonly Pick<TogetherItem, 'version'>[]): number =>
  decisions.reduce((sum, { version }) => sum + version, 0);

/** A decision of a person, as the record keeps it. */
export type Said = {
  readonly by: string;
  /** The relation that gave the right. */
  readonly as: string;
  readonly at: Instant;
  /** The record that the decision came from, where two records of one human were joined. */
  readonly from?: string;
};

/** The record after a decision: the next version, with every decision before it. */
export function decided(
  guardianIds: Pair,
  held: TogetherItem | undefined,
  { together, ...said }: Said & { readonly together: boolean },
): TogetherItem {
  const version = (held?.version ?? 0) + 1;
  return {
    guardianIds: [...guardianIds],
    together,
    decidedBy: said.by,
    decidedAt: said.at,
    version,
    steps: [...(held?.steps ?? []), { version, together, ...said }],
  };
}
