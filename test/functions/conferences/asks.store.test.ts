import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { faultsIn, wholeOf } from './whole.ts';
import { makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let conferenceId: string;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main, 50);
  conferenceId = await world.conference();
});
afterAll(() => tables.stop());

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error) => error.code,
  );
const set = (who: string, children: readonly string[], kind: 'asked' | 'waived' | 'none', more: object = {}) => {
  const { cases, staff, schoolId, p } = world;
  const pupilIds = children.map(p.pupil);
  return cases.setAsks(staff(who), { schoolId, conferenceId, teacherId: p.staff.contact, pupilIds, kind, ...more });
};
const askedOf = async (who: string, child: string) => {
  const { cases, family, p } = world;
  const { teachers } = await cases.list(family(who), { conferenceId, pupilId: p.pupil(child) });
  return teachers.find(({ teacherId }) => teacherId === p.staff.contact)?.asked;
};
const told = async (child: string) => {
  const { facts } = await wholeOf(tables.client, tables.tables.main);
  return facts.filter(({ name, data }) => name === 'talk-asked' && data.pupilId === world.p.pupil(child)).length;
};

describe('a teacher asks for talks (H1)', () => {
  it('a family sees who asks and who needs none, is told once of a request, and books either way', async () => {
    await set('contact', ['ola', 'apart'], 'asked');
    await set('contact', ['ola', 'apart'], 'asked');
    await set('leader', ['p0'], 'waived');
    const seen = [await askedOf('mother', 'ola'), await askedOf('p0a', 'p0'), await askedOf('p1a', 'p1')];
    expect(seen).toEqual(['asked', 'waived', null]);
    expect([await told('ola'), await told('apart'), await told('p0')]).toEqual([1, 1, 0]);
    expect(await codeOf(world.book('p0a', [conferenceId, 'p0', '16:00']))).toBe('done');
    await set('contact', ['ola'], 'none');
    expect(await askedOf('mother', 'ola')).toBeNull();
    await set('contact', ['ola'], 'asked');
    expect(await told('ola')).toBe(2);
    expect(await faultsIn(tables.client, tables.tables.main)).toEqual([]);
  });

  it('a class is asked at once, and a run that stopped half-way is finished by a repeat', async () => {
    const children = Array.from({ length: 50 }, (_none, index) => `p${index}`);
    await set('contact', children.slice(10, 20), 'asked');
    await set('contact', children, 'asked');
    const { facts } = await wholeOf(tables.client, tables.tables.main);
    const ids = facts.filter(({ name }) => name === 'talk-asked').map(({ data }) => data.pupilId);
    const of = (child: string) => ids.filter((id) => id === world.p.pupil(child)).length;
    expect(children.map(of)).toEqual(children.map(() => 1));
  });

  it('a teacher asks about own pupils alone, and those who plan about pupils of the teacher', async () => {
    const { p } = world;
    expect(await codeOf(set('teacher', ['ola'], 'asked'))).toBe('not-found');
    expect(await codeOf(set('neighbour', ['ola'], 'asked'))).toBe('not-found');
    expect(await codeOf(set('contact', ['ola', 'siv'], 'waived'))).toBe('conferences.not-your-pupil');
    expect(await askedOf('mother', 'ola')).toBe('asked');
    expect(await codeOf(set('leader', ['foreign'], 'asked'))).toBe('conferences.not-your-pupil');
    expect(await codeOf(set('teacher', ['siv'], 'asked', { teacherId: p.staff.teacher }))).toBe('done');
    const { cases, leader, schoolId } = world;
    const unknown = { schoolId, conferenceId, teacherId: p.staff.contact, pupilIds: [newId()], kind: 'asked' } as const;
    expect(await codeOf(cases.setAsks(leader, unknown))).toBe('conferences.not-your-pupil');
  });

  it('a request in a draft is no news, and a conference that has begun takes none', async () => {
    const { conference, cases, leader, schoolId } = world;
    const draft = await conference('16:00', false).catch(() => conference('19:00', false));
    const before = await told('apart');
    await set('contact', ['apart'], 'asked', { conferenceId: draft });
    expect(await told('apart')).toBe(before);
    for (const event of ['close', 'begin'] as const) await cases.step(leader, { schoolId, conferenceId, event });
    expect(await codeOf(set('contact', ['ola'], 'none'))).toBe('conferences.wrong-state');
  });
});
