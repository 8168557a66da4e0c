import { askPupil, type Caller } from '../access/asking.ts';
import { notFound, Refusal } from '../shared/errors.ts';
import { addDays, type Day, endAfter, holdsOn } from '../shared/time.ts';
import type { Lookup, PupilCard } from './lookup.ts';
import type { RosterStore } from './store.ts';

type Deps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'guardianNames'>;
  readonly store: Pick<RosterStore, 'writeConsent'>;
};

/** A guardian as the pupil of age sees them: may they read, from when, until when. */
export type ConsentView = {
  readonly guardianId: string;
  readonly guardianName: string;
  readonly given: boolean;
  readonly from: Day | null;
  readonly until: Day | null;
};

/** The pupil's guardians of today and what the pupil lets them (J3). */
export const listConsents =
  ({ lookup }: Deps) =>
  async (caller: Caller): Promise<readonly ConsentView[]> => {
    const card = await askPupil(lookup, caller, 'pupil:consent');
    return views(lookup, caller, card);
  };

/** Lets a guardian read from today on, until a day (included) or until further notice. */
export const giveConsent =
  ({ lookup, store }: Deps) =>
  async (caller: Caller, guardianId: string, until: Day | null): Promise<ConsentView> => {
    const { day, instant } = caller.moment;
    if (until !== null && until <= day)
      throw new Refusal('invalid', 'roster.consent-ends-before-it-begins', { params: { today: day } });
    const card = await askPupil(lookup, caller, 'pupil:consent');
    mustBeGuardian(card, guardianId, day);
    const dated = { guardianId, from: day, to: endAfter(until ?? undefined) };
    await store.writeConsent(caller.login.ownerId, card.facts.pupilId, guardianId, dated, instant);
    return viewWith(lookup, caller, card, dated);
  };

/** Takes the leave back: from the next request on the guardian does not read. */
export const revokeConsent =
  ({ lookup, store }: Deps) =>
  async (caller: Caller, guardianId: string): Promise<ConsentView> => {
    const { day, instant } = caller.moment;
    const card = await askPupil(lookup, caller, 'pupil:consent');
    mustBeGuardian(card, guardianId, day);
    const before = card.facts.consents.find((one) => one.guardianId === guardianId);
    const dated = { guardianId, from: before?.from ?? day, to: day };
    if (before) await store.writeConsent(caller.login.ownerId, card.facts.pupilId, guardianId, dated, instant);
    return viewWith(lookup, caller, card, dated);
  };

function mustBeGuardian(card: PupilCard, guardianId: string, day: Day): void {
  if (!card.facts.relations.some((relation) => relation.guardianId === guardianId && holdsOn(relation, day)))
    throw notFound();
}

async function viewWith(
  lookup: Deps['lookup'],
  caller: Caller,
  card: PupilCard,
  dated: { guardianId: string; from: Day; to?: Day | undefined },
): Promise<ConsentView> {
  const consents = [...card.facts.consents.filter((one) => one.guardianId !== dated.guardianId), dated];
  const all = await views(lookup, caller, { ...card, facts: { ...card.facts, consents } });
  const view = all.find((one) => one.guardianId === dated.guardianId);
  if (!view) throw notFound();
  return view;
}

async function views(
  lookup: Deps['lookup'],
  { login, moment }: Caller,
  card: PupilCard,
): Promise<readonly ConsentView[]> {
  const guardians = card.facts.relations
    .filter((relation) => holdsOn(relation, moment.day))
    .map((relation) => relation.guardianId);
  const names = await lookup.guardianNames(login.ownerId, guardians);
  return [...new Set(guardians)].map((guardianId) => {
    const held = card.facts.consents.find((one) => one.guardianId === guardianId && holdsOn(one, moment.day));
    const until = held?.to === undefined ? null : addDays(held.to, -1);
    return {
      guardianId,
      guardianName: names.get(guardianId) ?? '',
      given: held !== undefined,
      from: held?.from ?? null,
      until,
    };
  });
}
