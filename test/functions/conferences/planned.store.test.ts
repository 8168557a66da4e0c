import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPupils } from '../../../functions/conferences/list-pupils.ts';
import { openPlanned } from '../../../functions/conferences/open-planned.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { recordsOf, SECRET, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  const { client } = tables;
  world = await makeWorld(client, tables.tables.main);
  const { groups, staff } = world.p;
  await seed(client, tables.tables.main, recordsOf(OWNER).member(groups.younger, staff.teacher, { as: 'teacher' }));
});
afterAll(() => tables.stop());

const FEW = {
  ...{ title: 'Vår', cancelHours: 24, gapMinutes: 5 },
  ...{ bookingFrom: '2026-11-03T07:00:00.000Z', bookingUntil: '2026-11-09T11:00:00.000Z' },
};

describe('a round of talks as those who plan it see it (H1)', () => {
  it('names the teachers of its groups before anybody has times, and counts pupils with a talk', async () => {
    const { cases, leader, staff, schoolId, p, book, keyed } = world;
    const open = openPlanned(cases.deps);
    const { conferenceId: draft } = await cases.plan(leader, {
      ...{ schoolId, groupIds: [p.groups.younger], ...FEW },
      idempotencyKey: keyed(newId()),
    });
    const none = { days: [], free: 0, blocked: 0, booked: 0 };
    expect(await open(leader, { schoolId, conferenceId: draft })).toMatchObject({
      teachers: [{ teacherId: p.staff.teacher, ...none }],
      ...{ invitedPupils: 1, bookedPupils: 0 },
    });
    // A teacher without times has no line, and learns of no colleague.
    expect(await open(staff('contact'), { schoolId, conferenceId: draft })).toMatchObject({
      teachers: [],
      ...{ invitedPupils: null, bookedPupils: null },
    });
    const conferenceId = await world.conference();
    await book('mother', [conferenceId, 'apart', '16:00']);
    await book('father', [conferenceId, 'apart', '16:10']);
    // The two talks are about one of the eight pupils of the two classes.
    expect(await open(leader, { schoolId, conferenceId })).toMatchObject({ invitedPupils: 8, bookedPupils: 1 });
  });

  it('a teacher’s list of pupils says what the teacher asks for, and the list of all says nothing of it', async () => {
    const { cases, leader, staff, schoolId, p } = world;
    const conferenceId = await world.conference('17:00', true, '2026-11-11');
    const of = { schoolId, conferenceId, teacherId: p.staff.contact };
    await cases.setAsks(staff('contact'), { ...of, pupilIds: [p.pupil('ola')], kind: 'asked' });
    await cases.setAsks(staff('contact'), { ...of, pupilIds: [p.pupil('apart')], kind: 'waived' });
    const list = listPupils({ ...cases.deps, secret: async () => SECRET });
    const said = (pupils: readonly { readonly pupilId: string; readonly asked: string | null }[]) =>
      ['ola', 'apart', 'adult'].map((name) => pupils.find(({ pupilId }) => pupilId === p.pupil(name))?.asked);
    expect(said((await list(staff('contact'), of)).pupils)).toEqual(['asked', 'waived', null]);
    expect(said((await list(leader, { schoolId, conferenceId })).pupils)).toEqual([null, null, null]);
  });
});
