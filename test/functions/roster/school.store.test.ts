import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { ALWAYS, recordsOf, seed } from '../../support/records.ts';
import { type RosterWorld, rosterWorld } from './people.ts';

let world: RosterWorld;
beforeAll(async () => {
  world = await rosterWorld();
});
afterAll(() => world.stop());

const ME = { route: 'GET /v1/staff/me' };
const workList = (schoolId: string) => ({ route: 'GET /v1/schools/{schoolId}/work-list', params: { schoolId } });
describe('the school’s work list (J2)', () => {
  it.each([
    ['a guest', 'guest', 401],
    ['a guardian', 'mother', 401],
    ['a pupil', 'adult', 403],
    ['somebody nobody knows', 'ukjend', 403],
    ['a teacher', 'teacher', 404],
    ['the office of another school', 'other-office', 404],
    ['somebody who has left', 'left', 403],
    ['the owner’s administrator', 'admin', 404],
    ['the office', 'office', 200],
    ['a leader', 'leader', 200],
    ['somebody on their last day', 'leaves-today', 200],
  ])('the school’s work list: %s', async (_what, who, status) => {
    expect((await world.ask(who, workList(world.id.school))).status).toBe(status);
  });
  it('a last day ends at midnight in Oslo', async () => {
    expect((await world.ask('leaves-today', workList(world.id.school), '2026-11-24T22:59:59Z')).status).toBe(200);
    expect((await world.ask('leaves-today', workList(world.id.school), '2026-11-24T23:00:00Z')).status).toBe(403);
  });
  it('a school of nobody, and a name that is none, are the same 404', async () => {
    for (const id of [newId(), 'x', '../x'])
      expect((await world.ask('office', workList(id))).body).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('the card of a member of staff (B1, J4)', () => {
  it.each([
    ['a guest', 'guest', 401],
    ['a guardian', 'mother', 401],
    ['a pupil', 'adult', 403],
    ['somebody nobody knows', 'ukjend', 403],
  ])('the card of a member of staff: %s has none', async (_what, who, status) => {
    expect((await world.ask(who, ME)).status).toBe(status);
  });
  it('the card of a member of staff has the roles and groups of today', async () => {
    expect((await world.ask('office', ME)).body).toMatchObject({
      roles: [{ role: 'office', schoolId: world.id.school, schoolName: 'Fjordvik skule' }],
      groups: [],
    });
    expect((await world.ask('admin', ME)).body.roles).toEqual([
      { role: 'owner-admin', schoolId: null, schoolName: null },
    ]);
    expect((await world.ask('teacher', ME)).body.groups).toEqual([
      {
        ...{ groupId: world.id.group, name: '5A', kind: 'basis', role: 'teacher', grade: null, subject: null },
        ...{ schoolId: world.id.school, schoolName: 'Fjordvik skule' },
      },
    ]);
  });
  it('the card of a member of staff counts what is unread and may still be seen, and the lessons that wait', async () => {
    const make = recordsOf(OWNER);
    const { school, group, minor } = world.id;
    const [staffId, early, later] = [newId(), newId(), newId()];
    const person = { kind: 'staff', id: staffId } as const;
    const teaches = [{ as: 'contact-teacher' as const, groupId: group, schoolId: school, ...ALWAYS }];
    const unread = (pupilId: string) =>
      make.inboxItem(person, newSortableId(Date.parse('2026-11-20T08:00:00Z')), pupilId).map((item) => ({
        ...item,
        ...{ gsi1pk: `${OWNER}#STAFF#${staffId}#UNREAD`, gsi1sk: item.id },
      }));
    const lesson = (lessonId: string, date: string) =>
      make.lesson({ lessonId, groupId: group, schoolId: school, date, teacherIds: [staffId] });
    await seed(world.client, world.tables.main, [
      ...make.staff({ id: staffId, feideName: 'counted@fjordvik.example', teaches }),
      ...unread(minor),
      // About somebody who is no pupil of the teacher's.
      ...unread(newId()),
      ...lesson(early, '2026-11-23'),
      ...lesson(later, '2026-11-24'),
    ]);
    const { body } = await world.ask('counted', ME);
    expect(body.unread).toEqual({
      absence: 0,
      leave: 0,
      lessons: 0,
      figures: 1,
      warnings: 0,
      remarks: 0,
      messages: 0,
      meetings: 0,
      documents: 0,
    });
    expect(body.toConfirm).toEqual({ count: 1, more: false });
  });
  it('the card of a member of staff has a class and the contact teacher’s own group of its pupils as one line, by the widest right', async () => {
    const { school, group, minor, adult, soon } = world.id;
    const [own, half, elsewhere, staffId] = [newId(), newId(), newId(), newId()];
    const make = recordsOf(OWNER);
    const contact = (groupId: string, name: string, pupils: readonly string[]) =>
      make.group({ schoolId: school, groupId }, name, pupils, { groupKind: 'contact' });
    const teaches = [
      ...[group, own, half, elsewhere].map((groupId) => ({ as: 'contact-teacher' as const, groupId })),
      { as: 'teacher' as const, groupId: group },
    ].map((duty) => ({ ...duty, schoolId: school, ...ALWAYS }));
    await seed(world.client, world.tables.main, [
      ...contact(own, '5A kontaktlærer', [minor, adult, soon]),
      ...contact(half, '5A kontakt 2', [minor]),
      ...contact(elsewhere, '5B kontakt', [minor, newId()]),
      ...make.staff({ id: staffId, feideName: 'contact@fjordvik.example', teaches }),
    ]);
    const { groups } = (await world.ask('contact', ME)).body;
    expect(groups).toMatchObject([
      { groupId: group, name: '5A', kind: 'basis', role: 'contact-teacher' },
      { groupId: elsewhere, name: '5B kontakt', kind: 'contact', role: 'contact-teacher' },
    ]);
  });
  it('the card of a member of staff is nobody’s once the employment has ended, whatever roles and groups say', async () => {
    const nobody = { status: 403, body: { code: 'no-such-role' } };
    expect(await world.ask('left', ME)).toMatchObject(nobody);
    const [last, next] = ['2026-11-24T22:59:59Z', '2026-11-24T23:00:00Z'];
    expect((await world.ask('leaves-today', ME, last)).body.groups.length).toBe(1);
    expect(await world.ask('leaves-today', ME, next)).toMatchObject(nobody);
  });
});
