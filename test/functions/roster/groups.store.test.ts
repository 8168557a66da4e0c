import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { type RosterWorld, rosterWorld } from './people.ts';

let world: RosterWorld;
const pupilId = newId();
beforeAll(async () => {
  world = await rosterWorld();
  const { group } = recordsOf(OWNER);
  const made = (name: string, more: Record<string, string> = {}, schoolId = world.id.school) =>
    group({ groupId: newId(), schoolId }, name, [pupilId], more);
  await seed(world.client, world.tables.main, [
    ...made('10A', { grade: '10' }),
    ...made('5A', { grade: '5' }),
    ...made('5A norsk', { groupKind: 'teaching', subject: 'Norsk', subjectCode: 'NOR1Z01' }),
    ...made('5A i fjor', { from: '2025-08-01', to: '2026-08-01' }),
    ...made('5A siste dag', { to: '2026-11-25' }),
    ...made('5A frå i morgon', { from: '2026-11-25' }),
    ...made('6B', {}, world.id.otherSchool),
  ]);
});
afterAll(() => world.stop());

const groups = (query: Record<string, string> = {}, schoolId = world.id.school) => ({
  route: 'GET /v1/schools/{schoolId}/groups',
  params: { schoolId },
  query,
});
const namesOf = async (query: Record<string, string> = {}) =>
  (await world.ask('office', groups(query))).body.groups.map((group: { name: string }) => group.name);

describe('the groups of a school', () => {
  it.each([
    ['a guest', 'guest', 401],
    ['a guardian', 'mother', 401],
    ['a pupil', 'adult', 403],
    ['somebody nobody knows', 'ukjend', 403],
    ['the office of another school', 'other-office', 404],
    ['somebody who has left', 'left', 403],
    ['the owner’s administrator', 'admin', 404],
    ['a teacher', 'teacher', 200],
    ['the office', 'office', 200],
    ['a leader', 'leader', 200],
  ])('the groups of a school: %s', async (_what, who, status) => {
    expect((await world.ask(who, groups())).status).toBe(status);
  });

  it('the groups of a school are those of today, sorted as people count, and say nothing of who is in them', async () => {
    const { body } = await world.ask('teacher', groups());
    const [first, second, ...others] = body.groups;
    expect([first.grade, second.grade].sort()).toEqual(['5', null]);
    const withGrade = first.grade === null ? second : first;
    expect([withGrade, ...others]).toMatchObject([
      { name: '5A', kind: 'basis', grade: '5', subject: null, from: '2026-08-01', to: null },
      { name: '5A norsk', kind: 'teaching', grade: null, subject: 'Norsk' },
      { name: '5A siste dag', to: '2026-11-25' },
      { name: '10A' },
    ]);
    expect(JSON.stringify(body)).not.toContain(pupilId);
  });

  it('the groups of a school of one kind, and those of other times when asked', async () => {
    expect(await namesOf({ kind: 'teaching' })).toEqual(['5A norsk']);
    expect(await namesOf({ past: 'false' })).not.toContain('5A i fjor');
    expect(await namesOf({ past: 'true' })).toEqual(expect.arrayContaining(['5A i fjor', '5A frå i morgon', '5A']));
    expect(await namesOf({ past: 'true' })).toHaveLength(7);
  });

  it.each([
    [{ kind: 'club' }, '?kind', 'not-one-of'],
    [{ past: 'yes' }, '?past', 'not-one-of'],
    [{ pupils: 'true' }, '?pupils', 'unknown-field'],
  ])('the groups of a school: %j is refused at its place', async (query, pointer, code) => {
    const { status, body } = await world.ask('office', groups(query as Record<string, string>));
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
  });

  it('a school of nobody, and a name that is none, are the same 404', async () => {
    for (const id of [newId(), 'x', '../x'])
      expect((await world.ask('office', groups({}, id))).body).toMatchObject({ status: 404, code: 'not-found' });
  });
});
