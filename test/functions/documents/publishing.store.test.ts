import { createHash } from 'node:crypto';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIVITY_PLAN } from '../../../functions/documents/activity-plan-template.ts';
import { CONVERSATION_MINUTES } from '../../../functions/documents/conversation-minutes-template.ts';
import { pdfPk } from '../../../functions/documents/keys.ts';
import { publishDocument } from '../../../functions/documents/publish-document.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { keysOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { AT, makeWorld, type Name, refused, TOMORROW, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  trips = countTrips(tables.client);
});
afterAll(() => tables.stop());

const preview = (who: string, name: Name, asked = {}) => world.inDocument(who, 'GET /publication-preview', name, asked);
const minutes = (child: 'ola' | 'young' | 'grown' = 'ola') => world.complete('contact', child, CONVERSATION_MINUTES);

/** Ends or mends the relation of a guardian to a pupil, as the roster's import does. */
async function ends(child: 'ola' | 'young' | 'grown', guardian: 'mother' | 'father', to: string | undefined) {
  const { pupils, guardians } = world;
  const Key = keysOf(OWNER).relation(pupils[child], guardians[guardian]);
  await tables.client.send(
    new UpdateCommand({
      ...{ TableName: tables.tables.main, Key, ExpressionAttributeNames: { '#to': 'to' } },
      ...(to === undefined
        ? { UpdateExpression: 'REMOVE #to' }
        : { UpdateExpression: 'SET #to = :to', ExpressionAttributeValues: { ':to': to } }),
    }),
  );
}

/** The numbers under which bytes of a document are kept. */
async function kept({ documentId }: Name): Promise<readonly string[]> {
  const found = await tables.client.send(
    new QueryCommand({
      ...{ TableName: tables.tables.main, KeyConditionExpression: 'pk = :pk' },
      ExpressionAttributeValues: { ':pk': pdfPk(OWNER, documentId) },
    }),
  );
  return (found.Items ?? []).map(({ sk }) => String(sk));
}

test('a guest, a guardian, colleagues without a part and a reader publish nothing, and the owner does', async () => {
  const name = await minutes();
  expect((await preview('guest', name)).status).toBe(401);
  expect((await preview('mother', name)).status).toBe(401);
  for (const who of ['teacher', 'leader', 'principal', 'neighbour'])
    expect(refused(await preview(who, name))).toEqual([404, 'not-found']);
  const grant = { params: { staffId: String(world.staff.teacher) }, body: { role: 'edit', lastDay: null } };
  const version = await world.versionOf('contact', name);
  await world.inDocument('contact', 'PUT /grants/{staffId}', name, { ...grant, version });
  const body = { seen: '0'.repeat(64) };
  const tried = await world.inDocument('teacher', 'POST /publications', name, { version: version + 1, body });
  expect(refused(tried)).toEqual([403, 'documents.owner-decides']);
  expect(await world.publish('contact', name)).toMatchObject({ status: 201, body: { number: 1 } });
});

test('a preview names who will read, and says of everybody else at home why not', async () => {
  const shown = await preview('contact', await minutes('young'));
  expect(shown.body).toMatchObject({ number: 1, refusedBy: null });
  expect(shown.body.readers).toHaveLength(2);
  for (const reader of shown.body.readers)
    expect(reader).toEqual({ kind: 'guardian', name: expect.any(String), channels: [] });
  const whys = shown.body.leftOut.map(({ why }: { why: string }) => why).sort();
  expect(whys).toEqual(['no-responsibility', 'not-today', 'too-young']);
  const older = await preview('contact', await minutes('ola'));
  expect(older.body.readers.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
    'guardian',
    'guardian',
    'pupil',
  ]);
});

