import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRoster } from '../../../functions/imports/import-roster.ts';
import { openScratch } from '../../../functions/imports/scratch.ts';
import { importStore } from '../../../functions/imports/store.ts';
import { type NameCopies, nameCopies } from '../../../functions/roster/lookup.ts';
import { changedMark } from '../../../functions/roster/name-copies.ts';
import type { SettledProtection } from '../../../functions/roster/settle-rules.ts';
import { Refusal } from '../../../functions/shared/errors.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { addDays } from '../../../functions/shared/time.ts';
import { onDay, VAULT } from '../../support/imports.ts';
import { SECRET, seed } from '../../support/records.ts';
import { countTrips } from '../../support/trips.ts';
import { type ImportWorld, type Item, importWorld } from '../imports/held.ts';
import { change, leave, readingsOf, type SetRows, smallSet } from '../sources/small-set.ts';
import { clerkOf } from './clerk.ts';

let world: ImportWorld;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  world = await importWorld();
  trips = countTrips(world.client);
});
afterAll(() => world.stop());

type Owner = ReturnType<ImportWorld['owner']>;
const FIRST = '2026-11-02';
const memberships = (items: readonly Item[]) =>
  items.filter(({ sk, as }) => sk.startsWith('MEMBER#') && as === 'student');
const marksIn = (items: readonly Item[]) => items.filter(({ pk }) => pk.endsWith('#CHANGED-PUPILS'));

/** Every group's names by its members' items, and by the records of its pupils. */
async function bothWays(owner: Owner) {
  const places = memberships(await owner.items());
  const groupIds = [...new Set(places.map(({ pk }) => String(pk.split('#')[2])))];
  const shown: unknown[] = [];
  const recorded: unknown[] = [];
  for (const groupId of groupIds) {
    const group = await world.lookup.group(owner.ownerId, groupId);
    const ids = group?.members.flatMap(({ as, personId }) => (as === 'student' ? [personId] : [])) ?? [];
    const byId = (names: ReadonlyMap<string, unknown>) => [...names].sort(([a], [b]) => (a < b ? -1 : 1));
    shown.push(byId(await world.lookup.pupilNames(owner.ownerId, ids, group)));
    recorded.push(byId(await world.lookup.pupilNames(owner.ownerId, ids)));
  }
  return { shown, recorded };
}
async function mustAgree(owner: Owner): Promise<void> {
  const { shown, recorded } = await bothWays(owner);
  expect(shown).toEqual(recorded);
}

/** What a list of the class costs, and how many of its three pupils' records it reads. */
async function costOf(owner: Owner, name = '5A') {
  const group = (await owner.items()).find((item) => item.sk === 'GROUP' && item.name === name);
  const card = await world.lookup.group(owner.ownerId, String(group?.id));
  const ids = card?.members.flatMap(({ as, personId }) => (as === 'student' ? [personId] : [])) ?? [];
  trips.take();
  const names = await world.lookup.pupilNames(owner.ownerId, ids, card);
  return { ...trips.take(), names: [...names.values()].map(({ familyName }) => familyName).sort() };
}

const rename = (familyName: string) => (set: SetRows) => change(set, 'users.csv', 'ola', { familyName });

