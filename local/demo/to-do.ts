import type { Day } from '../../functions/shared/time.ts';
import { type Lesson, lastOpenLesson, placeOf } from './lessons.ts';
import { list, type stepper } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Cast = { readonly contactTeacher: string; readonly subjectTeacher: string; readonly leader: string };

const TO_DO = '/v1/staff/unconfirmed-lessons?limit=50';

/**
 * A school that goes live in the middle of a term: the setting has the day, no earlier lesson is on a to-do list, and a
 * teacher can still confirm one. Returns the day.
 */
export async function goLiveWalk(steps: Steps, cast: Cast, schoolId: string, today: Day): Promise<Day> {
  steps.title('The school goes live on the day of its first import: what was taught before asks nothing of anybody');
  const settings = await steps.quiet.ask({
    as: cast.leader,
    path: `/v1/schools/${schoolId}/settings`,
    expect: 200,
  });
  const setting = list(settings.body.settings).find(({ key }) => key === 'school.goLiveDay');
  const goLive = String(setting?.value);
  steps.say(`${String(setting?.title)}: ${goLive} (${String(setting?.origin)})`);
  steps.check('the principal sees the day', /^\d{4}-\d\d-\d\d$/.test(goLive));
  for (const as of [cast.contactTeacher, cast.subjectTeacher]) {
    const { lessons } = (await steps.ask({ as, path: TO_DO, expect: 200 })).body;
    steps.check(
      `${list(lessons).length} lessons wait for ${as}, none from before that day`,
      list(lessons).every(({ date }) => String(date) >= goLive),
    );
  }
  await confirmsOldLesson(steps, cast.contactTeacher, goLive, today);
  return goLive;
}

/** Confirms a lesson from before the go-live day, and takes the confirmation back. */
async function confirmsOldLesson(steps: Steps, as: string, goLive: Day, today: Day): Promise<void> {
  const lesson = await lastOpenLesson(steps, as, goLive, today);
  if (!lesson) {
    steps.say(`Left out: this half-year has no lesson of ${as} from before ${goLive} that nobody has confirmed.`);
    return;
  }
  const path = `${placeOf(lesson)}/confirmation`;
  await steps.ask({ as, method: 'POST', path, expect: 200 });
  await steps.ask({ as, method: 'DELETE', path, expect: 200 });
}

const MANY = '/v1/staff/lesson-confirmations';

/**
 * Confirms as many waiting lessons as one request takes: first a preview, then the same request. Lessons with a
 * reported pupil stay on the list. The teacher can open every lesson of the list, also a substitute's in a colleague's
 * group.
 */
export async function worksOffTheList(steps: Steps, as: string, goLive: Day): Promise<void> {
  steps.title('The to-do list: lessons that are over and that nobody has confirmed; all of them in one request');
  const { lessons } = (await steps.ask({ as, path: TO_DO, expect: 200 })).body;
  steps.check(
    `none from before ${goLive}`,
    list(lessons).every(({ date }) => String(date) >= goLive),
  );
  await opensEach(steps, as, list(lessons).map(lessonOf));
  let confirmed = 0;
  let after: string | undefined = '';
  while (after !== undefined) {
    const path: string = after === '' ? MANY : `${MANY}?cursor=${after}`;
    const post = { as, method: 'POST', path, expect: 200 } as const;
    const seen = (await steps.ask({ ...post, body: { mode: 'preview' } })).body;
    const done = (await steps.ask({ ...post, body: { mode: 'confirm' } })).body;
    steps.check('as many as the preview said', seen.confirmed === done.confirmed && seen.left === done.left);
    confirmed += Number(done.confirmed);
    after = typeof done.next === 'string' ? done.next : undefined;
  }
  const left = list((await steps.ask({ as, path: TO_DO, expect: 200 })).body.lessons);
  steps.say(`${confirmed} lessons confirmed, ${left.length} left from which somebody is reported away`);
  const open = await Promise.all(
    left.map(async (row) =>
      list((await steps.quiet.ask({ as, path: placeOf(lessonOf(row)), expect: 200 })).body.pupils),
    ),
  );
  steps.check(
    'nothing else is left',
    open.every((pupils) => pupils.some(({ suggestion, entry }) => suggestion !== null && entry === null)),
  );
}

/** The owner of the list opens each group's first lesson. */
async function opensEach(steps: Steps, as: string, lessons: readonly Lesson[]): Promise<void> {
  const firsts = new Map(lessons.map((lesson) => [lesson.groupId, lesson]));
  for (const lesson of firsts.values()) await steps.quiet.ask({ as, path: placeOf(lesson), expect: 200 });
  steps.say(`${firsts.size} groups on the list, a lesson of each opened`);
}

const lessonOf = ({ groupId, lessonId, date, from, state }: ReturnType<typeof list>[number]): Lesson => ({
  groupId: String(groupId),
  lessonId: String(lessonId),
  date: String(date),
  from: String(from),
  state: String(state),
});
