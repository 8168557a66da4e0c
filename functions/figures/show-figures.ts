import type { CallerAs } from '../access/authorize.ts';
import { isProtected } from '../access/policy.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { isGradedIn, loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import { type FigureSettings, type LookDeps, lookAtPupil } from './authorize.ts';
import { annualHoursOf, limitOn, periodOf } from './reckoning.ts';
import type { FiguresStore } from './store.ts';
import { type Shown, showFigures, typeOf, withinScope } from './view.ts';

export type FiguresDeps = LookDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools' | 'groupsAt'>;
  readonly settings: SettingsLookup<FigureSettings>;
  readonly store: Pick<FiguresStore, 'shownCounts'>;
  readonly seen: MarkSeen;
};

export type FiguresInput = {
  readonly pupilId: string;
  /** The school in a staff path. */
  readonly schoolId?: string;
  readonly halfYear?: string | undefined;
};

/** One pupil's figures of a half-year (C1, C2, C3, C4): two parallel reads, of counts and never of the history. */
async function readFigures(deps: FiguresDeps, caller: CallerAs, input: FiguresInput) {
  const { ownerId } = caller.login;
  const { pupilId } = input;
  const period = periodOf(halfYearFrom(input.halfYear, caller.moment.day));
  const [who, card, counts, org] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    deps.lookup.pupil(ownerId, pupilId),
    deps.store.shownCounts(
      ownerId,
      period.halves.map(({ id }) => ({ pupilId, halfYear: id })),
    ),
    loadOrgContext(deps, caller),
  ]);
  const schoolId = card?.facts.schoolId ?? '';
  const type = typeOf(counts, period.half, org.school(schoolId));
  const [look, groups] = await Promise.all([
    lookAtPupil(deps, caller, { who, card, schoolId: input.schoolId }),
    type === 'vgs' && card ? deps.lookup.groupsAt(ownerId, schoolId) : [],
  ]);
  await deps.seen(
    ownerId,
    { kind: caller.as, id: look.actor.personId },
    { pupilId, kinds: ['figures'] },
    caller.moment.instant,
  );
  const rules = limitOn(type, org.at(schoolId), period, caller.moment.day);
  const hours = annualHoursOf(groups, org.at(schoolId));
  const { gradeLevel } = look.card;
  const schoolType = org.school(schoolId)?.type ?? type;
  const graded = isGradedIn({ schoolType, gradeLevel }, period.half, caller.moment.day);
  const shown: Shown = { schoolId, period, counts, rules, hours, graded };
  return { look, figures: showFigures(shown) };
}

/** A child's figures, for a guardian who may see the child (C2). */
export const showChildFigures = (deps: FiguresDeps) => async (caller: CallerAs, input: FiguresInput) => {
  const { figures } = await readFigures(deps, caller, input);
  return { childId: input.pupilId, ...figures };
};

/** A pupil's own figures. */
export const showOwnFigures = (deps: FiguresDeps) => async (caller: CallerAs, input: FiguresInput) => {
  const { figures } = await readFigures(deps, caller, input);
  return { pupilId: input.pupilId, ...figures };
};

/** A pupil's figures for staff: all of them, or own subjects with the reason for the rest (C1). */
export const showPupilFigures = (deps: FiguresDeps) => async (caller: CallerAs, input: FiguresInput) => {
  const { look, figures } = await readFigures(deps, caller, input);
  const { card, scope } = look;
  return {
    pupilId: input.pupilId,
    pupilName: `${card.givenName} ${card.familyName}`,
    protected: isProtected(card.facts.protection),
    ...withinScope(figures, scope, caller.language),
  };
};
