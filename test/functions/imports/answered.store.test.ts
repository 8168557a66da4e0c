import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, leave, type SetRows } from '../sources/small-set.ts';
import { type ImportWorld, importWorld } from './held.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

const OTHER = { system: 'other', day: '2026-11-25', confirmEnding: true };
const basis = (word: string) => (set: SetRows) => change(set, 'guardian_links.csv', 'l1', { basis: word });
const shield = (word: string) => (set: SetRows) =>
  change(set, 'users.csv', 'kari', { 'metadata.addressProtection': word });

describe('a question that is answered at the source goes from the work list, whichever file opened it (J2)', () => {
  it.each<[string, (set: SetRows) => void, (set: SetRows) => void, (set: SetRows) => void, string]>([
    ['bases that differ', basis('foreldreansvar'), basis('verge'), basis('foreldreansvar'), 'basis-differs'],
    ['a basis that nobody knew', basis('mor'), basis('far'), basis('foreldreansvar'), 'basis-unknown'],
    ['a protection that nobody knew', shield('ukjent'), shield(''), shield('ugradert'), 'protection-unknown'],
  ])(
    'a question that is answered at the source goes from the work list, whichever file opened it: %s',
    async (_what, ours, theirs, mended, kind) => {
      const owner = world.owner();
      await owner.run(theirs, OTHER);
      await owner.run(ours, { day: '2026-11-25' });
      expect(await owner.workLines()).toEqual([kind]);
      await owner.run(mended, OTHER);
      expect(await owner.workLines()).toEqual([]);
      // Our own file has nothing left to write.
      expect((await owner.run(ours, { day: '2026-11-26' })).written).toBe(0);
      expect(await owner.workLines()).toEqual([]);
    },
  );

  it('a question goes where the other source lets the relation go, and is back where it alone had the answer', async () => {
    const [differing, asking] = [world.owner(), world.owner()];
    await differing.run(basis('verge'), OTHER);
    await differing.run();
    expect(await differing.workLines()).toEqual(['basis-differs']);
    await differing.run((set) => leave(set, 'l1'), OTHER);
    expect(await differing.workLines()).toEqual([]);
    expect((await differing.run()).written).toBe(0);
    await asking.run(undefined, OTHER);
    await asking.run(basis('mor'));
    expect(await asking.workLines()).toEqual([]);
    await asking.run((set) => leave(set, 'l1'), OTHER);
    expect(await asking.workLines()).toEqual(['basis-unknown']);
    expect((await asking.run(basis('mor'))).written).toBe(0);
  });

  it('a third source that says nothing leaves the question of the two others open', async () => {
    const owner = world.owner();
    await owner.run(basis('verge'), OTHER);
    await owner.run();
    await owner.run(basis('ukjent'), { ...OTHER, system: 'third' });
    expect(await owner.workLines()).toEqual(['basis-differs']);
  });

  it('a guardian’s protection that another system knows, which has no relation of the guardian at all', async () => {
    const owner = world.owner();
    const mother = (word: string) => (set: SetRows) =>
      change(set, 'users.csv', 'mor', { 'metadata.addressProtection': word });
    await owner.run(mother('ukjent'));
    expect(await owner.workLines()).toEqual(Array(2).fill('guardian-protection-unknown'));
    const theirs = (set: SetRows) => {
      mother('ugradert')(set);
      leave(set, 'l1', 'l2', 'l3');
    };
    await owner.run(theirs, OTHER);
    expect(await owner.workLines()).toEqual([]);
    expect((await owner.run(mother('ukjent'))).written).toBe(0);
    // A relation that is written again asks what all know, not what this file knew.
    await owner.run((set) => {
      mother('ukjent')(set);
      basis('verge')(set);
    });
    expect(await owner.workLines()).toEqual([]);
  });

  it('a line that is refused says what it said', async () => {
    const owner = world.owner();
    await owner.run(basis('verge'), OTHER);
    await owner.run();
    const refused = (set: SetRows) => change(set, 'guardian_links.csv', 'l1', { basis: 'rart' });
    await owner.run(refused);
    expect(await owner.workLines()).toEqual(['basis-differs']);
    await owner.run((set) => {
      basis('verge')(set);
      change(set, 'guardian_links.csv', 'l1', { checkedDate: '2026-09-01' });
    }, OTHER);
    expect(await owner.workLines()).toEqual(['basis-differs']);
    await owner.run(basis('foreldreansvar'), OTHER);
    expect(await owner.workLines()).toEqual([]);
  });
});
