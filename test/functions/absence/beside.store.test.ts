import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../functions/absence/routes.ts';
import { runMorning } from '../../../functions/absence/run-morning.ts';
import { isSchoolDay } from '../../../functions/shared/school/calendar.ts';
import { addDays } from '../../../functions/shared/time.ts';
import { ISSUERS } from '../../support/events.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, O, type World } from './world.ts';

/** How a pupil's reports stand beside one another (decision 035), over the real engine. */
let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());
const fresh = () => makeWorld(tables.client, tables.tables.main, { 'absence.maxDays': 60 });

const TUESDAY = '2026-11-24';
const CALENDAR = { terms: [{ from: '2026-08-17', to: '2027-06-19' }], closedDays: [] };
type Who = 'mother' | 'father' | 'office';
type Span = {
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly from?: string;
  readonly to?: string;
};

/** Asks by method and path, as a client follows what an answer tells it. */
async function follow(world: World, who: Who, method: string, path: string, today: string, more: object = {}) {
  for (const route of Object.keys(routes)) {
    const [verb = '', template = ''] = route.split(' ');
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
    const found = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(path);
    if (verb !== method || !found) continue;
    const params = Object.fromEntries(names.map((name, index) => [name, String(found[index + 1])]));
    return world.ask(who, { route, params, at: `${today}T06:30:00Z`, ...more });
  }
  throw new Error(`No route takes ${method} ${path}`);
}

function report(world: World, who: Who, span: Span, today = TUESDAY) {
  const { lars: pupilId, school } = world.p;
  const body = who === 'office' ? { pupilId, ...span } : { children: [{ childId: pupilId, ...span }] };
  return follow(
    world,
    who,
    'POST',
    who === 'office' ? `/v1/schools/${school}/absence-reports` : '/v1/guardian/absence-reports',
    today,
    { body },
  );
}
/** The days that reports hold, each with whether it is certain. */
async function daysOf(world: World) {
  const items = await world.deps.store.days(O, world.p.lars, '2026-11-01', '2027-02-01');
  return items.map(({ day, reportId, state, from, to }) => ({ day, reportId, state, whole: !from && !to }));
}
const shown = async (world: World) => (await daysOf(world)).map(({ day, state }) => `${day.slice(5)} ${state}`);
const morning = (world: World, day: string) => runMorning(world.deps, ISSUERS)({ time: `${day}T05:00:00Z` });

