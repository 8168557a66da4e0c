import type { CallerAs } from '../access/authorize.ts';
import { isProtected } from '../access/policy.ts';
import type { HandlingLookup } from '../handling/lookup.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { type Day, daysBetween } from '../shared/time.ts';
import { type FigureSettings, type LookDeps, lookAtPupil } from './authorize.ts';
import { daysOf } from './days.ts';
import { refuse } from './refusals.ts';
import { decidedBy } from './rules.ts';
import { showScope } from './view.ts';

export type AbsencesDeps = LookDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools'>;
  readonly settings: SettingsLookup<FigureSettings>;
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
 * A pupil's absence day by day, straight from the records, so that a teacher's change shows at once (C2). Leave on
 * coming days is no absence yet, here as in the sums. Two reads.
 */
export async function readAbsences(deps: AbsencesDeps, caller: CallerAs, input: AbsencesInput) {
  const { pupilId, from, to, schoolId } = input;
  checkDays(input);
  const { ownerId } = caller.login;
  const [who, card, entries, finals, org] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    deps.lookup.pupil(ownerId, pupilId),
    deps.lessons.entries(ownerId, pupilId, from, to),
    deps.handling.finals(ownerId, pupilId, from, to),
    loadOrgContext(deps, caller),
  ]);
  const look = await lookAtPupil(deps, caller, { who, card, schoolId });
  // Only families get inbox items about a day's absence.
  const shown = { pupilId, kinds: ['absence-day'], from, to } as const;
  const person = { kind: caller.as, id: look.actor.personId };
  if (person.kind !== 'staff') await deps.seen(ownerId, person, shown, caller.moment.instant);
  const school = org.school(look.card.facts.schoolId);
  const words = { settings: org.at(school?.id), schoolType: school?.type ?? 'grunnskole', ...caller };
  return { look, days: daysOf({ entries, finals: decidedBy(finals, caller.moment.day) }, look.scope, words) };
}

const MOST_DAYS = 366;

/** Refuses a period that ends before it begins or is too long. */
function checkDays({ from, to }: { readonly from: Day; readonly to: Day }): void {
  const at = '?to';
  if (to < from) throw refuse('figures.days-turned', {}, { at });
  if (daysBetween(from, to) >= MOST_DAYS) throw refuse('figures.too-many-days', { maxDays: MOST_DAYS }, { at });
}

/** A child's absence, for a guardian who may see the child (C2). */
export const listChildAbsences = (deps: AbsencesDeps) => async (caller: CallerAs, input: AbsencesInput) => {
  const { days } = await readAbsences(deps, caller, input);
  return { childId: input.pupilId, from: input.from, to: input.to, days };
};

/** A pupil's own absence. */
export const listOwnAbsences = (deps: AbsencesDeps) => async (caller: CallerAs, input: AbsencesInput) => {
  const { days } = await readAbsences(deps, caller, input);
  return { pupilId: input.pupilId, from: input.from, to: input.to, days };
};

/** A pupil's absence for staff: all of it, or the lessons of own subjects with the reason for the rest (C1). */
export const listPupilAbsences = (deps: AbsencesDeps) => async (caller: CallerAs, input: AbsencesInput) => {
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
