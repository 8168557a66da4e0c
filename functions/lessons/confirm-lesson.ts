import type { Caller } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { LessonSettings } from './entries.ts';
import { logSuggested, showSuggestions } from './open-suggestions.ts';
import { type PlanDeps, planConfirmation, type ToConfirm } from './plan-confirmation.ts';
import type { LessonName } from './read-store.ts';
import {
  authorizeLesson,
  markOf,
  nextRegister,
  openLesson,
  type PlaceDeps,
  placeOf,
  showState,
  taken,
} from './registers.ts';
import { standing, unconfirmed } from './rules.ts';
import type { LessonStore } from './store.ts';

export type ConfirmDeps = PlanDeps & {
  readonly lookup: PlanDeps['lookup'] & Pick<Lookup, 'schools'>;
  readonly settings: SettingsLookup<LessonSettings>;
  readonly store: Pick<LessonStore, 'register' | 'save'>;
  readonly logRead: LogRead;
};

export type UnconfirmDeps = {
  readonly lookup: PlaceDeps['lookup'];
  readonly store: Pick<LessonStore, 'register' | 'save'>;
};

/**
 * Confirms a lesson in which nobody was away (B3): for the teacher only, so no notice is sent. While a pupil expected
 * away has no line, the lesson stays unconfirmed and the answer lists the pupil. Stores "present" only for pupils whom
 * the teacher names (B10, decision 035). Three reads, a fourth if a pupil is expected away, and one transaction.
 * Idempotent: a repeat also restores the timetable's mark if an import has overwritten it.
 */
export const confirmLesson = (deps: ConfirmDeps) => (caller: Caller, asked: ToConfirm) =>
  retryOnConflict(async () => {
    const { groupId, date, lessonId } = asked;
    const plan = await planConfirmation(deps, caller, asked, () => loadOrgContext(deps, caller));
    await logSuggested(deps.logRead, plan.place, caller, plan.open);
    if ((await deps.store.save(plan.save)) === 'moved') return 'moved';
    return {
      ...showState({ groupId, date, lessonId }, { lesson: plan.lesson, register: plan.after }, caller),
      suggestions: showSuggestions(plan.open),
      version: plan.after?.version ?? 0,
    };
  });

/** Takes back a mistaken confirmation; the trail keeps both steps. Refused while somebody is registered away. */
export const unconfirmLesson = (deps: UnconfirmDeps) => (caller: Caller, name: LessonName) =>
  retryOnConflict(async () => {
    const place = await authorizeLesson(deps, caller, { name, action: 'lesson:register' });
    const { card, group } = place;
    const lesson = openLesson(place, caller);
    const { register: before } = place;
    const attribution = { by: card.staffId, at: caller.moment.instant };
    const next = taken(unconfirmed(before, lesson));
    const after =
      next === 'same'
        ? before
        : nextRegister(before, placeOf(group, lesson), next, { ...attribution, move: 'unconfirm' });
    const mark = markOf(lesson, standing(after, lesson) !== undefined);
    const register = after && next !== 'same' ? { before, after } : undefined;
    const saved = await deps.store.save({ ownerId: caller.login.ownerId, register, mark });
    if (saved === 'moved') return 'moved';
    return { ...showState(name, { lesson, register: after }, caller), version: after?.version ?? 0 };
  });
