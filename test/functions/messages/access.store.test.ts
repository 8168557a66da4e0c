import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { threadItem } from '../../../functions/messages/keys.ts';
import { Thread } from '../../../functions/messages/record.ts';
import { makeTables } from '../../support/table.ts';
import { AT, EVENING, MORNING, makeWorld, O, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let threadId: string;
let messageId: string;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  threadId = await world.begin('mother', [world.p.contact]);
  messageId = (await world.open('mother', threadId)).body.messages[0].messageId;
});
beforeEach(() => world.reset());
afterAll(() => tables.stop());

const calls = {
  open: (who: string) => world.open(who, threadId),
  send: (who: string) => world.send(who, threadId, 'Svar'),
  read: (who: string) => world.read(who, threadId, messageId),
  withdraw: (who: string) => world.withdraw(who, { threadId, messageId }),
  form: (who: string) => world.form(who),
  list: (who: string) => world.list(who),
};

describe('access to conversations', () => {
  test('a guest and a stranger get nothing', async () => {
    for (const [name, call] of Object.entries(calls)) {
      expect([name, ...refused(await call('guest'))]).toEqual([name, 401, 'unauthenticated']);
      expect([name, ...refused(await call('stranger'))]).toEqual([name, 403, 'no-such-role']);
    }
  });

  test('everybody who is not in it, or without a relation, finds no conversation', async () => {
    const { open, send, read, withdraw } = calls;
    for (const who of ['father', 'uncle', 'former', 'teacher', 'colleague', 'leader', 'ola']) {
      for (const [name, call] of Object.entries({ open, send, read, withdraw })) {
        expect([who, name, ...refused(await call(who))]).toEqual([who, name, 404, 'not-found']);
      }
    }
    expect(refused(await open('left'))).toEqual([403, 'no-such-role']);
  });

  test('a guardian and the contact teacher write to each other, and every look of staff is logged', async () => {
    const seen = await calls.open('contact');
    expect([seen.status, seen.body.messages[0].text, seen.body.pupilName]).toEqual([200, 'Hei!', 'Ola Fjord']);
    expect(world.logged).toEqual([
      expect.objectContaining({ action: 'pupil:messages', basis: 'staff:contact-teacher', pupilId: world.p.ola }),
    ]);
    expect((await world.send('contact', threadId, 'Hei, Mona!')).status).toBe(201);
    const [last] = (await calls.open('mother')).body.messages;
    expect([last.text, last.by]).toEqual([
      'Hei, Mona!',
      { kind: 'staff', personId: null, name: 'Ansatt contact', you: false },
    ]);
  });

  test('the path’s pupil and school must be those of the conversation', async () => {
    expect(refused(await world.open('mother', threadId, { pupil: 'siv' }))).toEqual([404, 'not-found']);
    expect(refused(await world.open('contact', threadId, { pupil: 'siv' }))).toEqual([404, 'not-found']);
    const { otherSchool } = world.p;
    expect(refused(await world.open('contact', threadId, { school: otherSchool }))).toEqual([404, 'not-found']);
  });

  test('only teachers with a relation of today can be written to', async () => {
    const { p, start } = world;
    for (const staffId of [p.leader, p.colleague, p.elsewhere, p.left, p.ola]) {
      expect(refused(await start('mother', { to: [p.contact, staffId] }))).toEqual([422, 'messages.not-available']);
    }
    expect(refused(await start('colleague', {}))).toEqual([404, 'not-found']);
    expect(refused(await start('contact', { to: [p.uncle] }))).toEqual([422, 'messages.not-available']);
    expect(refused(await start('contact', { to: [p.mother, p.former] }))).toEqual([422, 'messages.not-available']);
    expect(refused(await start('elsewhere', {}, { pupil: 'foreign', school: p.otherSchool }))).toEqual([
      422,
      'messages.not-available',
    ]);
  });
});

describe('pupils of age', () => {
  test('write alone; a guardian reads by consent and learns why they cannot write', async () => {
    const { p, begin, start, form, open, send } = world;
    const own = await begin('adult', [p.teacher], { pupil: 'adult' });
    const adult = { pupil: 'adult' } as const;
    expect((await open('teacher', own, adult)).body.messages[0].by.name).toBe('Aud Fjord');
    for (const who of ['mother', 'father']) {
      expect(refused(await start(who, { to: [p.teacher] }, adult))).toEqual([403, 'messages.pupil-of-age']);
      expect(refused(await form(who, adult))).toEqual([403, 'messages.pupil-of-age']);
    }
    // A consent gives the right to read, and being in it is needed as well.
    expect(refused(await open('father', own, adult))).toEqual([404, 'not-found']);
    expect(refused(await open('mother', own, adult))).toEqual([403, 'messages.pupil-of-age']);
    expect(refused(await open('uncle', own, adult))).toEqual([404, 'not-found']);
    expect(refused(await send('mother', own, 'Hei', adult))).toEqual([403, 'messages.pupil-of-age']);
    expect((await form('contact', adult)).body.homes).toEqual([
      [{ personId: p.adult, kind: 'pupil', name: 'Aud Fjord' }],
    ]);
    const started = await start('contact', {}, adult);
    expect(started.body.threads).toHaveLength(1);
  });

  test('a minor learns from which age, and has an empty list', async () => {
    expect(refused(await world.form('ola'))).toEqual([403, 'messages.pupil-not-of-age']);
    expect(refused(await world.start('ola', { to: [world.p.contact] }))).toEqual([403, 'messages.pupil-not-of-age']);
    expect((await world.list('ola')).body).toEqual({ threads: [], unread: 0, next: null });
  });
});

