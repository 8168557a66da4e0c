import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { authorizePupil } from '../access/authorize-pupil.ts';
import type { Lookup } from '../roster/lookup.ts';
import { contactLineAt, loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound, stale } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { APPLY, type LeaveSettings } from './authorize.ts';
import { type Attribution, factOf, isRepeat, nextStep } from './next-step.ts';
import type { Leave as WireLeave } from './schema.ts';
import type { LeaveName, LeaveStore } from './store.ts';
import { showLeave, stepNames } from './view.ts';

export type WithdrawDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'schools' | 'guardianNames' | 'staffNames'>;
  readonly settings: SettingsLookup<LeaveSettings>;
  readonly store: Pick<LeaveStore, 'guard' | 'leave' | 'save'>;
};

/** Withdraws an application, or granted leave that has not begun, with its days: two reads and one transaction. */
export const withdrawLeave =
  (deps: WithdrawDeps) =>
  (caller: FamilyCaller, { ifMatch, ...name }: LeaveName & { readonly ifMatch: number }) =>
    retryOnConflict(async (): Promise<output<typeof WireLeave> | 'moved'> => {
      const { ownerId } = caller.login;
      const { actor, card, basis, relation, loaded } = await authorizePupil(deps.lookup, caller, {
        right: APPLY,
        pupilId: name.pupilId,
        load: () =>
          Promise.all([
            loadOrgContext(deps, caller),
            deps.store.leave(ownerId, name),
            deps.store.guard(ownerId, name.pupilId),
          ]),
      });
      const [org, leave, guard] = loaded;
      if (!leave) throw notFound();
      const { personId } = actor;
      const { day: today } = caller.moment;
      const names = await stepNames(deps.lookup, { ownerId, card, day: today }, [leave]);
      const viewer = { org, personId, language: caller.language, today, names };
      if (isRepeat(leave, ifMatch, { status: 'withdrawn', personId })) return showLeave(leave, viewer);
      const attribution: Attribution = { by: { kind: caller.as, personId }, basis, moment: caller.moment };
      // Checks the move before the version: reading again does not help if the leave can no longer be withdrawn.
      const after = nextStep(leave, 'withdraw', attribution, { contact: contactLineAt(org, leave.schoolId) });
      if (leave.version !== ifMatch) throw stale(leave.version);
      const saved = await deps.store.save({
        ownerId,
        today,
        before: { leave, move: 'withdraw' },
        after,
        guard,
        fact: factOf(ownerId, after, attribution),
        relation,
      });
      if (saved === 'revoked') throw notFound();
      return saved === 'saved' ? showLeave(after, viewer) : 'moved';
    });
