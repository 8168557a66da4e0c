import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inboxStore } from '../../../functions/notifications/store.ts';
import { makeTables } from '../../support/table.ts';
import { AT, EVENING, MORNING, makeWorld, NEXT_WEEK, O, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());
beforeEach(() => {
  world.changed.owner = {};
});

type Line = Readonly<Record<'announcementId' | 'subject' | 'group', string>>;

test('a family reads an announcement, says OK once, and learns of no other reader', async () => {
  const { announce, open, read, ok, openSent, p } = world;
  const id = await announce('contact');
  const name = [p.ola, id] as const;
  const before = (await open('mother', name)).body;
  expect(before).toEqual({
    announcementId: id,
    groupId: p.group,
    group: '8B',
    schoolId: p.school,
    from: expect.stringMatching(/\S/),
    at: AT,
    urgent: false,
    status: 'sent',
    subject: 'Turen på fredag',
    text: 'Ta med matpakke.',
    readAt: null,
    okAt: null,
    reply: { delivery: { at: null, urgent: null } },
    threadId: null,
    whyNoReply: null,
  });
  expect((await read('mother', name)).status).toBe(204);
  expect((await read('mother', name, { at: EVENING })).status).toBe(204);
  expect((await ok('father', name, { at: EVENING })).status).toBe(204);
  expect((await ok('father', name, { at: MORNING })).status).toBe(204);
  expect((await open('mother', name)).body).toMatchObject({ readAt: AT, okAt: null });
  expect((await open('father', name)).body).toMatchObject({ readAt: EVENING, okAt: EVENING });
  expect((await read('father', name, { at: NEXT_WEEK })).status).toBe(204);
  expect((await open('father', name)).body.readAt).toBe(EVENING);
  expect((await openSent('contact', [p.group, id])).body.counts).toEqual({ pupils: 4, adults: 5, read: 2, ok: 1 });
  expect(JSON.stringify(before)).not.toContain(p.father);
});

test('mother with two children in the class reads it once for both', async () => {
  const { announce, read, list, openSent, p } = world;
  const id = await announce('contact');
  await read('mother', [p.siv, id]);
  const line = (await list('mother', p.ola)).body.announcements.find((each: Line) => each.announcementId === id);
  expect(line.readAt).toBe(AT);
  expect((await openSent('contact', [p.group, id])).body.counts).toMatchObject({ adults: 5, read: 1 });
});

test('a family’s list shows all groups of the day, newest first, page by page, each once', async () => {
  const { announce, list, p } = world;
  const groups = [p.group, p.choir, p.group, p.choir, p.group];
  for (const [index, group] of groups.entries())
    await announce('teacher', group, {
      at: `2026-11-24T09:0${index}:30.000Z`,
      body: { subject: `Nummer ${index}` },
    });
  const subjects: string[] = [];
  let query: Record<string, string> = { limit: '2' };
  for (let page = 0; page < 3; page++) {
    const { body } = await list('mother', p.ola, { query });
    subjects.push(...body.announcements.map(({ subject }: Line) => subject));
    query = { limit: '2', cursor: body.next };
  }
  expect(subjects.slice(0, 5)).toEqual([4, 3, 2, 1, 0].map((number) => `Nummer ${number}`));
  expect(new Set((await list('mother', p.siv)).body.announcements.map(({ group }: Line) => group))).toEqual(
    new Set(['8B']),
  );
  const foreign = (await list('mother', p.ola, { query: { limit: '2' } })).body.next;
  expect(refused(await list('mother', p.siv, { query: { cursor: foreign } }))).toEqual([400, 'cursor-invalid']);
});

