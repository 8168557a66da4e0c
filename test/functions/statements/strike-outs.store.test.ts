import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { schoolDays } from '../../../functions/shared/school/calendar.ts';
import { addDays } from '../../../functions/shared/time.ts';
import { at, listOf } from '../../support/json.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import {
  type Asking,
  asking,
  BASE,
  finalOf,
  HEALTH,
  LEAVE,
  named,
  put,
  type School,
  school,
  type Who,
} from './world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
let ask: Asking;
let place: School;
beforeAll(async () => {
  engine = await makeTables();
  ask = asking(engine);
});
afterAll(() => engine.stop());
beforeEach(async () => {
  place = school();
  await seed(engine.client, engine.tables.main, place.items);
});

const CALENDAR = { terms: [], closedDays: [] };
const days = (from: string, count: number) => schoolDays(CALENDAR, from, addDays(from, 40)).slice(0, count);
const decide = (some: readonly string[], value: typeof HEALTH | typeof LEAVE = HEALTH) =>
  put(engine, ...some.map((date) => finalOf(place, place.pupil, date, value)));
const span = (some: readonly string[], cause = 'health') => ({ firstDay: some[0], lastDay: some.at(-1), cause });
const strike = (who: Who, body: unknown, headers: Record<string, string> = {}) =>
  ask(who, { route: `POST ${BASE}/strike-outs`, params: named(place), body, headers });
const list = (who: Who = 'leader') => ask(who, { route: `GET ${BASE}/strike-outs`, params: named(place) });
const withdraw = (who: Who, strikeOutId: unknown) =>
  ask(who, {
    route: `DELETE ${BASE}/strike-outs/{strikeOutId}`,
    params: { ...named(place), strikeOutId: String(strikeOutId) },
  });
const freeze = async (when: string) =>
  at(
    (
      await ask('office', {
        route: `POST ${BASE}/statements`,
        params: named(place),
        body: { halfYear: '2026-autumn' },
        at: when,
      })
    ).body,
    'content',
  );

