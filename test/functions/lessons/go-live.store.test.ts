import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { addDays } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { CONFIRM, MONDAY, makeWorld, ROSTER, TODAY, UNSETTLED, WAITING, type World } from './world.ts';

const make = recordsOf(OWNER);
const KEY = 'school.goLiveDay';
/** Half a term of lessons, four a day: more than any page. */
const OLD_DAYS = Array.from({ length: 40 }, (_none, index) => addDays('2026-08-24', index));

let tables: Awaited<ReturnType<typeof makeTables>>;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  trips = countTrips(tables.client);
});
afterAll(() => tables.stop());

type At = { readonly schoolId: string; readonly groupId: string };
const lessonsOn = (world: World, at: At, days: readonly string[]) =>
  days.flatMap((date) =>
    ['08:30', '09:45', '11:15', '12:30'].flatMap((from) =>
      make.lesson({
        lessonId: newId(),
        ...at,
        date,
        from,
        to: `${from.slice(0, 3)}59`,
        teacherIds: [world.p.staff.teacher],
      }),
    ),
  );

/** The days of the teacher's list, through every page; each page but the last is full, and the last ends it. */
async function listed(world: World, limit = 50, at?: string): Promise<readonly string[]> {
  const days: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = { limit: String(limit), ...(cursor && { cursor }) };
    const { status, body } = await world.ask('teacher', { route: WAITING, query, ...(at && { at }) });
    expect(status).toBe(200);
    days.push(...body.lessons.map(({ date }: { date: string }) => date));
    if (body.next === null) return days;
    expect(body.lessons).toHaveLength(limit);
    cursor = body.next;
  }
}

describe('a school that goes live in the middle of a term (B4, decision 032)', () => {
  let world: World;
  const here = (): At => ({ schoolId: world.p.school, groupId: world.p.group });
  const importedSince = async (day: string | undefined, id = world.p.school) => {
    const [item] = make.school(id, 'Fjordvik skule');
    await world.put({ ...item, ...(day !== undefined && { importedSince: day }) });
  };
  const set = (value: string, schoolId?: string) =>
    world.put({
      ...{ pk: `${OWNER}#SETTINGS`, sk: `VALUE#${schoolId === undefined ? 'OWNER' : `SCHOOL#${schoolId}`}#${KEY}` },
      ...{ key: KEY, value, version: 1, changedAt: '2026-11-01T08:00:00.000Z', schoolId },
    });
  beforeEach(async () => {
    world = await makeWorld(tables);
    await set('');
    await seed(tables.client, world.table, lessonsOn(world, here(), OLD_DAYS));
  });

  test('a school that goes live in the middle of a term has no old lesson on the list; a school from before has them all', async () => {
    expect(await listed(world)).toHaveLength(3 + OLD_DAYS.length * 4);
    await importedSince(MONDAY);
    expect(await listed(world)).toEqual([TODAY, MONDAY, MONDAY]);
    await importedSince(TODAY);
    expect(await listed(world)).toEqual([TODAY]);
  });

  test('a school that goes live in the middle of a term counts from the day that somebody sets: the school’s before the owner’s; an empty one is the import’s again', async () => {
    await importedSince(TODAY);
    await set(MONDAY);
    expect(await listed(world)).toEqual([TODAY, MONDAY, MONDAY]);
    await set('2026-10-02', world.p.school);
    expect(new Set(await listed(world))).toEqual(new Set([TODAY, MONDAY, '2026-10-02']));
    await set('', world.p.school);
    expect(await listed(world)).toEqual([TODAY]);
  });

  test('a school that goes live in the middle of a term asks nothing before a day that is still to come, nor in the half-year after', async () => {
    await set('2027-01-04', world.p.school);
    expect(await listed(world)).toEqual([]);
    expect(await listed(world, 50, '2027-01-05T09:00:00Z')).toEqual([]);
  });

  test('a school that goes live in the middle of a term can register and confirm an old lesson all the same, and what was registered and lost its lesson is shown', async () => {
    await importedSince(TODAY);
    expect((await world.at('teacher', ROSTER, 'm1')).body.pupils.length).toBeGreaterThan(0);
    expect(await world.at('teacher', CONFIRM, 'pair')).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    const entered = await world.enter('m1', [{ pupilId: world.p.pupils.ola, kind: 'absent' }]);
    expect(entered).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    const lost = make.lesson({ lessonId: world.p.lessons.m1, ...here(), date: MONDAY, status: 'cancelled' });
    for (const item of lost) await world.put(item);
    const { body } = await world.ask('teacher', { route: UNSETTLED });
    expect(body.registers).toMatchObject([{ lessonId: world.p.lessons.m1, displaced: 'cancelled' }]);
  });

  test('a teacher at two schools is asked by each school’s own day, in full pages, and in one query more at most', async () => {
    const other = { schoolId: newId(), groupId: newId() };
    await importedSince('2026-09-28');
    await importedSince('2026-09-30', other.schoolId);
    await seed(tables.client, world.table, lessonsOn(world, other, OLD_DAYS));
    const [own, theirs] = ['2026-09-28', '2026-09-30'].map((live) => OLD_DAYS.filter((day) => day >= live).length * 4);
    for (const limit of [1, 7, 50]) {
      expect(await listed(world, limit)).toHaveLength(3 + (own ?? 0) + (theirs ?? 0));
    }
    // A third school without a day makes the list be read from the half-year's beginning: that is one page more, not
    // sixteen.
    await importedSince(undefined, newId());
    await importedSince(TODAY);
    await importedSince(addDays(TODAY, 1), other.schoolId);
    trips.take();
    expect(await listed(world, 20)).toEqual([TODAY]);
    expect(trips.take().reads).toBe(3);
  });
});
