import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countingOver } from '../../../functions/figures/counting-over.ts';
import { recount, recountPupils } from '../../../functions/figures/recount-pupils.ts';
import { SubscribedFact } from '../../../functions/figures/subscription.ts';
import { applyLeave } from '../../../functions/handling/apply-leave.ts';
import { handlingStore } from '../../../functions/handling/store.ts';
import { SubscribedFact as LeaveFact } from '../../../functions/handling/subscription.ts';
import { leaveLookup } from '../../../functions/leave/lookup.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { allItems } from '../../../functions/shared/table/dynamo.ts';
import { halfYearOf, momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { at } from '../../support/json.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { type Asking, asking, BASE, make, named, type School, school } from '../statements/world.ts';
import {
  daysOf,
  diplomasOf,
  NONE,
  plus,
  previewed,
  routesOf,
  type Sum,
  sumsOf,
  tableOfStatements,
} from './sums-by-route.ts';

const [MON, TUE, WED, THU, FRI] = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'] as const;
const WEEK = [MON, TUE, WED, THU, FRI];
const HOURS = [
  { from: '08:30', to: '09:30' },
  { from: '09:45', to: '10:45' },
  { from: '11:00', to: '12:00' },
];
/** Beyond the coming days of the leave. */
const SPAN = { from: MON, to: '2026-11-27' };
const eveningOf = (day: string) => `${day}T17:00:00Z`;

let engine: Awaited<ReturnType<typeof makeTables>>;
let ask: Asking;
let place: School;
/** Whether minutes late count as absence too. */
let late = false;
const seen = new Set<string>();
const lessonOf = new Map<string, string>();
beforeEach(async () => {
  engine = await makeTables();
  ask = asking(engine);
});
afterEach(() => engine.stop());

async function begin(type: 'grunnskole' | 'vgs', lateCounts = false): Promise<void> {
  place = school(type);
  late = lateCounts;
  const lessons = WEEK.flatMap((date) =>
    HOURS.flatMap((hours, index) => {
      const lessonId = newId();
      lessonOf.set(`${date} ${index}`, lessonId);
      const { groupId, schoolId } = place;
      return make.lesson({ lessonId, date, groupId, schoolId, subject: 'Norsk', ...hours });
    }),
  );
  const people = place.items.map((item) =>
    item.sk === 'FACTS#PROFILE' && item.pk.endsWith(place.pupil) ? { ...item, givenName: 'Ola' } : item,
  );
  await seed(engine.client, engine.tables.main, [
    ...people,
    ...lessons,
    ...make.setting('lessons.lateCounts', lateCounts),
  ]);
}

async function done(told: ReturnType<Asking>): Promise<unknown> {
  const { status, body } = await told;
  expect([status < 300, body]).toEqual([true, body]);
  return body;
}
const inLesson = (date: string, index: number) => lessonOf.get(`${date} ${index}`) ?? '';
const register = (date: string, index: number, kind: string, minutes?: number) =>
  done(
    ask('subject', {
      route: 'POST /v1/groups/{groupId}/days/{date}/lessons/{lessonId}/entries',
      params: { groupId: place.groupId, date, lessonId: inLesson(date, index) },
      body: { entries: [{ pupilId: place.pupil, kind, ...(minutes !== undefined && { minutes }) }] },
      at: `${date}T12:00:00Z`,
    }),
  );
type Line = { readonly date: string; readonly code: string | null } & Readonly<Record<string, unknown>>;
const DECIDED = { version: 0, difference: 'teacher-corrected' };
const decide = (when: string, ...lines: readonly Line[]) =>
  done(
    ask('contact', {
      route: 'POST /v1/groups/{groupId}/absence-decisions',
      params: { groupId: place.groupId },
      body: { decisions: lines.map((line) => ({ ...DECIDED, pupilId: place.pupil, ...line })), reports: [] },
      at: when,
    }),
  );
async function grant(when: string, firstDay: string, lastDay: string): Promise<void> {
  const leave = await done(
    ask('guardian', {
      route: 'POST /v1/guardian/children/{childId}/leave-applications',
      params: { childId: place.pupil },
      body: { firstDay, lastDay, purposeId: 'travel' },
      at: when,
    }),
  );
  await done(
    ask('contact', {
      route: `POST ${BASE}/leave-applications/{leaveId}/decision`,
      params: { ...named(place), leaveId: String(at(leave, 'leaveId')) },
      headers: { 'if-match': '"1"' },
      body: { outcome: 'granted' },
      at: when,
    }),
  );
}

/** What follows by the evening: leave becomes decisions, the counts follow the facts, and the night counts again. */
async function come(day: string): Promise<void> {
  const { client, tables } = engine;
  const counting = countingOver(client, tables.main);
  const apply = applyLeave({
    ...{ lookup: counting.lookup, settings: counting.settings },
    leave: leaveLookup(client, tables.main),
    store: handlingStore(client, tables.main),
  });
  const now = momentOf(Date.parse(eveningOf(day)));
  const facts = async () => {
    const found = await allItems(client, {
      TableName: tables.main,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': `${OWNER}#OUTBOX` },
    });
    return found.flatMap(({ fact }) => (seen.has(String(at(fact, 'id'))) ? [] : [fact]));
  };
  for (let fresh = await facts(); fresh.length > 0; fresh = await facts()) {
    for (const fact of fresh) {
      seen.add(String(at(fact, 'id')));
      const [leave, count] = [LeaveFact.safeParse(fact), SubscribedFact.safeParse(fact)];
      if (leave.success) await apply(leave.data);
      if (count.success) await recountPupils(counting)(count.data, now);
    }
  }
  await recount(counting, { ownerId: OWNER, pupilId: place.pupil, half: halfYearOf(day), asked: true }, now);
}

const agreed = (sum: unknown, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, sum]));

