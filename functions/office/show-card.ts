import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { authorizeLook, type PupilRight } from '../access/authorize-pupil.ts';
import { guardiansOn, guardiansWho, isProtected, standingRelation } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { type PupilCard as Card, classOn, type GuardianContact, type Lookup } from '../roster/lookup.ts';
import { type Day, holdsOn, isAdult } from '../shared/time.ts';
import { actionsAbout } from './actions.ts';
import { fullName } from './full-name.ts';
import type { PupilCard } from './schema.ts';
import { wordFor } from './texts.ts';

export type CardDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'guardianContacts'>;
  readonly logRead: LogRead;
};
const CARD: PupilRight<'staff'> = { actions: { staff: 'pupil:card' } };

/**
 * Use-case: a pupil's card (A9), also of a protected pupil, since the school must be able to call a guardian when a
 * child is missing.
 */
export const showCard =
  ({ lookup, logRead }: CardDeps) =>
  async (
    caller: Caller,
    { schoolId, pupilId }: { readonly schoolId: string; readonly pupilId: string },
  ): Promise<output<typeof PupilCard>> => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const wanted = { right: CARD, pupilId, schoolId };
    const { actor, card } = await authorizeLook({ lookup, logRead }, { ...caller, as: 'staff' }, wanted);
    const contacts = await lookup.guardianContacts(ownerId, guardiansOn(card.facts, day));
    const callable = mayBeCalled(ownerId, card, day);
    const own = classOn(card, day);
    return {
      pupilId,
      pupilName: fullName(card),
      birthDate: card.facts.birthDate,
      ofAge: isAdult(card.facts.birthDate, day),
      grade: card.gradeLevel ?? null,
      class: own ? { groupId: own.groupId, name: own.groupName } : null,
      protected: isProtected(card.facts.protection),
      guardians: [...contacts.values()]
        .sort((a, b) => a.name.localeCompare(b.name, 'nb'))
        .map((contact) => guardianOf(contact, callable.has(contact.guardianId), card, caller)),
      actions: actionsAbout(actor, card, schoolId, caller),
    };
  };

/** Guardians with whom the school may speak about the pupil: the guardians who may read about the pupil themselves. */
export const mayBeCalled = (ownerId: string, { facts }: Card, day: Day): ReadonlySet<string> =>
  new Set(guardiansWho('child:read', ownerId, facts, day).map(({ guardianId }) => guardianId));

function guardianOf(contact: GuardianContact, may: boolean, card: Card, { moment, language }: Caller) {
  const { guardianId, name, phone, isProtected } = contact;
  const standing = standingRelation(guardianId, card.facts, moment.day);
  const held = card.facts.relations.find((each) => each.guardianId === guardianId && holdsOn(each, moment.day));
  const basis = (standing ?? held)?.basis ?? 'unknown';
  const why = standing ? 'office.not-called.of-age' : 'office.not-called.no-access';
  return {
    guardianId,
    name,
    basis,
    protected: isProtected,
    mayBeCalled: may,
    basisText: wordFor(`office.basis.${basis}`, language),
    note: may ? null : wordFor(why, language),
    phone: may ? phone : null,
  };
}
