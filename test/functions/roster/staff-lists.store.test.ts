import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportWorld, importWorld } from '../imports/held.ts';
import { change, leave } from '../sources/small-set.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

const TODAY = '2026-11-24';

describe('staff as an import brings them, found by what they are (F7)', () => {
  it('staff as an import brings them, found by what they are lists everybody whom the owner employs on the day, and nobody of another owner', async () => {
    const [owner, other] = [world.owner(), world.owner()];
    await owner.run();
    const [liv, nils] = [(await owner.itemNamed('STAFF', 'liv')).id, (await owner.itemNamed('STAFF', 'nils')).id];
    expect([...(await world.lookup.staffEmployed(owner.ownerId, TODAY))].sort()).toEqual([liv, nils].sort());
    expect(await world.lookup.staffEmployed(owner.ownerId, '2020-01-01')).toEqual([]);
    expect(await world.lookup.staffEmployed(other.ownerId, TODAY)).toEqual([]);
  });

  it('no longer lists who has left', async () => {
    const owner = world.owner();
    await owner.run();
    const liv = (await owner.itemNamed('STAFF', 'liv')).id;
    await owner.run((set) => leave(set, 'nils'), { day: '2026-11-25', confirmEnding: true });
    expect(await world.lookup.staffEmployed(owner.ownerId, '2026-11-25')).toEqual([liv]);
  });

  it('staff as an import brings them, found by what they are finds who has a role at a school, also after it changed; the card says until when', async () => {
    const owner = world.owner();
    await owner.run();
    const nils = (await owner.itemNamed('STAFF', 'nils')).id;
    const schools = (await owner.items()).filter(({ sk }) => sk.startsWith('SCHOOL#'));
    const schoolId = String(schools.find(({ name }) => name === 's1 skule')?.id);
    const holders = (role: 'office' | 'principal') => world.lookup.roleHolders(owner.ownerId, schoolId, role);
    expect([await holders('office'), await holders('principal')]).toEqual([[nils], []]);
    const promoted = { 'metadata.staffRole': 'principal' };
    await owner.run((set) => change(set, 'users.csv', 'nils', promoted), { day: '2026-11-25', confirmEnding: true });
    expect([await holders('office'), await holders('principal')]).toEqual([[nils], [nils]]);
    const card = await world.lookup.staff(owner.ownerId, nils);
    const ended = card?.assignments.find((assignment) => assignment.kind === 'role' && assignment.role === 'office');
    expect(ended?.to).toBe('2026-11-25');
  });
});