describe('the form', () => {
  test('a family sees the teachers of today with their parts, and when they get it', async () => {
    const { p, form } = world;
    const { body } = await form('mother');
    expect(body.teachers).toEqual([
      { staffId: p.contact, name: 'Ansatt contact', role: 'kontaktlærer', groups: ['8B'] },
      { staffId: p.teacher, name: 'Ansatt teacher', role: 'lærer', groups: ['Matematikk'] },
    ]);
    expect([body.others, body.delivery]).toEqual([[], { at: null, urgent: null }]);
    expect((await form('mother', { at: EVENING })).body.delivery.at).toBe(MORNING);
    expect((await form('adult', { pupil: 'adult', at: EVENING })).body.teachers).toHaveLength(2);
    expect((await form('mother', { language: 'en' })).body.teachers[0].role).toBe('contact teacher');
  });

  test('a teacher sees each home apart, with the names of protected adults', async () => {
    const { p, form, logged } = world;
    const { body } = await form('teacher', { pupil: 'siv' });
    expect(body.homes).toHaveLength(2);
    expect(body.homes.flat()).toEqual(
      expect.arrayContaining([
        { personId: p.mother, kind: 'guardian', name: 'Mona Fjord' },
        { personId: p.hidden, kind: 'guardian', name: 'Hilde Fjord' },
      ]),
    );
    expect(logged).toHaveLength(1);
  });
});

describe('homes that do not know of each other', () => {
  test('a teacher’s start makes a conversation for each home, linked for staff only', async () => {
    const { start, open, list, p } = world;
    const made = await start('teacher', { text: 'Til begge' });
    const ids: string[] = made.body.threads.map((each: { threadId: string }) => each.threadId);
    expect(ids).toHaveLength(2);
    const homes = await Promise.all(ids.map((id) => open('teacher', id)));
    expect(homes.map(({ body }) => body.linked)).toEqual([[ids[1]], [ids[0]]]);
    for (const who of ['mother', 'father']) {
      const seen = await Promise.all(ids.map((id) => open(who, id)));
      expect(seen.map(({ status }) => status).sort()).toEqual([200, 404]);
      const mine = seen.find(({ status }) => status === 200)?.body;
      expect([mine.linked, mine.people.length]).toEqual([[], 2]);
      expect(JSON.stringify([mine, (await list(who)).body])).not.toContain(who === 'mother' ? p.father : p.mother);
    }
    const alone = await start('teacher', { to: [p.father] });
    expect((await open('teacher', alone.body.threads[0].threadId)).body.linked).toEqual([]);
  });

  test('a protected adult is named to staff with the relation, and to nobody else', async () => {
    const { open, list, client, table, begin, deps, p } = world;
    const siv = { pupil: 'siv' } as const;
    const shared = await begin('hidden', [p.teacher], siv);
    const thread = await deps.store.thread(O, shared);
    if (!thread) throw new Error('There is no such conversation.');
    // Two guardians in one conversation: what no start makes while nobody is marked as together.
    const party = { ...thread.parties[0], person: { kind: 'guardian', id: p.mother }, listedAt: '' };
    const grant = { as: 'added', since: '2026-11-24', person: { kind: 'staff', id: p.colleague } };
    const added = { ...party, ...grant };
    const both = Thread.parse({ ...thread, parties: [...thread.parties, party, added] });
    await client.send(new PutCommand({ TableName: table, Item: threadItem(O, both) }));
    const [toMother, toTeacher] = [await open('mother', shared, siv), await open('teacher', shared, siv)];
    expect(toMother.body.messages[0].by).toEqual({ kind: 'guardian', personId: null, name: null, you: false });
    expect(JSON.stringify([toMother.body, (await list('mother')).body])).not.toMatch(/Hilde F/);
    expect(toTeacher.body.messages[0].by.name).toBe('Hilde Fjord');
    // A colleague who was added has no relation to the pupil.
    const toColleague = (await open('colleague', shared, siv)).body.messages;
    expect(toColleague.map(({ by }: { by: { name: unknown } }) => by.name)).toEqual([null]);
    expect((await open('hidden', shared, siv)).body.messages[0].by).toMatchObject({ name: 'Hilde Fjord', you: true });
  });
});

test('a school that has turned messages off starts and sends nothing; reading stays', async () => {
  world.change({ 'messages.enabled': false });
  const { p, start, send, form, open, list } = world;
  for (const answer of [
    await start('mother', { to: [p.contact] }),
    await send('mother', threadId, 'Hei'),
    await send('contact', threadId, 'Hei'),
    await form('mother'),
    await form('contact'),
  ]) {
    expect(refused(answer)).toEqual([403, 'messages.off']);
  }
  const seen = await open('mother', threadId);
  expect([seen.status, seen.body.mayWrite, (await list('mother')).status]).toEqual([200, false, 200]);
});

test('staff choose whether they want messages at once', async () => {
  const { choice, begin, open, list, p } = world;
  expect([(await choice('teacher')).body, refused(await choice('ola'))]).toEqual([
    { atOnce: false },
    [403, 'no-such-role'],
  ]);
  expect((await choice('teacher', true)).body).toEqual({ atOnce: true });
  const both = await begin('mother', [p.teacher, p.contact], { at: EVENING });
  expect((await open('mother', both, { at: EVENING })).body.messages[0].heldUntil).toBe(MORNING);
  expect((await open('teacher', both, { at: EVENING })).body.messages).toHaveLength(1);
  expect((await open('contact', both, { at: EVENING })).body.messages).toEqual([]);
  const listed = async (who: string) => JSON.stringify((await list(who, {}, { at: EVENING })).body).includes(both);
  expect([await listed('teacher'), await listed('contact'), await listed('mother')]).toEqual([true, false, true]);
  expect((await choice('teacher', false)).body).toEqual({ atOnce: false });
  expect((await open('contact', both, { at: AT })).status).toBe(200);
});
