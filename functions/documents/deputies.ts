import type { output } from 'zod/mini';
import { type Caller, loadStaff, permitStaff } from '../access/authorize.ts';
import { type Lookup, roleId } from '../roster/lookup.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { addDays, type Day } from '../shared/time.ts';
import type { DeputyStore } from './deputy-store.ts';
import { leadsSchools, worksOn } from './leads.ts';
import { showDeputy } from './list-approvals.ts';
import type { Deputy } from './record.ts';
import { refuse } from './refusals.ts';
import type { Deputy as WireDeputy } from './sharing-schema.ts';
import type { DocumentsStore } from './store.ts';

export type DeputyDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly store: Pick<DocumentsStore, 'deputyOf'>;
  readonly deputies: DeputyStore;
};
type Input = { readonly staffId: string; readonly from: Day; readonly lastDay: Day };
type Shown = Promise<output<typeof WireDeputy>>;

/** A leader names a colleague who approves in the leader's place, from a day to a day (I4). Two reads, one write. */
export const setDeputy =
  (deps: DeputyDeps) =>
  (caller: Caller, { staffId, from, lastDay }: Input): Shown =>
    retryOnConflict(async () => {
      const { ownerId } = caller.login;
      const { day } = caller.moment;
      const { card, before, colleague } = await readDeputy(deps, caller, staffId);
      const led = leadsSchools(card, day);
      if (led.length === 0) throw refuse('documents.approver-only');
      if (lastDay < day || lastDay < from) throw refuse('documents.bad-days', {}, { at: '/lastDay' });
      const to = addDays(lastDay, 1);
      const works = worksOn(colleague, led, { from: from < day ? day : from, to });
      if (!colleague || !works || staffId === card.staffId)
        throw refuse('documents.no-colleague', {}, { at: '/staffId' });
      const after: Deputy = {
        approverId: card.staffId,
        approverName: card.name,
        staffId,
        name: colleague.name,
        from,
        to,
      };
      const saved = await deps.deputies.saveDeputy({ ownerId, before, after });
      return saved === 'saved' ? { deputy: showDeputy(after) } : 'moved';
    });

/** A leader ends the stand-in at once; a repeat changes nothing. */
export const endDeputy =
  (deps: DeputyDeps) =>
  (caller: Caller): Shown =>
    retryOnConflict(async () => {
      const { before } = await readDeputy(deps, caller, undefined);
      if (!before) return { deputy: null };
      const saved = await deps.deputies.saveDeputy({ ownerId: caller.login.ownerId, before, after: undefined });
      return saved === 'saved' ? { deputy: null } : 'moved';
    });

async function readDeputy(deps: DeputyDeps, caller: Caller, staffId: string | undefined) {
  const { login, moment } = caller;
  const who = await deps.lookup.whoIs(login);
  const ownId = roleId(who, 'staff', moment.day);
  const [staff, before, colleague] = await Promise.all([
    loadStaff(deps.lookup, caller, who),
    deps.store.deputyOf(login.ownerId, ownId),
    staffId === undefined ? undefined : deps.lookup.staff(login.ownerId, staffId),
  ]);
  permitStaff(staff, caller, 'staff:home', { kind: 'self' });
  return { card: staff.card, before, colleague };
}
