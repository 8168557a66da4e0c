import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AGREEMENT } from '../../../functions/documents/agreement-template.ts';
import { type HeirDeps, handOverDocuments } from '../../../functions/documents/hand-over-documents.ts';
import { heirStore } from '../../../functions/documents/heir-store.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { everyOwner } from '../../../functions/shared/jobs/owner-jobs.ts';
import { roundsOf } from '../../../functions/shared/jobs/rounds.ts';
import { OWNER } from '../../support/events.ts';
import { captureLogs } from '../../support/leaks.ts';
import { ALWAYS, ENDED, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, type Name, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let deps: HeirDeps;
beforeEach(async () => {
  tables = await makeTables();
  const { client } = tables;
  const { main } = tables.tables;
  world = await makeWorld(client, main);
  deps = {
    lookup: world.deps.lookup,
    store: world.deps.store,
    heirs: heirStore(client, main),
    rounds: roundsOf(client, main, 'DOCUMENTS-HANDED-OVER'),
  };
});
afterEach(() => tables.stop());

/** Ten minutes past two of a night of November 2026. */
const night = (day: number): string => `2026-11-${day}T01:10:00.000Z`;
const morning = (day: number): string => `2026-11-${day}T08:00:00.000Z`;
const run = (day: number, over: Partial<HeirDeps> = {}, most?: { people: number; documents: number }) =>
  everyOwner('documents-handed-over', [OWNER], handOverDocuments({ ...deps, ...over }, most))({ time: night(day) });
const staffOf = (who: string): string => String(world.staff[who]);

const make = recordsOf(OWNER);
const put = (who: string, more: object) =>
  seed(
    tables.client,
    tables.tables.main,
    make.staff({ id: staffOf(who), feideName: `${who}@fjordvik.example`, ...more }),
  );
const OVER = { from: '2026-08-01', to: '2026-11-25' };
/** The person's employment ends; the teaching is not ended, as some sources leave it. */
const leave = (who: string) => put(who, { employed: OVER });
/** The person's work at the school ends, and the employment goes on. */
const stopLeading = (who: 'principal' | 'leader') =>
  put(who, { roles: [{ role: who, schoolId: world.schoolId, ...ENDED }] });
const own = async (who: string, body: object = {}): Promise<Name> => world.begin(who, 'ola', AGREEMENT, body);
const grant = async (by: string, name: Name, to: string, body: object) =>
  world.inDocument(by, 'PUT /grants/{staffId}', name, {
    params: { staffId: staffOf(to) },
    body: { lastDay: null, ...body },
    version: await world.versionOf(by, name),
  });
const metaOf = async ({ documentId }: Name) => {
  const meta = await world.deps.store.meta(OWNER, documentId);
  if (!meta) throw new Error('No such document.');
  return meta;
};
const ownersOf = async (name: Name) =>
  (await metaOf(name)).grants.flatMap(({ staffId, role }) => (role === 'owner' ? [staffId] : []));
const scanned = async () => (await tables.client.send(new ScanCommand({ TableName: tables.tables.main }))).Items ?? [];
const factsOf = async ({ documentId }: Name) =>
  (await scanned()).flatMap(({ fact }) =>
    fact?.name === 'document-handed-over' && fact.data.documentId === documentId ? [fact] : [],
  );
const marks = async () => (await deps.heirs.owners(OWNER, '', 100)).map(({ staffId }) => staffId).sort();

describe('a document whose owners have left the school', () => {
  test('a document whose only owner has left gets the principal as owner, who reads on its page why', async () => {
    const name = await own('contact', { title: 'Hemmelig tittel' });
    await leave('contact');
    expect(await run(26)).toEqual({ done: 1 });
    const { body } = await world.inDocument('principal', 'GET', name, { at: morning(26) });
    expect([body.role, body.version]).toEqual(['owner', 2]);
    expect(body.steps.at(-1)).toMatchObject({ what: 'handed-over', about: 'Ansatt principal', by: '' });
    const facts = await factsOf(name);
    expect(facts.map(({ data }) => data.staffId)).toEqual([staffOf('principal')]);
    expect(JSON.stringify(facts)).not.toContain('Hemmelig');
    const list = await world.ask('principal', 'GET /v1/staff/documents', { at: morning(26), query: { list: 'own' } });
    expect(list.body.documents.map(({ documentId }: Name) => documentId)).toContain(name.documentId);
  });

  test('a document stays with an owner who works at its school, and goes once the work is at another', async () => {
    const name = await own('leader');
    await run(24);
    expect(await ownersOf(name)).toEqual([staffOf('leader')]);
    await put('leader', {
      roles: [
        { role: 'leader', schoolId: world.schoolId, ...ENDED },
        { role: 'leader', schoolId: newId(), ...ALWAYS },
      ],
    });
    await run(25);
    expect(await ownersOf(name)).toEqual([staffOf('leader'), staffOf('principal')]);
  });

  test.each(['finish', 'discard'] as const)(
    'a document after %s is handed over where it can be opened again',
    async (move) => {
      const name = await world.complete('contact', 'ola', AGREEMENT);
      expect((await world.move('contact', name, { move, reason: 'Ferdig' })).status).toBe(200);
      await leave('contact');
      expect(await run(26)).toEqual({ done: move === 'finish' ? 1 : 0 });
      expect((await metaOf(name)).state).toBe(move === 'finish' ? 'finished' : 'discarded');
    },
  );

  test('a document goes to a leader where the school has no principal any more', async () => {
    const name = await own('contact');
    await Promise.all([leave('contact'), stopLeading('principal')]);
    await run(26);
    expect(await ownersOf(name)).toEqual([staffOf('contact'), staffOf('leader')]);
  });

  test('a school that nobody leads rings the alarm each night, and its documents get an owner once it has one', async () => {
    const name = await own('contact');
    await Promise.all([leave('contact'), stopLeading('principal'), stopLeading('leader')]);
    const logs = captureLogs();
    for (const day of [26, 27]) expect(await run(day)).toEqual({ done: 0 });
    logs.stop();
    const lines = logs.lines.join('').match(/documents-without-heir/g);
    expect([lines?.length, (await metaOf(name)).version]).toEqual([2, 1]);
    await put('leader', { roles: [{ role: 'leader', schoolId: world.schoolId, from: '2026-11-28' }] });
    expect(await run(28)).toEqual({ done: 1 });
    expect(await ownersOf(name)).toContain(staffOf('leader'));
  });

  test('a colleague who owns it without an end keeps a document from the principal, one with a last day until that day', async () => {
    const [lasting, ending] = [await own('contact'), await own('contact')];
    await grant('contact', lasting, 'teacher', { role: 'owner' });
    await grant('contact', ending, 'teacher', { role: 'owner', lastDay: '2026-11-26' });
    await leave('contact');
    expect([await run(25), await run(26)]).toEqual([{ done: 0 }, { done: 0 }]);
    expect(await run(27)).toEqual({ done: 1 });
    expect(await ownersOf(lasting)).not.toContain(staffOf('principal'));
    expect(await ownersOf(ending)).toContain(staffOf('principal'));
  });

  test('a principal who reads a document already becomes its owner, with one part in it', async () => {
    const name = await own('contact');
    await grant('contact', name, 'principal', { role: 'read', lastDay: '2026-12-24' });
    await leave('contact');
    await run(26);
    const held = (await metaOf(name)).grants.filter(({ staffId }) => staffId === staffOf('principal'));
    expect(held.map(({ role, to }) => [role, to])).toEqual([['owner', undefined]]);
  });
});

describe('the night in which documents are handed over', () => {
  test('two runs at once make one hand-over, with one line of history and one fact', async () => {
    const name = await own('contact');
    await leave('contact');
    const both = await Promise.all([run(26), run(26)]);
    expect(both.map(({ done }) => done).sort()).toEqual([0, 1]);
    expect((await metaOf(name)).version).toBe(2);
    expect(await factsOf(name)).toHaveLength(1);
    expect([await run(26), await run(27)]).toEqual([{ done: 0 }, { done: 0 }]);
  });

  test('a hand-over that an owner makes at the same moment leaves the document with the colleague alone', async () => {
    const name = await own('contact');
    await leave('contact');
    const late: HeirDeps['store'] = {
      ...deps.store,
      // The owner's own hand-over of the last day arrives between the run's read and its write.
      saveMeta: async (save) => {
        await grant('contact', name, 'teacher', { role: 'owner' });
        return deps.store.saveMeta(save);
      },
    };
    expect(await run(26, { store: late })).toEqual({ done: 0 });
    expect(await ownersOf(name)).toEqual([staffOf('contact'), staffOf('teacher')]);
    expect(await factsOf(name)).toEqual([]);
  });

  test('a run takes a bounded part, and the next goes on after it until everybody is gone through', async () => {
    for (const who of ['contact', 'teacher', 'leader']) await own(who);
    await Promise.all(['contact', 'teacher', 'leader'].map(leave));
    const most = { people: 2, documents: 100 };
    const done = [];
    for (let times = 0; times < 3; times++) done.push((await run(26, {}, most)).done);
    expect(done).toEqual([2, 1, 0]);
    const round = await deps.rounds.round(OWNER);
    expect(round?.doneOn).toBe('2026-11-26');
  });

  test('a person whose documents are settled is asked about no more, a day after the last change of an owner', async () => {
    await own('contact');
    await leave('contact');
    // The index of the lists may be a moment behind a mark of the same day.
    for (const day of [26, 27]) {
      await run(day);
      expect(await marks()).toEqual([staffOf('contact'), staffOf('principal')].sort());
    }
    await run(28);
    expect(await marks()).toEqual([staffOf('principal')]);
  });

  test('a failure of one person’s documents does not stop those of others, and the next night takes it again', async () => {
    const [first, second] = [await own('contact'), await own('teacher')];
    await Promise.all([leave('contact'), leave('teacher')]);
    const failing: HeirDeps['store'] = {
      ...deps.store,
      meta: async (ownerId, documentId) => {
        if (documentId === first.documentId) throw new Error('The table is away.');
        return deps.store.meta(ownerId, documentId);
      },
    };
    const logs = captureLogs();
    await expect(run(26, { store: failing })).rejects.toThrow('1 parts');
    logs.stop();
    expect(await ownersOf(second)).toContain(staffOf('principal'));
    expect(await run(27)).toEqual({ done: 1 });
    expect(await ownersOf(first)).toContain(staffOf('principal'));
  });

  test('the owner who has left reads nothing by the part that stays, and has it again on coming back', async () => {
    const name = await own('contact');
    await leave('contact');
    await run(26);
    expect((await world.inDocument('contact', 'GET', name, { at: morning(26) })).status).toBe(403);
    await put('contact', {});
    expect(refused(await world.inDocument('contact', 'GET', name, { at: morning(26) }))).toEqual([200, undefined]);
  });
});
