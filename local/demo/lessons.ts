import { addDays, type Day, halfYearOf } from '../../functions/shared/time.ts';
import { list, type object, type stepper } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Json = ReturnType<typeof object>;

export type Lesson = {
  readonly groupId: string;
  readonly lessonId: string;
  readonly date: Day;
  readonly from: string;
  readonly state: string;
};

/** The most days of one request. */
const DAYS = 14;
/** The most days to search in either direction: longer than any holiday but the summer's. */
const MOST_DAYS = 84;

/** A teacher's lessons of up to 14 days that take place, in order. */
export async function lessonsOf(steps: Steps, as: string, from: Day, to: Day): Promise<readonly Lesson[]> {
  const path = `/v1/staff/lessons?from=${from}&to=${to}`;
  const { lessons } = (await steps.quiet.ask({ as, path, expect: 200 })).body;
  return list(lessons)
    .filter(({ status }) => status !== 'cancelled')
    .map((lesson) => ({
      groupId: String(lesson.groupId),
      lessonId: String(lesson.lessonId),
      date: String(lesson.date),
      from: String(lesson.from),
      state: String(lesson.state),
    }));
}

export const placeOf = ({ groupId, date, lessonId }: Lesson): string =>
  `/v1/groups/${groupId}/days/${date}/lessons/${lessonId}`;

/** The pupils on the roster of a lesson. */
export const pupilsOf = async (steps: Steps, as: string, lesson: Lesson): Promise<readonly Json[]> =>
  list((await steps.quiet.ask({ as, path: placeOf(lesson), expect: 200 })).body.pupils);

/**
 * A pupil with some property on the roster of one of a teacher's lessons near a day. The search crosses holidays on
 * both sides and skips lessons without pupils. Throws with the searched days if there is no such pupil.
 */
export async function findPupil(steps: Steps, as: string, around: Day, what: string, isSo: (pupil: Json) => boolean) {
  const seen = new Set<string>();
  let looked = 0;
  for (const from of windowsAround(around)) {
    for (const lesson of await lessonsOf(steps, as, from, addDays(from, DAYS - 1))) {
      if (seen.has(lesson.groupId)) continue;
      const pupils = await pupilsOf(steps, as, lesson);
      looked += 1;
      if (pupils.length > 0) seen.add(lesson.groupId);
      const found = pupils.find(isSo);
      if (found) return { pupilId: String(found.pupilId), lesson };
    }
  }
  const reach = `${addDays(around, -MOST_DAYS)} to ${addDays(around, MOST_DAYS)}`;
  throw new Error(`${as} has ${what} in none of ${looked} lessons, of ${seen.size} groups with pupils, from ${reach}`);
}

/** First days of stretches of two weeks: the one that begins with the day, then later and earlier ones by turns. */
function* windowsAround(around: Day): Generator<Day> {
  for (let away = 0; away < MOST_DAYS; away += DAYS) {
    yield addDays(around, away);
    yield addDays(around, -away - DAYS);
  }
}

/** The last unconfirmed lesson of this half-year before a day; `undefined` if there is none. */
export async function lastOpenLesson(steps: Steps, as: string, before: Day, today: Day): Promise<Lesson | undefined> {
  const { from } = halfYearOf(today);
  for (let last = addDays(before, -1); last >= from; last = addDays(last, -DAYS)) {
    const first = addDays(last, 1 - DAYS);
    const found = await lessonsOf(steps, as, first > from ? first : from, last);
    const open = found.filter(({ state }) => state === 'open').at(-1);
    if (open) return open;
  }
  return undefined;
}