describe('an open-ended report', () => {
  test('an open-ended report does not forbid a planned day, and passes over it', async () => {
    const world = await fresh();
    await report(world, 'mother', { firstDay: TUESDAY, lastDay: null });
    expect((await report(world, 'office', { firstDay: '2026-12-15', lastDay: '2026-12-15' })).status).toBe(201);
    const planned = await report(world, 'father', { firstDay: '2026-11-26', lastDay: '2026-11-26' });
    expect([planned.status, planned.body.ended]).toEqual([201, []]);
    await morning(world, '2026-11-25');
    await morning(world, '2026-11-26');
    expect((await shown(world)).slice(0, 3)).toEqual(['11-24 reported', '11-25 awaiting', '11-26 reported']);
    await morning(world, '2026-11-27');
    expect((await shown(world)).slice(2, 4)).toEqual(['11-26 reported', '11-27 awaiting']);
  });

  test('an open-ended report may begin before a planned day, and asks about the day again when that is withdrawn', async () => {
    const world = await fresh();
    const planned = await report(world, 'mother', { firstDay: '2026-11-26', lastDay: '2026-11-26' });
    const ill = await report(world, 'mother', { firstDay: TUESDAY, lastDay: null });
    expect(ill.status).toBe(201);
    const { reportId } = planned.body.reports[0];
    const path = `/v1/guardian/children/${world.p.lars}/absence-reports/${reportId}/withdrawal`;
    await morning(world, '2026-11-26');
    expect(await shown(world)).toEqual(['11-24 reported', '11-25 awaiting', '11-26 reported']);
    await follow(world, 'mother', 'POST', path, '2026-11-26', { headers: { 'if-match': '"1"' } });
    await morning(world, '2026-11-26');
    expect((await shown(world)).slice(0, 3)).toEqual(['11-24 reported', '11-25 awaiting', '11-26 awaiting']);
  });

  test('an open-ended report ends where a later word on the same days begins; the answer says so, and both versions stay', async () => {
    const world = await fresh();
    const open = await report(world, 'mother', { firstDay: TUESDAY, lastDay: null });
    const { reportId } = open.body.reports[0];
    const later = await report(world, 'office', { firstDay: '2026-11-25', lastDay: '2026-11-26' });
    expect(later.status).toBe(201);
    expect(later.body.ended).toEqual([{ childId: world.p.lars, reportId, version: 2, lastDay: TUESDAY }]);
    expect(await shown(world)).toEqual(['11-24 reported', '11-25 reported', '11-26 reported']);
    const versions = `/v1/guardian/children/${world.p.lars}/absence-reports/${reportId}/versions`;
    const { body } = await follow(world, 'father', 'GET', versions, TUESDAY);
    expect(body.versions).toMatchObject([{ lastDay: null }, { lastDay: TUESDAY, changedBy: { kind: 'staff' } }]);
  });

  test('ends in the middle of a day where the later word begins there', async () => {
    const world = await fresh();
    await report(world, 'mother', { firstDay: TUESDAY, lastDay: null });
    const later = await report(world, 'father', { firstDay: '2026-11-25', lastDay: '2026-11-25', from: '10:00' });
    expect(later.body.ended).toMatchObject([{ lastDay: '2026-11-25' }]);
    expect((await daysOf(world)).map(({ day, whole }) => [day, whole])).toEqual([
      [TUESDAY, true],
      ['2026-11-25', false],
      ['2026-11-25', false],
    ]);
  });

  test('a planned day may be changed while the open one passes over it', async () => {
    const world = await fresh();
    await report(world, 'mother', { firstDay: TUESDAY, lastDay: null });
    const planned = await report(world, 'mother', { firstDay: '2026-11-26', lastDay: '2026-11-26' });
    await morning(world, '2026-11-27');
    const path = `/v1/schools/${world.p.school}/pupils/${world.p.lars}/absence-reports/${planned.body.reports[0].reportId}`;
    const changed = await follow(world, 'office', 'PATCH', path, TUESDAY, {
      headers: { 'if-match': '"1"' },
      body: { to: '12:00' },
    });
    expect([changed.status, changed.body.to, changed.body.changedBy.kind]).toEqual([200, '12:00', 'staff']);
  });

  test('two at once: a planned day and the question about it end in one of them', async () => {
    const world = await fresh();
    const open = await report(world, 'mother', { firstDay: TUESDAY, lastDay: null });
    const answers = `/v1/guardian/children/${world.p.lars}/absence-reports/${open.body.reports[0].reportId}/still-away-answers`;
    const [answered, planned] = await Promise.all([
      follow(world, 'mother', 'POST', answers, TUESDAY, { body: { day: '2026-11-25', stillAway: true } }),
      report(world, 'father', { firstDay: '2026-11-26', lastDay: '2026-11-26' }),
    ]);
    expect([answered.status, planned.status]).toEqual([200, 201]);
    const days = (await daysOf(world)).map(({ day }) => day);
    expect(days).toEqual([...new Set(days)]);
  });
});

test('an open-ended report that is withdrawn between two reads of a new one is in nobody’s way', async () => {
  const world = await fresh();
  const open = await report(world, 'mother', { firstDay: TUESDAY, lastDay: null });
  const { reportId } = open.body.reports[0];
  const path = `/v1/guardian/children/${world.p.lars}/absence-reports/${reportId}`;
  let once: (() => Promise<unknown>) | undefined = () =>
    follow(world, 'father', 'POST', `${path}/withdrawal`, TUESDAY, { headers: { 'if-match': '"1"' } });
  tables.client.middlewareStack.add(
    (next, context) => async (args) => {
      const reads =
        context.commandName === 'GetItemCommand' && JSON.stringify(args.input).includes(`REPORT#${reportId}`);
      const now = reads ? once : undefined;
      if (now) once = undefined;
      await now?.();
      return next(args);
    },
    { step: 'initialize', name: 'withdraw-between' },
  );
  const made = await report(world, 'office', { firstDay: '2026-11-25', lastDay: '2026-11-25' });
  tables.client.middlewareStack.remove('withdraw-between');
  expect([once, made.status]).toEqual([undefined, 201]);
  expect(await shown(world)).toEqual(['11-25 reported']);
});

test('the way round a report in the way begins and ends on days that no other holds', async () => {
  const world = await fresh();
  for (const day of ['2026-11-26', '2026-11-25', '2026-11-27'])
    expect((await report(world, 'mother', { firstDay: day, lastDay: day })).status).toBe(201);
  const { body } = await report(world, 'father', { firstDay: TUESDAY, lastDay: '2026-12-01' });
  expect(body.params).toMatchObject({ firstDay: '2026-11-26', freeUntil: TUESDAY, freeFrom: '2026-11-30' });
});