test('a pupil who comes of age between preview and publication reads alone, and the owner must look again', async () => {
  const name = await minutes('grown');
  const before = await preview('contact', name);
  expect(before.body.readers).toHaveLength(3);
  const version = await world.versionOf('contact', name);
  const body = { seen: before.body.seen };
  const sent = { version, body, at: TOMORROW };
  const late = await world.inDocument('contact', 'POST /publications', name, sent);
  expect(refused(late)).toEqual([409, 'documents.readers-changed']);
  const again = await preview('contact', name, { at: TOMORROW });
  expect(again.body.readers.map(({ kind }: { kind: string }) => kind)).toEqual(['pupil']);
  const whys = again.body.leftOut.map(({ why }: { why: string }) => why).sort();
  expect(whys).toEqual(['not-today', 'pupil-of-age', 'pupil-of-age', 'pupil-of-age']);
  const done = await world.inDocument('contact', 'POST /publications', name, {
    ...{ version, body: { seen: again.body.seen }, at: TOMORROW },
  });
  expect(done.status).toBe(201);
});

test('a text that changes between preview and publication is not published unseen', async () => {
  const name = await minutes();
  const { body } = await preview('contact', name);
  await world.rewrite('contact', name, 'talk', { present: 'Mor, far og Ola' });
  const version = await world.versionOf('contact', name);
  const sent = await world.inDocument('contact', 'POST /publications', name, { version, body: { seen: body.seen } });
  expect(refused(sent)).toEqual([409, 'documents.readers-changed']);
  expect(await kept(name)).toEqual([]);
});

test('a guardian whose relation ends before the commit is not published to: nothing is written', async () => {
  const name = await minutes();
  const { deps, pupils } = world;
  const seen = (await preview('contact', name)).body.seen;
  const card = await deps.lookup.pupil(OWNER, pupils.ola);
  await ends('ola', 'father', '2026-11-20');
  const lookup = { ...deps.lookup, pupil: async () => card };
  const caller = {
    ...{ login: { login: 'feide', subject: 'contact@fjordvik.example', ownerId: OWNER }, language: 'nb' },
    moment: momentOf(Date.parse(AT)),
  } as Parameters<ReturnType<typeof publishDocument>>[0];
  const idempotencyKey = { key: newId(), requestHash: newId(), bytesHash: newId(), language: 'nb' } as const;
  const input = { ...name, seen, ifMatch: await world.versionOf('contact', name), idempotencyKey };
  const tried = publishDocument({ ...deps, lookup })(caller, input);
  await expect(tried).rejects.toMatchObject({ code: 'changed-meanwhile' });
  await ends('ola', 'father', undefined);
  expect(await kept(name)).toEqual([]);
  expect((await world.inDocument('contact', 'GET', name)).body.published).toBeNull();
});

test('a kind that takes an approval is published as it was approved, and not a letter later', async () => {
  const name = await world.complete('contact', 'ola', ACTIVITY_PLAN);
  expect((await preview('contact', name)).body.refusedBy).toBe('documents.not-approved');
  expect(refused(await world.publish('contact', name))).toEqual([409, 'documents.not-approved']);
  await world.move('contact', name, { move: 'ask', approverId: world.staff.leader });
  await world.move('leader', name, { move: 'approve' });
  await world.rewrite('contact', name, 'pupil', { heard: 'Lese hver dag.' });
  expect(refused(await world.publish('contact', name))).toEqual([409, 'documents.not-approved']);
  await world.move('contact', name, { move: 'ask', approverId: world.staff.leader });
  await world.move('leader', name, { move: 'approve' });
  expect((await world.publish('contact', name)).status).toBe(201);
});

test('an empty document is not published, nor a sign that no letter can draw', async () => {
  const empty = await world.begin('contact', 'ola', CONVERSATION_MINUTES);
  expect(refused(await world.publish('contact', empty))).toEqual([409, 'documents.incomplete']);
  const name = await minutes();
  await world.rewrite('contact', name, 'talk', { present: 'Ola \u{13000}' });
  const unprinted = await world.publish('contact', name);
  expect(refused(unprinted)).toEqual([422, 'documents.unprintable']);
  const [fault] = unprinted.body.errors;
  expect([fault.pointer, fault.detail]).toEqual([
    '/sections/talk/values/present',
    expect.stringContaining('«Hvem som var med»'),
  ]);
  expect(await kept(name)).toEqual([]);
});

