import { isProtected } from '../access/policy.ts';
import type { HandlingLookup } from '../handling/lookup.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Day } from '../shared/time.ts';
import { type Caller, checkDays, type LookDeps, lookAtPupil, personOf } from './asking.ts';
import { daysOf } from './days.ts';
import type { SettingsLookup } from './reckoning.ts';
import { decidedBy } from './rules.ts';
import { showScope } from './view.ts';

export type AbsencesDeps = LookDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools'>;
  readonly settings: SettingsLookup;
  readonly lessons: Pick<LessonsLookup, 'entries'>;
  readonly handling: Pick<HandlingLookup, 'finals'>;
  readonly seen: MarkSeen;
};

export type AbsencesInput = {
  readonly pupilId: string;
  /** The school in a staff path. */
  readonly schoolId?: string;
  readonly from: Day;
  readonly to: Day;
};

/**
 * A pupil's absence day by day, straight from the records: what a teacher has just set is seen at once (C2). Leave on
 * days to come is no absence yet, here as in the sums. Two reads.
 */
export async function readAbsences(deps: AbsencesDeps, caller: Caller, input: AbsencesInput) {
  const { pupilId, from, to, schoolId } = input;
  checkDays(input);
  const { ownerId } = caller.login;
  const [who, card, entries, finals, { schools }, settings] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    deps.lookup.pupil(ownerId, pupilId),
    deps.lessons.entries(ownerId, pupilId, from, to),
    deps.handling.finals(ownerId, pupilId, from, to),
    deps.lookup.schools(ownerId),
    deps.settings.of(ownerId),
  ]);
  const look = await lookAtPupil(deps, caller, { who, card, schoolId });
  // News of a day's absence goes to families alone.
  const shown = { pupilId, kinds: ['absence-day'], from, to } as const;
  if (caller.as !== 'staff') await deps.seen(ownerId, personOf(caller, look), shown, caller.moment.instant);
  const school = schools.find((candidate) => candidate.id === look.card.facts.schoolId);
  const words = { settings: settings.at(school?.id), schoolType: school?.type ?? 'grunnskole', ...caller };
  return { look, days: daysOf({ entries, finals: decidedBy(finals, caller.moment.day) }, look.scope, words) };
}

/** A child's absence, for a guardian who may see the child (C2). */
export const listChildAbsences = (deps: AbsencesDeps) => async (caller: Caller, input: AbsencesInput) => {
  const { days } = await readAbsences(deps, caller, input);
  return { childId: input.pupilId, from: input.from, to: input.to, days };
};

/** A pupil's own absence. */
export const listOwnAbsences = (deps: AbsencesDeps) => async (caller: Caller, input: AbsencesInput) => {
  const { days } = await readAbsences(deps, caller, input);
  return { pupilId: input.pupilId, from: input.from, to: input.to, days };
};

/** A pupil's absence for staff: all of it, or the lessons of own subjects and why the rest is not shown (C1). */
export const listPupilAbsences = (deps: AbsencesDeps) => async (caller: Caller, input: AbsencesInput) => {
  const { look, days } = await readAbsences(deps, caller, input);
  const { card, scope } = look;
  return {
    pupilId: input.pupilId,
    pupilName: `${card.givenName} ${card.familyName}`,
    protected: isProtected(card.facts.protection),
    from: input.from,
    to: input.to,
    ...showScope(scope, caller.language),
    days,
  };
};
