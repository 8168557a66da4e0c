import type { output } from 'zod/mini';
import { logLooks, permitStaff, type StaffAsking, staffAsking } from '../access/asking.ts';
import { isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { isAt, type Lookup, type PupilCard } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type Caller, type House, readHouse, type SettingsLookup } from './asking.ts';
import type { Leave } from './leave.ts';
import type { PupilLeave } from './schema.ts';
import type { LeaveName, LeaveStore } from './store.ts';
import { type Eye, showLeave, stepNames } from './view.ts';

export type ReadDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'schools' | 'guardianNames' | 'staffNames'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<LeaveStore, 'leave'>;
  readonly logRead: LogRead;
};

/** One application, for the office, the leaders and the contact teacher of the pupil: two parallel reads. */
export const readPupilLeave =
  (deps: ReadDeps) =>
  async (caller: Caller, input: LeaveName & { readonly schoolId: string }): Promise<output<typeof PupilLeave>> => {
    const { ownerId } = caller.login;
    const [who, house, card, leave] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      readHouse(deps, ownerId),
      deps.lookup.pupil(ownerId, input.pupilId),
      deps.store.leave(ownerId, input),
    ]);
    const [asking, names] = await Promise.all([
      staffAsking(deps.lookup, caller, who),
      stepNames(deps.lookup, { ownerId, card, day: caller.moment.day }, leave ? [leave] : []),
    ]);
    if (!card || !leave || !isAt(card, input.schoolId, caller.moment.day)) throw notFound();
    const { actor } = asking;
    const basis = permitStaff(asking, caller, 'pupil:leave-read', { kind: 'pupil', pupil: card.facts });
    await logLooks(deps.logRead, actor, caller.moment, 'pupil:leave-read', [{ facts: card.facts, basis }]);
    return showPupilLeave(leave, card, { house, actor, caller, names });
  };

/** An application as staff see it, with the pupil it is about. */
export const showPupilLeave = (
  leave: Leave,
  card: PupilCard,
  by: { house: House; actor: StaffAsking['actor']; caller: Caller; names: Eye['names'] },
): output<typeof PupilLeave> => ({
  ...showLeave(leave, {
    house: by.house,
    personId: by.actor.personId,
    language: by.caller.language,
    today: by.caller.moment.day,
    names: by.names,
  }),
  pupilName: `${card.givenName} ${card.familyName}`,
  protected: isProtected(card.facts.protection),
});
