import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIVITY_PLAN } from '../../../functions/documents/activity-plan-template.ts';
import { AGREEMENT } from '../../../functions/documents/agreement-template.ts';
import { CONVERSATION_MINUTES } from '../../../functions/documents/conversation-minutes-template.ts';
import { laterBy } from '../../../functions/shared/time.ts';
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

/** What an act asks of the database. */
const costOf = async (act: () => Promise<unknown>) => {
  trips.take();
  await act();
  return trips.take();
};
const section = (who: string, name: Name, sectionId: string) =>
  world.inDocument(who, 'GET /sections/{sectionId}', name, { params: { sectionId } });
const share = async (name: Name, who: string, role: string, more: object = {}): Promise<Shown> =>
  world.inDocument('contact', 'PUT /grants/{staffId}', name, {
    params: { staffId: String(world.staff[who]) },
    body: { role, lastDay: null, ...more },
    version: await world.versionOf('contact', name),
  });
const lists = (who: string, query: object) => world.ask(who, 'GET /v1/staff/documents', { query: query as never });
const ids = ({ body }: Shown): readonly string[] => body.documents.map((line: Name) => line.documentId);
const atPupil = (who: string) =>
  world.ask(who, 'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents', {
    params: { schoolId: world.schoolId, pupilId: world.pupils.ola },
  });

describe('writing a section of a document', () => {
  test('two who write one section at the same time: one is saved, the other gets 412 and reads both', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    await share(name, 'teacher', 'edit');
    const both = await Promise.all(
      ['contact', 'teacher'].map((who) => world.save(who, name, 'agreement', { version: 1, values: { about: who } })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const saved = both.find(({ status }) => status === 200);
    const now = await section('contact', name, 'agreement');
    expect(now.body).toMatchObject({ version: 2, values: saved?.body.values });
  });

  test('two who write two sections at the same time are both saved', async () => {
    const name = await world.begin('contact', 'ola', CONVERSATION_MINUTES);
    await share(name, 'teacher', 'edit');
    const both = await Promise.all([
      world.save('contact', name, 'talk', { version: 1, values: { present: 'Ola' } }),
      world.save('teacher', name, 'status', { version: 1, values: { subjects: 'Leser godt' } }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
  });

  test('a repeat after a lost answer, and a save of what stands, change nothing', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    const save = () => world.save('contact', name, 'agreement', { version: 1, values: { about: 'Lekser' } });
    expect([(await save()).status, (await save()).status]).toEqual([200, 200]);
    expect((await section('contact', name, 'agreement')).body.version).toBe(2);
    expect((await costOf(save)).transactions).toBe(0);
  });

  test('forty savings in a minute are one earlier text, and a saving is one write', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    for (let at = 1; at <= 40; at++) {
      const values = { about: `Utkast ${at}` };
      const asked = { version: at, values, at: laterBy(AT, at * 1500) };
      expect((await world.save('contact', name, 'agreement', asked)).status).toBe(200);
    }
    const earlier = await world.inDocument('contact', 'GET /sections/{sectionId}/revisions', name, {
      params: { sectionId: 'agreement' },
    });
    expect(earlier.body.revisions.map(({ values }: { values: object }) => values)).toEqual([{ about: 'Utkast 40' }]);
    const last = { version: 41, values: { about: 'Sist' } };
    const cost = await costOf(() => world.save('contact', name, 'agreement', last));
    expect([cost.reads, cost.transactions]).toEqual([2, 1]);
  });

  test('a colleague whose part was taken back writes nothing more, and one who reads is told whom to ask', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    await share(name, 'teacher', 'read');
    const write = () => world.save('teacher', name, 'agreement', { version: 1, values: { about: 'x' } });
    expect(refused(await write())).toEqual([403, 'documents.reader-only']);
    await share(name, 'teacher', 'edit');
    const version = await world.versionOf('contact', name);
    const params = { staffId: String(world.staff.teacher) };
    expect((await world.inDocument('contact', 'DELETE /grants/{staffId}', name, { params, version })).status).toBe(200);
    expect(refused(await write())).toEqual([404, 'not-found']);
  });

  test('a lease warns the others for two minutes, blocks nobody, and is no news to its own person', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    await share(name, 'teacher', 'edit');
    const lease = (who: string) =>
      world.inDocument(who, 'POST /sections/{sectionId}/lease', name, { params: { sectionId: 'agreement' } });
    expect((await lease('contact')).body.lease).toBeNull();
    expect((await lease('teacher')).body.lease).toMatchObject({ staffId: world.staff.contact });
    expect((await section('contact', name, 'agreement')).body.lease).toBeNull();
    const saved = await world.save('teacher', name, 'agreement', { version: 1, values: { about: 'Likevel' } });
    expect(saved.status).toBe(200);
    const later = { params: { sectionId: 'agreement' }, at: laterBy(AT, 121_000) };
    expect((await world.inDocument('teacher', 'GET /sections/{sectionId}', name, later)).body.lease).toBeNull();
  });

  test('a section over 64 KB and a document over 300 KB are refused with the number', async () => {
    const name = await world.begin('contact', 'ola', CONVERSATION_MINUTES);
    const rows = Array.from({ length: 33 }, () => ({ point: 'x'.repeat(1990), who: 'Ola' }));
    const long = await world.save('contact', name, 'agreed', { version: 1, values: { points: rows } });
    expect(refused(long)).toEqual([422, 'documents.section-too-long']);
    expect(long.body.detail).toMatch(/\b6[67] KB\b/);
  });

  test('a change of an asked document makes it a draft again and stands in its history', async () => {
    const name = await world.complete('contact', 'ola', ACTIVITY_PLAN);
    await world.move('contact', name, { move: 'ask', approverId: world.staff.principal });
    expect((await world.rewrite('contact', name, 'pupil', { heard: 'Noe nytt' })).status).toBe(200);
    const { body } = await world.inDocument('contact', 'GET', name);
    expect([body.status, body.asked, body.steps.map(({ what }: { what: string }) => what).sort()]).toEqual([
      'draft',
      null,
      ['ask', 'create', 'edit'],
    ]);
  });
});

