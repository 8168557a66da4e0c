import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../functions/shared/ids.ts';
import { addDays } from '../../functions/shared/time.ts';
import { DAY, ENTER, MONDAY, makeWorld, TODAY, WAITING, type World } from '../functions/lessons/world.ts';
import { dueOver } from '../functions/notifications/due.ts';
import { OWNER } from '../support/events.ts';
import { recordsOf, seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';

/** A school that is imported on Monday 23 November, with a timetable since August (decision 032). */
const AUGUST = '2026-08-24';
const QUEUE = 'GET /v1/groups/{groupId}/absence-queue';
const MORNING = '2026-11-24T07:00:00Z';
const [NINE, TEN] = ['2026-11-24T08:30:00Z', '2026-11-24T09:00:00Z'];
const make = recordsOf(OWNER);

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let due: ReturnType<typeof dueOver>;
let old: readonly string[];
beforeEach(async () => {
  tables = await makeTables();
  world = await makeWorld(tables);
  due = dueOver(tables.client, tables.tables.main);
  const here = { schoolId: world.p.school, groupId: world.p.group, teacherIds: [world.p.staff.teacher] };
  old = Array.from({ length: 60 }, newId);
  await seed(
    tables.client,
    world.table,
    old.flatMap((lessonId, index) => make.lesson({ lessonId, ...here, date: addDays(AUGUST, index) })),
  );
  await imported(MONDAY);
  await set('school.goLiveDay', '');
  await set('lessons.lateNotice', 'now');
});

afterEach(() => tables.stop());

const imported = async (importedSince: string) => {
  const [item] = make.school(world.p.school, 'Fjordvik skule');
  await world.put({ ...item, importedSince });
};
const set = (key: string, value: unknown) =>
  world.put({
    ...{ pk: `${OWNER}#SETTINGS`, sk: `VALUE#OWNER#${key}`, key, value, version: 1 },
    changedAt: '2026-11-01T08:00:00.000Z',
  });
const enter = (lesson: number, entry: object, at = NINE) => {
  const params = { groupId: world.p.group, date: addDays(AUGUST, lesson), lessonId: old[lesson] ?? '' };
  return world.ask('teacher', { route: ENTER, params, body: { entries: [entry] }, at });
};
/** Everything that a morning brings: the facts of what was entered, and the jobs. */
async function aMorning(): Promise<void> {
  await due.deliverAll(NINE);
  await due.everyMinute(TEN);
  await due.every15Minutes(MORNING);
}
const teacherIsReminded = () => due.told().filter((telling) => telling.includes(world.p.staff.teacher));
const motherIsTold = () => due.told().filter((telling) => telling.startsWith(`guardian ${world.p.mother}`));

describe('a school that goes live in the middle of a term nags nobody about August (decision 032)', () => {
  it('no old lesson is on a list or in a reminder, though every one of them can be seen', async () => {
    const { body } = await world.ask('teacher', { route: WAITING, at: MORNING });
    expect(body.lessons.map(({ date }: { date: string }) => date)).toEqual([MONDAY, MONDAY]);
    const day = await world.ask('teacher', { route: DAY, query: { from: AUGUST, to: AUGUST } });
    expect(day.body.lessons).toMatchObject([{ lessonId: old[0], state: 'open' }]);
    await imported(TODAY);
    await aMorning();
    expect(teacherIsReminded()).toEqual([]);
  });

  it('a school that goes live nags nobody about August where another school of the owner has been there for long', async () => {
    for (const item of make.school(newId(), 'Havna skole')) await world.put(item);
    await imported(TODAY);
    await aMorning();
    expect(teacherIsReminded()).toEqual([]);
  });

  it('nobody is nagged about August while no school has gone live', async () => {
    await set('school.goLiveDay', '2027-01-04');
    await aMorning();
    expect(teacherIsReminded()).toEqual([]);
    expect(await world.ask('teacher', { route: WAITING, at: MORNING })).toMatchObject({
      status: 200,
      body: { lessons: [], next: null },
    });
  });

  it('a lesson of its first day is in the next morning’s reminder', async () => {
    await aMorning();
    expect(teacherIsReminded()).toHaveLength(1);
  });

  it('absence of August that somebody enters for the record is kept, and wakes no family', async () => {
    expect((await enter(0, { pupilId: world.p.pupils.ola, kind: 'absent' })).status).toBe(200);
    expect((await enter(1, { pupilId: world.p.pupils.kari, kind: 'late', minutes: 5 })).status).toBe(200);
    await aMorning();
    expect(motherIsTold()).toEqual([]);
    const range = { from: AUGUST, to: addDays(AUGUST, 13) };
    const absences = 'GET /v1/guardian/children/{childId}/absences';
    const seen = await world.ask('mother', { route: absences, params: { childId: world.p.pupils.ola }, query: range });
    expect(seen.body.days).toMatchObject([{ day: AUGUST }]);
  });

  it('absence of the first day and after is told of as ever, and late arrival too', async () => {
    await world.enter('m1', [{ pupilId: world.p.pupils.ola, kind: 'absent' }], { at: NINE });
    await world.enter('t1', [{ pupilId: world.p.pupils.kari, kind: 'late', minutes: 5 }], { at: NINE });
    await aMorning();
    const { ola, kari } = world.p.pupils;
    expect(
      motherIsTold()
        .map((text) => [ola, kari].findIndex((pupil) => text.includes(pupil)))
        .sort(),
    ).toEqual([0, 1]);
  });

  it('a day that was set later than the entry is heard before its hour: the job asks again', async () => {
    await world.enter('m1', [{ pupilId: world.p.pupils.ola, kind: 'absent' }], { at: NINE });
    await due.deliverAll(NINE);
    await set('school.goLiveDay', TODAY);
    await due.everyMinute(TEN);
    expect(motherIsTold()).toEqual([]);
    // Watched no more: also when the day is taken back, what was old then is not brought up again.
    await set('school.goLiveDay', '');
    await due.everyMinute(TEN);
    expect(motherIsTold()).toEqual([]);
  });

  it('the contact teacher’s queue counts no unexplained lesson of before, and does of after', async () => {
    await world.enter('m1', [{ pupilId: world.p.pupils.ola, kind: 'absent' }], { at: NINE });
    const queue = async () => {
      const asked = { route: QUEUE, params: { groupId: world.p.group } };
      return (await world.ask('contact', asked)).body.unexplained.length;
    };
    expect(await queue()).toBe(1);
    await imported(TODAY);
    expect(await queue()).toBe(0);
    await set('school.goLiveDay', '2027-01-04');
    expect(await queue()).toBe(0);
  });
});
