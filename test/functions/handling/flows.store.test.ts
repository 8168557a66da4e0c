import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { markDecided } from '../../../functions/absence/mark-decided.ts';
import { makeTables } from '../../support/table.ts';
import { HISTORY, MONDAY, makeWorld, PREVIEW, QUEUE, SIDE, TODAY, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
});
beforeEach(async () => {
  world = await makeWorld(tables);
});
afterAll(() => tables.stop());

const queue = async (query: Record<string, string> = {}) =>
  (await world.ask('contact', { route: QUEUE, params: world.class, query })).body;
const side = async (query = { from: TODAY, to: TODAY }) =>
  (await world.ask('contact', { route: SIDE, params: world.class, query })).body;

describe('from report to handled', () => {
  test('the queue holds it, a decision handles it, and the guardian sees it handled (B5, A7)', async () => {
    const { p, report, decide, ask, facts, store } = world;
    const reportId = await report(p.ola);
    const waiting = await queue();
    expect(waiting.reports).toMatchObject([
      {
        pupilId: p.ola,
        pupilName: 'Elev Fjord',
        reportId,
        version: 1,
        status: 'sent',
        reason: { text: 'Meldt av foresatt' },
      },
    ]);
    const decided = await decide([{ pupilId: p.ola, wholeDay: true }], {
      reports: [{ pupilId: p.ola, reportId, version: 1 }],
    });
    expect(decided.status).toBe(201);
    expect(decided.body.decisions).toMatchObject([
      { pupilId: p.ola, date: TODAY, wholeDay: true, code: { id: 'reported', mark: 'M' }, version: 1 },
    ]);
    const [fact] = await facts(p.ola);
    expect(fact?.data).toEqual({
      pupilId: p.ola,
      schoolId: p.school,
      dates: [TODAY],
      reports: [{ reportId, version: 1 }],
      decidedBy: p.staff.contact,
      reasonChanged: false,
    });
    if (!fact) throw new Error('There is no fact.');
    expect(await markDecided({ store })(fact)).toBe(1);
    const seen = await ask('mother', {
      route: 'GET /v1/guardian/children/{childId}/absence-reports/{reportId}',
      params: { childId: p.ola, reportId },
    });
    expect(seen.body).toMatchObject({ status: 'handled', version: 2, changeable: false });
    expect((await queue()).reports).toEqual([]);
  });

  test('report, entries and decision stand side by side with what they do not agree on (B10)', async () => {
    const { p, report, entry, decide } = world;
    const reportId = await report(p.ola);
    const { lessonId } = await entry(p.ola, { kind: 'present' });
    const away = await entry(p.kari);
    await decide([{ pupilId: p.kari, code: 'documented-health', difference: 'documented-later' }]);
    const { pupils } = await side();
    expect(pupils).toHaveLength(2);
    const day = (pupilId: string) => pupils.find((pupil: { pupilId: string }) => pupil.pupilId === pupilId).days[0];
    expect(day(p.ola)).toMatchObject({
      reports: [{ reportId, status: 'sent', state: 'reported', afterwards: false, madeBy: 'guardian' }],
      entries: [{ lessonId, kind: 'present' }],
      decisions: [],
      differences: [{ kind: 'reported-but-present', lessonId, difference: null }],
    });
    expect(day(p.kari)).toMatchObject({
      reports: [],
      entries: [{ lessonId: away.lessonId, kind: 'absent', code: { id: 'undocumented', text: 'Udokumentert' } }],
      decisions: [{ code: { id: 'documented-health' }, difference: 'documented-later', version: 1 }],
      differences: [
        { kind: 'away-without-report', lessonId: away.lessonId, difference: 'documented-later' },
        { kind: 'decided-otherwise', difference: 'documented-later' },
      ],
    });
  });

  test('a report that comes after the entry shows as such (B10)', async () => {
    const { p, report, entry } = world;
    await entry(p.ola, { at: '2026-11-24T07:40:00.000Z' });
    await report(p.ola, {}, '2026-11-24T09:00:00Z');
    const [{ days }] = (await side()).pupils;
    expect(days[0].reports).toMatchObject([{ afterwards: true }]);
    expect(days[0].differences).toMatchObject([{ kind: 'reported-afterwards', difference: null }]);
  });

  test('a preview shows before and after, days and minutes, and writes nothing (B5)', async () => {
    const { p, entry, decide, finals, facts } = world;
    await entry(p.ola);
    await entry(p.ola, { date: MONDAY });
    const lines = [{ pupilId: p.ola, wholeDay: true, code: 'undocumented' }];
    const { status, body } = await decide(lines, { route: PREVIEW });
    expect(status).toBe(200);
    expect(body.decisions).toMatchObject([{ before: null, after: { code: { id: 'undocumented' }, wholeDay: true } }]);
    expect(body.figures).toMatchObject([
      {
        halfYear: '2026-autumn',
        before: { days: { undocumented: 0 }, minutes: { undocumented: 120 }, diplomaDays: 0, diplomaMinutes: 120 },
        after: { days: { undocumented: 1 }, minutes: { undocumented: 60 }, diplomaDays: 1, diplomaMinutes: 60 },
      },
    ]);
    expect(await finals(p.ola)).toEqual([]);
    expect(await facts(p.ola)).toEqual([]);
  });

  test('every value a decision has had is kept with who, when and why (B5, law 6)', async () => {
    const { p, report, decide, ask } = world;
    await report(p.ola);
    await decide([{ pupilId: p.ola }]);
    await decide([{ pupilId: p.ola, version: 1, code: 'documented-health', difference: 'documented-later' }], {
      who: 'second',
    });
    await decide([{ pupilId: p.ola, version: 2, code: null, difference: 'registered-by-mistake' }]);
    const { body } = await ask('contact', { route: HISTORY, params: { schoolId: p.school, pupilId: p.ola } });
    expect(body.decisions).toMatchObject([{ date: TODAY, version: 3 }]);
    expect(body.decisions[0].values).toMatchObject([
      { code: { id: 'reported' }, by: { you: true } },
      { code: { id: 'documented-health' }, difference: 'documented-later', by: { you: false } },
      { code: null, documentation: 'not-absence', difference: 'registered-by-mistake', by: { you: true } },
    ]);
  });

  test('the queue counts lessons that nobody has reported, granted or decided on (B5, B9)', async () => {
    const { p, entry, report, decide, put } = world;
    const unexplained = async () =>
      (await queue()).unexplained.map((row: { pupilId: string; lessons: number }) => [row.pupilId, row.lessons]);
    await entry(p.ola);
    await entry(p.ola, { date: MONDAY });
    await entry(p.kari, { kind: 'part' });
    await entry(p.mover, { kind: 'late' });
    await entry(p.secret, { date: '2026-11-10' });
    expect(await unexplained()).toEqual([
      [p.ola, 2],
      [p.kari, 1],
    ]);
    await report(p.kari);
    await decide([{ pupilId: p.ola, code: 'undocumented' }]);
    const leave = { pupilId: p.ola, schoolId: p.school, leaveId: 'l', date: MONDAY };
    expect(await unexplained()).toEqual([[p.ola, 1]]);
    await put({ pk: `7h3v0q9d2m8k4x1r6t5w2n0c8e#PUPIL#${p.ola}`, sk: `LEAVEDAY#${MONDAY}#l`, ...leave });
    expect(await unexplained()).toEqual([]);
  });

  test('a pupil who changed class in the middle of the week is shown by the new class alone, with the days before', async () => {
    const { p, entry, ask } = world;
    await entry(p.mover, { date: '2026-11-20', groupId: p.otherGroup });
    const query = { from: '2026-11-16', to: TODAY };
    const { body } = await ask('newclass', { route: SIDE, params: { groupId: p.otherGroup }, query });
    expect(body.pupils).toEqual([]);
    expect((await side(query)).pupils).toMatchObject([{ pupilId: p.mover, days: [{ date: '2026-11-20' }] }]);
  });

  test('a pupil who has left is in no list, though the class still has the name (law 2)', async () => {
    const { p, entry, put } = world;
    await entry(p.ola);
    const profile = { id: p.ola, givenName: 'Elev', familyName: 'Fjord', birthDate: '2015-05-01', protection: 'none' };
    const pk = `7h3v0q9d2m8k4x1r6t5w2n0c8e#PUPIL#${p.ola}`;
    expect((await side()).pupils).toHaveLength(1);
    await put({ pk, sk: 'FACTS#PROFILE', ...profile, schoolId: p.school, from: '2026-08-01', to: MONDAY });
    expect([(await side()).pupils, (await queue()).unexplained]).toEqual([[], []]);
  });
});
