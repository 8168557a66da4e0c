import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { type OfficeWorld, officeWorld } from './world.ts';

let world: OfficeWorld;
beforeAll(async () => {
  world = await officeWorld();
});
afterAll(() => world.stop());

type Body = Readonly<Record<string, unknown>>;
const search = (who: string, body: Body, schoolId = world.id.school) =>
  world.ask(who, { route: 'POST /v1/schools/{schoolId}/pupil-searches', params: { schoolId }, body });
const ownerSearch = (who: string, body: Body) => world.ask(who, { route: 'POST /v1/owner/pupil-searches', body });
const namesIn = ({ body }: { body: { pupils: readonly { pupilName: string }[] } }) =>
  body.pupils.map(({ pupilName }) => pupilName);

describe('finding a pupil of the school', () => {
  it.each([
    ['a guest', 'guest', 401],
    ['a guardian', 'mother', 401],
    ['somebody nobody knows', 'ukjend', 403],
    ['an office that has left', 'left', 403],
    ['the office of another school', 'other-office', 404],
    ['the owner’s administrator', 'admin', 404],
    ['a contact teacher', 'contact', 404],
    ['a teacher', 'teacher', 404],
    ['the office', 'office', 200],
    ['a leader', 'leader', 200],
  ])('finding a pupil of the school: %s', async (_who, who, status) => {
    expect((await search(who, { name: 'Emma' })).status).toBe(status);
  });

  it('finding a pupil of the school finds by the beginning of a name, with class and grade, and keeps that it was shown', async () => {
    const { status, body } = await search('office', { name: 'emm aas' });
    const found = { pupilId: world.pupils.emma, pupilName: 'Emma Åsen', className: '5A', grade: '5', protected: false };
    expect([status, body]).toEqual([200, { pupils: [found], next: null }]);
    expect(await world.looked('school:pupil-search')).toContain(world.pupils.emma);
  });

  it('finding a pupil of the school does not find who has left, nor who is at another school', async () => {
    expect(namesIn(await search('office', { name: 'Em' }))).toEqual(['Emil Bø', 'Emma Åsen']);
    expect(namesIn(await search('office', { name: 'Ella' }))).toEqual([]);
    expect(namesIn(await search('other-office', { name: 'Em' }, world.id.otherSchool))).toEqual(['Emma Nes']);
  });

  it('a protected pupil is found by whole names only, and every look is kept', async () => {
    expect(namesIn(await search('office', { name: 'Vil' }))).toEqual([]);
    expect(await world.looked('school:pupil-search')).not.toContain(world.pupils.vilde);
    const { body } = await search('office', { name: 'vilde haug' });
    expect(body.pupils).toMatchObject([{ pupilName: 'Vilde Haug', protected: true }]);
    expect(await world.looked('school:pupil-search')).toContain(world.pupils.vilde);
  });

  it('pages hold everybody once, and a cursor is good for its own search alone', async () => {
    const first = await search('office', { name: 'Em', limit: 1 });
    expect(namesIn(first)).toEqual(['Emil Bø']);
    const { next } = first.body;
    const second = await search('office', { name: 'em', limit: 1, cursor: next });
    expect([namesIn(second), second.body.next]).toEqual([['Emma Åsen'], null]);
    for (const [who, name] of [
      ['office', 'Ema'],
      ['leader', 'Em'],
    ] as const)
      expect((await search(who, { name, cursor: next })).body.code).toBe('cursor-invalid');
    expect(Buffer.from(next, 'base64url').toString()).not.toMatch(/Em|Bø|Åsen/);
  });

  it('finding a pupil of the school reads on where a list is behind, so that no page is empty and says that there is more', async () => {
    // Their list is still that of this school, their record says another.
    const others = ['A', 'B', 'C'].map((familyName) => world.child('Zoe', familyName, world.id.otherSchool));
    const here = ['D', 'E'].map((familyName) => world.child('Zoe', familyName, world.id.school));
    await world.seed([...others, ...here].flat());
    const first = await search('office', { name: 'Zoe', limit: 1 });
    expect([namesIn(first), typeof first.body.next]).toEqual([['Zoe D'], 'string']);
    const second = await search('office', { name: 'Zoe', limit: 1, cursor: first.body.next });
    expect([namesIn(second), second.body.next]).toEqual([['Zoe E'], null]);
  });

  it.each([
    [{}, '/name', 'required'],
    [{ name: ' ' }, '/name', 'too-small'],
    [{ name: 'E' }, '/name', 'office.name-too-short'],
    [{ name: '--' }, '/name', 'office.name-too-short'],
    [{ name: 'x'.repeat(81) }, '/name', 'too-big'],
    [{ name: 'Emma', limit: 51 }, '/limit', 'too-big'],
    [{ name: 'Emma', schoolId: 'x' }, '/schoolId', 'unknown-field'],
  ])('finding a pupil of the school: %j is refused at its place', async (body, pointer, code) => {
    const { status, body: said } = await search('office', body);
    expect([status, said.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
  });

  it('finding a pupil of the school costs the school’s list once, and the cards of the page', async () => {
    world.trips.take();
    await search('office', { name: 'Em' });
    const { reads, readUnits } = world.trips.take();
    // Who, which rights, the list, the cards, and the log of it.
    expect(reads).toBeLessThanOrEqual(5);
    expect(readUnits).toBeLessThanOrEqual(6);
  });

  it('finding a pupil of the school reads no pupil before the right is there, so that foreign and absent cost the same', async () => {
    world.trips.take();
    await search('other-office', { name: 'Em' });
    const foreign = world.trips.take();
    await search('other-office', { name: 'Em' }, newId());
    expect(world.trips.take()).toEqual(foreign);
  });
});

describe('finding a pupil of the owner', () => {
  it.each([
    ['guest', 401],
    ['office', 403],
    ['principal', 403],
    ['left', 403],
    ['admin', 200],
  ])('finding a pupil of the owner: %s: %i', async (who, status) => {
    expect((await ownerSearch(who, { name: 'Emma' })).status).toBe(status);
  });

  it('finding a pupil of the owner finds at every school, and who has left, with the school; the log opens with what is found', async () => {
    const { body } = await ownerSearch('admin', { name: 'E' + 'm' });
    expect(body.pupils).toMatchObject([
      { pupilName: 'Emil Bø', schoolName: 'Fjordvik skule', to: null },
      { pupilName: 'Emma Nes', schoolName: 'Nes skule' },
      { pupilName: 'Emma Åsen' },
    ]);
    expect((await ownerSearch('admin', { name: 'Ella' })).body.pupils).toMatchObject([{ to: '2026-11-01' }]);
    const log = await world.ask('admin', {
      route: 'GET /v1/owner/pupils/{pupilId}/access-log',
      params: { pupilId: body.pupils[2].pupilId },
    });
    const kept = { action: 'owner:pupil-search', basis: 'staff:owner-admin' };
    expect(log.body.entries).toContainEqual(expect.objectContaining(kept));
  });

  it('finding a pupil of the owner says nothing of a protected pupil to a beginning of a name', async () => {
    expect((await ownerSearch('admin', { name: 'Vilde' })).body.pupils).toEqual([]);
    expect((await ownerSearch('admin', { name: 'Vilde Haug' })).body.pupils).toHaveLength(1);
  });
});
