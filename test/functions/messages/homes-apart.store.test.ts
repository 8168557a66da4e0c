import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTables } from '../../support/table.ts';
import { EVENING, makeWorld, O, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
beforeEach(() => world.reset());
afterAll(() => tables.stop());

const seen: World['seen'] = (...asked) => world.seen(...asked);
const lineOf: World['lineOf'] = (...asked) => world.lineOf(...asked);

describe('guardians who come apart (G5)', () => {
  const mark = async (together: boolean) => {
    const { p } = world;
    const pair = [p.mother, p.father].sort();
    const decision = { guardianIds: pair, together, decidedBy: p.leader, decidedAt: EVENING, version: 1, steps: [] };
    const Item = { pk: `${O}#PUPIL#${p.ola}`, sk: `FACTS#TOGETHER#${pair.join('#')}`, ...decision };
    await world.client.send(new PutCommand({ TableName: world.table, Item }));
  };

  test('nobody writes any more, and neither sees what the other wrote; staff see all', async () => {
    await mark(true);
    const { p, start, send, add, open } = world;
    const made = await start('mother', { to: [p.contact], withOthers: true, text: 'Fra Mona' });
    const { threadId } = made.body.threads[0];
    await send('contact', threadId, 'Fra læreren');
    await send('father', threadId, 'Fra Frode');
    expect(await seen('mother', threadId)).toEqual(['Fra Frode', 'Fra læreren', 'Fra Mona']);
    expect(await lineOf('mother', threadId)).toMatchObject({ lastText: 'Fra Frode' });
    await mark(false);
    for (const who of ['mother', 'father', 'contact']) {
      expect([who, ...refused(await send(who, threadId, 'Hei'))]).toEqual([who, 409, 'messages.homes-apart']);
      expect((await open(who, threadId)).body.mayWrite).toBe(false);
    }
    expect(refused(await add('contact', threadId, 'colleague'))).toEqual([409, 'messages.homes-apart']);
    expect(await seen('mother', threadId)).toEqual([null, 'Fra læreren', 'Fra Mona']);
    expect(await seen('father', threadId)).toEqual(['Fra Frode', 'Fra læreren', null]);
    expect(await seen('contact', threadId)).toEqual(['Fra Frode', 'Fra læreren', 'Fra Mona']);
    const [hidden] = (await open('mother', threadId)).body.messages;
    expect([hidden.by.name, hidden.by.personId, hidden.status]).toEqual([null, null, 'sent']);
    expect(JSON.stringify([(await open('mother', threadId)).body, await lineOf('mother', threadId)])).not.toContain(
      'Frode',
    );
    expect(await lineOf('mother', threadId)).toMatchObject({ lastText: '' });
    expect(await lineOf('father', threadId)).toMatchObject({ lastText: 'Fra Frode' });
    expect(await lineOf('contact', threadId)).toMatchObject({ lastText: 'Fra Frode' });
    await mark(true);
    expect((await send('father', threadId, 'Igjen')).status).toBe(201);
    await mark(false);
  });

  test('an adult who has become protected since gets a conversation of their own', async () => {
    await mark(true);
    const { p, start } = world;
    const begun = async () => (await start('contact', {})).body.threads.length;
    const protect = (protection: string) =>
      world.client.send(
        new UpdateCommand({
          TableName: world.table,
          Key: { pk: `${O}#GUARDIAN#${p.mother}`, sk: 'FACTS#PROFILE' },
          UpdateExpression: 'SET protection = :protection',
          ExpressionAttributeValues: { ':protection': protection },
        }),
      );
    expect(await begun()).toBe(1);
    await protect('confidential');
    expect(await begun()).toBe(2);
    await protect('none');
    await mark(false);
    expect(await begun()).toBe(2);
  });
});
