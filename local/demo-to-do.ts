import type { Day } from '../functions/shared/time.ts';
import { lastOpenLesson, placeOf } from './demo-lessons.ts';
import { list, type stepper } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Cast = { readonly contactTeacher: string; readonly subjectTeacher: string; readonly leader: string };

const TO_DO = '/v1/staff/unconfirmed-lessons?limit=50';

/**
 * A school that goes live in the middle of a term: the setting names the day, no lesson from before it is on a to-do list, and one can be
 * confirmed all the same. Returns the day.
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

/** A lesson from before the school went live, confirmed because somebody wants to, and given back. */
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

/**
 * Confirms what has waited, page by page, until nothing of own groups is left: a lesson that the timetable lends out in a colleague's
 * group needs the colleague's grant first.
 */
export async function worksOffTheList(steps: Steps, as: string, goLive: Day): Promise<void> {
  steps.title('The to-do list: lessons that are over and that nobody has confirmed');
  const me = await steps.quiet.ask({ as, path: '/v1/staff/me', expect: 200 });
  const own = new Set(list(me.body.groups).map(({ groupId }) => groupId));
  const ofOwn = (lessons: unknown) => list(lessons).filter(({ groupId }) => own.has(groupId));
  let confirmed = 0;
  for (let page = ofOwn((await steps.ask({ as, path: TO_DO, expect: 200 })).body.lessons); page.length > 0; ) {
    let done = 0;
    for (const { groupId, date, lessonId } of page) {
      const path = `/v1/groups/${groupId}/days/${date}/lessons/${lessonId}/confirmation`;
      if ((await steps.quiet.ask({ as, method: 'POST', path, expect: 200 })).status === 200) done += 1;
    }
    confirmed += done;
    steps.check(
      `${page.length} lessons, none from before ${goLive}`,
      page.every(({ date }) => String(date) >= goLive),
    );
    if (done === 0) break;
    page = ofOwn((await steps.quiet.ask({ as, path: TO_DO, expect: 200 })).body.lessons);
  }
  const { lessons } = (await steps.ask({ as, path: TO_DO, expect: 200 })).body;
  steps.say(`${confirmed} lessons confirmed, ${list(lessons).length} lent to a colleague's group left`);
  steps.check('nothing of own groups is left', ofOwn(lessons).length === 0);
}
