import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NoticeRequest } from '../../../functions/notifications/events.ts';
import { makeTables } from '../../support/table.ts';
import { factsOf, later, NOW, senderWorld, type World } from './sender-world.ts';

/** A person who has ended is told nothing more, whichever record says so, also of what waited to be sent (law 2). */
let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());

const set = (pk: string, sk: string, name: 'to' | 'personTo', day: string) =>
  engine.client.send(
    new UpdateCommand({
      TableName: engine.tables.main,
      Key: { pk, sk },
      UpdateExpression: 'SET #end = :day',
      ExpressionAttributeNames: { '#end': name },
      ExpressionAttributeValues: { ':day': day },
    }),
  );
const ends = {
  'the profile': ({ who }: World, day: string) =>
    set(`${who.ownerId}#GUARDIAN#${who.guardianId}`, 'FACTS#PROFILE', 'to', day),
  'the relation, by the person': ({ who }: World, day: string) =>
    set(`${who.ownerId}#PUPIL#${who.pupilId}`, `FACTS#GUARDIAN#${who.guardianId}`, 'personTo', day),
  'the pupil’s stay': ({ who }: World, day: string) =>
    set(`${who.ownerId}#PUPIL#${who.pupilId}`, 'FACTS#PROFILE', 'to', day),
};
type Ended = keyof typeof ends;
const ENDED = Object.keys(ends).filter((name): name is Ended => name in ends);
const TOMORROW = '2026-11-25';

describe.each(ENDED)('%s ends', (name) => {
  test('today: nothing is made and nothing is sent', async () => {
    const world = await senderWorld(engine);
    await ends[name](world, NOW.day);
    await world.tell(world.request, NOW);
    expect([world.sent, await world.find('email'), await factsOf(engine, world)]).toEqual([[], undefined, []]);
  });

  test('tomorrow: today it is sent', async () => {
    const world = await senderWorld(engine);
    await ends[name](world, TOMORROW);
    await world.tell(world.request, NOW);
    expect(world.sent).toEqual(['email']);
  });

  test('a notice that waits while its right ends is not sent', async () => {
    const world = await senderWorld(engine, { turns: [false] });
    await world.tell(world.request, NOW);
    const waiting = await world.find('email');
    if (!waiting) throw new Error('The notice waits for its turn.');
    expect([world.sent, waiting.stage]).toEqual([[], 'planned']);
    await ends[name](world, NOW.day);
    await world.wake({ wake: waiting.id, ownerId: waiting.ownerId }, later(600_000));
    expect([world.sent, await world.find('email')]).toMatchObject([[], { stage: 'suppressed', reason: 'no-right' }]);
  });
});

test('a notice about nobody but the person stops with the person’s own record', async () => {
  const own = (world: World): NoticeRequest => ({ ...world.request, right: { action: 'guardian:home' } });
  const [here, gone] = [await senderWorld(engine), await senderWorld(engine)];
  await ends['the profile'](gone, NOW.day);
  await here.tell(own(here), NOW);
  await gone.tell(own(gone), NOW);
  expect([here.sent, gone.sent]).toEqual([['email'], []]);
});
