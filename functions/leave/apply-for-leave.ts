import type { output } from 'zod/mini';
import { authorizePupil } from '../access/authorize-pupil.ts';
import type { FamilyCaller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound, Refusal } from '../shared/errors.ts';
import type { Replays } from '../shared/http/idempotency.ts';
import type { ReplayKey } from '../shared/http/request.ts';
import { untilSettled } from '../shared/table/commit.ts';
import { APPLY, type LeaveSettings } from './authorize.ts';
import { factOf, type Hand } from './next-step.ts';
import { newLeave, plannedDates, type Wanted } from './plan-leave.ts';
import { Leave as WireLeave } from './schema.ts';
import type { LeaveStore } from './store.ts';
import { showLeave } from './view.ts';

export type ApplyDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'schools'>;
  readonly settings: SettingsLookup<LeaveSettings>;
  readonly store: Pick<LeaveStore, 'guard' | 'save'>;
  readonly replays: Replays;
};

type Shown = output<typeof WireLeave>;

/**
 * Applies for leave (A10): one parallel read and one transaction. Answers what it made, or what it answered to the same
 * key before.
 */
export const applyForLeave =
  (deps: ApplyDeps) =>
  (
    caller: FamilyCaller,
    { pupilId, replay, ...wanted }: Wanted & { readonly pupilId: string; readonly replay: ReplayKey },
  ): Promise<Shown> =>
    untilSettled(async () => {
      const { ownerId } = caller.login;
      const { actor, card, basis, relation, loaded } = await authorizePupil(deps.lookup, caller, {
        right: APPLY,
        pupilId,
        load: () =>
          Promise.all([
            loadOrgContext(deps, ownerId),
            deps.store.guard(ownerId, pupilId),
            deps.replays.find(caller, replay),
          ]),
      });
      const [org, guard, replied] = loaded;
      if (replied) return WireLeave.parse(replied.body);
      const dates = plannedDates(wanted, card.facts.schoolId, { org, guard, caller });
      if (dates instanceof Refusal) {
        // The first attempt of this very request may have landed between two of the parallel reads.
        const late = await deps.replays.find(caller, replay);
        if (late) return WireLeave.parse(late.body);
        throw dates;
      }
      const hand: Hand = { by: { kind: caller.as, personId: actor.personId }, basis, moment: caller.moment };
      const leave = newLeave(wanted, dates, { card, org, hand });
      const { day: today } = caller.moment;
      const eye = { org, personId: actor.personId, language: caller.language, today, names: new Map() };
      const body = showLeave(leave, eye);
      const saved = await deps.store.save({
        ownerId,
        today,
        after: leave,
        guard,
        fact: factOf(ownerId, leave, hand),
        standing: relation,
        reply: await deps.replays.put(caller, replay, { status: 201, body }),
      });
      if (saved === 'revoked') throw notFound();
      return saved === 'saved' ? body : 'moved';
    });
