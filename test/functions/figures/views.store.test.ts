import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { at, listOf } from '../../support/json.ts';
import { makeTables } from '../../support/table.ts';
import { entryOf, finalOf } from './records.ts';
import { bodyOf, makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables);
  const { p, happened } = world;
  const maths = { pupilId: p.ola, schoolId: p.vgs, groupId: p.maths, subjectCode: 'MAT1', subject: 'Matematikk' };
  const norwegian = { ...maths, groupId: p.norwegian, subjectCode: 'NOR1', subject: 'Norsk' };
  await happened(
    [
      entryOf({ ...maths, lessonId: newId(), date: '2026-11-16' }),
      entryOf({ ...maths, lessonId: newId(), date: '2026-11-17', kind: 'late', minutes: 10 }),
      entryOf({ ...norwegian, lessonId: newId(), date: '2026-11-16', from: '10:00', to: '11:00' }),
      entryOf({ ...norwegian, lessonId: newId(), date: '2026-11-18', kind: 'part', minutes: 25 }),
    ],
    [finalOf({ ...maths, date: '2026-11-16', wholeDay: true, reasonId: 'reported-by-guardian' })],
  );
});
afterAll(() => tables.stop());

const CHILD = 'GET /v1/guardian/children/{childId}';
const STAFF = 'GET /v1/schools/{schoolId}/pupils/{pupilId}';

describe('a guardian (C2, C3)', () => {
  test('sees days and minutes apart, and each subject with its share of the year (C4)', async () => {
    const told = await world.ask('mother', { route: `${CHILD}/absence-figures`, params: { childId: world.p.ola } });
    expect(bodyOf(told)).toMatchObject({
      childId: world.p.ola,
      halfYear: { id: '2026-autumn' },
      days: { 'health-personnel': 1, undocumented: 0 },
      minutes: { undocumented: 25 },
      diploma: { days: 1, minutes: 25 },
      late: { times: 1, minutes: 10 },
      limit: { paragraph: 'opplæringsforskrifta § 9-8', percent: 10, schoolYear: '2026-2027' },
    });
    console.log(JSON.stringify(told.body, null, 1));
    expect(listOf(at(told.body, 'subjects')).length).toBe(2);
  });
  test('sees days', async () => {
    const told = await world.ask('mother', {
      route: `${CHILD}/absences`,
      params: { childId: world.p.ola },
      query: { from: '2026-11-01', to: '2026-11-24' },
    });
    console.log(JSON.stringify(bodyOf(told), null, 1));
    for (const [who, route, params, query] of [
      ['maths', `${STAFF}/absence-figures`, { schoolId: world.p.vgs, pupilId: world.p.ola }, {}],
      ['contact', `GET /v1/groups/{groupId}/absence-figures`, { groupId: world.p.klasse }, {}],
      ['contact', `GET /v1/groups/{groupId}/absence-figures/csv`, { groupId: world.p.klasse }, {}],
      ['leader', `GET /v1/schools/{schoolId}/absence-figures`, { schoolId: world.p.vgs }, {}],
      [
        'contact',
        `${STAFF}/absences/csv`,
        { schoolId: world.p.vgs, pupilId: world.p.ola },
        { from: '2026-11-01', to: '2026-11-24' },
      ],
    ] as const) {
      const one = await world.ask(who, { route, params, query });
      console.log(who, route, JSON.stringify(bodyOf(one)), JSON.stringify(one.headers));
    }
  });
});
