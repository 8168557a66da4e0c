import { describe, expect, test } from 'vitest';
import { ONE, onEngine, REPORT, report } from './stored.ts';

const { fresh, ofPupil, facts } = onEngine();

describe('one transaction', () => {
  test('one transaction holds head, days, guard, fact and reply', async () => {
    const { p, ask } = await fresh();
    const made = await ask('mother', { route: REPORT, body: report(p.ola) });
    expect(made.status).toBe(201);
    expect(await ofPupil(p.ola, 'REPORT#')).toHaveLength(1);
    expect((await ofPupil(p.ola, 'DAY#')).map((item) => [item.day, item.lessons?.length])).toEqual([
      ['2026-11-24', 3],
      ['2026-11-25', 3],
    ]);
    expect(await ofPupil(p.ola, 'ABSENCE')).toMatchObject([{ version: 1, spans: [{ firstDay: '2026-11-24' }] }]);
    const [fact, ...others] = await facts(p.ola);
    expect(others).toEqual([]);
    expect(fact).toMatchObject({
      name: 'absence-reported',
      data: { version: 1, lastDay: '2026-11-25', madeBy: { kind: 'guardian', personId: p.mother }, channel: 'online' },
    });
    expect(JSON.stringify(fact)).not.toMatch(/Ola|Fjord|reason|08:30/);
  });

  test('one transaction of several children is all or nothing', async () => {
    const { p, ask } = await fresh();
    const children = [p.ola, p.kari].map((childId) => ({ childId, firstDay: '2026-11-24', lastDay: '2026-11-24' }));
    await ask('mother', { route: REPORT, body: report(p.kari) });
    const refused = await ask('father', { route: REPORT, body: { children } });
    expect(refused).toMatchObject({ status: 409, body: { code: 'absence.overlap' } });
    expect(refused.body.errors[0].pointer).toBe('/children/1/firstDay');
    expect(await ofPupil(p.ola, 'REPORT#')).toEqual([]);
  });

  test('one transaction keeps every version, and the head is the latest', async () => {
    const { p, ask } = await fresh();
    const made = await ask('mother', { route: REPORT, body: report(p.ola) });
    const [{ reportId }] = made.body.reports;
    const params = { childId: p.ola, reportId };
    const headers = (version: number) => ({ 'if-match': `"${version}"` });
    await ask('father', { route: `PATCH ${ONE}`, params, headers: headers(1), body: { lastDay: '2026-11-26' } });
    await ask('mother', { route: `POST ${ONE}/withdrawal`, params, headers: headers(2) });
    const { body } = await ask('father', { route: `GET ${ONE}/versions`, params });
    expect(
      body.versions.map((version: Record<string, unknown>) => [version.version, version.status, version.lastDay]),
    ).toEqual([
      [1, 'sent', '2026-11-25'],
      [2, 'sent', '2026-11-26'],
      [3, 'withdrawn', '2026-11-26'],
    ]);
    expect(body.versions[1].changedBy).toMatchObject({ kind: 'guardian', you: true, name: 'Far Fjord' });
    expect(await ofPupil(p.ola, 'DAY#')).toEqual([]);
    expect((await facts(p.ola)).map((fact) => fact.name).sort()).toEqual([
      'absence-changed',
      'absence-reported',
      'absence-withdrawn',
    ]);
  });
});

test('every fact of a report’s life fits its schema and tells of one version each', async () => {
  const { p, ask } = await fresh();
  const made = await ask('mother', { route: REPORT, body: report(p.ola, { lastDay: null }) });
  const { reportId } = made.body.reports[0];
  const params = { childId: p.ola, reportId };
  const mark = (state: string) =>
    ask('office', {
      route: 'POST /v1/schools/{schoolId}/absence-receipts',
      params: { schoolId: p.school },
      body: { status: state, reports: [{ pupilId: p.ola, reportId }] },
    });
  const answer = (day: string, stillAway: boolean) =>
    ask('father', { route: `POST ${ONE}/still-away-answers`, params, body: { day, stillAway } });
  await mark('seen');
  await answer('2026-11-25', true);
  await answer('2026-11-26', false);
  await mark('handled');
  const told = (await facts(p.ola)).sort((a, b) => a.data.version - b.data.version);
  expect(told.map((fact) => [fact.name, fact.data.version, fact.data.madeBy.kind, fact.data.lastDay])).toEqual([
    ['absence-reported', 1, 'guardian', null],
    ['absence-seen', 2, 'staff', null],
    ['absence-still-away-answered', 3, 'guardian', null],
    ['absence-still-away-answered', 4, 'guardian', '2026-11-25'],
    ['absence-handled', 5, 'staff', '2026-11-25'],
  ]);
});

describe('If-Match', () => {
  test('stale is 412, missing 428, and a repeat after a lost answer gets its answer', async () => {
    const { p, ask } = await fresh();
    const made = await ask('mother', { route: REPORT, body: report(p.ola) });
    const params = { childId: p.ola, reportId: made.body.reports[0].reportId };
    const patch = (version: string, body: unknown, who = 'mother') =>
      ask(who, { route: `PATCH ${ONE}`, params, headers: version ? { 'if-match': version } : {}, body });
    expect((await patch('', { lastDay: '2026-11-26' })).status).toBe(428);
    const first = await patch('"1"', { lastDay: '2026-11-26' });
    const again = await patch('"1"', { lastDay: '2026-11-26' });
    expect([first.status, again.status, again.etag]).toEqual([200, 200, '"2"']);
    expect(await patch('"1"', { lastDay: '2026-11-24' })).toMatchObject({ status: 412 });
    expect(await patch('"1"', { lastDay: '2026-11-26' }, 'father')).toMatchObject({ status: 412 });
    expect(await ofPupil(p.ola, 'VERSION#')).toHaveLength(1);
  });
});