describe('the office', () => {
  test('the office opens, answers for, shortens and withdraws a report that a guardian made, by routes of its own', async () => {
    const world = await fresh();
    const { lars, school, otherSchool } = world.p;
    const made = await report(world, 'mother', { firstDay: TUESDAY, lastDay: null });
    const path = `/v1/schools/${school}/pupils/${lars}/absence-reports/${made.body.reports[0].reportId}`;
    const seen = await follow(world, 'office', 'GET', path, TUESDAY);
    expect([seen.status, seen.etag, seen.body.lastDay]).toEqual([200, '"1"', null]);
    const body = { day: '2026-11-25', stillAway: true };
    expect((await follow(world, 'office', 'POST', `${path}/still-away-answers`, TUESDAY, { body })).status).toBe(200);
    const shorter = { headers: { 'if-match': '"2"' }, body: { lastDay: '2026-11-25' } };
    expect((await follow(world, 'office', 'PATCH', path, TUESDAY, shorter)).status).toBe(200);
    const gone = { headers: { 'if-match': '"3"' } };
    const elsewhere = path.replace(school, otherSchool);
    expect((await follow(world, 'office', 'POST', `${elsewhere}/withdrawal`, TUESDAY, gone)).status).toBe(404);
    const withdrawn = await follow(world, 'office', 'POST', `${path}/withdrawal`, TUESDAY, gone);
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', changedChannel: 'office', version: 4 });
    expect(await daysOf(world)).toEqual([]);
  });
});

type Told = Awaited<ReturnType<typeof report>>;

/** Does what a refusal tells until the wanted days are reported; fails where it leads nowhere. */
async function takeTheWay(world: World, who: Who, wanted: Span, refused: Told, today: string): Promise<void> {
  const { code, params } = refused.body;
  expect([refused.status, code]).toEqual([409, 'absence.overlap']);
  const { way, method, path, firstDay, lastDay, freeUntil, freeFrom } = params;
  if (way === 'report-around') {
    const before = freeUntil && { firstDay: wanted.firstDay, lastDay: freeUntil };
    const after = freeFrom &&
      (wanted.lastDay === null || wanted.lastDay >= freeFrom) && { ...wanted, firstDay: freeFrom };
    for (const part of [before, after]) if (part) await reportAll(world, who, part, today);
    return;
  }
  const head = await follow(world, who, 'GET', path, today);
  expect([head.status, head.body.firstDay, head.body.lastDay ?? '']).toEqual([200, firstDay, lastDay]);
  const union = {
    firstDay: firstDay < wanted.firstDay ? firstDay : wanted.firstDay,
    lastDay: lastDay === '' || wanted.lastDay === null ? null : [lastDay, wanted.lastDay].toSorted().at(-1),
  };
  const changed = await follow(world, who, method, path, today, { headers: { 'if-match': head.etag }, body: union });
  if (changed.status === 200) return;
  // What the longer one meets in its turn is withdrawn, or left where it is when it is settled.
  expect([changed.status, changed.body.code]).toEqual([409, 'absence.overlap']);
  const next = changed.body.params;
  if (next.way !== 'change') return;
  const other = await follow(world, who, 'GET', next.path, today);
  const gone = { headers: { 'if-match': other.etag } };
  expect((await follow(world, who, 'POST', `${next.path}/withdrawal`, today, gone)).status).toBe(200);
  const both = {
    firstDay: [wanted.firstDay, next.firstDay].toSorted()[0] ?? '',
    lastDay:
      next.lastDay === '' || wanted.lastDay === null ? null : ([wanted.lastDay, next.lastDay].toSorted().at(-1) ?? ''),
  };
  await reportAll(world, who, both, today);
}

