import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../functions/office/routes.ts';
import { LINES } from '../../../functions/office/show-waiting.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { CLAIMS, municipality, type Role, TWO_OWNERS } from '../../matrix/municipality.ts';
import { entriesOver } from '../../support/entries.ts';
import { httpEvent, OWNER } from '../../support/events.ts';
import { listOf } from '../../support/json.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const AT = '2026-11-24T06:30:00Z';
const { places, items } = municipality();
const { schoolId } = places.own;
let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  engine = await makeTables();
  const asked = items.map((item) => (item.leaveId === undefined ? item : { ...item, decider: 'principal' }));
  await seed(engine.client, engine.tables.main, asked);
  answer = entriesOver(engine.client, engine.tables, TWO_OWNERS);
});
afterAll(() => engine.stop());

async function ask(role: Role, route: string, at = schoolId) {
  const result = await answer(httpEvent({ route, at: AT, claims: CLAIMS[role], params: { schoolId: at } }));
  expectDocumented(route, result);
  return { status: Number(result.statusCode), body: JSON.parse(String(result.body)) };
}
type Line = { kind: string; count: number; path: string; method: string; text: string };
const waiting = async (role: Role, at = schoolId): Promise<Line[]> =>
  (await ask(role, 'GET /v1/schools/{schoolId}/waiting', at)).body.lines;

describe('what waits at a school', () => {
  it('what waits at a school is as many as the list behind each line holds', async () => {
    const lines = await waiting('principal');
    expect(lines.map(({ kind }) => kind)).toEqual([
      'leave-decisions',
      'warning-approvals',
      'paper-tasks',
      'reported-messages',
      'work-list',
    ]);
    for (const { kind, count, path, method } of lines) {
      const { status, body } = await ask('principal', `${method} ${path.replace(schoolId, '{schoolId}')}`);
      const held = body.leaves ?? body.drafts ?? body.tasks ?? body.lines ?? body.reports;
      expect([kind, status, listOf(held).length]).toEqual([kind, 200, count]);
      expect([kind, count > 0]).toEqual([kind, true]);
    }
  });

  it('what waits at a school comes with the day’s absences where they are asked for together', async () => {
    const route = 'GET /v1/schools/{schoolId}/absences';
    const day = async (role: Role, query: Record<string, string>) => {
      const asked = {
        route,
        at: AT,
        claims: CLAIMS[role],
        params: { schoolId },
        query: { day: '2026-11-24', ...query },
      };
      const result = await answer(httpEvent(asked));
      expectDocumented(route, result);
      return { status: Number(result.statusCode), body: JSON.parse(String(result.body)) };
    };
    for (const role of ['office', 'principal'] as const)
      expect((await day(role, { waiting: 'true' })).body.waiting).toEqual(await waiting(role));
    expect((await day('office', {})).body.waiting).toBeNull();
    expect((await day('contact teacher', { waiting: 'true' })).status).toBe(404);
  });

  it('what waits at a school is for each what they may do', async () => {
    const kinds = async (role: Role) => (await waiting(role)).map(({ kind }) => kind);
    expect(await kinds('office')).toEqual(['paper-tasks', 'work-list']);
    expect(await kinds('leader')).toEqual(['paper-tasks', 'reported-messages', 'work-list']);
  });

  it('what waits at a school says why decisions on the absence limit are not among it, and where to look', async () => {
    const { description, action } = routes['GET /v1/schools/{schoolId}/waiting'];
    expect([action, LINES.map(({ by }) => by).filter((by) => by.includes('limit'))]).toEqual(['school:waiting', []]);
    expect(description).toMatch(/absence limit are none of these: nobody applies .* the figures of the class/);
  });

  it('what waits at a school names nobody, and leaves no line in the access log', async () => {
    const text = JSON.stringify(await waiting('principal'));
    for (const { pupilId } of Object.values(places)) expect(text).not.toContain(pupilId);
    expect(text).not.toMatch(/Fjord\b/);
  });

  it.each([
    ['left', { to: '2026-11-24' }, ['leave-decisions', 'warning-approvals', 'paper-tasks']],
    // A letter that the school has sent goes out by paper from that school all the same.
    [
      'moved to another school',
      { schoolId: places['other school'].schoolId },
      ['leave-decisions', 'warning-approvals'],
    ],
  ])('what waits at a school counts nothing to decide of a pupil who has %s', async (_what, change, kinds) => {
    const before = Object.fromEntries((await waiting('principal')).map(({ kind, count }) => [kind, count]));
    const profile = items.find(
      ({ pk, sk }) => pk === `${OWNER}#PUPIL#${places.grown.pupilId}` && sk === 'FACTS#PROFILE',
    );
    if (!profile) throw new Error('The municipality has a pupil of age.');
    await seed(engine.client, engine.tables.main, [{ ...profile, ...change }]);
    const after = Object.fromEntries((await waiting('principal')).map(({ kind, count }) => [kind, count]));
    await seed(engine.client, engine.tables.main, [profile]);
    for (const kind of kinds) expect([kind, after[kind]]).toEqual([kind, Number(before[kind]) - 1]);
  });

  it('a school that has said whom to contact has one line less', async () => {
    const of = async () => (await waiting('office')).find(({ kind }) => kind === 'work-list')?.count;
    const before = await of();
    const value = { name: 'Kontoret', phone: '57 00 00 00' };
    await seed(engine.client, engine.tables.main, recordsOf(OWNER).setting('school.contact', value));
    expect(await of()).toBe(Number(before) - 1);
  });

  it('an absent school and a foreign one are the same 404', async () => {
    for (const at of [newId(), places['other owner'].schoolId])
      expect(await ask('principal', 'GET /v1/schools/{schoolId}/waiting', at)).toMatchObject({ status: 404 });
  });
});