describe('the lists of documents', () => {
  test('own documents are those that the reader owns, shared ones the rest, and only while they are active', async () => {
    const name = await world.begin('contact', 'young', AGREEMENT);
    await share(name, 'teacher', 'read');
    expect(ids(await lists('contact', { list: 'own' }))).toContain(name.documentId);
    expect(ids(await lists('contact', { list: 'shared' }))).not.toContain(name.documentId);
    expect(ids(await lists('teacher', { list: 'shared' }))).toContain(name.documentId);
    await world.move('contact', name, { move: 'discard', reason: 'Feil elev' });
    expect(ids(await lists('contact', { list: 'own' }))).not.toContain(name.documentId);
    expect(ids(await lists('contact', { list: 'own', ended: 'true' }))).toContain(name.documentId);
  });

  test('a part that has not begun, or is over, stands in no list', async () => {
    const name = await world.begin('contact', 'young', AGREEMENT);
    await share(name, 'teacher', 'read', { from: '2026-11-26', lastDay: '2026-11-27' });
    const on = async (at: string) =>
      ids(await world.ask('teacher', 'GET /v1/staff/documents', { query: { list: 'shared' }, at }));
    expect(await on(AT)).not.toContain(name.documentId);
    expect(await on('2026-11-26T08:00:00.000Z')).toContain(name.documentId);
    expect(await on('2026-11-28T08:00:00.000Z')).not.toContain(name.documentId);
  });

  test('a leader finds own documents about a pupil and no others, and somebody without work with the pupil nothing', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    const own = await world.begin('leader', 'ola', AGREEMENT);
    expect(ids(await atPupil('leader'))).toEqual([own.documentId]);
    expect(ids(await atPupil('contact'))).toContain(name.documentId);
    for (const who of ['office', 'neighbour']) expect(refused(await atPupil(who))).toEqual([404, 'not-found']);
    await share(name, 'office', 'read');
    const found = await atPupil('office');
    expect([ids(found), found.body.templates]).toEqual([[name.documentId], []]);
  });

  test('a document opens in two reads at any number of earlier texts, and a list is one query beside the person', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    const few = await costOf(() => world.inDocument('contact', 'GET', name));
    for (let at = 1; at <= 12; at++)
      await world.save('contact', name, 'agreement', {
        version: at,
        values: { about: `Tekst ${at}` },
        at: laterBy(AT, at * 660_000),
      });
    const many = await costOf(() => world.inDocument('contact', 'GET', name));
    expect([few.reads, many.reads]).toEqual([2, 2]);
    const list = await costOf(() => lists('contact', { list: 'own' }));
    expect(list.reads).toBe(2);
  });
});
