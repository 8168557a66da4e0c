import { QueryCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIVITY_PLAN } from '../../../functions/documents/activity-plan-template.ts';
import { AGREEMENT } from '../../../functions/documents/agreement-template.ts';
import { archiveDocument } from '../../../functions/documents/archive-document.ts';
import { CONVERSATION_MINUTES } from '../../../functions/documents/conversation-minutes-template.ts';
import { HALF_YEAR_ASSESSMENT } from '../../../functions/documents/half-year-assessment-template.ts';
import { metaAt, pdfPk } from '../../../functions/documents/keys.ts';
import type { Template } from '../../../functions/documents/template.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { AT, makeWorld, type Name, refused, type Shown, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  trips = countTrips(tables.client);
});
afterAll(() => tables.stop());

const archive = (who: string, name: Name): Promise<Shown> => world.move(who, name, { move: 'archive' });
async function finished(template: Template = HALF_YEAR_ASSESSMENT): Promise<Name> {
  const name = await world.complete('contact', 'ola', template);
  expect((await world.move('contact', name, { move: 'finish' })).status).toBe(200);
  return name;
}
const everything = async () =>
  (await tables.client.send(new ScanCommand({ TableName: tables.tables.main }))).Items ?? [];
const factsOf = async ({ documentId }: Name) =>
  (await everything()).flatMap(({ fact }) =>
    fact?.name === 'document-archived' && fact.data.documentId === documentId ? [fact] : [],
  );
async function pdfsOf({ documentId }: Name): Promise<readonly string[]> {
  const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pdfPk(OWNER, documentId) } };
  const found = await tables.client.send(new QueryCommand({ TableName: tables.tables.main, ...query }));
  return (found.Items ?? []).map(({ sk }) => String(sk));
}

test('only an owner sends a finished document to the archive: not a guest, the home, a leader outside it or a reader', async () => {
  const name = await world.complete('contact', 'ola', HALF_YEAR_ASSESSMENT);
  const body = { role: 'read', lastDay: null };
  const params = { staffId: String(world.staff.teacher) };
  await world.inDocument('contact', 'PUT /grants/{staffId}', name, {
    ...{ params, body, version: await world.versionOf('contact', name) },
  });
  await world.move('contact', name, { move: 'finish' });
  const version = await world.versionOf('contact', name);
  const as = (who: string) => world.inDocument(who, 'POST /moves', name, { version, body: { move: 'archive' } });
  expect([(await as('guest')).status, (await as('mother')).status]).toEqual([401, 401]);
  for (const who of ['leader', 'principal', 'neighbour']) expect(refused(await as(who))).toEqual([404, 'not-found']);
  expect(refused(await as('teacher'))).toEqual([403, 'documents.owner-decides']);
  expect(await factsOf(name)).toEqual([]);
  expect(await as('contact')).toMatchObject({ status: 200, body: { status: 'archived' } });
});

test('a document goes to the archive once it is finished, and only where its kind is for the archive', async () => {
  const open = await world.complete('contact', 'ola', HALF_YEAR_ASSESSMENT);
  expect(refused(await archive('contact', open))).toEqual([409, 'documents.finish-first']);
  for (const template of [CONVERSATION_MINUTES, AGREEMENT])
    expect(refused(await archive('contact', await finished(template)))).toEqual([409, 'documents.not-for-archive']);
  const { pupilId, schoolId } = open;
  const all = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents';
  const { body } = await world.ask('contact', all, { params: { schoolId, pupilId } });
  const may = body.templates.filter(({ archivable }: { archivable: boolean }) => archivable);
  expect(may.map(({ templateId }: { templateId: string }) => templateId).sort()).toEqual([
    ...['activity-plan', 'half-year-assessment', 'iop', 'iop-evaluation', 'ppt-referral'],
  ]);
});

test('what was sent to the archive is final: nobody sends it again, reopens, changes, shares, publishes or discards it', async () => {
  const name = await finished();
  expect((await archive('contact', name)).status).toBe(200);
  const version = await world.versionOf('contact', name);
  const final = [409, 'documents.archived'];
  for (const body of [
    { move: 'archive' },
    { move: 'reopen', reason: 'Vi vil endre' },
    { move: 'discard', reason: 'Feil' },
    { move: 'finish' },
    { move: 'ask', approverId: String(world.staff.principal) },
  ])
    expect(refused(await world.move('contact', name, body))).toEqual(final);
  const params = { staffId: String(world.staff.teacher) };
  const grant = { params, body: { role: 'read', lastDay: null }, version };
  expect(refused(await world.inDocument('contact', 'PUT /grants/{staffId}', name, grant))).toEqual(final);
  const { body: before } = await world.inDocument('contact', 'GET', name);
  const written = before.sections.find(({ values }: { values: object }) => 'subjects' in values);
  const { sectionId, values, version: at } = written;
  const other = { version: at, values: { ...values, subjects: [{ ...values.subjects[0], subject: 'Norsk' }] } };
  expect(refused(await world.save('contact', name, sectionId, other))).toEqual(final);
  expect(refused(await world.publish('contact', name))).toEqual(final);
  const shown = await world.inDocument('contact', 'GET', name);
  const open = shown.body.moves.filter(({ refusedBy }: { refusedBy: string | null }) => refusedBy === null);
  expect([shown.status, open]).toEqual([200, []]);
});

