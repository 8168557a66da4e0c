import type { Lookup } from '../roster/lookup.ts';
import { untilSettled } from '../shared/commit.ts';
import type { LessonName } from './read-store.ts';
import {
  askAbout,
  type Caller,
  markOf,
  nextRegister,
  openLesson,
  type PlaceDeps,
  placeOf,
  readPlace,
  showState,
  taken,
} from './registers.ts';
import { confirmedBy, standing, unconfirmed } from './rules.ts';
import type { LessonStore } from './store.ts';

export type ConfirmDeps = {
  readonly lookup: PlaceDeps['lookup'] & Pick<Lookup, 'staff'>;
  readonly store: Pick<LessonStore, 'register' | 'save'>;
};

type Way = 'confirm' | 'unconfirm';
type Outcome = ReturnType<typeof showState> & { readonly version: number };

/**
 * Confirms a lesson in which nobody was away (B3): for the teacher only, so there is no fact and nobody is told. Two
 * reads and one transaction; again is the same answer, and mends the timetable's mark where an import wrote over it.
 */
export const confirmLesson = (deps: ConfirmDeps) => step(deps, 'confirm');

/** Takes a confirmation back that was given by mistake; the trail keeps both. Refused while somebody is registered away. */
export const unconfirmLesson = (deps: ConfirmDeps) => step(deps, 'unconfirm');

const step =
  (deps: ConfirmDeps, way: Way) =>
  (caller: Caller, name: LessonName): Promise<Outcome> =>
    untilSettled(async () => {
      const place = await readPlace(deps, caller, name);
      const { asking, group } = await askAbout(deps.lookup, caller, place, {
        action: 'lesson:register',
        date: name.date,
      });
      const lesson = openLesson(place, caller);
      const { register: before } = place;
      const hand = { by: asking.card.staffId, at: caller.moment.instant };
      const next = taken(way === 'confirm' ? confirmedBy(before, lesson, hand) : unconfirmed(before, lesson));
      const after =
        next === 'same' ? before : nextRegister(before, placeOf(group, lesson), next, { ...hand, move: way });
      const mark = markOf(lesson, standing(after, lesson) !== undefined);
      const register = after && next !== 'same' ? { before, after } : undefined;
      const saved = await deps.store.save({ ownerId: caller.login.ownerId, register, mark });
      if (saved === 'moved') return 'moved';
      return { ...showState(name, { lesson, register: after }, caller), version: after?.version ?? 0 };
    });
