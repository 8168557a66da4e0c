import { type Caller, loadStaff, logLooks, permitStaff, type StaffMember } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import { isAt, type Lookup, type PupilCard } from '../roster/lookup.ts';
import { contactLineAt, loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound, stale } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { LeaveSettings } from './authorize.ts';
import type { Leave } from './leave.ts';
import { type Attribution, factOf, isRepeat, nextStep } from './next-step.ts';
import { invalid } from './plan-leave.ts';
import { showPupilLeave } from './read-pupil-leave.ts';
import { refuse } from './refusals.ts';
import { faultOfDecision, STEPS } from './rules.ts';
import type { LeaveName, LeaveStore } from './store.ts';
import { stepNames } from './view.ts';

export type DecideDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'schools' | 'guardianNames' | 'staffNames'>;
  readonly settings: SettingsLookup<LeaveSettings>;
  readonly store: Pick<LeaveStore, 'guard' | 'leave' | 'save'>;
  readonly logRead: LogRead;
};

export type DecideInput = LeaveName & {
  readonly schoolId: string;
  readonly ifMatch: number;
  readonly outcome: 'granted' | 'refused';
  readonly refusalReasonId?: string | undefined;
};

/**
 * Grants or refuses an application (A10): two reads and one transaction with the days, the fact and the guard. A second
 * decider gets the first decision as a refusal; a repeat after a lost answer gets the same answer.
 */
export const decideLeave = (deps: DecideDeps) => (caller: Caller, input: DecideInput) =>
  retryOnConflict(async () => {
    const { ownerId } = caller.login;
    const { pupilId, schoolId, ifMatch, outcome, refusalReasonId } = input;
    const [who, org, card, leave, guard] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      loadOrgContext(deps, caller),
      deps.lookup.pupil(ownerId, pupilId),
      deps.store.leave(ownerId, input),
      deps.store.guard(ownerId, pupilId),
    ]);
    const [staff, names] = await Promise.all([
      loadStaff(deps.lookup, caller, who),
      stepNames(deps.lookup, { ownerId, card, day: caller.moment.day }, leave ? [leave] : []),
    ]);
    if (!card || !leave || !isAt(card, schoolId, caller.moment.day)) throw notFound();
    const basis = permitDecider(staff, caller, card, leave);
    const { actor } = staff;
    await logLooks(deps.logRead, actor, caller.moment, 'pupil:decide-leave', [{ facts: card.facts, basis }]);
    const known = new Map([...names, [actor.personId, staff.card.name]]);
    const show = (decided: Leave) => showPupilLeave(decided, card, { org, actor, caller, names: known });
    if (isRepeat(leave, ifMatch, { status: outcome, personId: actor.personId, refusalReasonId })) return show(leave);
    const attribution: Attribution = { by: { kind: 'staff', personId: actor.personId }, basis, moment: caller.moment };
    const move = outcome === STEPS.grant.to ? 'grant' : 'refuse';
    const contact = contactLineAt(org, card.facts.schoolId);
    // Checks the move before the version: a second decider gets the decision, not a version conflict.
    const next = nextStep(leave, move, attribution, { contact, refusalReasonId });
    if (leave.version !== ifMatch) throw stale(leave.version);
    const reasons = org.at(card.facts.schoolId)['leave.refusalReasons'];
    const fault = faultOfDecision(move, refusalReasonId, reasons);
    if (fault) throw invalid(fault);
    // If the pupil has changed schools since, the leave counts at the new school.
    const after = { ...next, schoolId: card.facts.schoolId };
    const saved = await deps.store.save({
      ownerId,
      today: caller.moment.day,
      before: { leave, move },
      after,
      guard,
      fact: factOf(ownerId, after, attribution),
    });
    return saved === 'saved' ? show(after) : 'moved';
  });

/** The relation by which the caller may decide; the refusal of a caller who may only read names the deciders. */
function permitDecider(staff: StaffMember, caller: Caller, card: PupilCard, leave: Leave): string {
  const may = rightsOn(staff.actor, card, caller.moment.day);
  const short = may('pupil:decide-leave');
  if (!short.allowed) {
    permitStaff(staff, caller, 'pupil:leave-read', { kind: 'pupil', pupil: card.facts });
    throw refuse('leave.not-decider');
  }
  if (leave.decider === 'contact-teacher') return short.basis;
  const long = may('pupil:decide-long-leave');
  if (long.allowed) return long.basis;
  throw refuse('leave.principal-decides', { schoolDays: leave.dates.length });
}
