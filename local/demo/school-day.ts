import { randomUUID } from 'node:crypto';
import { addDays } from '../../functions/shared/time.ts';
import { type Lesson, lessonsOf, placeOf, pupilsOf } from './lessons.ts';
import { type DayChild, freezes, othersSee, type SchoolCast } from './roles.ts';
import { worksOffTheList } from './to-do.ts';
import { type Answer, eventually, list, object, type stepper } from './walk.ts';

type Steps = ReturnType<typeof stepper>;

/**
 * A school day, from the guardian's report to the guardian's figures with the teacher's reason. The clock is set
 * forward to the afternoon, since nobody registers a lesson that has not begun.
 */
export async function schoolDayWalk(
  steps: Steps,
  cast: SchoolCast,
  child: DayChild,
  goLive: string,
  setClock: (instant: string) => Promise<void>,
): Promise<void> {
  const report = await reports(steps, cast, child);
  await setClock(`${child.day}T14:30:00Z`);
  const classId = await classOf(steps, cast);
  const { withChild, without } = await teachersDay(steps, cast, child);
  const [first, ...others] = withChild;
  if (!first)
    throw new Error(`None of the lessons of ${cast.contactTeacher} on ${child.day} has the child on its roster`);
  await registers(steps, cast, child, first);
  await confirms(steps, cast, child, { others, without });
  await worksOffTheList(steps, cast.subjectTeacher, goLive);
  await decides(steps, cast, child, classId, report);
  await guardianSees(steps, cast, child, report);
  await othersSee(steps, cast, child, classId);
  await freezes(steps, cast, child);
  // The walk leaves the system on the next morning, so that it can run again.
  await setClock(`${addDays(child.day, 1)}T04:30:00Z`);
}

async function reports(steps: Steps, { guardian }: SchoolCast, { id, day }: DayChild): Promise<string> {
  steps.title('A school day: the guardian reports the child away');
  const body = { children: [{ childId: id, firstDay: day, lastDay: day }] };
  const path = '/v1/guardian/absence-reports';
  const made = await steps.ask({ as: guardian, method: 'POST', path, body, key: randomUUID(), expect: 201 });
  return String(list(made.body.reports)[0]?.reportId);
}

async function classOf(steps: Steps, { contactTeacher }: SchoolCast): Promise<string> {
  const me = await steps.ask({ as: contactTeacher, path: '/v1/staff/me', expect: 200 });
  const mine = list(me.body.groups).find((group) => group.role === 'contact-teacher');
  return String(mine?.groupId);
}

/** The teacher's lessons of the day: lessons with the child on their roster, and the others. */
async function teachersDay(steps: Steps, { contactTeacher: as }: SchoolCast, child: DayChild) {
  steps.title('The contact teacher opens own lessons of the day');
  await steps.ask({ as, path: `/v1/staff/lessons?from=${child.day}&to=${child.day}`, expect: 200 });
  const lessons = await lessonsOf(steps, as, child.day, child.day);
  steps.check(
    'there are lessons, in order',
    lessons.length > 0 && lessons.every((lesson, at) => lesson.from >= (lessons[at - 1]?.from ?? '')),
  );
  const rosters = await Promise.all(lessons.map((lesson) => pupilsOf(steps, as, lesson)));
  const has = (index: number) => rosters[index]?.some(({ pupilId }) => pupilId === child.id) === true;
  const withChild = lessons.filter((_one, index) => has(index));
  steps.say(`${withChild.length} of ${lessons.length} lessons have the child on the roster`);
  return { withChild, without: lessons.filter((_one, index) => !has(index)) };
}

async function registers(
  steps: Steps,
  { contactTeacher: as }: SchoolCast,
  child: DayChild,
  lesson: Lesson,
): Promise<void> {
  steps.title('The roster suggests who is reported away; the teacher accepts, and enters one who comes late');
  const roster = await steps.ask({ as, path: placeOf(lesson), expect: 200 });
  const pupils = list(roster.body.pupils);
  const suggested = pupils.find((pupil) => pupil.pupilId === child.id)?.suggestion;
  steps.check('the child is suggested, not entered', suggested !== null && suggested !== undefined);
  const late = pupils.find((pupil) => pupil.pupilId !== child.id && pupil.suggestion === null);
  const body = {
    entries: [
      { pupilId: child.id, kind: 'absent' },
      { pupilId: late?.pupilId, kind: 'late', minutes: 10 },
    ],
  };
  const path = `${placeOf(lesson)}/entries`;
  const entered = await steps.ask({ as, method: 'POST', path, body, key: randomUUID(), expect: 200 });
  steps.check('confirmed by the entry', object(entered.body.confirmed).how === 'by-entry');
  const tooLong = { entries: [{ pupilId: child.id, kind: 'part', minutes: 999 }] };
  await steps.ask({ as, method: 'POST', path, body: tooLong, key: randomUUID(), expect: 422 });
}

