import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, listOf } from '../../support/json.ts';
import { makeTables } from '../../support/table.ts';
import { entryOf, finalOf } from './records.ts';
import { bodyOf, makeWorld, type World } from './world.ts';

/** Leave that was granted before its days: Thursday to Monday, three school days. */
const LEAVE = ['2026-11-26', '2026-11-27', '2026-11-30'];
const AWAY = '2026-11-20';
const SPAN = { from: '2026-11-16', to: '2026-12-04' };

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables);
  const { ola, vgs, norwegian } = world.p;
  const who = { pupilId: ola, schoolId: vgs };
  await world.happened(
    [entryOf({ ...who, groupId: norwegian, lessonId: 'l1', date: AWAY, subjectCode: 'NOR1', subject: 'Norsk' })],
    LEAVE.map((date) => finalOf({ ...who, date, wholeDay: true, code: 'leave', documentation: 'other-documented' })),
  );
});
afterAll(() => tables.stop());

describe('leave granted for coming days is no absence before its days have come', () => {
  const staff = '/v1/schools/{schoolId}/pupils/{pupilId}/absences';
  const ofStaff = () => ({ schoolId: world.p.vgs, pupilId: world.p.ola });
  const listedBy = async (who: string, route: string, params: Record<string, string>, day: string) => {
    const told = await world.ask(who, { route: `GET ${route}`, params, query: SPAN, at: `${day}T06:30:00Z` });
    return listOf(at(bodyOf(told), 'days')).map((row) => at(row, 'day'));
  };

  test.each([
    ['the day before', '2026-11-25', []],
    ['its first day', '2026-11-26', LEAVE.slice(0, 1)],
    ['the weekend within it', '2026-11-28', LEAVE.slice(0, 2)],
    ['its last day', '2026-11-30', LEAVE],
  ])(
    'leave granted for coming days is listed only as its days come, for family, staff and the table: %s',
    async (_name, day, come) => {
      const expected = [...come].reverse().concat(AWAY);
      const { ola } = world.p;
      expect({
        guardian: await listedBy('mother', '/v1/guardian/children/{childId}/absences', { childId: ola }, day),
        pupil: await listedBy('ola', '/v1/pupil/{pupilId}/absences', { pupilId: ola }, day),
        contact: await listedBy('contact', staff, ofStaff(), day),
        leader: await listedBy('leader', staff, ofStaff(), day),
      }).toEqual({ guardian: expected, pupil: expected, contact: expected, leader: expected });
      const csv = await world.ask('contact', {
        route: `GET ${staff}/csv`,
        params: ofStaff(),
        query: SPAN,
        at: `${day}T06:30:00Z`,
      });
      const lines = String(bodyOf(csv)).trimEnd().split('\r\n').slice(1);
      expect(lines.map((line) => line.split(';')[1])).toEqual(expected.map((date) => `"${date}"`));
    },
  );
});
