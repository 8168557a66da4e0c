import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listedItem, threadItem, unreadItem } from '../../../functions/messages/keys.ts';
import type { Thread } from '../../../functions/messages/record.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { keysOf, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { AT, makeWorld, O, type World } from './world.ts';

/** The conversations of a contact teacher who writes with everybody of a school, and how many of them are unread. */
const [CONVERSATIONS, UNREAD] = [150, 120];

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  await seed(
    tables.client,
    tables.tables.main,
    Array.from({ length: CONVERSATIONS }, (_none, number) => conversation(number)).flat(),
  );
  trips = countTrips(tables.client);
});
afterAll(() => tables.stop());

/** A pupil of the class with a conversation of the contact teacher and the mother, the newest first. */
function conversation(number: number) {
  const { p } = world;
  const [pupilId, threadId] = [newId(), newId()];
  const at = new Date(Date.parse(AT) - number * 60_000).toISOString();
  const lastMessageId = newSortableId(Date.parse(at));
  const [mother, contact] = [
    { kind: 'guardian', id: p.mother },
    { kind: 'staff', id: p.contact },
  ] as const;
  const party = {
    as: 'relation',
    since: '2026-08-17',
    seesFrom: '',
    consent: 'none',
    listedAt: lastMessageId,
  } as const;
  const about = { threadId, pupilId, schoolId: p.school, subject: `Nummer ${number}`, lastMessageId, lastAt: at };
  const thread: Thread = {
    ...about,
    ...{ state: 'open', version: 1, linked: [], createdAt: at, createdBy: mother },
    parties: [mother, contact].map((person) => ({ person, ...party })),
  };
  const listed = { ...about, parties: [mother, contact], lastBy: mother, lastText: 'Hei' };
  return [
    ...recordsOf(O).pupil({ id: pupilId, schoolId: p.school, groupId: p.group }),
    threadItem(O, thread),
    listedItem(O, contact, listed),
    ...(number < UNREAD
      ? [unreadItem(O, contact, { threadId, pupilId, messageId: lastMessageId, noticedOn: '2026-11-24' })]
      : []),
  ];
}

test('a list of a teacher with 150 conversations costs a bounded number of calls and units', async () => {
  let query: Record<string, string> = {};
  const costs: { readonly calls: number; readonly readUnits: number; readonly reads: number }[] = [];
  for (const badge of [99, null, null]) {
    trips.take();
    const { status, body } = await world.list('contact', query);
    const cost = trips.take();
    console.info(`${cost.calls} calls, ${cost.reads} sequential, ${cost.readUnits} read units; badge ${body.unread}`);
    expect([status, body.threads.length, body.unread]).toEqual([200, 20, badge]);
    costs.push(cost);
    query = { cursor: body.next };
  }
  const [first, ...later] = costs;
  // A card for each pupil of the page and of the badge, and two calls of up to a hundred keys for the conversations.
  expect(first?.calls).toBeLessThanOrEqual(20 + 99 + 10);
  expect(first?.readUnits).toBeLessThanOrEqual(260);
  for (const { calls, readUnits } of later) {
    expect(calls).toBeLessThanOrEqual(20 + 8);
    expect(readUnits).toBeLessThanOrEqual(75);
  }
  expect(costs.map(({ reads }) => reads)).toEqual([3, 3, 3]);
});

test('a conversation about a pupil who has left its school is in no list of staff, as it opens for none', async () => {
  const { p, begin, list, open, lineOf } = world;
  const threadId = await begin('mother', [p.contact]);
  expect(await lineOf('contact', threadId)).toMatchObject({ unread: true });
  const Key = keysOf(O).profile('PUPIL', p.ola);
  const moved = (schoolId: string) => setIn(Key, schoolId);
  const groups = [p.group, p.maths].map((groupId) => keysOf(O).enrolment(p.ola, groupId));
  await moved(p.otherSchool);
  for (const place of groups) await setIn(place, p.otherSchool);
  const { threads } = (await list('contact', { limit: '50' })).body;
  expect(threads.map((line: { threadId: string }) => line.threadId)).not.toContain(threadId);
  expect((await open('contact', threadId)).status).toBe(404);
  expect(await lineOf('mother', threadId)).toMatchObject({ threadId });
});

/** Another school in a record of the pupil: the class has moved there, with its teacher. */
const setIn = (Key: Readonly<Record<string, string>>, schoolId: string) =>
  tables.client.send(
    new UpdateCommand({
      TableName: tables.tables.main,
      Key,
      UpdateExpression: 'SET schoolId = :school',
      ExpressionAttributeValues: { ':school': schoolId },
    }),
  );
