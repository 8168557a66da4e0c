import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../functions/shared/ids.ts';
import { importerOver } from '../../support/imports.ts';
import { LOCAL } from '../../support/table.ts';
import { change, leave, readingsOf, type SetRows, smallSet } from '../sources/small-set.ts';
import { type ImportWorld, type Item, importWorld } from './held.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

const LATER = '2026-11-25';
const KILLED = 'the machine was taken away';

/** A client whose transactions come through `most` times, and then never again. */
function dyingClient(most: number) {
  const raw = new DynamoDBClient({ ...LOCAL, endpoint: world.endpoint, maxAttempts: 1 });
  let left = most;
  raw.middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName === 'TransactWriteItemsCommand' && left-- <= 0) throw new Error(KILLED);
      return next(args);
    },
    { step: 'initialize' },
  );
  return DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
}

/** Ids are random: the same roster under other ids is the same roster. */
function shapeOf(items: readonly Item[], ownerId: string): readonly string[] {
  const names = new Map<string, string>([[ownerId, 'owner']]);
  for (const { pk, sk, id, givenName, name } of items)
    if (typeof id === 'string' && (sk === 'FACTS#PROFILE' || sk === 'GROUP' || pk.endsWith('#SCHOOLS')))
      names.set(id, String(givenName ?? name ?? 'term'));
  const named = (text: string) =>
    text.replace(/[0-9a-hjkmnp-tv-z]{36}/g, 'fact').replace(/[0-9a-hjkmnp-tv-z]{26}/g, (id) => names.get(id) ?? 'key');
  return items.map((item) => named(canonicalJson(item))).sort();
}

const second = (set: SetRows) => {
  change(set, 'users.csv', 'kari', {
    givenName: 'Karianne',
    orgSourcedIds: 's2',
    'metadata.addressProtection': 'fortrolig',
  });
  change(set, 'lessons.csv', 'x1', { startTime: '10:15', endTime: '11:00' });
  leave(set, 'far', 'l2', 'e4', 'x2');
  set['demographics.csv'].push({ sourcedId: 'ny', birthDate: '2016-01-01' });
  set['users.csv'].push({
    ...set['users.csv'][1],
    sourcedId: 'ny',
    givenName: 'ny',
    userIds: '{Feide:ny@fjordvik.example}',
  });
};

describe('an import that dies in the middle and is run again ends as if it had not (J1)', () => {
  it.each([0, 1, 2, 3, 5, 7, 9, 11])(
    'an import that dies in the middle and is run again ends as if it had not: after %i transactions',
    async (most) => {
      const [straight, hurt] = [world.owner(), world.owner()];
      for (const owner of [straight, hurt]) await owner.run();
      await straight.run(second, { day: LATER });
      const set = smallSet();
      second(set);
      const dying = importerOver(dyingClient(most), world.tables);
      const died = await dying(readingsOf(set), { ownerId: hurt.ownerId, day: LATER }).catch(
        (error: Error) => error.message,
      );
      if (typeof died === 'string') expect(died).toBe(KILLED);
      await hurt.run(second, { day: LATER });
      expect(shapeOf(await hurt.items(), hurt.ownerId)).toEqual(shapeOf(await straight.items(), straight.ownerId));
      expect((await hurt.run(second, { day: LATER })).written).toBe(0);
    },
  );
  it('a first import that dies makes nobody twice', async () => {
    const [straight, hurt] = [world.owner(), world.owner()];
    await straight.run();
    for (const most of [1, 2, 3, 4])
      await importerOver(dyingClient(most), world.tables)(readingsOf(smallSet()), { ownerId: hurt.ownerId }).catch(
        () => {},
      );
    await hurt.run();
    expect(shapeOf(await hurt.items(), hurt.ownerId)).toEqual(shapeOf(await straight.items(), straight.ownerId));
    expect((await hurt.identity()).length).toBe((await straight.identity()).length);
  });
});

describe('two imports of one owner at once', () => {
  it('two imports of one owner at once make nobody twice: one of them stops and says so, and the file can be sent again', async () => {
    const [straight, owner] = [world.owner(), world.owner()];
    await straight.run();
    const ended = await Promise.allSettled([owner.run(), owner.run(), owner.run()]);
    const failed = ended.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(failed).toEqual(failed.map(() => 'overtaken'));
    await owner.run();
    expect(shapeOf(await owner.items(), owner.ownerId)).toEqual(shapeOf(await straight.items(), straight.ownerId));
  });
  it('one that read before the other wrote changes nothing of what the other has written', async () => {
    const owner = world.owner();
    await owner.run();
    let read = () => {};
    const waiting = new Promise<void>((done) => {
      read = done;
    });
    // What is held is read after the file, so the slow one is held up in its first transaction.
    const raw = new DynamoDBClient({ ...LOCAL, endpoint: world.endpoint });
    raw.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName === 'TransactWriteItemsCommand') await waiting;
        return next(args);
      },
      { step: 'initialize' },
    );
    const slow = importerOver(
      DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } }),
      world.tables,
    );
    const stale = smallSet();
    change(stale, 'users.csv', 'kari', { familyName: 'Gammel' });
    const ending = slow(readingsOf(stale), { ownerId: owner.ownerId, day: LATER }).catch(
      (error: { code?: string }) => error.code,
    );
    await new Promise((later) => setTimeout(later, 600));
    await owner.run((set) => change(set, 'users.csv', 'kari', { 'metadata.addressProtection': 'fortrolig' }), {
      day: LATER,
    });
    read();
    expect(await ending).toBe('overtaken');
    expect(await owner.itemNamed('PUPIL', 'kari')).toMatchObject({ familyName: 'Fjord', protection: 'confidential' });
  });
});
