import type { Caller } from '../access/authorize.ts';
import { notFound, stale } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { decided, homesVersion, isPair, pairOf, pairsOf } from './homes.ts';
import { refuse } from './refusals.ts';
import {
  DECIDE,
  type HomesContext,
  type HomesDeps,
  type HomesName,
  homesShown,
  protectedIds,
  readHomes,
} from './show-homes.ts';

type Input = HomesName & {
  readonly guardianId: string;
  readonly otherId: string;
  readonly together: boolean;
  readonly ifMatch: number;
};
type Answer = Awaited<ReturnType<typeof homesShown>>;

/**
 * Use-case: decides whether two guardians of a pupil may be named to each other (J2), in force from the next request
 * on (law 2). It counts for what the school writes about this pupil alone. A protected person is named to nobody (law
 * 4).
 */
export const decideHome = (deps: HomesDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<Answer | 'moved'> => {
    const { ownerId } = caller.login;
    const { pupilId, together, ifMatch } = input;
    const context = await readHomes(deps, caller, { ...input, right: DECIDE });
    const { decisions } = context;
    const pair = pairOf(input.guardianId, input.otherId);
    const held = decisions.find(({ guardianIds }) => isPair(guardianIds, pair));
    const version = homesVersion(decisions);
    // A repeat after a lost answer: the decision stands already.
    const isRepeat = held?.together === together && (ifMatch === version || ifMatch === version - 1);
    if (!isRepeat && ifMatch !== version) throw stale(version);
    mustBeGuardians(context, pair);
    if (together && pair.some((id) => protectedIds(context).has(id))) throw refuse('roster.protected-apart');
    if (isRepeat) return homesShown(deps, caller, context);

    const said = { by: context.actor.personId, as: context.basis, at: caller.moment.instant };
    const next = decided(pair, held, { together, ...said });
    const seen = seenIn(context);
    if ((await deps.store.decide({ ownerId, pupilId }, { next, seen })) === 'moved') return 'moved';
    const others = decisions.filter((decision) => decision !== held);
    return homesShown(deps, caller, { ...context, decisions: [...others, next] });
  });

/** Two different guardians of today; anybody else is not found, as where a relation is settled. */
function mustBeGuardians({ guardians }: HomesContext, [a, b]: readonly [string, string]): void {
  const isGuardian = (id: string) => guardians.some(({ guardianId }) => guardianId === id);
  if (a === b || !isGuardian(a) || !isGuardian(b)) throw notFound();
}

/** Every pair that the version counts or the answer showed, with its version. */
function seenIn({ guardians, decisions }: HomesContext) {
  const undecided = pairsOf(guardians.map(({ guardianId }) => guardianId)).filter(
    (pair) => !decisions.some(({ guardianIds }) => isPair(guardianIds, pair)),
  );
  return [...decisions, ...undecided.map((guardianIds) => ({ guardianIds, version: 0 }))];
}
