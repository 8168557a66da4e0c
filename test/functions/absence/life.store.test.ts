import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AbsenceFact } from '../../../functions/absence/events.ts';
import { DayItem, Guard, Report } from '../../../functions/absence/report.ts';
import { overlaps } from '../../../functions/absence/rules.ts';
import { runMorning } from '../../../functions/absence/run-morning.ts';
import { addDays } from '../../../functions/shared/time.ts';
import { ISSUERS } from '../../support/events.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, O, type World } from './world.ts';

/** Of the run at hand: the morning works through everything that is open, so every run has tables of its own. */
let tables: Awaited<ReturnType<typeof makeTables>>;

/** From which states a move is legal and where it ends: from docs/product.md (A4, A7), not from the table it judges. */
const LEGAL: Readonly<Record<string, readonly string[]>> = {
  change: ['sent sent', 'seen sent'],
  withdraw: ['sent withdrawn', 'seen withdrawn'],
  answer: ['sent sent', 'seen seen'],
  roll: ['sent sent', 'seen seen'],
  see: ['sent seen'],
  handle: ['sent handled', 'seen handled'],
};

const who = fc.constantFrom('mother', 'father');
const at = fc.nat(5);
const step = fc.oneof(
  fc.record({
    do: fc.constant('report' as const),
    who: fc.constantFrom('mother', 'father', 'office'),
    first: fc.nat(4),
    length: fc.constantFrom(0, 1, 2, null, null),
    part: fc.constantFrom({}, {}, { from: '10:00' }, { to: '10:00' }),
  }),
  fc.record({ do: fc.constant('change' as const), who, at, length: fc.constantFrom(0, 1, 3, null), to: fc.boolean() }),
  fc.record({ do: fc.constant('withdraw' as const), who, at }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('answer' as const), who, at, stillAway: fc.boolean() }) },
  fc.record({ do: fc.constant('mark' as const), at, state: fc.constantFrom('seen' as const, 'handled' as const) }),
  { weight: 2, arbitrary: fc.constant({ do: 'morning' as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

type Reporting = Extract<Step, { do: 'report' }>;
const answer = (stillAway: boolean): Step => ({ do: 'answer', who: 'father', at: 0, stillAway });
const whole = (length: Reporting['length'], by: Reporting['who'] = 'mother'): Step => ({
  do: 'report',
  who: by,
  first: 0,
  length,
  part: {},
});
/** One life in which every step succeeds once; the first to be tried, so that none is missed by chance. */
const STORY: Step[][] = [
  [whole(null)],
  [whole(0, 'father')],
  [{ do: 'morning' }],
  [answer(true)],
  [{ do: 'mark', at: 0, state: 'seen' }],
  [{ do: 'morning' }],
  [answer(false)],
  [whole(2, 'office')],
  [{ do: 'change', who: 'mother', at: 1, length: 1, to: true }],
  [{ do: 'mark', at: 0, state: 'handled' }],
  [{ do: 'withdraw', who: 'father', at: 1 }],
];

/** Everything that lies about one pupil, parsed. */
async function recordsOf(pupilId: string) {
  const query = async (input: { index?: string; pk: string }) => {
    const name = input.index === undefined ? 'pk' : `${input.index}pk`;
    const { Items = [] } = await tables.client.send(
      new QueryCommand({
        TableName: tables.tables.main,
        ...(input.index === undefined ? { ConsistentRead: true } : { IndexName: input.index }),
        KeyConditionExpression: `${name} = :pk`,
        ExpressionAttributeValues: { ':pk': input.pk },
      }),
    );
    return Items;
  };
  const [items, outbox] = await Promise.all([
    query({ pk: `${O}#PUPIL#${pupilId}` }),
    query({ index: 'gsi2', pk: `${O}#OUTBOX` }),
  ]);
  const under = (prefix: string) => items.filter((item) => String(item.sk).startsWith(prefix));
  return {
    heads: under('REPORT#').map((item) => Report.parse(item)),
    earlier: under('VERSION#').map((item) => Report.parse(item)),
    days: under('DAY#').map((item) => DayItem.parse(item)),
    guard: under('ABSENCE').map((item) => Guard.parse(item))[0] ?? { version: 0, spans: [] },
    facts: outbox.map((item) => AbsenceFact.parse(item.fact)).filter((fact) => fact.data.pupilId === pupilId),
  };
}
type Records = Awaited<ReturnType<typeof recordsOf>>;

const CHILD = '/v1/guardian/children/{childId}/absence-reports/{reportId}';

/** Does one step as it would come over HTTP; `heads` is what the caller has seen. */
async function perform(world: World, act: Step, heads: Records['heads'], today: string): Promise<number> {
  const { p, ask } = world;
  const now = `${today}T06:30:00Z`;
  if (act.do === 'morning') throw new Error('a morning stands alone');
  if (act.do === 'report') {
    const firstDay = addDays(today, act.first);
    const absence = { firstDay, lastDay: act.length === null ? null : addDays(firstDay, act.length), ...act.part };
    const office = act.who === 'office';
    const route = office ? 'POST /v1/schools/{schoolId}/absence-reports' : 'POST /v1/guardian/absence-reports';
    const body = office ? { pupilId: p.lars, ...absence } : { children: [{ childId: p.lars, ...absence }] };
    return (await ask(act.who, { route, params: { schoolId: p.school }, body, at: now })).status;
  }
  const head = heads[act.at % Math.max(1, heads.length)];
  if (!head) return 0;
  const { reportId } = head;
  if (act.do === 'mark') {
    const route = 'POST /v1/schools/{schoolId}/absence-receipts';
    const body = { status: act.state, reports: [{ pupilId: p.lars, reportId }] };
    return (await ask('contact', { route, params: { schoolId: p.school }, body, at: now })).status;
  }
  const named = { params: { childId: p.lars, reportId }, headers: { 'if-match': `"${head.version}"` }, at: now };
  if (act.do === 'withdraw') return (await ask(act.who, { route: `POST ${CHILD}/withdrawal`, ...named })).status;
  if (act.do === 'answer') {
    const body = { day: today, stillAway: act.stillAway };
    return (await ask(act.who, { route: `POST ${CHILD}/still-away-answers`, ...named, body })).status;
  }
  const lastDay = act.length === null ? null : addDays(head.firstDay, act.length);
  const body = { lastDay, to: act.to && lastDay !== null ? '11:00' : null };
  return (await ask(act.who, { route: `PATCH ${CHILD}`, ...named, body })).status;
}

/** What must hold whatever happened. */
function holds({ heads, earlier, days, guard, facts }: Records, today: string): void {
  const inForce = heads.filter((head) => head.status !== 'withdrawn');
  for (const head of heads) {
    const versions = [...earlier.filter((old) => old.reportId === head.reportId), head];
    expect(versions.map((version) => version.version)).toEqual(versions.map((_one, index) => index + 1));
    for (const [index, version] of versions.entries()) {
      const before = versions[index - 1]?.status;
      if (version.move === 'report' || before === undefined)
        expect([version.move, version.status, index]).toEqual(['report', 'sent', 0]);
      else expect(LEGAL[version.move]).toContain(`${before} ${version.status}`);
    }
    const lying = days
      .filter((day) => day.reportId === head.reportId)
      .map(({ day, state, from, to }) => ({ day, state, from, to }));
    expect(lying).toEqual(
      head.status === 'withdrawn' ? [] : head.days.map(({ day, state, from, to }) => ({ day, state, from, to })),
    );
    // A morning's question tells of a day and not of a version.
    const told = facts
      .filter((fact) => fact.data.reportId === head.reportId && fact.name !== 'absence-still-away-asked')
      .map((fact) => fact.data.version);
    expect(new Set(told).size).toBe(told.length);
    const silent = versions.filter((version) => version.move !== 'roll').map((version) => version.version);
    expect(silent.filter((version) => !told.includes(version))).toEqual([]);
  }
  // What is or was open-ended stands beside planned days and passes over them (decision 035); no day is held wholly
  // twice.
  const wasOpen = ({ reportId }: Report) =>
    [...earlier, ...heads].some((report) => report.reportId === reportId && report.lastDay === null);
  const bounded = inForce.filter((head) => !wasOpen(head));
  for (const [index, a] of bounded.entries())
    for (const b of bounded.slice(index + 1))
      expect([a.reportId, b.reportId, overlaps(a, b)]).toEqual([a.reportId, b.reportId, false]);
  const whole = days.filter(({ from, to }) => from === undefined && to === undefined).map(({ day }) => day);
  expect(whole).toEqual([...new Set(whole)]);
  const spanOf = ({ reportId, status, firstDay, lastDay, from, to }: Report) => ({
    reportId,
    status,
    firstDay,
    lastDay,
    from,
    to,
  });
  for (const span of guard.spans) expect(inForce.map(spanOf)).toContainEqual(span);
  for (const head of inForce)
    if (head.lastDay === null || head.lastDay >= today) expect(guard.spans).toContainEqual(spanOf(head));
}

test('whatever both guardians, the office and the mornings do, also at once: the records agree (A1, A4, A5, A7, A9)', async () => {
  const reached = new Map<string, number>();
  const steps = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(steps, async (batches) => {
      tables = await makeTables();
      const world = await makeWorld(tables.client, tables.tables.main);
      let today = '2026-11-24';
      for (const batch of batches) {
        const { heads } = await recordsOf(world.p.lars);
        const day = today;
        const asked = batch.filter((act) => act.do !== 'morning');
        const answers = await Promise.all(
          asked.map(async (act) => [act.do, await perform(world, act, heads, day)] as const),
        );
        for (const [name, status] of answers)
          reached.set(`${name} ${status}`, (reached.get(`${name} ${status}`) ?? 0) + 1);
        if (asked.length < batch.length) {
          today = addDays(today, 1);
          await runMorning(world.deps, ISSUERS)({ time: `${today}T05:00:00Z` });
        }
        holds(await recordsOf(world.p.lars), today);
      }
      await tables.stop();
    }),
    { numRuns: 20, examples: [[STORY]] },
  );
  for (const name of ['report 201', 'report 409', 'change 200', 'withdraw 200', 'answer 200', 'mark 200'])
    expect([name, [...reached.keys()]]).toEqual([name, expect.arrayContaining([name])]);
  expect([...reached.keys()].filter((name) => / 5\d\d$/.test(name))).toEqual([]);
});
