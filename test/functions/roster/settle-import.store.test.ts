import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { homeStore } from '../../../functions/roster/home-store.ts';
import { decided, pairOf } from '../../../functions/roster/homes.ts';
import { type ImportWorld, importWorld } from '../imports/held.ts';
import { change, leave, type SetRows } from '../sources/small-set.ts';
import { clerkOf } from './clerk.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

type Owner = ReturnType<ImportWorld['owner']>;
const [NEXT, AFTER] = [{ day: '2026-11-25' }, { day: '2026-11-26' }];

const clerk = (owner: Owner) => clerkOf(world, owner);
const says = (cells: Readonly<Record<string, string>>) => (set: SetRows) =>
  change(set, 'guardian_links.csv', 'l1', cells);
const protectedAs = (word: string) => (set: SetRows) =>
  change(set, 'users.csv', 'ola', { 'metadata.addressProtection': word });

describe('what a person has settled, and the imports after it (J2)', () => {
  it('a basis holds through the same file and a changed row; another word asks again, and the settled one stays', async () => {
    const owner = world.owner();
    await owner.run(says({ basis: 'ukjent' }));
    expect(await owner.workLines()).toEqual(['basis-unknown']);
    await (await clerk(owner)).basis('mor', 'daily-care');
    expect(await owner.workLines()).toEqual([]);
    const basis = async (day: string) => (await owner.relation('ola', 'mor', day))?.basis;
    await owner.run(says({ basis: 'ukjent' }), NEXT);
    expect([await basis(NEXT.day), await owner.workLines()]).toEqual(['daily-care', []]);
    await owner.run(says({ basis: 'ukjent', checkedDate: '2026-11-01' }), NEXT);
    expect([await basis(NEXT.day), await owner.workLines()]).toEqual(['daily-care', []]);
    await owner.run(says({ basis: 'fosterhjem' }), AFTER);
    expect([await basis(AFTER.day), await owner.workLines()]).toEqual(['daily-care', ['basis-differs']]);
    await (await clerk(owner)).basis('mor', 'foster-care');
    await owner.run(says({ basis: 'fosterhjem', checkedDate: '2026-11-02' }), AFTER);
    expect([await basis(AFTER.day), await owner.workLines()]).toEqual(['foster-care', []]);
  });

  it('a basis that takes access away is not given back by the file', async () => {
    const owner = world.owner();
    await owner.run();
    await (await clerk(owner)).basis('mor', 'on-request');
    await owner.run(says({ checkedDate: '2026-11-03' }), NEXT);
    expect((await owner.relation('ola', 'mor', NEXT.day))?.basis).toBe('on-request');
  });

  it('a protection that was lowered stays so, until a source says something stricter than it said then', async () => {
    const owner = world.owner();
    await owner.run(protectedAs('fortrolig'));
    await owner.run(protectedAs('ugradert'), NEXT);
    expect(await owner.workLines()).toEqual(['protection-lowered']);
    await (await clerk(owner)).protection('none');
    const now = async () => [(await owner.pupil('ola'))?.protection, await owner.workLines()];
    expect(await now()).toEqual(['none', []]);
    await owner.run((set) => change(set, 'users.csv', 'ola', { familyName: 'Vik' }), NEXT);
    expect(await now()).toEqual(['none', []]);
    await owner.run(protectedAs('strengtFortrolig'), AFTER);
    expect(await now()).toEqual(['strictly-confidential', []]);
  });

  it('a protection that the office has raised is not lowered by a file that says less', async () => {
    const owner = world.owner();
    await owner.run();
    await (await clerk(owner)).protection('strictly-confidential');
    await owner.run((set) => change(set, 'users.csv', 'ola', { familyName: 'Vik' }), NEXT);
    expect((await owner.pupil('ola'))?.protection).toBe('strictly-confidential');
  });

  /** A second record with the login of the first, and another birth date. */
  const twin = (set: SetRows) => {
    const ola = set['users.csv'].find(({ sourcedId }) => sourcedId === 'ola');
    const own = { sourcedId: 'ola2', givenName: 'ola2', 'metadata.addressProtection': 'fortrolig' };
    set['users.csv'].push({ ...ola, ...own, userIds: '{Feide:ola@fjordvik.example}' });
    set['demographics.csv'].push({ sourcedId: 'ola2', birthDate: '2014-03-02' });
    const link = set['guardian_links.csv'].find(({ pupilSourcedId }) => pupilSourcedId === 'ola');
    set['guardian_links.csv'].push({ ...link, sourcedId: 'l9', pupilSourcedId: 'ola2', guardianSourcedId: 'far' });
  };

  it('two records that were joined stay one, and what the other’s rows gave ends with those rows', async () => {
    const owner = world.owner();
    await owner.run(twin);
    expect(await owner.workLines()).toContain('same-person');
    const [ola, ola2] = [(await owner.itemNamed('PUPIL', 'ola')).id, (await owner.itemNamed('PUPIL', 'ola2')).id];
    await (await clerk(owner)).join(ola, ola2);
    const far = (await owner.itemNamed('GUARDIAN', 'far')).id;
    const facts = () => world.lookup.pupil(owner.ownerId, ola);
    const open = async (day: string) =>
      (await facts())?.facts.relations.filter(({ guardianId, to }) => guardianId === far && (to ?? '9') > day).length;
    expect([(await facts())?.facts.protection, (await open('2026-11-24')) ?? 0]).toEqual(['confidential', 1]);
    await owner.run(twin, NEXT);
    expect(await owner.workLines()).not.toContain('same-person');
    expect((await facts())?.facts.protection).toBe('confidential');
    const gone = await world.lookup.pupil(owner.ownerId, ola2);
    expect(gone?.facts.relations.every(({ to }) => to !== undefined)).toBe(true);
    await owner.run((set) => leave(set, 'l2'), { ...AFTER, confirmEnding: true });
    expect(await open(AFTER.day)).toBe(0);
    expect((await facts())?.facts.stay.to).toBeUndefined();
  });

  it('a decision on two adults stays through changed rows, an ended relation and its return (J2)', async () => {
    const owner = world.owner();
    await owner.run();
    const pupilId = (await owner.itemNamed('PUPIL', 'ola')).id;
    const adults = [await owner.itemNamed('GUARDIAN', 'mor'), await owner.itemNamed('GUARDIAN', 'far')] as const;
    const said = { by: 'kontoret', as: 'staff:office', at: '2026-11-24T06:30:00.000Z' };
    const next = decided(pairOf(adults[0].id, adults[1].id), undefined, { together: true, ...said });
    const store = homeStore(world.client, world.tables.main);
    const place = { ownerId: owner.ownerId, pupilId };
    expect(await store.decide(place, { next, seen: [] })).toBe('saved');
    const kept = async () => [
      await store.decisions(place),
      (await world.lookup.pupil(owner.ownerId, pupilId))?.together,
    ];
    const before = await kept();
    expect(before[1]).toEqual([{ guardianIds: next.guardianIds, together: true }]);
    await owner.run((set) => change(set, 'users.csv', 'ola', { familyName: 'Vik' }), NEXT);
    await owner.run((set) => leave(set, 'l2'), { ...NEXT, confirmEnding: true });
    expect(await kept()).toEqual(before);
    await owner.run(says({ basis: 'daglig omsorg' }), AFTER);
    expect(await kept()).toEqual(before);
  });

  it('two people who were parted are not asked about again', async () => {
    const owner = world.owner();
    await owner.run(twin);
    const [ola, ola2] = [(await owner.itemNamed('PUPIL', 'ola')).id, (await owner.itemNamed('PUPIL', 'ola2')).id];
    await (await clerk(owner)).part(ola, ola2);
    await owner.run((set) => {
      twin(set);
      change(set, 'users.csv', 'ola2', { familyName: 'Vik' });
    }, NEXT);
    expect(await owner.workLines()).not.toContain('same-person');
  });
});
