import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { MONDAY, makeWorld, PREVIEW, QUEUE, SIDE, TODAY, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
});
beforeEach(async () => {
  world = await makeWorld(tables);
});
afterAll(() => tables.stop());

const codesOf = (errors: readonly { pointer: string; code: string }[]) =>
  errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe('all or nothing (B5)', () => {
  test('45 pupils in one transaction, with a fact for each', async () => {
    const big = await makeWorld(tables, 'grunnskole', 45);
    await Promise.all(big.more.map((id) => big.entry(id)));
    const lines = big.more.map((pupilId) => ({ pupilId, wholeDay: true, code: 'undocumented' }));
    const { status, body } = await big.decide(lines);
    expect([status, body.decisions.length]).toEqual([201, 45]);
    const all = await Promise.all(big.more.map(big.finals));
    expect(all.every(([final]) => final?.wholeDay && final.version === 1)).toBe(true);
    expect((await Promise.all(big.more.map(big.facts))).flat()).toHaveLength(45);
  });

  test('nine days of five pupils: 45 decisions and five facts', async () => {
    const big = await makeWorld(tables, 'grunnskole', 5);
    const dates = ['10', '11', '12', '13', '16', '17', '18', '19', '20'].map((day) => `2026-11-${day}`);
    const lines = big.more.flatMap((pupilId) => dates.map((date) => ({ pupilId, date, code: 'undocumented' })));
    await Promise.all(lines.map(({ pupilId, date }) => big.entry(pupilId, { date })));
    expect((await big.decide(lines)).status).toBe(201);
    const facts = (await Promise.all(big.more.map(big.facts))).flat();
    expect(facts.map((fact) => fact.data.dates)).toEqual(Array(5).fill(dates));
  });

  test('one bad line refuses the whole and is named, with what to do', async () => {
    const { p, report, decide, finals } = world;
    await report(p.ola);
    const good = { pupilId: p.ola };
    const { status, body } = await decide([good, { pupilId: p.kari, code: 'nonsense' }]);
    expect([status, body.code, body.params.line]).toEqual([422, 'handling.unknown-code', 2]);
    expect(body.detail).toMatch(
      /^Linje 2: koden gjelder ikke 24\. november 2026\. Velg en av: Udokumentert, Udokumentert, meldt/,
    );
    expect(codesOf(body.errors)).toEqual(['/decisions/1/code handling.unknown-code']);
    expect(await finals(p.ola)).toEqual([]);
  });

  test('every bad line is named, the request’s own faults before what others did meanwhile', async () => {
    const { p, report, decide } = world;
    await Promise.all([report(p.ola), report(p.kari)]);
    const { body } = await decide([
      { pupilId: p.ola, version: 3 },
      { pupilId: p.kari, reasonId: 'illness' },
      { pupilId: p.kari, reasonId: null },
      { pupilId: p.secret },
    ]);
    expect(body.code).toBe('handling.unknown-reason');
    expect(codesOf(body.errors)).toEqual([
      '/decisions/0/version handling.stale',
      '/decisions/1/reasonId handling.unknown-reason',
      '/decisions/3/date handling.nothing-to-decide',
      '/decisions/2 handling.line-twice',
    ]);
  });

  test('a stale version refuses the whole and names the line', async () => {
    const { p, report, decide, finals } = world;
    await Promise.all([report(p.ola), report(p.kari)]);
    await decide([{ pupilId: p.kari }], { who: 'second' });
    const { status, body } = await decide([{ pupilId: p.ola }, { pupilId: p.kari }]);
    expect([status, body.code, body.params]).toEqual([409, 'handling.stale', { line: 2, date: TODAY, version: 1 }]);
    expect(await finals(p.ola)).toEqual([]);
  });

  test('a repeated key gets the same answer and decides once; another body with it is refused', async () => {
    const { p, report, decide, finals, facts } = world;
    await report(p.ola);
    const key = newId();
    const first = await decide([{ pupilId: p.ola }], { key });
    expect(await decide([{ pupilId: p.ola }], { key })).toEqual(first);
    const all = await Promise.all([1, 2, 3].map(() => decide([{ pupilId: p.ola }], { key })));
    expect(all).toEqual([first, first, first]);
    expect((await finals(p.ola))[0]?.version).toBe(1);
    expect(await facts(p.ola)).toHaveLength(1);
    expect((await decide([{ pupilId: p.ola, wholeDay: true }], { key })).body.code).toBe('idempotency-key-reused');
  });

  test('the same key sent at once ten times decides once', async () => {
    const { p, report, decide, facts } = world;
    await report(p.ola);
    const key = newId();
    const all = await Promise.all(Array.from({ length: 10 }, () => decide([{ pupilId: p.ola }], { key })));
    expect(new Set(all.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await facts(p.ola)).toHaveLength(1);
  });

  test('two contact teachers at once: one lands, the other is told to look again', async () => {
    const { p, report, decide, finals } = world;
    for (let round = 0; round < 8; round++) {
      const fresh = await makeWorld(tables);
      await Promise.all([fresh.report(fresh.p.ola), fresh.report(fresh.p.kari)]);
      const lines = (code: string) =>
        [fresh.p.ola, fresh.p.kari].map((pupilId) => ({ pupilId, code, difference: 'documented-later' }));
      const [first, second] = await Promise.all([
        fresh.decide(lines('documented-health')),
        fresh.decide(lines('documented-other'), { who: 'second' }),
      ]);
      expect([first.status, second.status].sort()).toEqual([201, 409]);
      const kept = [...(await fresh.finals(fresh.p.ola)), ...(await fresh.finals(fresh.p.kari))];
      const winner = first.status === 201 ? 'documented-health' : 'documented-other';
      expect(kept.map((final) => [final.code, final.version])).toEqual([
        [winner, 1],
        [winner, 1],
      ]);
    }
    await report(p.ola);
    expect([(await decide([{ pupilId: p.ola }])).status, (await finals(p.ola)).length]).toEqual([201, 1]);
  });

  test('a line that asks for what is decided already writes nothing', async () => {
    const { p, report, decide, finals, facts } = world;
    await report(p.ola);
    await decide([{ pupilId: p.ola }]);
    const again = await decide([{ pupilId: p.ola, version: 1 }]);
    expect([again.status, again.body.decisions[0].version]).toEqual([201, 1]);
    expect((await finals(p.ola))[0]?.trail).toHaveLength(1);
    expect(await facts(p.ola)).toHaveLength(1);
  });
});

describe('reports that are handled (A7)', () => {
  test('a report alone, without a decision, leaves the queue', async () => {
    const { p, report, decide, facts } = world;
    const reportId = await report(p.ola);
    const { status, body } = await decide([], { reports: [{ pupilId: p.ola, reportId, version: 1 }] });
    expect([status, body.decisions, body.reports.length]).toEqual([201, [], 1]);
    expect((await facts(p.ola))[0]?.data).toMatchObject({ dates: [], reports: [{ reportId, version: 1 }] });
  });

  test('one that its guardian has changed, withdrawn or left open is named, and nothing is written', async () => {
    const { p, report, decide, ask, finals } = world;
    const changed = await report(p.ola);
    const gone = await report(p.kari);
    const open = await report(p.secret, { lastDay: null });
    const name = (childId: string, reportId: string) => ({ childId, reportId });
    const route = '/v1/guardian/children/{childId}/absence-reports/{reportId}';
    const headers = { 'if-match': '"1"' };
    await ask('mother', {
      route: `PATCH ${route}`,
      params: name(p.ola, changed),
      headers,
      body: { from: '10:00' },
      at: '2026-11-24T06:10:00Z',
    });
    await ask('mother', { route: `POST ${route}/withdrawal`, params: name(p.kari, gone), headers });
    const reports = [
      { pupilId: p.ola, reportId: changed, version: 1 },
      { pupilId: p.kari, reportId: gone, version: 1 },
      { pupilId: p.secret, reportId: open, version: 1 },
    ];
    const { status, body } = await decide([{ pupilId: p.ola }], { reports });
    expect([status, body.code]).toEqual([409, 'handling.report-stale']);
    expect(codesOf(body.errors)).toEqual([
      '/reports/0 handling.report-stale',
      '/reports/1 handling.report-withdrawn',
      '/reports/2 handling.report-open',
    ]);
    expect(await finals(p.ola)).toEqual([]);
    const days = await decide([{ pupilId: p.secret }]);
    expect([days.status, days.body.decisions.length]).toEqual([201, 1]);
  });

  test('a decision keeps which reports it was made on; another’s report is not found, and named', async () => {
    const { p, report, decide, finals } = world;
    const reportId = await report(p.ola);
    await decide([{ pupilId: p.ola }]);
    expect((await finals(p.ola))[0]?.reports).toEqual([{ reportId, version: 1 }]);
    const other = await decide([], { reports: [{ pupilId: p.kari, reportId, version: 1 }] });
    expect([other.status, codesOf(other.body.errors)]).toEqual([404, ['/reports/0/reportId handling.no-such-report']]);
  });

  test('the fact says when guardians had seen another reason, with ids only (C2)', async () => {
    const { p, report, decide, facts } = world;
    await report(p.ola);
    await decide([{ pupilId: p.ola, reasonId: null }]);
    const [fact] = await facts(p.ola);
    expect(fact?.data.reasonChanged).toBe(true);
    expect(JSON.stringify(fact)).not.toMatch(/reported-by-guardian|undocumented|"code"/);
  });
});

describe('days and half-years', () => {
  test('a half-year that has ended may be corrected, with a why', async () => {
    const { p, entry, decide } = world;
    await entry(p.ola, { date: '2026-12-18' });
    const late = { pupilId: p.ola, date: '2026-12-18', code: 'undocumented' };
    const at = '2027-01-11T10:00:00Z';
    const refused = await decide([late], { at });
    expect([refused.status, refused.body.code]).toEqual([422, 'handling.difference-required']);
    expect((await decide([{ ...late, difference: 'teacher-corrected' }], { at })).status).toBe(201);
  });

  test.each([
    ['2026-10-24T22:30:00Z', '2026-10-25', 'the night that is an hour longer'],
    ['2027-03-27T23:30:00Z', '2027-03-28', 'the night that is an hour shorter'],
  ])('today is Oslo’s day at %s (%s, %s)', async (at, date) => {
    const { p, entry, decide } = world;
    await entry(p.ola, { date });
    const line = { pupilId: p.ola, date, code: 'undocumented' };
    const before = new Date(Date.parse(at) - 3_600_000).toISOString();
    expect((await decide([line], { at: before })).body.code).toBe('handling.not-yet');
    expect((await decide([line], { at })).status).toBe(201);
  });

  test('days and half-years: who is contact teacher today decides on the days before the pupil changed class', async () => {
    const { p, entry, decide, ask, put } = world;
    const friday = '2026-11-20';
    await entry(p.mover, { date: friday, groupId: p.otherGroup });
    const line = { pupilId: p.mover, date: friday, code: 'undocumented' };
    const old = await ask('newclass', {
      route: 'POST /v1/groups/{groupId}/absence-decisions',
      params: { groupId: p.otherGroup },
      body: { decisions: [{ ...line, version: 0 }], reports: [] },
    });
    expect([old.status, codesOf(old.body.errors)]).toEqual([404, ['/decisions/0/pupilId handling.not-in-class']]);
    // Who has both classes decides by way of the one that the pupil is in.
    const teaches = { groupId: p.otherGroup, schoolId: p.school, groupName: '5B', as: 'contact-teacher' };
    const pk = `7h3v0q9d2m8k4x1r6t5w2n0c8e#STAFF#${p.staff.second}`;
    await put({ pk, sk: `FACTS#TEACHES#${p.otherGroup}#contact-teacher`, ...teaches, from: '2026-08-01' });
    const both = await ask('second', {
      route: 'POST /v1/groups/{groupId}/absence-decisions',
      params: { groupId: p.otherGroup },
      body: { decisions: [{ ...line, version: 0 }], reports: [] },
    });
    expect(both.status).toBe(404);
    expect((await decide([line])).status).toBe(201);
  });

  test('a whole day is suggested where every lesson of the day has absence, and only there (B5)', async () => {
    const { p, entry, decide, put } = world;
    const lessons = [newId(), newId(), newId()];
    await Promise.all(
      lessons.map((id, index) =>
        put({
          pk: `7h3v0q9d2m8k4x1r6t5w2n0c8e#GROUP#${p.group}`,
          sk: `LESSON#${MONDAY}#1${index}:30#${id}`,
          id,
          groupId: p.group,
          date: MONDAY,
          from: `1${index}:30`,
          to: `1${index + 1}:30`,
          teacherIds: [],
          // Nobody is away from a lesson that did not take place.
          status: index === 2 ? 'cancelled' : 'planned',
        }),
      ),
    );
    const suggests = async (more = {}) => {
      const line = { pupilId: p.ola, date: MONDAY, code: 'undocumented', ...more };
      return (await decide([line], { route: PREVIEW })).body.decisions[0].suggestsWholeDay;
    };
    await entry(p.ola, { date: MONDAY, lessonId: lessons[0] ?? '' });
    expect(await suggests()).toBe(false);
    await entry(p.ola, { date: MONDAY, lessonId: lessons[1] ?? '', kind: 'late' });
    expect(await suggests()).toBe(false);
    await entry(p.ola, { date: MONDAY, lessonId: lessons[1] ?? '' });
    expect(await suggests()).toBe(true);
    expect(await suggests({ wholeDay: true })).toBe(false);
  });
});

describe('the queue', () => {
  test('the queue is paged oldest first, filtered by reason, and holds the class’s alone (B5)', async () => {
    const big = await makeWorld(tables, 'grunnskole', 60);
    for (const [index, id] of big.more.entries())
      await big.report(id, index % 2 ? { reasonId: null } : {}, '2026-11-24T06:00:00Z');
    const page = async (query: Record<string, string>) =>
      (await big.ask('contact', { route: QUEUE, params: big.class, query })).body;
    const first = await page({});
    const second = await page({ cursor: first.next });
    expect([first.reports.length, second.reports.length, second.next]).toEqual([50, 10, null]);
    const ids = [...first.reports, ...second.reports].map((report: { pupilId: string }) => report.pupilId);
    expect(ids).toEqual([...big.more].sort());
    expect((await page({ reasonId: first.defaultReasonId })).reports).toHaveLength(30);
    expect((await page({ reasonId: '' })).reports).toHaveLength(30);
    const other = await big.ask('contact', {
      route: QUEUE,
      params: big.class,
      query: { cursor: first.next, to: '2026-11-25' },
    });
    expect([other.status, other.body.code]).toEqual([400, 'cursor-invalid']);
  });

  test('ranges that are turned or too long are refused with what is allowed', async () => {
    const { ask, class: params } = world;
    const turned = await ask('contact', { route: QUEUE, params, query: { from: '2026-11-24', to: '2026-11-23' } });
    const long = await ask('contact', { route: SIDE, params, query: { from: '2026-11-01', to: '2026-11-15' } });
    expect([turned.body.code, long.body.code, long.body.params]).toEqual([
      'handling.range-turned',
      'handling.range-too-long',
      { maxDays: 14, last: '2026-11-14' },
    ]);
    expect(
      (await ask('contact', { route: SIDE, params, query: { from: '2026-11-01', to: '2026-11-14' } })).status,
    ).toBe(200);
  });
});