/** A sum that is nothing but what it names. */
const sumOf = (days: Sum['days'], minutes: Sum['minutes'], times = 0, minutesLate = 0): Sum =>
  plus(NONE, { days, minutes, late: { times, minutes: minutesLate } });

/**
 * The sum and the days of an evening, after every route has been found to say the same. `version`: that of the decision
 * on Monday.
 */
async function agreedOn(day: string, version = 1) {
  await come(day);
  const instant = eveningOf(day);
  const statement = await done(
    ask('office', {
      route: `POST ${BASE}/statements`,
      params: named(place),
      body: { halfYear: '2026-autumn' },
      at: instant,
    }),
  );
  const routes = routesOf(ask, place, instant);
  const [sums, days] = [
    await sumsOf(routes, place, statement),
    await daysOf(routes, place, { query: SPAN, lateCounts: late }),
  ];
  const total = sums['a guardian’s figures'] ?? NONE;
  expect(sums).toEqual(agreed(total, Object.keys(sums)));
  const beside = Object.entries(days['the days side by side'] ?? {}).filter(([date]) => date <= day);
  const shown = { ...days, 'the days side by side': Object.fromEntries(beside) };
  const own = days['a guardian’s days'] ?? {};
  expect(shown).toEqual(agreed(own, Object.keys(shown)));
  expect(Object.values(own).reduce((sum, other) => plus(sum, other), NONE)).toEqual(total);
  const { before, after } = await previewed(ask, place, { date: MON, version, instant });
  expect({ ...before, late: total.late }).toEqual(total);
  const other = plus(plus(total, own[MON] ?? NONE, -1), sumOf({ undocumented: 1 }, {}));
  expect([after.days, after.minutes]).toEqual([other.days, other.minutes]);
  const [diploma, ...others] = await diplomasOf(routes, statement);
  expect(others).toEqual(others.map(() => diploma));
  const all = (sums: Sum['days']) => Object.values({ ...sums, 'not-absence': 0 }).reduce((sum, part) => sum + part, 0);
  expect(await tableOfStatements(routes)).toEqual({ days: all(total.days), minutes: all(total.minutes), diploma });
  return { total, days: own };
}

