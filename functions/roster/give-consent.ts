import type { Calling } from '../access/authorize.ts';
import { authorizeOwnRecord } from '../access/authorize-pupil.ts';
import { guardiansOn } from '../access/policy.ts';
import { notFound } from '../shared/errors.ts';
import { addDays, type Dated, type Day, holdsOn } from '../shared/time.ts';
import type { Lookup, PupilCard } from './lookup.ts';
import { refuse } from './refusals.ts';
import { givenConsent, revokedConsent } from './rules.ts';
import type { RosterStore } from './store.ts';

type Deps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'guardianNames'>;
  readonly store: Pick<RosterStore, 'writeConsent'>;
};

/** A guardian as the pupil of age sees them, and the days on which they may read. */
export type ConsentView = {
  readonly guardianId: string;
  readonly guardianName: string;
  readonly given: boolean;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
};

/** The pupil's guardians of today, each with the pupil's consent (J3). */
export const listConsents =
  ({ lookup }: Deps) =>
  async (caller: Calling): Promise<readonly ConsentView[]> => {
    const card = await authorizeOwnRecord(lookup, caller, 'pupil:consent');
    return views(lookup, caller, card);
  };

/** Lets a guardian read from today on, until a day (included) or until further notice. */
export const giveConsent =
  (deps: Deps) =>
  (caller: Calling, guardianId: string, lastDay: Day | null): Promise<ConsentView> =>
    settle(deps, caller, guardianId, (held, today) => {
      const code = 'roster.consent-ends-before-it-begins';
      const params = { today };
      if (lastDay !== null && lastDay <= today) throw refuse(code, params, { at: '/lastDay' });
      return givenConsent(held, lastDay, today);
    });

/** Revokes the consent: from the next request on the guardian cannot read. */
export const revokeConsent =
  (deps: Deps) =>
  (caller: Calling, guardianId: string): Promise<ConsentView> =>
    settle(deps, caller, guardianId, revokedConsent);

const TRIES = 3;

/**
 * Reads, decides and writes. It writes nothing if nothing changes, so a repeated request adds nothing to the history.
 * After a concurrent write it reads and decides again.
 */
async function settle(
  { lookup, store }: Deps,
  caller: Calling,
  guardianId: string,
  decide: (held: Dated | undefined, today: Day) => Dated | undefined,
): Promise<ConsentView> {
  const { day, instant } = caller.moment;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const card = await authorizeOwnRecord(lookup, caller, 'pupil:consent');
    mustBeGuardian(card, guardianId, day);
    const held = card.facts.consents.find((consent) => consent.guardianId === guardianId);
    const wanted = decide(held, day);
    if (!wanted || (wanted.from === held?.from && wanted.to === held.to))
      return viewWith(lookup, caller, card, guardianId, held);
    const place = { ownerId: caller.login.ownerId, pupilId: card.facts.pupilId, guardianId };
    if (await store.writeConsent(place, { held, wanted, at: instant }))
      return viewWith(lookup, caller, card, guardianId, wanted);
  }
  throw refuse('changed-meanwhile');
}

function mustBeGuardian(card: PupilCard, guardianId: string, day: Day): void {
  if (!guardiansOn(card.facts, day).includes(guardianId)) throw notFound();
}

async function viewWith(
  lookup: Deps['lookup'],
  caller: Calling,
  card: PupilCard,
  guardianId: string,
  dated: Dated | undefined,
): Promise<ConsentView> {
  const others = card.facts.consents.filter((consent) => consent.guardianId !== guardianId);
  const consents = dated ? [...others, { guardianId, ...dated }] : others;
  const all = await views(lookup, caller, { ...card, facts: { ...card.facts, consents } });
  const view = all.find((candidate) => candidate.guardianId === guardianId);
  if (!view) throw notFound();
  return view;
}

async function views(
  lookup: Deps['lookup'],
  { login, moment }: Calling,
  card: PupilCard,
): Promise<readonly ConsentView[]> {
  const guardians = guardiansOn(card.facts, moment.day);
  const names = await lookup.guardianNames(login.ownerId, guardians);
  return guardians.map((guardianId) => {
    const held = card.facts.consents.find(
      (consent) => consent.guardianId === guardianId && holdsOn(consent, moment.day),
    );
    return {
      guardianId,
      guardianName: names.get(guardianId) ?? '',
      given: held !== undefined,
      firstDay: held?.from ?? null,
      lastDay: held?.to === undefined ? null : addDays(held.to, -1),
    };
  });
}
