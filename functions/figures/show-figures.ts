import { isProtected } from '../access/policy.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { type Caller, halfAsked, type LookDeps, lookAtPupil, personOf } from './asking.ts';
import { annualHoursOf, limitOn, periodOf, type SettingsLookup } from './reckoning.ts';
import type { FiguresStore } from './store.ts';
import { type Shown, showFigures, typeOf, withinScope } from './view.ts';

export type FiguresDeps = LookDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools' | 'groupsAt'>;
  readonly settings: SettingsLookup;
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
async function readFigures(deps: FiguresDeps, caller: Caller, input: FiguresInput) {
  const { ownerId } = caller.login;
  const { pupilId } = input;
  const period = periodOf(halfAsked(input.halfYear, caller.moment.day));
  const [who, card, counts, { schools }, settings] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    deps.lookup.pupil(ownerId, pupilId),
    deps.store.shownCounts(
      ownerId,
      period.halves.map(({ id }) => ({ pupilId, halfYear: id })),
    ),
    deps.lookup.schools(ownerId),
    deps.settings.of(ownerId),
  ]);
  const schoolId = card?.facts.schoolId ?? '';
  const type = typeOf(
    counts,
    period.half,
    schools.find((school) => school.id === schoolId),
  );
  const [look, groups] = await Promise.all([
    lookAtPupil(deps, caller, { who, card, schoolId: input.schoolId }),
    type === 'vgs' && card ? deps.lookup.groupsAt(ownerId, schoolId) : [],
  ]);
  await deps.seen(ownerId, personOf(caller, look), { pupilId, kinds: ['figures'] }, caller.moment.instant);
  const rules = limitOn(type, settings.at(schoolId), period, caller.moment.day);
  const hours = annualHoursOf(groups, settings.at(schoolId));
  const shown: Shown = { schoolId, period, counts, rules, hours };
  return { look, figures: showFigures(shown) };
}

/** A child's figures, for a guardian who may see the child (C2). */
export const showChildFigures = (deps: FiguresDeps) => async (caller: Caller, input: FiguresInput) => {
  const { figures } = await readFigures(deps, caller, input);
  return { childId: input.pupilId, ...figures };
};

/** A pupil's own figures. */
export const showOwnFigures = (deps: FiguresDeps) => async (caller: Caller, input: FiguresInput) => {
  const { figures } = await readFigures(deps, caller, input);
  return { pupilId: input.pupilId, ...figures };
};

/** A pupil's figures for staff: all of them, or own subjects and why the rest is not shown (C1). */
export const showPupilFigures = (deps: FiguresDeps) => async (caller: Caller, input: FiguresInput) => {
  const { look, figures } = await readFigures(deps, caller, input);
  const { card, scope } = look;
  return {
    pupilId: input.pupilId,
    pupilName: `${card.givenName} ${card.familyName}`,
    protected: isProtected(card.facts.protection),
    ...withinScope(figures, scope, caller.language),
  };
};