test('the head, the lists, the history, the fact and the PDF of what goes to the archive are written together or not at all', async () => {
  const name = await finished();
  const before = await everything();
  const { deps } = world;
  // Another change comes at every attempt, after the reading.
  const bumped = async (...args: Parameters<typeof deps.store.archive>) => {
    const Key = metaAt(OWNER, name.documentId);
    const names = { ExpressionAttributeNames: { '#version': 'version' }, ExpressionAttributeValues: { ':more': 1 } };
    const change = { Key, UpdateExpression: 'SET #version = #version + :more', ...names };
    await tables.client.send(new UpdateCommand({ TableName: tables.tables.main, ...change }));
    return deps.store.archive(...args);
  };
  const caller = {
    ...{ login: { login: 'feide', subject: 'contact@fjordvik.example', ownerId: OWNER }, language: 'nb' },
    moment: momentOf(Date.parse(AT)),
  } as Parameters<ReturnType<typeof archiveDocument>>[0];
  const version = await world.versionOf('contact', name);
  const late = archiveDocument({ ...deps, store: { ...deps.store, archive: bumped } });
  await expect(late(caller, { ...name, ifMatch: version })).rejects.toMatchObject({ code: 'if-match-stale' });
  expect([await pdfsOf(name), await factsOf(name), (await everything()).length]).toEqual([[], [], before.length]);

  expect((await archive('contact', name)).status).toBe(200);
  expect(await pdfsOf(name)).toEqual(['0000#0000']);
  const [fact, ...more] = await factsOf(name);
  const data = { documentId: name.documentId, pupilId: name.pupilId, schoolId: name.schoolId };
  expect([fact.data, more]).toEqual([{ ...data, madeBy: { kind: 'staff', personId: world.staff.contact } }, []]);
  const { body } = await world.inDocument('contact', 'GET', name);
  expect(body.steps.map(({ what }: { what: string }) => what).sort()).toEqual(['archive', 'create', 'finish']);
  const listed = (query: Record<string, string>) => world.ask('contact', 'GET /v1/staff/documents', { query });
  const isIn = async (query: Record<string, string>) =>
    (await listed(query)).body.documents.some(({ documentId }: Name) => documentId === name.documentId);
  expect([await isIn({ list: 'own' }), await isIn({ list: 'own', ended: 'true' })]).toEqual([false, true]);
});

test('two owners who send a document at the same moment send it once', async () => {
  const name = await finished();
  const version = await world.versionOf('contact', name);
  const send = () => world.inDocument('contact', 'POST /moves', name, { version, body: { move: 'archive' } });
  const both = await Promise.all([send(), send()]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect(await factsOf(name)).toHaveLength(1);
});

test('what must be approved does not go to the archive with another text than the approved one', async () => {
  const name = await world.complete('contact', 'ola', ACTIVITY_PLAN);
  await world.move('contact', name, { move: 'ask', approverId: world.staff.principal });
  const version = await world.versionOf('contact', name);
  await world.inDocument('principal', 'POST /moves', name, { version, body: { move: 'approve' } });
  await world.move('contact', name, { move: 'finish' });
  const Key = metaAt(OWNER, name.documentId);
  const set = async (hash: string) =>
    tables.client.send(
      new UpdateCommand({
        ...{ TableName: tables.tables.main, Key, UpdateExpression: 'SET approved.#hash = :hash' },
        ...{ ExpressionAttributeNames: { '#hash': 'hash' }, ExpressionAttributeValues: { ':hash': hash } },
      }),
    );
  const meta = await world.deps.store.meta(OWNER, name.documentId);
  await set('0'.repeat(64));
  expect(refused(await archive('contact', name))).toEqual([409, 'documents.not-approved']);
  await set(meta?.approved?.hash ?? '');
  expect((await archive('contact', name)).status).toBe(200);
});

test('the PDF that was sent stays the one that staff open, and it says that the home has not got it', async () => {
  const name = await finished();
  await archive('contact', name);
  const opened = await world.inDocument('contact', 'GET /pdf', name);
  const again = await world.inDocument('contact', 'GET /pdf', name, { at: '2027-05-01T08:00:00.000Z' });
  expect([opened.status, opened.bytes.equals(again.bytes)]).toEqual([200, true]);
  const kept = await world.deps.store.pdf(OWNER, name.documentId, 0);
  expect(opened.bytes.equals(kept)).toBe(true);
  const edition = await world.inDocument('contact', 'GET /publications', name);
  expect(edition.body.publications).toEqual([]);
});

test('to send a document costs two reads and one transaction, a third read if the home has read it, and to open it three', async () => {
  const name = await finished();
  const version = await world.versionOf('contact', name);
  trips.take();
  await world.inDocument('contact', 'POST /moves', name, { version, body: { move: 'archive' } });
  const unread = trips.take();
  await world.inDocument('contact', 'GET', name);
  const opened = trips.take();
  const read = await world.complete('contact', 'ola', HALF_YEAR_ASSESSMENT);
  await world.publish('contact', read);
  await world.move('contact', read, { move: 'finish' });
  const then = await world.versionOf('contact', read);
  trips.take();
  await world.inDocument('contact', 'POST /moves', read, { version: then, body: { move: 'archive' } });
  const both = trips.take();
  expect([unread, opened, both].map(({ reads, transactions }) => [reads, transactions])).toEqual([
    [2, 1],
    [3, 0],
    [3, 1],
  ]);
});
