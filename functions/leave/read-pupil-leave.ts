import type { output } from 'zod/mini';
import { type Caller, loadStaff, logLooks, permitStaff, type StaffMember } from '../access/authorize.ts';
import { isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { isAt, type Lookup, type PupilCard } from '../roster/lookup.ts';
import { loadOrgContext, type OrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { LeaveSettings } from './authorize.ts';
import type { Leave } from './leave.ts';
import type { PupilLeave } from './schema.ts';
import type { LeaveName, LeaveStore } from './store.ts';
import { showLeave, stepNames, type Viewer } from './view.ts';

export type ReadDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'schools' | 'guardianNames' | 'staffNames'>;
  readonly settings: SettingsLookup<LeaveSettings>;
  readonly store: Pick<LeaveStore, 'leave'>;
  readonly logRead: LogRead;
};

/** An application, for the office, the leaders and the pupil's contact teacher: two parallel reads. */
export const readPupilLeave =
  (deps: ReadDeps) =>
  async (caller: Caller, input: LeaveName & { readonly schoolId: string }): Promise<output<typeof PupilLeave>> => {
    const { ownerId } = caller.login;
    const [who, org, card, leave] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      loadOrgContext(deps, caller),
      deps.lookup.pupil(ownerId, input.pupilId),
      deps.store.leave(ownerId, input),
    ]);
    const [staff, names] = await Promise.all([
      loadStaff(deps.lookup, caller, who),
      stepNames(deps.lookup, { ownerId, card, day: caller.moment.day }, leave ? [leave] : []),
    ]);
    if (!card || !leave || !isAt(card, input.schoolId, caller.moment.day)) throw notFound();
    const { actor } = staff;
    const basis = permitStaff(staff, caller, 'pupil:leave-read', { kind: 'pupil', pupil: card.facts });
    await logLooks(deps.logRead, actor, caller.moment, 'pupil:leave-read', [{ facts: card.facts, basis }]);
    return showPupilLeave(leave, card, { org, actor, caller, names });
  };

/** An application as staff see it, with its pupil. */
export const showPupilLeave = (
  leave: Leave,
  card: PupilCard,
  by: { org: OrgContext<LeaveSettings>; actor: StaffMember['actor']; caller: Caller; names: Viewer['names'] },
): output<typeof PupilLeave> => ({
  ...showLeave(leave, {
    org: by.org,
    personId: by.actor.personId,
    language: by.caller.language,
    today: by.caller.moment.day,
    names: by.names,
  }),
  pupilName: `${card.givenName} ${card.familyName}`,
  protected: isProtected(card.facts.protection),
});