describe('one day’s sum is the same by every route (C1, C2, C3, C5, C6)', () => {
  test.each([
    ['grunnskole', 'other-documented', false],
    ['vgs', 'undocumented', false],
    ['grunnskole', 'other-documented', true],
  ] as const)(
    'one day’s sum is the same by every route, evening by evening through a mixed week: %s, leave is %s, late counts: %s',
    async (type, leave, lateCounts) => {
      await begin(type, lateCounts);
      const expected: Record<string, Sum> = {};
      const days: Record<string, Sum> = {};
      let before = NONE;
      /** The day that has just been, and the sum of the days so far. */
      const evening = async (day: string, said: Sum) => {
        expected[day] = said;
        const now = await agreedOn(day);
        days[day] = now.days[day] ?? NONE;
        expect(days).toEqual(expected);
        expect(now.total).toEqual(plus(before, said));
        before = now.total;
      };

      // Away all day, documented; leave is granted for three days to come and for more after the week.
      for (const index of [0, 1, 2]) await register(MON, index, 'absent');
      await decide(`${MON}T13:00:00Z`, { date: MON, wholeDay: true, code: 'documented-health' });
      await grant(`${MON}T14:00:00Z`, THU, FRI);
      await grant(`${MON}T14:10:00Z`, '2026-11-23', '2026-11-24');
      await evening(MON, sumOf({ 'health-personnel': 1 }, {}));

      // Single hours: one by the rules alone, a part of one with a decision of its own, and a late arrival.
      await register(TUE, 0, 'absent');
      await register(TUE, 1, 'part', 25);
      await register(TUE, 2, 'late', 10);
      await decide(`${TUE}T13:00:00Z`, { date: TUE, lessonId: inLesson(TUE, 1), code: 'documented-other' });
      await evening(TUE, sumOf({}, { undocumented: lateCounts ? 70 : 60, 'other-documented': 25 }, 1, 10));

      // A decision on the day that counts no day, and one on a lesson that goes before it; the third hour attended.
      await register(WED, 0, 'absent');
      await register(WED, 1, 'absent');
      await decide(
        `${WED}T13:00:00Z`,
        { date: WED, wholeDay: false, code: 'other-teaching' },
        { date: WED, lessonId: inLesson(WED, 1), code: 'undocumented' },
      );
      await evening(WED, sumOf({}, { 'not-absence': 60, undocumented: 60 }));

      // Leave: the teacher has registered an hour of it; the next day the pupil comes, late.
      await register(THU, 0, 'absent');
      await evening(THU, sumOf({ [leave]: 1 }, {}));
      await register(FRI, 2, 'late', 5);
      await evening(FRI, sumOf({ [leave]: 1 }, {}, 1, 5));
    },
  );

  test('one day’s sum is the same by every route after decisions of earlier days are changed and taken back', async () => {
    await begin('grunnskole');
    for (const index of [0, 1]) await register(MON, index, 'absent');
    await register(TUE, 0, 'absent');
    await register(TUE, 1, 'part', 40);
    await decide(
      `${TUE}T13:00:00Z`,
      { date: MON, wholeDay: true, code: 'documented-health' },
      { date: TUE, wholeDay: true, code: 'school-health' },
    );
    expect(await agreedOn(TUE)).toEqual({
      total: sumOf({ 'health-personnel': 1, 'not-absence': 1 }, {}),
      days: { [MON]: sumOf({ 'health-personnel': 1 }, {}), [TUE]: sumOf({ 'not-absence': 1 }, {}) },
    });
    await decide(
      `${WED}T13:00:00Z`,
      { date: MON, code: null, version: 1 },
      { date: TUE, wholeDay: false, code: 'documented-other', version: 1 },
    );
    await register(TUE, 1, 'present');
    expect(await agreedOn(WED, 2)).toEqual({
      total: sumOf({}, { undocumented: 120, 'other-documented': 60 }),
      days: { [MON]: sumOf({}, { undocumented: 120 }), [TUE]: sumOf({}, { 'other-documented': 60 }) },
    });
  });
});
