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

/** The settings that figures read. */
export type FigureSettings = Pick<
  Settings,
  | 'absence.codeSets'
  | 'absence.annualHours'
  | 'absence.limitWarnings'
  | 'absence.reasons'
  | 'school.contact'
  | 'school.goLiveDay'
>;

/** All subjects, or subjects by key. */
export type Scope = 'all' | ReadonlySet<string>;
/** An authorized actor with the pupil and the visible subjects. */
export type Look = { readonly card: PupilCard; readonly actor: Actor; readonly scope: Scope };

export type LookDeps = { readonly lookup: Pick<Lookup, 'staff'>; readonly logRead: LogRead };
type Found = { readonly who: Who; readonly card: PupilCard | undefined; readonly schoolId?: string | undefined };

const ofAge = () => refuse('figures.pupil-of-age');
const ALL: PupilRight = { actions: { ...FAMILY_READ, staff: 'pupil:figures' }, ofAge };
const OWN_SUBJECTS: PupilRight = { actions: { ...FAMILY_READ, staff: 'pupil:subject-figures' }, ofAge };

/**
 * Authorizes a look at a pupil's figures and finds the visible subjects (C1, C2). An absent pupil, a foreign pupil and
 * a pupil of another school than the path's get the same answer. Logs a look at a protected pupil before the answer.
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
