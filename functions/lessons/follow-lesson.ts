import { retryOnConflict } from '../shared/table/commit.ts';
import type { Instant, Moment } from '../shared/time.ts';
import { recounted } from './counted-entries.ts';
import { lessonFact } from './events.ts';
import type { LessonName } from './read-store.ts';
import { markOf, nextRegister } from './registers.ts';
import { isAway, standing } from './rules.ts';
import type { LessonStore } from './store.ts';
import type { SubscribedFact } from './subscription.ts';
import { followed } from './timetable-rules.ts';

export type FollowDeps = {
  readonly store: Pick<LessonStore, 'register' | 'timed' | 'entriesIn' | 'save'>;
};

/** Entries of one transaction, beside the register, the timetable's marks and the fact. */
const AT_ONCE = 60;
/** Author of a register's step when the timetable caused it. */
const BY = 'timetable';

/**
 * After a change of the timetable, recounts the register and entries of the lesson (decision 029). Reads the lesson
 * anew, since the fact only names it: any order and number of facts ends alike. Repeats until nothing is left to do, so
 * it also follows changes made meanwhile.
 */
export const followLesson =
  (deps: FollowDeps) =>
  async ({ ownerId, data }: SubscribedFact, now: Moment): Promise<void> => {
    while ((await retryOnConflict(() => followOnce(deps, ownerId, data, now.instant))) !== 'done');
  };

async function followOnce({ store }: FollowDeps, ownerId: string, name: LessonName, at: Instant) {
  const before = await store.register(ownerId, name);
  if (!before) return 'done' as const;
  const away = Object.entries(before.lines).flatMap(([pupilId, line]) => (isAway(line) ? [pupilId] : []));
  const [lesson, entries] = await Promise.all([store.timed(ownerId, name), store.entriesIn(ownerId, name, away)]);
  const held = followed(before, lesson);
  const writes = recounted(before, { held, lesson, at }, entries);
  const mark = lesson && markOf(lesson, standing(held, lesson) !== undefined);
  const still = lesson && lesson.status !== 'cancelled' ? lesson : undefined;
  if (writes.length === 0 && (!still || !mark)) return 'done' as const;
  const now = writes.slice(0, AT_ONCE);
  const data = { schoolId: before.schoolId, ...name, pupilIds: now.map(({ pupilId }) => pupilId) };
  const fact = now.length === 0 ? undefined : lessonFact('entries-changed', { ownerId, occurredAt: at, data });
  const after = nextRegister(before, before, held, { by: BY, at, move: 'follow' });
  return store.save({
    ownerId,
    register: now.length === 0 ? undefined : { before, after },
    entries: now,
    mark: still && mark,
    lesson: still,
    fact,
  });
}