async function reportAll(world: World, who: Who, wanted: Span, today: string): Promise<void> {
  const answer = await report(world, who, wanted, today);
  if (answer.status !== 201) await takeTheWay(world, who, wanted, answer, today);
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('report' as const),
      who: fc.constantFrom<Who>('mother', 'father', 'office'),
      first: fc.nat(7),
      length: fc.constantFrom(0, 0, 1, 2, 4, null),
    }),
  },
  fc.record({ do: fc.constant('withdraw' as const), at: fc.nat(4) }),
  fc.record({ do: fc.constant('answer' as const), stillAway: fc.boolean() }),
  fc.record({ do: fc.constant('handle' as const), at: fc.nat(4) }),
  { weight: 2, arbitrary: fc.constant({ do: 'morning' as const }) },
);

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
/** Ill from today without an end, with a day planned in the midst of it that is withdrawn when it comes. */
const PASSED_OVER: Step[] = [
  { do: 'report', who: 'mother', first: 2, length: 0 },
  { do: 'report', who: 'mother', first: 0, length: null },
  { do: 'morning' },
  { do: 'answer', stillAway: true },
  { do: 'morning' },
  { do: 'withdraw', at: 0 },
  { do: 'morning' },
];
/** Ended by a later word, which meets the next one. */
const ENDED: Step[] = [
  { do: 'report', who: 'mother', first: 0, length: null },
  { do: 'report', who: 'office', first: 1, length: 1 },
  { do: 'report', who: 'father', first: 1, length: 0 },
];

test('whatever is reported, in any order: no day is lost, none is held twice, and every refusal has a way that works', async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      // A morning works through everything that is open: earlier runs have settled theirs by withdrawal of the tables.
      const own = await makeTables();
      const world = await makeWorld(own.client, own.tables.main, { 'absence.maxDays': 60 });
      const { lars, school } = world.p;
      let today = TUESDAY;
      const heads = async () => world.deps.store.reports(O, lars, 50);
      for (const act of steps) {
        const before = (await daysOf(world)).filter(({ day }) => day >= today).map(({ day }) => day);
        const found = await heads();
        const named =
          'at' in act ? found[act.at % Math.max(1, found.length)] : found.find(({ lastDay }) => lastDay === null);
        const path = `/v1/schools/${school}/pupils/${lars}/absence-reports/${named?.reportId}`;
        if (act.do === 'report') {
          const firstDay = addDays(today, act.first);
          const wanted = { firstDay, lastDay: act.length === null ? null : addDays(firstDay, act.length) };
          const days = Array.from({ length: (act.length ?? 0) + 1 }, (_none, index) => addDays(firstDay, index));
          const school_ = days.filter((day) => isSchoolDay(CALENDAR, day));
          const answer = await report(world, act.who, wanted, today);
          met.add(
            `${answer.status} ${answer.body.code ?? (answer.body.ended.length > 0 ? 'ended' : '')} ${answer.body.params?.way ?? ''}`,
          );
          if (answer.body.code === 'absence.overlap') await takeTheWay(world, act.who, wanted, answer, today);
          else expect([201, 422]).toContain(answer.status);
          const after = new Set((await daysOf(world)).map(({ day }) => day));
          if (answer.status === 201)
            for (const day of [...before, ...(wanted.lastDay ? school_ : [])])
              expect([day, after.has(day)]).toEqual([day, true]);
          if (answer.status === 409 && answer.body.params.way === 'report-around')
            for (const day of school_) expect([day, after.has(day)]).toEqual([day, true]);
        } else if (act.do === 'morning') {
          today = addDays(today, 1);
          await morning({ ...world }, today);
          const holding = (await daysOf(world)).map(({ day }) => day);
          const running = (await heads()).some(
            (head) => head.lastDay === null && head.status !== 'withdrawn' && head.firstDay <= today,
          );
          if (running && isSchoolDay(CALENDAR, today)) expect(holding).toContain(today);
        } else if (named) {
          const headers = { 'if-match': `"${named.version}"` };
          if (act.do === 'withdraw') await follow(world, 'office', 'POST', `${path}/withdrawal`, today, { headers });
          if (act.do === 'answer')
            await follow(world, 'office', 'POST', `${path}/still-away-answers`, today, {
              body: { day: today, stillAway: act.stillAway },
            });
          if (act.do === 'handle')
            await follow(world, 'office', 'POST', `/v1/schools/${school}/absence-receipts`, today, {
              body: { status: 'handled', reports: [{ pupilId: lars, reportId: named.reportId }] },
            });
        }
        const whole = (await daysOf(world)).filter((one_) => one_.whole).map(({ day }) => day);
        expect(whole).toEqual([...new Set(whole)]);
        const open = (await heads()).filter((head) => head.lastDay === null && head.status !== 'withdrawn');
        expect(open.length).toBeLessThanOrEqual(1);
      }
      await own.stop();
    }),
    { numRuns: 12, examples: [[PASSED_OVER], [ENDED]] },
  );
  for (const kind of ['201  ', '201 ended ', '409 absence.overlap change']) expect([...met]).toContain(kind);
}, 300_000);
