import { decided, isPair, type Pair, pairOf, type Said } from './homes.ts';
import type { TogetherItem } from './records.ts';

/** A decision that a join writes for the survivor, and the decision of the other that it comes from. */
export type JoinedHome = {
  readonly pupilId: string;
  readonly next: TogetherItem;
  readonly from: { readonly pupilId: string; readonly decision: TogetherItem };
};
type OfPupil = { readonly pupilId: string; readonly decisions: readonly TogetherItem[] };

/**
 * The decisions on two adults after a join (decision 033). A decision on the other record holds for the survivor. Where
 * both records have one, the safer holds: the two are named to each other only if both say so. The other's record stays
 * as it is.
 */
export function joinedHomes(
  { ours, theirs }: { readonly ours: OfPupil; readonly theirs: OfPupil },
  ids: { readonly survivor: string; readonly other: string },
  said: Said,
): readonly JoinedHome[] {
  return theirs.decisions.flatMap((decision) => {
    const pair = pairAfter(decision.guardianIds, ids);
    if (pair === undefined) return [];
    const held = ours.decisions.find(({ guardianIds }) => isPair(guardianIds, pair));
    const together = decision.together && (held?.together ?? true);
    if (held?.together === together) return [];
    // The people who look at it learn who decided, not who joined the records: `steps` has both.
    const { decidedBy, decidedAt } = decision;
    const next = { ...decided(pair, held, { together, ...said }), decidedBy, decidedAt };
    return [{ pupilId: ours.pupilId, next, from: { pupilId: theirs.pupilId, decision } }];
  });
}

/** The pair with the survivor in place of the other; `undefined` where the two were thought to be two adults. */
function pairAfter(pair: Pair, { survivor, other }: { readonly survivor: string; readonly other: string }) {
  const [a, b] = pair.map((id) => (id === other ? survivor : id));
  return a === undefined || b === undefined || a === b ? undefined : pairOf(a, b);
}
