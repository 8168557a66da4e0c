import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { authorizePupil } from '../access/authorize-pupil.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound, Refusal } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { APPLY, type LeaveSettings } from './authorize.ts';
import { type Attribution, factOf } from './next-step.ts';
import { newLeave, plannedDates, type Wanted } from './plan-leave.ts';
import { Leave as WireLeave } from './schema.ts';
import type { LeaveStore } from './store.ts';
import { showLeave } from './view.ts';

export type ApplyDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'schools'>;
  readonly settings: SettingsLookup<LeaveSettings>;
  readonly store: Pick<LeaveStore, 'guard' | 'save'>;
  readonly idempotency: Idempotency;
};

type Shown = output<typeof WireLeave>;

/**
 * Applies for leave (A10): one parallel read and one transaction. Answers the new application, or the stored answer of
 * the same Idempotency-Key.
 */
export const applyForLeave =
  (deps: ApplyDeps) =>
  (
    caller: FamilyCaller,
    {
      pupilId,
      idempotencyKey,
      ...wanted
    }: Wanted & { readonly pupilId: string; readonly idempotencyKey: IdempotencyKey },
  ): Promise<Shown> =>
    retryOnConflict(async () => {
      const { ownerId } = caller.login;
      const { actor, card, basis, relation, loaded } = await authorizePupil(deps.lookup, caller, {
        right: APPLY,
        pupilId,
        load: () =>
          Promise.all([
            loadOrgContext(deps, caller),
            deps.store.guard(ownerId, pupilId),
            deps.idempotency.find(caller, idempotencyKey),
          ]),
      });
      const [org, guard, replied] = loaded;
      if (replied) return WireLeave.parse(replied.body);
      const dates = plannedDates(wanted, card.facts.schoolId, { org, guard, caller });
      if (dates instanceof Refusal) {
        // The first attempt of this request may have committed between two of the parallel reads.
        const late = await deps.idempotency.find(caller, idempotencyKey);
        if (late) return WireLeave.parse(late.body);
        throw dates;
      }
      const attribution: Attribution = {
        by: { kind: caller.as, personId: actor.personId },
        basis,
        moment: caller.moment,
      };
      const leave = newLeave(wanted, dates, { card, org, attribution });
      const { day: today } = caller.moment;
      const viewer = { org, personId: actor.personId, language: caller.language, today, names: new Map() };
      const body = showLeave(leave, viewer);
      const saved = await deps.store.save({
        ownerId,
        today,
        after: leave,
        guard,
        fact: factOf(ownerId, leave, attribution),
        relation,
        reply: await deps.idempotency.put(caller, idempotencyKey, { status: 201, body }),
      });
      if (saved === 'revoked') throw notFound();
      return saved === 'saved' ? body : 'moved';
    });
