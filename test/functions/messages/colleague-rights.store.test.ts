import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { threadItem } from '../../../functions/messages/keys.ts';
import { Thread } from '../../../functions/messages/record.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, O, refused, type Seen, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
beforeEach(() => world.reset());
afterAll(() => tables.stop());

const seen: World['seen'] = (...asked) => world.seen(...asked);
const EARLY = { body: { askForEarlier: true, lastDay: '2027-02-01' } };

describe('refusals of a colleague', () => {
  test('only staff of the school can come, who are not in it, until a day of the next year', async () => {
    const { p, begin, add } = world;
    const threadId = await begin('mother', [p.contact, p.teacher]);
    const code = async (name: string, body: object = {}) => refused(await add('contact', threadId, name, { body }));
    for (const name of ['elsewhere', 'left', 'nobody', 'ola', 'adult'])
      expect([name, ...(await code(name))]).toEqual([name, 422, 'messages.no-colleague']);
    for (const name of ['contact', 'teacher']) expect(await code(name)).toEqual([409, 'messages.already-in']);
    for (const lastDay of ['2026-11-23', '2027-11-24'])
      expect(await code('colleague', { lastDay })).toEqual([422, 'messages.last-day']);
    expect((await add('contact', threadId, 'colleague', { body: { lastDay: '2027-11-23' } })).status).toBe(204);
    expect(await code('colleague')).toEqual([409, 'messages.already-in']);
    const { parties = [] } = (await world.deps.store.thread(O, threadId)) ?? {};
    expect(parties.map(({ person }) => person.id)).toEqual([p.mother, p.contact, p.teacher, p.colleague]);
  });

  test('an added colleague adds and ends nobody else, and has no right to another conversation', async () => {
    const { p, begin, add, end, answer } = world;
    const threadId = await begin('mother', [p.contact]);
    const other = await begin('mother', [p.contact], { pupil: 'siv' });
    await add('contact', threadId, 'colleague');
    await add('contact', threadId, 'leader');
    expect(refused(await add('colleague', threadId, 'teacher'))).toEqual([404, 'not-found']);
    expect(refused(await end('colleague', threadId, p.leader))).toEqual([404, 'not-found']);
    expect(refused(await end('contact', threadId, p.contact))).toEqual([404, 'not-found']);
    expect((await end('contact', threadId, p.mother)).status).toBe(204);
    for (const more of [{ pupil: 'siv' }, {}] as const)
      expect(refused(await world.open('colleague', other, more))).toEqual([404, 'not-found']);
    for (const who of ['teacher', 'elsewhere', 'father', 'uncle']) {
      const calls = who === 'father' || who === 'uncle' ? [answer(who, threadId, p.leader, { yes: true })] : [];
      const all = calls.length > 0 ? calls : [add(who, threadId, 'teacher'), end(who, threadId, p.leader)];
      for (const call of all) expect([who, ...refused(await call)]).toEqual([who, 404, 'not-found']);
    }
    expect(refused(await answer('ola', threadId, p.leader, { yes: true }))).toEqual([404, 'not-found']);
    expect(await seen('mother', threadId)).toEqual(['colleague-added', 'colleague-added', 'Hei!']);
  });

  test('a pupil of age answers alone; a guardian with consent does not', async () => {
    const { p, begin, add, answer, client, table } = world;
    const adult = { pupil: 'adult' } as const;
    const threadId = await begin('adult', [p.contact], adult);
    const thread = await world.deps.store.thread(O, threadId);
    if (!thread) throw new Error('There is no such conversation.');
    const [own] = thread.parties;
    const father = { ...own, person: { kind: 'guardian', id: p.father }, listedAt: '' };
    const Item = threadItem(O, Thread.parse({ ...thread, parties: [...thread.parties, father] }));
    await client.send(new PutCommand({ TableName: table, Item }));
    await add('contact', threadId, 'colleague', { ...adult, ...EARLY });
    expect(refused(await answer('father', threadId, p.colleague, { yes: true, ...adult }))).toEqual([
      ...[403, 'messages.pupil-of-age'],
    ]);
    expect(
      (await world.open('father', threadId, adult)).body.people.map(
        (each: Seen & { mayAnswer: boolean }) => each.mayAnswer,
      ),
    ).not.toContain(true);
    expect((await answer('adult', threadId, p.colleague, { yes: true, ...adult })).status).toBe(204);
    expect(await seen('colleague', threadId, adult)).toContain('Hei!');
  });

  test('a school without messages and a closed conversation take no colleague, and an end is always taken', async () => {
    const { p, begin, add, end, client, table } = world;
    const threadId = await begin('mother', [p.contact]);
    await add('contact', threadId, 'leader');
    world.change({ 'messages.enabled': false });
    expect(refused(await add('contact', threadId, 'colleague'))).toEqual([403, 'messages.off']);
    expect((await end('contact', threadId, p.leader)).status).toBe(204);
    world.reset();
    const thread = await world.deps.store.thread(O, threadId);
    await client.send(
      new PutCommand({ TableName: table, Item: { ...threadItem(O, Thread.parse(thread)), state: 'closed' } }),
    );
    expect(refused(await add('contact', threadId, 'colleague'))).toEqual([409, 'messages.closed']);
  });
});

test('two teachers who add the tenth person at once: one is in, and the other learns that it is full', async () => {
  const { p, begin, add, client, table } = world;
  const threadId = await begin('mother', [p.contact, p.teacher]);
  const thread = await world.deps.store.thread(O, threadId);
  if (!thread) throw new Error('There is no such conversation.');
  const filler = Array.from({ length: 6 }, (_none, number) => ({
    ...{ person: { kind: 'staff', id: `filler-${number}` }, as: 'added', since: '2026-11-24', until: '2027-01-01' },
    ...{ seesFrom: '', consent: 'none', listedAt: '' },
  }));
  const Item = threadItem(O, Thread.parse({ ...thread, parties: [...thread.parties, ...filler] }));
  await client.send(new PutCommand({ TableName: table, Item }));
  const answers = await Promise.all([add('contact', threadId, 'colleague'), add('teacher', threadId, 'leader')]);
  expect(answers.map(refused).sort()).toEqual([
    [204, undefined],
    [409, 'messages.too-many-people'],
  ]);
  expect((await world.deps.store.thread(O, threadId))?.parties).toHaveLength(10);
});
