import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORK_KINDS, type WorkKind } from '../../../functions/roster/rules.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { seed } from '../../support/world.ts';
import { type RosterWorld, rosterWorld } from './people.ts';

let world: RosterWorld;
beforeAll(async () => {
  world = await rosterWorld();
});
afterAll(() => world.stop());

const ME = { route: 'GET /v1/staff/me' };
const workList = (schoolId: string) => ({ route: 'GET /v1/schools/{schoolId}/work-list', params: { schoolId } });
const line = (schoolId: string, kind: WorkKind, subjectId: string, more: Record<string, string> = {}) => ({
  pk: `${OWNER}#SCHOOL#${schoolId}#WORKLIST`,
  sk: `${kind}#${subjectId}`,
  kind,
  subjectId,
  since: '2026-11-01T06:00:00.000Z',
  ...more,
});

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
  ])('%s', async (_what, who, status) => {
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
  it('every kind of line has words in the caller’s language, and says whom it is about', async () => {
    const [pupilId, guardianId] = [world.id.minor, world.id.mother];
    await seed(
      world.client,
      world.tables.main,
      WORK_KINDS.map((kind) =>
        kind.startsWith('protection')
          ? line(world.id.school, kind, pupilId, { pupilId })
          : line(world.id.school, kind, `${pupilId}.${guardianId}`, { pupilId, guardianId }),
      ),
    );
    const said = new Set<string>();
    for (const language of ['nb', 'nn', 'en']) {
      const { body } = await world.ask('office', {
        ...workList(world.id.school),
        headers: { 'accept-language': language },
      });
      expect(body.lines.length).toBe(WORK_KINDS.length);
      for (const one of body.lines) {
        expect(one.text).not.toMatch(/^work\./);
        expect(one).toMatchObject({ pupilId, guardianId: one.kind.startsWith('protection') ? null : guardianId });
        said.add(one.text);
      }
    }
    expect(said.size).toBe(WORK_KINDS.length * 3);
  });
  it('no line is left out of a long list, as after the first import of a feed that knows no protections', async () => {
    const many = Array.from({ length: 1200 }, () => newId());
    await seed(
      world.client,
      world.tables.main,
      many.map((id) => line(world.id.otherSchool, 'protection-unknown', id, { pupilId: id })),
    );
    const { body } = await world.ask('other-office', workList(world.id.otherSchool));
    expect(body.lines.length).toBe(1200);
  });
});

describe('the card of a member of staff (B1, J4)', () => {
  it.each([
    ['a guest', 'guest', 401],
    ['a guardian', 'mother', 401],
    ['a pupil', 'adult', 403],
    ['somebody nobody knows', 'ukjend', 403],
  ])('%s has none', async (_what, who, status) => {
    expect((await world.ask(who, ME)).status).toBe(status);
  });
  it('has the roles and groups of today', async () => {
    expect((await world.ask('office', ME)).body).toMatchObject({
      roles: [{ role: 'office', schoolId: world.id.school, schoolName: 'Fjordvik skule' }],
      groups: [],
    });
    expect((await world.ask('admin', ME)).body.roles).toEqual([
      { role: 'owner-admin', schoolId: null, schoolName: null },
    ]);
    expect((await world.ask('teacher', ME)).body.groups).toEqual([
      { groupId: world.id.group, name: '5A', as: 'teacher', schoolId: world.id.school },
    ]);
  });
  it('is nobody’s once the employment has ended, whatever roles and groups say', async () => {
    const nobody = { status: 403, body: { code: 'no-such-role' } };
    expect(await world.ask('left', ME)).toMatchObject(nobody);
    const [last, next] = ['2026-11-24T22:59:59Z', '2026-11-24T23:00:00Z'];
    expect((await world.ask('leaves-today', ME, last)).body.groups.length).toBe(1);
    expect(await world.ask('leaves-today', ME, next)).toMatchObject(nobody);
  });
});