test('a reply makes one conversation with the sender, and a second reply continues it', async () => {
  const { announce, reply, open, thread, threads, p } = world;
  const id = await announce('contact');
  const name = [p.ola, id] as const;
  const first = await reply('mother', name, 'Kan han ta med sykkel?');
  expect(first).toMatchObject({ status: 201, body: { pupilId: p.ola, schoolId: p.school, heldUntil: null } });
  const { threadId } = first.body;
  const second = await reply('mother', name, 'Og hjelm?');
  expect(second.body.threadId).toBe(threadId);
  const { body } = await thread('contact', p.ola, threadId);
  expect([body.subject, body.messages.map(({ text }: { text: string }) => text)]).toEqual([
    'Turen på fredag',
    ['Og hjelm?', 'Kan han ta med sykkel?'],
  ]);
  expect(body.people.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['guardian', 'staff']);
  expect((await open('mother', name)).body.threadId).toBe(threadId);
  expect((await open('father', name)).body.threadId).toBeNull();
  expect((await thread('father', p.ola, threadId)).status).toBe(404);
  expect((await thread('teacher', p.ola, threadId)).status).toBe(404);
  expect((await threads('father')).body.threads).toEqual([]);
  // About another child, and by another guardian, it is another conversation.
  expect((await reply('mother', [p.siv, id], 'Hei')).body.threadId).not.toBe(threadId);
  expect((await reply('father', name, 'Hei')).body.threadId).not.toBe(threadId);
});

test('nobody replies into a conversation that a leader has paused', async () => {
  const { announce, reply, client, table, p } = world;
  const id = await announce('contact');
  const { threadId } = (await reply('mother', [p.ola, id], 'Hei')).body;
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk: `${O}#THREAD#${threadId}`, sk: 'THREAD' },
      UpdateExpression: 'SET #state = :paused, paused = :how',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':paused': 'paused', ':how': { by: p.leader, at: AT, reason: 'Ro' } },
    }),
  );
  expect(refused(await reply('mother', [p.ola, id], 'Hei igjen'))).toEqual([409, 'messages.paused']);
});

test('a reply in the evening waits for the answer hours, as the announcement has said', async () => {
  const { announce, open, reply, thread, p } = world;
  const id = await announce('contact');
  const name = [p.ola, id] as const;
  expect((await open('mother', name, { at: EVENING })).body.reply.delivery.at).toBe(MORNING);
  const { body } = await reply('mother', name, 'Vi er borte.', { at: EVENING });
  expect(body.heldUntil).toBe(MORNING);
  expect((await thread('contact', p.ola, body.threadId, { at: EVENING })).body.messages).toEqual([]);
  expect((await thread('contact', p.ola, body.threadId, { at: MORNING })).body.messages).toHaveLength(1);
});

test('nobody replies to a leader, to a teacher who has gone, or with a consent, and each is told what to do', async () => {
  const { announce, open, reply, changed, p } = world;
  changed.owner = { 'school.contact': { name: 'Kontoret', phone: '57 00 00 00' } };
  const byLeader = [p.ola, await announce('leader')] as const;
  const { body } = await open('mother', byLeader);
  expect([body.reply, body.whyNoReply]).toEqual([null, expect.stringContaining('kontaktlæreren')]);
  expect(body.whyNoReply).toContain('57 00 00 00');
  const answer = await reply('mother', byLeader, 'Hei');
  expect([...refused(answer), answer.body.detail]).toEqual([403, 'announcements.no-reply', body.whyNoReply]);
  const byMoving = [p.ola, await announce('moving')] as const;
  expect((await reply('mother', byMoving, 'Hei')).status).toBe(201);
  const later = { at: NEXT_WEEK };
  expect(refused(await reply('mother', byMoving, 'Hei igjen', later))).toEqual([403, 'announcements.no-reply']);
  expect((await open('mother', byMoving, later)).body.reply).toBeNull();
  const ofAdult = [p.adult, await announce('contact')] as const;
  expect((await open('father', ofAdult)).body.reply).toBeNull();
  expect(refused(await reply('father', ofAdult, 'Hei'))).toEqual([403, 'messages.pupil-of-age']);
  expect((await reply('adult', ofAdult, 'Jeg kommer.')).status).toBe(201);
});