describe('days left out on the diploma (C5)', () => {
  test('days left out on the diploma are shown beside what they are left out of, and change no figure', async () => {
    const sick = days('2026-10-05', 6);
    await decide(sick);
    const before = await freeze('2026-11-24T06:00:00Z');
    const told = await strike('office', span(sick));
    expect([told.status, at(told.body, 'days')]).toEqual([201, sick.slice(3)]);
    const after = await freeze('2026-11-24T07:00:00Z');
    expect(at(after, 'count')).toEqual(at(before, 'count'));
    expect(at(after, 'diploma')).toEqual({
      before: { days: 6, minutes: 0 },
      leftOut: { days: 3, minutes: 0 },
      after: { days: 3, minutes: 0 },
    });
    expect(at(after, 'strikeOuts', 0, 'days')).toEqual(sick.slice(3));
  });

  test('days left out on the diploma are taken back with a trail, and the statement that had them stays true', async () => {
    const sick = days('2026-10-05', 5);
    await decide(sick);
    const told = await strike('contact', span(sick));
    const frozen = await ask('office', {
      route: `POST ${BASE}/statements`,
      params: named(place),
      body: { halfYear: '2026-autumn' },
      at: '2026-11-24T07:00:00Z',
    });
    const id = at(told.body, 'strikeOutId');
    const gone = await withdraw('office', id);
    expect([gone.status, at(gone.body, 'status')]).toEqual([200, 'withdrawn']);
    expect(listOf(at(gone.body, 'trail')).map((step) => at(step, 'status'))).toEqual(['active', 'withdrawn']);
    expect((await withdraw('contact', id)).raw.body).toBe(gone.raw.body);
    const seen = await list();
    expect([at(seen.body, 'daysLeft'), at(seen.body, 'schoolYear')]).toEqual([10, '2026-2027']);
    expect(at(await freeze('2026-11-24T08:00:00Z'), 'diploma', 'leftOut')).toEqual({ days: 0, minutes: 0 });
    const params = { ...named(place), statementId: String(at(frozen.body, 'statementId')) };
    const verified = await ask('leader', { route: `GET ${BASE}/statements/{statementId}/verification`, params });
    expect(at(verified.body, 'same')).toBe(true);
  });

  test('days left out on the diploma are never more than ten in a school year, also when two ask at once', async () => {
    const [first, second] = [days('2026-09-07', 12), days('2026-10-12', 12)];
    await decide([...first, ...second]);
    const both = await Promise.all([strike('office', span(first)), strike('contact', span(second))]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const taken = both.flatMap(({ body }) => listOf(at(body, 'days')));
    expect(taken).toHaveLength(10);
    expect(at((await list()).body, 'daysLeft')).toBe(0);
    const leave = days('2026-11-02', 2);
    await decide(leave, LEAVE);
    const third = await strike('office', span(leave, 'leave'));
    expect([third.status, at(third.body, 'code'), at(third.body, 'params', 'maxDays')]).toEqual([
      409,
      'statements.days-used-up',
      10,
    ]);
  });

  test('days left out on the diploma are those of plain sickness where the risk is denied: what was read may be sent', async () => {
    const sick = days('2026-10-05', 6);
    await decide(sick);
    const told = await strike('office', { ...span(sick), fromDayOne: false });
    expect([told.status, at(told.body, 'days'), at(told.body, 'fromDayOne')]).toEqual([201, sick.slice(3), false]);
    await decide(days('2026-11-02', 2), LEAVE);
    const leave = await strike('office', { ...span(days('2026-11-02', 2), 'leave'), fromDayOne: false });
    expect(leave.status).toBe(201);
  });

  test('days left out on the diploma are the same strike-out for the same key, and once when two ask at once', async () => {
    const sick = days('2026-10-05', 5);
    await decide(sick);
    const headers = { 'idempotency-key': 'once-and-only-once' };
    const both = await Promise.all([strike('office', span(sick), headers), strike('office', span(sick), headers)]);
    const later = await strike('office', span(sick), headers);
    expect(new Set([...both, later].map(({ raw }) => raw.body)).size).toBe(1);
    expect(listOf(at((await list()).body, 'strikeOuts'))).toHaveLength(1);
    const other = await strike('office', span(days('2026-10-12', 5)), headers);
    expect([other.status, at(other.body, 'code')]).toEqual([422, 'idempotency-key-reused']);
  });

  test.each<[Who, number, number, number]>([
    ['guest', 401, 401, 401],
    ['guardian', 401, 401, 401],
    ['pupil', 403, 403, 403],
    ['subject', 404, 404, 404],
    ['leader', 403, 200, 403],
    ['contact', 201, 200, 200],
    ['office', 201, 200, 200],
  ])(
    'days left out on the diploma: %s leaves out: %i, sees: %i, withdraws: %i',
    async (who, adding, seeing, withdrawing) => {
      const sick = days('2026-10-05', 5);
      await decide(sick);
      const own = await strike('office', span(sick));
      const more = days('2026-10-12', 4);
      await decide(more);
      const statuses = [
        (await strike(who, span(more))).status,
        (await list(who)).status,
        (await withdraw(who, at(own.body, 'strikeOutId'))).status,
      ];
      expect(statuses).toEqual([adding, seeing, withdrawing]);
    },
  );

  test.each<[string, unknown, number, string, string | undefined]>([
    ['a word for a cause', { cause: 'holiday' }, 422, 'invalid-request', '/cause'],
    ['an unknown field', { days: ['2026-10-05'] }, 422, 'invalid-request', '/days'],
    ['a risk in a word', { fromDayOne: 'no' }, 422, 'invalid-request', '/fromDayOne'],
    ['no day of the calendar', { lastDay: '2026-02-30' }, 422, 'invalid-request', '/lastDay'],
    ['a turned span', { lastDay: '2026-10-01' }, 422, 'statements.span-turned', '/lastDay'],
    ['a span that is not over', { lastDay: '2026-11-27' }, 422, 'statements.span-not-over', '/lastDay'],
    ['two school years', { firstDay: '2026-06-01' }, 422, 'statements.span-over-two-years', '/lastDay'],
    [
      'a time before all code sets',
      { firstDay: '2020-10-05', lastDay: '2020-10-05' },
      422,
      'statements.no-rules',
      '/firstDay',
    ],
    ['a cause of upper secondary', { cause: 'other-documented' }, 422, 'statements.cause-not-here', '/cause'],
    [
      'a risk with leave',
      { cause: 'leave', fromDayOne: true },
      422,
      'statements.day-one-for-health-only',
      '/fromDayOne',
    ],
    ['a day without documentation', { lastDay: '2026-10-06' }, 422, 'statements.not-documented', '/firstDay'],
    ['three days of sickness', { lastDay: '2026-10-05' }, 422, 'statements.too-short', '/lastDay'],
  ])('days left out on the diploma refuses %s and says where', async (_name, more, status, code, pointer) => {
    await decide(['2026-10-05']);
    const told = await strike('office', {
      firstDay: '2026-10-05',
      lastDay: '2026-10-05',
      cause: 'health',
      ...Object(more),
    });
    expect([told.status, at(told.body, 'code'), at(told.body, 'errors', 0, 'pointer')]).toEqual([
      status,
      code,
      pointer,
    ]);
    expect(String(at(told.body, 'detail')).length).toBeGreaterThan(20);
  });
});
