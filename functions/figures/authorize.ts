import { type CallerAs, logLooks } from '../access/authorize.ts';
import {
  actorOf,
  FAMILY_READ,
  type PupilRight,
  permitPupil,
  rightsOn,
  subjectsTaught,
} from '../access/authorize-pupil.ts';
import type { Actor } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { isAt, type Lookup, type PupilCard, type Who } from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import { refuse } from './refusals.ts';

/** The settings that figures ask for. */
export type FigureSettings = Pick<
  Settings,
  | 'absence.codeSets'
  | 'absence.annualHours'
  | 'absence.limitWarnings'
  | 'absence.reasons'
  | 'school.contact'
  | 'school.goLiveDay'
>;

/** Subjects by key, or all of them. */
export type Scope = 'all' | ReadonlySet<string>;
/** A pupil as somebody may see the figures of. */
export type Look = { readonly card: PupilCard; readonly actor: Actor; readonly scope: Scope };

export type LookDeps = { readonly lookup: Pick<Lookup, 'staff'>; readonly logRead: LogRead };
type Found = { readonly who: Who; readonly card: PupilCard | undefined; readonly schoolId?: string | undefined };

const ofAge = () => refuse('figures.pupil-of-age');
const ALL: PupilRight = { actions: { ...FAMILY_READ, staff: 'pupil:figures' }, ofAge };
const OWN_SUBJECTS: PupilRight = { actions: { ...FAMILY_READ, staff: 'pupil:subject-figures' }, ofAge };

/**
 * May the caller see the pupil's figures, and of which subjects (C1, C2)? What is absent, foreign and at another school
 * than the path says answers alike. A look at a protected pupil is logged before anything is answered.
 */
export async function lookAtPupil(
  deps: LookDeps,
  caller: CallerAs,
  { who, card: found, schoolId }: Found,
): Promise<Look> {
  const { moment } = caller;
  const actor = await actorOf(deps.lookup, caller, who);
  const card = found && (schoolId === undefined || isAt(found, schoolId, moment.day)) ? found : undefined;
  const isSome = actor.kind === 'staff' && card && !rightsOn(actor, card, moment.day)(ALL.actions.staff).allowed;
  const right = isSome ? OWN_SUBJECTS : ALL;
  const { card: seen, basis } = permitPupil(right, actor, { card, moment });
  await logLooks(deps.logRead, actor, moment, right.actions[caller.as], [{ facts: seen.facts, basis }]);
  return { card: seen, actor, scope: isSome ? subjectsTaught(actor, seen.facts, moment.day) : 'all' };
}