describe('the names that groups repeat (decision 046)', () => {
  it('cost a class one read, and a renamed pupil a second trip until the copies are made anew', async () => {
    const owner = world.owner();
    await owner.run(undefined, { day: FIRST });
    expect(await costOf(owner)).toMatchObject({ calls: 1, reads: 1, names: ['Fjord', 'Fjord'] });
    await owner.run(rename('Vik'), { day: addDays(FIRST, 1) });
    expect(await costOf(owner)).toMatchObject({ calls: 2, reads: 2, names: ['Fjord', 'Vik'] });
    // A day after the change the copies are made anew, and a day after that the mark goes.
    await owner.run(rename('Vik'), { day: addDays(FIRST, 2) });
    const copied = memberships(await owner.items()).map(({ pupil }) =>
      String(Reflect.get(Object(pupil), 'familyName')),
    );
    expect(copied.sort()).toEqual(['Fjord', 'Vik', 'Vik']);
    expect(marksIn(await owner.items())).toHaveLength(1);
    await owner.run(rename('Vik'), { day: addDays(FIRST, 3) });
    expect(marksIn(await owner.items())).toEqual([]);
    expect(await costOf(owner)).toMatchObject({ calls: 1, reads: 1, names: ['Fjord', 'Vik'] });
  });

  it('make no mark where only something else of the pupil changes, nor when a file comes again', async () => {
    const owner = world.owner();
    await owner.run(undefined, { day: FIRST });
    await owner.run((set) => change(set, 'users.csv', 'ola', { grades: '6' }), { day: addDays(FIRST, 1) });
    await owner.run((set) => change(set, 'users.csv', 'ola', { grades: '6' }), { day: addDays(FIRST, 2) });
    expect(marksIn(await owner.items())).toEqual([]);
  });

  it('the names that groups repeat are not believed where the pupil changed again since the copy was made', async () => {
    const owner = world.owner();
    await owner.run(undefined, { day: FIRST });
    await owner.run(rename('Vik'), { day: addDays(FIRST, 1) });
    await owner.run(rename('Lie'), { day: addDays(FIRST, 2) });
    await owner.run(rename('Lie'), { day: addDays(FIRST, 3) });
    await owner.run(rename('Dal'), { day: addDays(FIRST, 4) });
    await mustAgree(owner);
    expect((await costOf(owner)).names).toEqual(['Dal', 'Fjord']);
  });

  it('the names that groups repeat of items from before are absent: the record tells', async () => {
    const owner = world.owner();
    await owner.run(undefined, { day: FIRST });
    const items = memberships(await owner.items()).map(({ pupil: _copy, ...item }) => item);
    await seed(world.client, world.tables.main, items);
    expect(await costOf(owner)).toMatchObject({ calls: 1, reads: 1, readUnits: 2, names: ['Fjord', 'Fjord'] });
    await mustAgree(owner);
  });

  it('the names that groups repeat are all left aside where a school has more marks than are read at once', async () => {
    const owner = world.owner();
    await owner.run(undefined, { day: FIRST });
    const { schoolId } = await owner.itemNamed('PUPIL', 'ola');
    const place = { schoolId: String(schoolId) };
    const marks = Array.from({ length: 101 }, () =>
      changedMark(owner.ownerId, { ...place, pupilId: newId() }, '2026-11-02T06:30:00.000Z'),
    );
    await seed(world.client, world.tables.main, marks);
    expect(await costOf(owner)).toMatchObject({ calls: 2, reads: 2 });
    const [first] = marks;
    if (first)
      await world.client.send(new DeleteCommand({ TableName: world.tables.main, Key: { pk: first.pk, sk: first.sk } }));
    expect(await costOf(owner)).toMatchObject({ calls: 1, reads: 1 });
  });

  it('the names that groups repeat of a pupil whose home is another school are left aside, since the marks lie there', async () => {
    const owner = world.owner();
    const visits = (set: SetRows) => change(set, 'users.csv', 'ola', { orgSourcedIds: 's2' });
    await owner.run(visits, { day: FIRST });
    expect((await costOf(owner)).calls).toBe(2);
    await owner.run(
      (set) => {
        visits(set);
        rename('Vik')(set);
      },
      { day: addDays(FIRST, 1) },
    );
    await mustAgree(owner);
  });
});

