import { newId } from '../../functions/shared/ids.ts';
import { feideClaims, httpEvent, OWNER } from '../support/events.ts';
import { ALWAYS, type Item, recordsOf } from '../support/records.ts';
import { compareToBare } from './compare.ts';
import { withTwins } from './twins.ts';

/** A school of 600 pupils in classes of 25, each with six lessons on a Tuesday in a term, when school is over. */
const PUPILS = 600;
const CLASS = 25;
const DAY = '2026-11-24';
const AT = '2026-11-24T15:00:00Z';
const TIMES = [
  ['08:30', '09:15'],
  ['09:20', '10:05'],
  ['10:20', '11:05'],
  ['11:45', '12:30'],
  ['12:35', '13:20'],
  ['13:30', '14:15'],
] as const;
const LESSON = '/v1/groups/{groupId}/days/{date}/lessons/{lessonId}';

type Lesson = { readonly groupId: string; readonly lessonId: string; readonly pupilIds: readonly string[] };

function school(): { readonly items: readonly Item[]; readonly lessons: readonly Lesson[] } {
  const make = recordsOf(OWNER);
  const schoolId = newId();
  const items: Item[] = [...make.school(schoolId, 'Fjordvik skule'), ...make.term('2026-08-17', '2027-06-19')];
  const lessons: Lesson[] = [];
  for (let index = 0; index < PUPILS / CLASS; index++) {
    const groupId = newId();
    const teacherId = newId();
    const pupilIds = Array.from({ length: CLASS }, newId);
    const teaches = [{ as: 'teacher' as const, groupId, schoolId, ...ALWAYS }];
    items.push(
      ...pupilIds.flatMap((id) => make.pupil({ id, schoolId, groupId })),
      ...make.group({ groupId, schoolId }, '5A', pupilIds),
      ...make.staff({ id: teacherId, feideName: `${groupId}@fjordvik.example`, teaches }),
    );
    for (const [from, to] of TIMES) {
      const lessonId = newId();
      items.push(...make.lesson({ lessonId, groupId, schoolId, date: DAY, from, to, teacherIds: [teacherId] }));
      lessons.push({ groupId, lessonId, pupilIds });
    }
  }
  return { items, lessons };
}

const eventOf = (route: string, { groupId, lessonId }: Lesson, body?: unknown) =>
  httpEvent({
    route,
    params: { groupId, date: DAY, lessonId },
    body,
    claims: feideClaims(groupId),
    headers: { 'idempotency-key': newId() },
    at: AT,
  });

/** Prints what opening, registering and confirming every lesson of a school's day costs beside its database calls. */
export async function bench(): Promise<readonly string[]> {
  const { items, lessons } = school();
  // Every other lesson has somebody away: two of 25, one of them late.
  const withAbsence = lessons.filter((_lesson, index) => index % 2 === 0);
  const without = lessons.filter((_lesson, index) => index % 2 === 1);
  const away = ([first = '', second = '']: readonly string[]) => ({
    entries: [
      { pupilId: first, kind: 'absent' },
      { pupilId: second, kind: 'late', minutes: 10 },
    ],
  });
  return withTwins(items, (twins) =>
    compareToBare(`All ${lessons.length} lessons of a day at a school of ${PUPILS} pupils`, twins, [
      {
        name: 'open the roster',
        status: 200,
        mostTrips: 2,
        events: lessons.map((lesson) => eventOf(`GET ${LESSON}`, lesson)),
      },
      {
        name: 'register two of 25',
        status: 200,
        mostTrips: 3,
        events: withAbsence.map((lesson) => eventOf(`POST ${LESSON}/entries`, lesson, away(lesson.pupilIds))),
      },
      {
        name: 'confirm without absence',
        status: 200,
        mostTrips: 3,
        events: without.map((lesson) => eventOf(`POST ${LESSON}/confirmation`, lesson)),
      },
      {
        name: 'the to-do list',
        status: 200,
        mostTrips: 2,
        events: lessons.map((lesson) => eventOf('GET /v1/staff/unconfirmed-lessons', lesson)),
      },
    ]),
  );
}
