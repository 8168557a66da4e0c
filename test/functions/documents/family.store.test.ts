import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONVERSATION_MINUTES } from '../../../functions/documents/conversation-minutes-template.ts';
import { OWNER } from '../../support/events.ts';
import { keysOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { type Child, makeWorld, type Name, refused, type Shown, TOMORROW, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  trips = countTrips(tables.client);
});
afterAll(() => tables.stop());

const NOT_FOUND = [404, 'not-found'];
const read = (who: string, child: Child, { documentId }: Name, query: Record<string, string> = {}, more = {}) =>
  world.family(who, 'GET /{documentId}', child, { params: { documentId }, query, ...more });
const listed = async (who: string, child: Child) => (await world.family(who, 'GET', child)).body.documents;
const published = async (child: Child): Promise<Name> => {
  const name = await world.complete('contact', child, CONVERSATION_MINUTES);
  await world.publish('contact', name);
  return name;
};
const changedIn = ({ body }: Shown): readonly string[] =>
  body.sections.flatMap(({ fields }: { fields: { label: string; changed: boolean }[] }) =>
    fields.filter(({ changed }) => changed).map(({ label }) => label),
  );
const FIELDS = CONVERSATION_MINUTES.sections[0]?.fields ?? [];
const present = FIELDS.findIndex(({ fieldId }) => fieldId === 'present');

test('what is not published, or lies with another child, is not found by anybody at home', async () => {
  const draft = await world.complete('contact', 'ola', CONVERSATION_MINUTES);
  expect(refused(await read('mother', 'ola', draft))).toEqual(NOT_FOUND);
  expect(await listed('mother', 'ola')).toEqual([]);
  const name = await published('ola');
  expect((await read('guest', 'ola', name)).status).toBe(401);
  expect(refused(await read('mother', 'young', name))).toEqual(NOT_FOUND);
  expect(refused(await read('stranger', 'ola', name))).toEqual(NOT_FOUND);
  expect(refused(await read('former', 'ola', name))).toEqual(NOT_FOUND);
  expect((await read('mother', 'ola', name)).status).toBe(200);
  expect((await read('ola', 'ola', name)).status).toBe(200);
});

test('a pupil below the age of the kind reads nothing of it, and the guardians do', async () => {
  const name = await published('young');
  expect(await listed('young', 'young')).toEqual([]);
  expect(refused(await read('young', 'young', name))).toEqual(NOT_FOUND);
  expect(await listed('father', 'young')).toHaveLength(1);
});

test('the policy decides on the day of the reading, whoever could read when it was published', async () => {
  const name = await published('grown');
  expect((await read('mother', 'grown', name)).status).toBe(200);
  const ofAge = await read('mother', 'grown', name, {}, { at: TOMORROW });
  expect(refused(ofAge)).toEqual([403, 'documents.pupil-of-age']);
  expect((await read('grown', 'grown', name, {}, { at: TOMORROW })).status).toBe(200);
  const Key = keysOf(OWNER).relation(world.pupils.grown, world.guardians.stranger);
  await tables.client.send(
    new UpdateCommand({
      ...{ TableName: tables.tables.main, Key, UpdateExpression: 'SET basis = :basis' },
      ExpressionAttributeValues: { ':basis': 'foster-care' },
    }),
  );
  expect((await read('stranger', 'grown', name)).status).toBe(200);
});

test('the newest text comes first with what has changed, and earlier texts by their number', async () => {
  const name = await published('ola');
  const first = await read('mother', 'ola', name);
  expect([first.body.number, changedIn(first), first.body.earlier]).toEqual([1, [], []]);
  await world.rewrite('contact', name, 'talk', { present: 'Mor\nOla' });
  expect((await read('mother', 'ola', name)).body.sections).toEqual(first.body.sections);
  await world.publish('contact', name);
  const second = await read('mother', 'ola', name);
  expect([second.body.number, changedIn(second)]).toEqual([2, [FIELDS[present]?.label.nb]]);
  expect(second.body.sections[0].fields[present].lines).toEqual(['Mor', 'Ola']);
  expect(second.body.earlier.map(({ number }: { number: number }) => number)).toEqual([1]);
  const old = await read('mother', 'ola', name, { number: '1' });
  expect([old.body.number, old.body.sections]).toEqual([1, first.body.sections]);
  expect(refused(await read('mother', 'ola', name, { number: '3' }))).toEqual(NOT_FOUND);
});

test('a text is new until its reader opens it, for each reader, and an earlier text does not count', async () => {
  const name = await published('ola');
  const isNew = async (who: string) =>
    (await listed(who, 'ola')).find(({ documentId }: Name) => documentId === name.documentId).unread;
  expect([await isNew('mother'), await isNew('ola')]).toEqual([true, true]);
  await read('mother', 'ola', name);
  expect([await isNew('mother'), await isNew('father')]).toEqual([false, true]);
  await world.publish('contact', name);
  await read('mother', 'ola', name, { number: '1' });
  expect(await isNew('mother')).toBe(true);
  await world.family('mother', 'GET /{documentId}/pdf', 'ola', { params: { documentId: name.documentId } });
  expect(await isNew('mother')).toBe(false);
  await read('mother', 'ola', name, { number: '1' });
  expect(await isNew('mother')).toBe(false);
});

test('the school sees who has opened which text and when, the first time alone', async () => {
  const name = await published('ola');
  await read('mother', 'ola', name, {}, { at: '2026-11-24T09:00:00.000Z' });
  await read('mother', 'ola', name, {}, { at: '2026-11-24T10:00:00.000Z' });
  await world.publish('contact', name);
  const { body } = await world.inDocument('contact', 'GET /publications', name);
  expect(body.publications.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
  const opened = body.publications.map(({ readers }: { readers: { openedAt: string | null }[] }) =>
    readers.flatMap(({ openedAt }) => openedAt ?? []),
  );
  expect(opened).toEqual([[], ['2026-11-24T09:00:00.000Z']]);
});

test('the list of a family is two reads and an opened document three, at any number of texts', async () => {
  const name = await published('ola');
  for (const _again of [2, 3, 4]) await world.publish('contact', name);
  await read('mother', 'ola', name);
  trips.take();
  await world.family('mother', 'GET', 'ola');
  expect(trips.take().reads).toBeLessThanOrEqual(2);
  await read('father', 'ola', name);
  expect(trips.take().reads).toBeLessThanOrEqual(4);
});