async function confirms(
  steps: Steps,
  { contactTeacher: as }: SchoolCast,
  child: DayChild,
  { others, without }: { readonly others: readonly Lesson[]; readonly without: readonly Lesson[] },
): Promise<void> {
  steps.title(
    'The child is away from the other lessons too; one without absence is confirmed by hand, by mistake, and again',
  );
  for (const lesson of others) {
    const body = { entries: [{ pupilId: child.id, kind: 'absent' }] };
    const path = `${placeOf(lesson)}/entries`;
    await steps.quiet.ask({ as, method: 'POST', path, body, key: randomUUID(), expect: 200 });
  }
  for (const lesson of without) {
    const path = `${placeOf(lesson)}/confirmation`;
    await steps.ask({ as, method: 'POST', path, expect: 200 });
    await steps.ask({ as, method: 'DELETE', path, expect: 200 });
    await steps.ask({ as, method: 'POST', path, expect: 200 });
  }
  if (without.length === 0) steps.say('Left out: the teacher has no lesson without the child that day.');
}

async function decides(
  steps: Steps,
  { contactTeacher: as }: SchoolCast,
  child: DayChild,
  classId: string,
  reportId: string,
): Promise<void> {
  steps.title('The contact teacher handles what guardians reported: queue, preview, decision');
  const base = `/v1/groups/${classId}`;
  const queue = await steps.ask({ as, path: `${base}/absence-queue?to=${child.day}`, expect: 200 });
  const waiting = list(queue.body.reports).find((report) => report.reportId === reportId);
  steps.check('the report waits in the queue', waiting !== undefined);
  const decision = {
    pupilId: child.id,
    date: child.day,
    wholeDay: true,
    code: 'documented-health',
    difference: 'documented-later',
    version: 0,
  };
  const body = { decisions: [decision], reports: [{ pupilId: child.id, reportId, version: waiting?.version }] };
  const preview = await steps.ask({ as, method: 'POST', path: `${base}/absence-decisions/preview`, body, expect: 200 });
  steps.check('the preview shows what the day becomes', list(preview.body.figures).length === 1);
  await steps.ask({ as, method: 'POST', path: `${base}/absence-decisions`, body, key: randomUUID(), expect: 201 });
  const stale = { ...body, decisions: [{ ...decision, code: 'reported' }] };
  await steps.ask({
    as,
    method: 'POST',
    path: `${base}/absence-decisions`,
    body: stale,
    key: randomUUID(),
    expect: 409,
  });
}

async function guardianSees(
  steps: Steps,
  { guardian: as }: SchoolCast,
  { id, day }: DayChild,
  reportId: string,
): Promise<void> {
  steps.title('The guardian sees the report handled, the day as the teacher set it, and the sums');
  const path = `/v1/guardian/children/${id}/absence-reports/${reportId}`;
  const report = await eventually(() => steps.ask({ as, path, expect: 200 }), '"handled"');
  steps.check('handled', report.body.status === 'handled');
  const days = await steps.ask({ as, path: `/v1/guardian/children/${id}/absences?from=${day}&to=${day}`, expect: 200 });
  const shown = object(list(days.body.days)[0]);
  steps.check(
    'one whole day, with the code that the teacher set',
    shown.wholeDay === true && JSON.stringify(shown).includes('documented-health'),
  );
  const sums = (answer: Answer) => object(answer.body.days)['health-personnel'];
  const figures = await eventually(
    () => steps.ask({ as, path: `/v1/guardian/children/${id}/absence-figures`, expect: 200 }),
    (answer) => Number(sums(answer)) > 0,
  );
  steps.check('a documented day is counted as a day', Number(sums(figures)) > 0);
}