test('a withdrawn announcement keeps a line without its words, for its author and leaders to make', async () => {
  const { announce, withdraw, open, ok, reply, list, openSent, p } = world;
  const id = await announce('contact');
  const own = [p.group, id] as const;
  const name = [p.ola, id] as const;
  expect(refused(await withdraw('teacher', own))).toEqual([403, 'announcements.author-withdraws']);
  expect(refused(await withdraw('colleague', own))).toEqual([404, 'not-found']);
  expect((await openSent('teacher', own)).body.mayWithdraw).toBe(false);
  expect((await withdraw('leader', own)).status).toBe(204);
  expect((await withdraw('contact', own)).status).toBe(204);
  const { body } = await open('mother', name);
  expect(body).toMatchObject({ status: 'withdrawn', subject: null, text: null, reply: null });
  expect(refused(await ok('mother', name))).toEqual([409, 'announcements.withdrawn']);
  expect(refused(await reply('mother', name, 'Hei'))).toEqual([409, 'announcements.withdrawn']);
  const line = (await list('mother', p.ola)).body.announcements.find((each: Line) => each.announcementId === id);
  expect(line).toMatchObject({ status: 'withdrawn', subject: null });
  expect((await openSent('contact', own)).body).toMatchObject({ status: 'withdrawn', text: null, mayWithdraw: false });
});

test('reading an announcement settles its item in the inbox, whichever child it is read for', async () => {
  const { announce, read, client, table, p } = world;
  const id = await announce('contact');
  await inboxStore(client, table).put(
    O,
    { kind: 'guardian', id: p.mother },
    {
      ...{ id: `${id}-news`, kind: 'announcement-sent', area: 'messages', pupilId: p.ola, inGroup: p.group },
      ...{ about: { kind: 'announcement', id }, occurredAt: AT, action: 'child:announcements' },
      ...{ basis: 'guardian:parental-responsibility', expiresAtSeconds: 2_000_000_000 },
    },
  );
  const unread = async () => {
    const items = await inboxStore(client, table).unread(O, { kind: 'guardian', id: p.mother });
    return items.filter(({ about: of }) => of.id === id).length;
  };
  expect(await unread()).toBe(1);
  await read('mother', [p.siv, id]);
  expect(await unread()).toBe(0);
});

test('an announcement is over after the owner’s months of the day it was sent, and the table deletes it with its marks', async () => {
  const { announce, open, openSent, list, read, ok, p } = world;
  world.changed.owner = { 'messages.keepMonths': 6 };
  const id = await announce('contact');
  world.changed.owner = {};
  const name = [p.ola, id] as const;
  await Promise.all([read('mother', name), ok('father', name)]);
  const [last, over] = ['2027-05-23T21:59:59.999Z', '2027-05-23T22:00:00.000Z'];
  const seen = async (at: string) => {
    const lines: readonly Line[] = (await list('mother', p.ola, { at })).body.announcements;
    return [
      (await open('mother', name, { at })).status,
      (await openSent('leader', [p.group, id], { at })).status,
      lines.some(({ announcementId }) => announcementId === id),
    ];
  };
  expect(await seen(last)).toEqual([200, 200, true]);
  expect(await seen(over)).toEqual([404, 404, false]);
  expect((await read('mother', name, { at: over })).status).toBe(404);
  const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.tables.main }));
  const lasting = Items.filter((item) => JSON.stringify(item).includes(id) && item.expiresAtSeconds === undefined);
  // Facts in the outbox leave within seconds.
  expect(lasting.map(({ pk, sk }) => `${pk} ${sk}`).filter((place) => !place.includes('OUTBOX'))).toEqual([]);
});

test('the twenty-first announcement of an hour is refused', async () => {
  const { send, p } = world;
  const at = '2026-11-23T09:10:00.000Z';
  for (let count = 0; count < 20; count++) expect((await send('leader', p.group, { at })).status).toBe(201);
  expect(refused(await send('leader', p.group, { at }))).toEqual([409, 'announcements.too-many']);
  expect((await send('leader', p.group, { at: '2026-11-23T10:00:00.000Z' })).status).toBe(201);
});