test('a document of thousands of lines, whose PDF one transaction cannot hold, is refused with its size', async () => {
  const name = await minutes();
  const lines = 'a\n'.repeat(9_999);
  await world.rewrite('contact', name, 'talk', { present: lines });
  await world.rewrite('contact', name, 'status', { subjects: lines, wellbeing: lines });
  const tried = await world.publish('contact', name);
  expect(refused(tried)).toEqual([422, 'documents.document-too-long']);
  expect(tried.body.params).toMatchObject({ most: 3000 });
  expect(refused(await world.inDocument('contact', 'GET /pdf', name))).toEqual([422, 'documents.document-too-long']);
  expect(await kept(name)).toEqual([]);
});

test('a repeat with the same key publishes once, and two who press at once make one publication', async () => {
  const name = await minutes();
  const key = newId();
  const { body } = await preview('contact', name);
  const version = await world.versionOf('contact', name);
  const sent = { version, body: { seen: body.seen } };
  const press = (by = newId()) => world.inDocument('contact', 'POST /publications', name, { ...sent, key: by });
  const repeats = await Promise.all([press(key), press(key), press(key)]);
  expect(repeats.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(await kept(name)).toEqual(['0001#0000']);
  expect(refused(await press())).toEqual([412, 'if-match-stale']);
  const next = await world.versionOf('contact', name);
  const second = { version: next, body: { seen: (await preview('contact', name)).body.seen } };
  const both = await Promise.all(['a', 'b'].map(() => world.inDocument('contact', 'POST /publications', name, second)));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
  expect(await kept(name)).toEqual(['0001#0000', '0002#0000']);
});

test('a publication costs two reads and one transaction, and its PDF is the same bytes for everybody for ever', async () => {
  const name = await minutes();
  const { body } = await preview('contact', name);
  const version = await world.versionOf('contact', name);
  trips.take();
  const done = await world.inDocument('contact', 'POST /publications', name, { version, body: { seen: body.seen } });
  const cost = trips.take();
  expect([done.status, cost.reads, cost.transactions]).toEqual([201, 2, 1]);
  const own = await world.inDocument('contact', 'GET /publications/{edition}/pdf', name, { params: { edition: '1' } });
  const theirs = await world.family('mother', 'GET /{documentId}/pdf', 'ola', {
    params: { documentId: name.documentId },
  });
  expect([own.status, theirs.status, own.bytes.length]).toEqual([200, 200, theirs.bytes.length]);
  expect(own.bytes.equals(theirs.bytes)).toBe(true);
  expect(createHash('sha256').update(own.bytes).digest('hex')).toBe(done.body.sha256);
  const missing = await world.inDocument('contact', 'GET /publications/{edition}/pdf', name, {
    params: { edition: '2' },
  });
  expect(refused(missing)).toEqual([404, 'not-found']);
  const draft = await world.inDocument('contact', 'GET /pdf', name);
  expect([draft.status, draft.bytes.subarray(0, 4).toString()]).toEqual([200, '%PDF']);
});

test('the head, the history and the fact of a publication are written together', async () => {
  const name = await minutes();
  await world.publish('contact', name);
  const shown = await world.inDocument('contact', 'GET', name);
  expect(shown.body.published).toMatchObject({ number: 1, changedSince: false });
  // Both in the same millisecond: their ids sort by chance.
  const steps = shown.body.steps.map(({ what }: { what: string }) => what).sort();
  expect(steps).toEqual(['create', 'publish']);
  await world.rewrite('contact', name, 'talk', { present: 'Alle' });
  expect((await world.inDocument('contact', 'GET', name)).body.published.changedSince).toBe(true);
});