describe('a protection is never shown as it was (law 4)', () => {
  it('a protection is never shown as it was when the office settles it', async () => {
    const owner = world.owner();
    await owner.run(undefined, { day: FIRST });
    await (await clerkOf(world, owner, FIRST)).protection('confidential');
    await mustAgree(owner);
    expect(marksIn(await owner.items())).toHaveLength(1);
  });

  it('a protection is never shown as it was when two records are joined, whose places in groups move', async () => {
    const owner = world.owner();
    const twin = (set: SetRows) => {
      const ola = set['users.csv'].find(({ sourcedId }) => sourcedId === 'ola');
      const place = set['enrollments.csv'].find(({ sourcedId }) => sourcedId === 'e2');
      const home = { orgSourcedIds: 's2', 'metadata.addressProtection': 'fortrolig' };
      const own = { sourcedId: 'ola2', givenName: 'ola2', userIds: '{Feide:ola@fjordvik.example}' };
      set['users.csv'].push({ ...ola, ...home, ...own });
      set['classes.csv'].push({ sourcedId: 'c9', title: '5S', schoolSourcedId: 's2', 'metadata.kind': 'basis' });
      set['demographics.csv'].push({ sourcedId: 'ola2', birthDate: '2014-03-02' });
      const there = { classSourcedId: 'c9', schoolSourcedId: 's2', userSourcedId: 'ola2' };
      set['enrollments.csv'].push({ ...place, ...there, sourcedId: 'e9' });
    };
    await owner.run(twin, { day: FIRST });
    const [ola, other] = [await owner.itemNamed('PUPIL', 'ola'), await owner.itemNamed('PUPIL', 'ola2')];
    expect((await costOf(owner, '5S')).calls).toBe(1);
    await (await clerkOf(world, owner, FIRST)).join(ola.id, other.id);
    await mustAgree(owner);
    for (const days of [1, 2, 3]) {
      await owner.run(twin, { day: addDays(FIRST, days) });
      await mustAgree(owner);
    }
    expect(marksIn(await owner.items())).toEqual([]);
  });

  it('a protection is not undone by an import that had read the record before the office settled it', async () => {
    const owner = world.owner();
    await owner.run((set) => leave(set, 'e4'), { day: FIRST });
    const clerk = await clerkOf(world, owner, FIRST);
    const real = nameCopies(world.client, world.tables.main);
    let isRead = false;
    const copies: NameCopies = {
      ...real,
      async recorded(ownerId, ids) {
        const found = await real.recorded(ownerId, ids);
        isRead ||= ids.length > 0;
        if (isRead) await clerk.protection('strictly-confidential');
        return found;
      },
    };
    await importWith(owner, copies, FIRST);
    expect(isRead).toBe(true);
    const copied = memberships(await owner.items()).map(({ pupil }) => Reflect.get(Object(pupil), 'protection'));
    expect(copied).toContain('none');
    await mustAgree(owner);
  });

  it('a protection is not undone where the copies are made anew while the office settles it', async () => {
    const owner = world.owner();
    await owner.run(undefined, { day: FIRST });
    await owner.run(rename('Vik'), { day: addDays(FIRST, 1) });
    const later = addDays(FIRST, 3);
    const clerk = await clerkOf(world, owner, later);
    // The office settles it at the last moment at which the importer may still think that nothing has happened.
    let waits = true;
    world.client.middlewareStack.add(
      (next, context) => async (args) => {
        if (waits && context.commandName === 'UpdateItemCommand') {
          waits = false;
          await clerk.protection('confidential');
        }
        return next(args);
      },
      { step: 'initialize', name: 'officeFirst', override: true },
    );
    const { schoolId } = await owner.itemNamed('PUPIL', 'ola');
    const copies = nameCopies(world.client, world.tables.main);
    await copies.renew(owner.ownerId, String(schoolId), onDay(later).instant);
    world.client.middlewareStack.remove('officeFirst');
    expect(waits).toBe(false);
    await mustAgree(owner);
    expect(marksIn(await owner.items())).toMatchObject([{ changedAt: onDay(later).instant }]);
  });

  const word = fc.constantFrom('', 'ugradert', 'klientadresse', 'fortrolig', 'strengtFortrolig');
  const step = fc.record({
    days: fc.integer({ min: 0, max: 2 }),
    system: fc.constantFrom('a', 'a', 'b'),
    familyName: fc.constantFrom('Fjord', 'Vik', 'Lie'),
    word,
    school: fc.constantFrom('s1', 's1', 's2'),
    isInSecond: fc.boolean(),
    isGone: fc.integer({ min: 0, max: 5 }).map((chance) => chance === 0),
    settled: fc.option(fc.constantFrom<SettledProtection>('none', 'client-address', 'confidential'), {
      nil: undefined,
    }),
  });
  it('a protection is never shown as it was in any order of imports, renames, moves, protections and decisions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
        const owner = world.owner();
        let day = FIRST;
        await owner.run(undefined, { day, system: 'a' });
        for (const { days, system, familyName, school, isInSecond, isGone, settled, ...said } of steps) {
          day = addDays(day, days);
          await owner.run(
            (set) => {
              const cells = { familyName, orgSourcedIds: school, 'metadata.addressProtection': said.word };
              change(set, 'users.csv', 'ola', cells);
              if (!isInSecond) leave(set, 'e4');
              if (isGone) leave(set, 'ola', 'e1', 'e4', 'l1', 'l2');
            },
            { day, system, confirmEnding: true },
          );
          await mustAgree(owner);
          if (settled === undefined) continue;
          const clerk = await clerkOf(world, owner, day);
          await clerk.protection(settled).catch((error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
          });
          await mustAgree(owner);
        }
      }),
      { numRuns: 6 },
    );
  });
});

/** Imports the small set over copies of a test's own. */
async function importWith({ ownerId }: Owner, copies: NameCopies, day: string): Promise<void> {
  const scratch = openScratch(':memory:');
  try {
    const store = importStore(world.client, world.tables.main, world.tables.identity);
    await importRoster({ store, copies, scratch, loginKey: SECRET, vault: VAULT, numbers: 'synthetic' })(
      readingsOf(smallSet()),
      { ownerId, system: 'test', mode: 'apply', confirmEnding: true, maxEndedShare: 100, moment: onDay(day) },
    );
  } finally {
    scratch.close();
  }
}
