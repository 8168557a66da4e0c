import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { authorizeLook, type PupilRight } from '../access/authorize-pupil.ts';
import { type Actor, decide, homesOf, isProtected, standingRelation, withoutProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Day } from '../shared/time.ts';
import type { HomeStore } from './home-store.ts';
import { homesVersion, isPair, pairsOf } from './homes.ts';
import type { GuardianContact, Lookup, PupilCard } from './lookup.ts';
import type { TogetherItem } from './records.ts';
import type { Homes } from './schema.ts';

export type HomesDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'guardianContacts' | 'staffNames'>;
  readonly store: HomeStore;
  readonly logRead: LogRead;
};
export type HomesName = { readonly schoolId: string; readonly pupilId: string };

/** A pupil with today's guardians and every decision on two of them. */
export type HomesContext = {
  readonly actor: Extract<Actor, { kind: 'staff' }>;
  readonly basis: string;
  readonly card: PupilCard;
  /** Adults with a standing relation today, by name. */
  readonly guardians: readonly GuardianContact[];
  readonly decisions: readonly TogetherItem[];
};

export const SEE: PupilRight<'staff'> = { actions: { staff: 'pupil:card' } };
export const DECIDE = { actions: { staff: 'school:settle' } } as const satisfies PupilRight<'staff'>;

/** Authorizes a look at a pupil's homes, in three trips: pupil and decisions, the caller's roles, the guardians. */
export async function readHomes(
  { lookup, store, logRead }: HomesDeps,
  caller: Caller,
  { right, schoolId, pupilId }: HomesName & { readonly right: PupilRight<'staff'> },
): Promise<HomesContext> {
  const { ownerId } = caller.login;
  const wanted = { right, schoolId, pupilId, load: () => store.decisions({ ownerId, pupilId }) };
  const found = await authorizeLook({ lookup, logRead }, { ...caller, as: 'staff' }, wanted);
  const { actor, basis, card, loaded: decisions } = found;
  const contacts = await lookup.guardianContacts(ownerId, standingIds(card, caller.moment.day));
  const guardians = [...contacts.values()].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  return { actor, basis, card, guardians, decisions };
}

const standingIds = ({ facts }: PupilCard, day: Day): readonly string[] =>
  [...new Set(facts.relations.map(({ guardianId }) => guardianId))].filter(
    (guardianId) => standingRelation(guardianId, facts, day) !== undefined,
  );

/** Whose protection keeps adults apart: every adult while the pupil is protected. */
export const protectedIds = ({ card, guardians }: HomesContext): ReadonlySet<string> =>
  new Set(
    guardians.flatMap(({ guardianId, isProtected: own }) =>
      own || isProtected(card.facts.protection) ? [guardianId] : [],
    ),
  );

/** Use-case: which guardians of a pupil may be named to each other, and the homes that follow (J2). */
export const showHomes = (deps: HomesDeps) => async (caller: Caller, name: HomesName) =>
  homesShown(deps, caller, await readHomes(deps, caller, { ...name, right: SEE }));

/** The homes as the answer shows them, with their version. */
export async function homesShown(
  { lookup }: HomesDeps,
  { login, moment: { day } }: Caller,
  context: HomesContext,
): Promise<{ readonly body: output<typeof Homes>; readonly version: number }> {
  const { actor, card, guardians, decisions } = context;
  const { facts } = card;
  const ids = guardians.map(({ guardianId }) => guardianId);
  const shielded = protectedIds(context);
  const now = withoutProtected(decisions, shielded);
  const pairs = pairsOf(ids).map((pair) => {
    const held = decisions.find(({ guardianIds }) => isPair(guardianIds, pair));
    return { pair, held, together: now.some((each) => each.together && isPair(each.guardianIds, pair)) };
  });
  const names = await lookup.staffNames(
    login.ownerId,
    pairs.flatMap(({ held }) => held?.decidedBy ?? []),
  );
  const body = {
    pupilId: facts.pupilId,
    pupilName: `${card.givenName} ${card.familyName}`.trim(),
    guardians: guardians.map(({ guardianId, name, isProtected: own }) => ({
      guardianId,
      name,
      protected: own,
      basis: standingRelation(guardianId, facts, day)?.basis ?? 'unknown',
    })),
    pairs: pairs.map(({ pair, held, together }) => ({
      guardianIds: [...pair],
      decision: wordOf(held),
      together,
      mayBeTogether: !pair.some((id) => shielded.has(id)),
      decidedBy: (held && names.get(held.decidedBy)) ?? null,
      decidedAt: held?.decidedAt ?? null,
    })),
    homes: homesOf(ids, now).map((home) => [...home]),
    mayDecide: decide(DECIDE.actions.staff, actor, { kind: 'pupil', pupil: facts }, day).allowed,
  };
  return { body, version: homesVersion(decisions) };
}

function wordOf(held: TogetherItem | undefined): output<typeof Homes>['pairs'][number]['decision'] {
  if (!held) return 'unknown';
  return held.together ? 'together' : 'apart';
}
