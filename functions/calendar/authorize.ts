import type { CallerAs } from '../access/authorize.ts';
import { type PupilRight, permitPupil } from '../access/authorize-pupil.ts';
import { decide } from '../access/policy.ts';
import { isHere, type Lookup, roleId, type Who } from '../roster/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { refuse } from './refusals.ts';
import type { Person } from './rules.ts';

/** The right to appointments about a pupil, in a file or a feed. */
export const MAY_FETCH: PupilRight<'guardian' | 'pupil'> = {
  actions: { guardian: 'child:calendar', pupil: 'pupil:own-calendar' },
  ofAge: () => refuse('calendar.pupil-of-age'),
  notOfAge: () => refuse('calendar.pupil-not-of-age'),
};

export type AuthorizeDeps = { readonly lookup: Pick<Lookup, 'whoIs' | 'pupil'> };

/** The person whose calendar it is: a guardian, a member of staff, or a pupil of age. */
export async function authorizeOwn({ lookup }: AuthorizeDeps, { as, login, moment }: CallerAs): Promise<Person> {
  const { ownerId } = login;
  const id = roleId(await lookup.whoIs(login), as, moment.day);
  if (as === 'pupil') {
    const card = await lookup.pupil(ownerId, id);
    if (!card || !holdsOn(card.facts.stay, moment.day)) throw refuse('no-such-role');
    permitPupil(MAY_FETCH, { kind: as, ownerId, personId: id }, { card, moment });
    return { kind: as, id };
  }
  const actor = { kind: as, ownerId, personId: id, assignments: [] };
  if (!decide(`${as}:home`, actor, { kind: 'self' }, moment.day).allowed) throw refuse('forbidden');
  return { kind: as, id };
}

/** True while a login still leads to the person. */
export function leadsTo(who: Who, { kind, id }: Person, day: Day): boolean {
  const ids = { guardian: who.guardianId, pupil: who.pupilId, staff: who.staffId };
  return ids[kind] === id && isHere(who.periods?.[kind] ?? {}, day);
}
