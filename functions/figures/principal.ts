import { type Caller, loadStaff, logLooks } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import type { Action } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { isAt, type Lookup, type PupilCard, type Who } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { shownPercent } from './limit.ts';
import type { Decision, LimitRecord } from './limit-store.ts';
import { refuse } from './refusals.ts';

export type PrincipalDeps = { readonly lookup: Pick<Lookup, 'staff'>; readonly logRead: LogRead };
/** The pupil of a staff path. */
export type PupilAtSchool = { readonly schoolId: string; readonly pupilId: string };
type Found = {
  readonly who: Who;
  readonly card: PupilCard | undefined;
  readonly schoolId: string;
  /** The pupil's loaded records. */
  readonly records: readonly unknown[];
};
export type Principal = { readonly personId: string; readonly basis: string; readonly card: PupilCard };

const ACTION: Action = 'pupil:limit-decision';

/**
 * Authorizes the principal personally (OF § 9-8 fourth paragraph). Other staff with a right to the pupil's figures get
 * 403; for everybody else the pupil is not found.
 */
export async function authorizePrincipal(
  deps: PrincipalDeps,
  caller: Caller,
  { who, card, schoolId, records }: Found,
): Promise<Principal> {
  const { day } = caller.moment;
  const { actor } = await loadStaff(deps.lookup, caller, who);
  if (!card || !isAt(card, schoolId, day)) throw notFound();
  const may = rightsOn(actor, card, day);
  const decision = may(ACTION);
  if (!decision.allowed) {
    const sees = may('pupil:figures').allowed || may('pupil:subject-figures').allowed;
    throw sees ? refuse('forbidden') : notFound();
  }
  const { basis } = decision;
  // Without records the caller sees nothing, so there is no look to log.
  const read = records.length === 0 ? [] : [{ facts: card.facts, basis }];
  await logLooks(deps.logRead, actor, caller.moment, ACTION, read);
  return { personId: actor.personId, basis, card };
}

/** A decision for the principal. */
export function showDecision(record: LimitRecord, decision: Decision) {
  const { pupilId, version, subjectKey, subjectName, schoolYear } = record;
  const { decisionId, reason, by, basis, at, evidence, withdrawn } = decision;
  return {
    decisionId,
    pupilId,
    version,
    subjectId: subjectKey,
    subject: subjectName ?? null,
    schoolYear,
    reason,
    decidedBy: { staffId: by, basis },
    decidedAt: at,
    evidence: { ...evidence, percent: shownPercent(evidence.percent) },
    withdrawn: withdrawn ?? null,
  };
}
