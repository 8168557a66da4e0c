import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIVITY_PLAN } from '../../../functions/documents/activity-plan-template.ts';
import { AGREEMENT } from '../../../functions/documents/agreement-template.ts';
import { makeTables } from '../../support/table.ts';
import { AT, makeWorld, type Name, refused, TOMORROW, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const staffOf = (who: string): string => String(world.staff[who]);
const grant = async (who: string, name: Name, to: string, body: object) =>
  world.inDocument(who, 'PUT /grants/{staffId}', name, {
    params: { staffId: staffOf(to) },
    body: { lastDay: null, ...body },
    version: await world.versionOf('contact', name),
  });
const revoke = async (who: string, name: Name, from: string) =>
  world.inDocument(who, 'DELETE /grants/{staffId}', name, {
    params: { staffId: staffOf(from) },
    version: await world.versionOf('contact', name),
  });
const asked = async (): Promise<Name> => {
  const name = await world.complete('contact', 'ola', ACTIVITY_PLAN);
  const ask = await world.move('contact', name, { move: 'ask', approverId: staffOf('principal') });
  expect(ask.status).toBe(200);
  return name;
};
const queue = (who: string, at = AT) => world.ask(who, 'GET /v1/staff/document-approvals', { at });
const waiting = async (who: string, at?: string): Promise<readonly string[]> =>
  (await queue(who, at)).body.waiting.map(({ documentId }: Name) => documentId);
const deputy = (who: string, body: object) => world.ask(who, 'PUT /v1/staff/document-deputy', { body });

describe('the people of a document', () => {
  test('a leader whom nobody has let in finds a document by no route, and reads it once an owner lets the leader', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    const rows = ['GET', 'GET /people', 'GET /pdf', 'GET /publications', 'GET /publication-preview'];
    for (const row of rows) expect(refused(await world.inDocument('leader', row, name))).toEqual([404, 'not-found']);
    await grant('contact', name, 'leader', { role: 'read' });
    expect((await world.inDocument('leader', 'GET', name)).body.role).toBe('read');
    expect(refused(await world.inDocument('leader', 'GET /people', name))).toEqual([403, 'documents.owner-decides']);
  });

  test('a document keeps an owner without an end, whoever leaves it', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    expect(refused(await revoke('contact', name, 'contact'))).toEqual([409, 'documents.last-owner']);
    await grant('contact', name, 'teacher', { role: 'owner', lastDay: '2026-12-31' });
    expect(refused(await revoke('contact', name, 'contact'))).toEqual([409, 'documents.last-owner']);
    await grant('contact', name, 'teacher', { role: 'owner' });
    expect((await revoke('contact', name, 'contact')).status).toBe(200);
    expect(refused(await world.inDocument('contact', 'GET', name))).toEqual([404, 'not-found']);
  });

  test('two owners who leave at the same moment do not leave a document ownerless', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    await grant('contact', name, 'teacher', { role: 'owner' });
    const version = await world.versionOf('contact', name);
    const leave = (who: string) =>
      world.inDocument(who, 'DELETE /grants/{staffId}', name, { params: { staffId: staffOf(who) }, version });
    const both = await Promise.all([leave('contact'), leave('teacher')]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test.each([
    ['who works elsewhere', 'neighbour', {}, [422, 'documents.no-colleague']],
    ['until a day that is over', 'teacher', { lastDay: '2026-11-23' }, [422, 'documents.bad-days']],
    ['until before it begins', 'teacher', { from: '2026-12-02', lastDay: '2026-12-01' }, [422, 'documents.bad-days']],
  ])('an owner cannot let in a colleague %s', async (_why, who, more, refusal) => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    expect(refused(await grant('contact', name, who, { role: 'read', ...more }))).toEqual(refusal);
  });

  test('a colleague who is let in gets one fact without words, and the owner none about the own part', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT, { title: 'Hemmelig tittel' });
    await grant('contact', name, 'teacher', { role: 'edit' });
    await grant('contact', name, 'teacher', { role: 'edit' });
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.tables.main }));
    const facts = Items.flatMap(({ fact }) => (fact?.name === 'document-shared' ? [fact] : [])).filter(
      ({ data }) => data.documentId === name.documentId,
    );
    expect(facts.map(({ name: called, data }) => [called, data.staffId])).toEqual([
      ['document-shared', staffOf('teacher')],
    ]);
    expect(JSON.stringify(facts)).not.toContain('Hemmelig');
  });

  test('an owner finds the pupil’s teachers and the leaders at once, others by name, and the leaders who may approve', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    const { body } = await world.inDocument('contact', 'GET /people', name);
    const found = body.approvers.map(({ staffId }: { staffId: string }) => staffId).sort();
    expect(found).toEqual([staffOf('leader'), staffOf('principal')].sort());
    expect(body.colleagues.map(({ staffId }: { staffId: string }) => staffId)).not.toContain(staffOf('contact'));
  });
});

describe('the approval of a document', () => {
  test('an approval is of exactly the text that was asked about: after a letter more there is nothing to approve', async () => {
    const name = await asked();
    const version = await world.versionOf('contact', name);
    await world.rewrite('contact', name, 'pupil', { heard: 'En bokstav til' });
    const late = await world.inDocument('principal', 'POST /moves', name, { version, body: { move: 'approve' } });
    expect(late.status).toBe(404);
    expect(refused(await world.publish('contact', name))).toEqual([409, 'documents.not-approved']);
  });

  test('an approver and the deputy who answer at the same moment: one does, the other is told that it is done', async () => {
    const name = await asked();
    const days = { from: '2026-11-24', lastDay: '2026-11-24' };
    expect((await deputy('principal', { staffId: staffOf('leader'), ...days })).status).toBe(200);
    const version = await world.versionOf('contact', name);
    const answer = (who: string) => world.inDocument(who, 'POST /moves', name, { version, body: { move: 'approve' } });
    const both = await Promise.all([answer('principal'), answer('leader')]);
    const [done, late] = both.sort((a, b) => a.status - b.status);
    expect([done?.status, late && refused(late)]).toEqual([200, [409, 'documents.answered']]);
    // The colleague who comes minutes later learns the same, and somebody who was not asked learns nothing.
    const after = await Promise.all(['principal', 'leader', 'office'].map((who) => answer(who)));
    expect(after.map(refused)).toEqual([
      [409, 'documents.answered'],
      [409, 'documents.answered'],
      [404, 'not-found'],
    ]);
    await world.ask('principal', 'DELETE /v1/staff/document-deputy');
    expect(refused(await answer('leader'))).toEqual([404, 'not-found']);
  });

  test('a deputy sees the queue on the days of the stand-in alone, and whom it is for', async () => {
    const name = await asked();
    await deputy('principal', { staffId: staffOf('leader'), from: '2026-11-25', lastDay: '2026-11-25' });
    expect(await waiting('principal')).toContain(name.documentId);
    expect(await waiting('leader')).not.toContain(name.documentId);
    expect(await waiting('leader', TOMORROW)).toContain(name.documentId);
    expect((await queue('leader', TOMORROW)).body.waiting[0].insteadOf).toEqual(expect.any(String));
    expect(await waiting('leader', '2026-11-26T08:00:00.000Z')).not.toContain(name.documentId);
    expect((await world.ask('principal', 'DELETE /v1/staff/document-deputy')).body.deputy).toBeNull();
    expect(await waiting('leader', TOMORROW)).not.toContain(name.documentId);
  });

  test('a deputy who has approved a document reads it on the days of the stand-in alone', async () => {
    const name = await asked();
    await deputy('principal', { staffId: staffOf('leader'), from: '2026-11-24', lastDay: '2026-11-24' });
    expect((await world.move('leader', name, { move: 'approve' })).status).toBe(200);
    expect(refused(await world.inDocument('leader', 'GET', name, { at: TOMORROW }))).toEqual([404, 'not-found']);
    await world.ask('principal', 'DELETE /v1/staff/document-deputy');
  });

  test('a leader who has approved a document goes on reading it, and one who has returned it does not', async () => {
    const name = await asked();
    const reason = 'Skriv når.';
    expect((await world.move('principal', name, { move: 'return', reason })).status).toBe(200);
    expect(refused(await world.inDocument('principal', 'GET', name))).toEqual([404, 'not-found']);
    await world.move('contact', name, { move: 'ask', approverId: staffOf('principal') });
    expect((await world.move('principal', name, { move: 'approve' })).status).toBe(200);
    expect((await world.inDocument('principal', 'GET', name)).body).toMatchObject({ status: 'approved', role: 'read' });
  });

  test.each([
    ['somebody who leads nothing', 'teacher'],
    ['the leader of another school', 'neighbour'],
    ['nobody', undefined],
  ])('an owner cannot ask %s for approval', async (_who, who) => {
    const name = await world.complete('contact', 'ola', ACTIVITY_PLAN);
    const approver = who === undefined ? {} : { approverId: staffOf(who) };
    expect(refused(await world.move('contact', name, { move: 'ask', ...approver }))).toEqual([
      422,
      'documents.no-approver',
    ]);
  });

  test('a leader who owns a document cannot approve it, and an incomplete one is not asked about', async () => {
    const name = await world.begin('leader', 'ola', ACTIVITY_PLAN);
    const version = (await world.inDocument('leader', 'GET', name)).body.version;
    const ask = (approverId: string) =>
      world.inDocument('leader', 'POST /moves', name, { version, body: { move: 'ask', approverId } });
    expect(refused(await ask(staffOf('principal')))).toEqual([409, 'documents.incomplete']);
    const full = await world.complete('leader', 'ola', ACTIVITY_PLAN);
    const at = (await world.inDocument('leader', 'GET', full)).body.version;
    const own = { version: at, body: { move: 'ask', approverId: staffOf('leader') } };
    expect(refused(await world.inDocument('leader', 'POST /moves', full, own))).toEqual([422, 'documents.no-approver']);
  });

  test('a document is not finished over the text that a colleague is writing, and a reason is demanded to reopen', async () => {
    const name = await world.complete('contact', 'ola', AGREEMENT);
    await grant('contact', name, 'teacher', { role: 'edit' });
    await world.inDocument('teacher', 'POST /sections/{sectionId}/lease', name, {
      params: { sectionId: 'agreement' },
      at: '2026-11-24T08:05:00.000Z',
    });
    const finish = async (at: string) =>
      world.inDocument('contact', 'POST /moves', name, {
        version: await world.versionOf('contact', name),
        body: { move: 'finish' },
        at,
      });
    expect(refused(await finish('2026-11-24T08:06:00.000Z'))).toEqual([409, 'documents.somebody-writes']);
    expect((await finish('2026-11-24T08:08:00.000Z')).status).toBe(200);
    expect(refused(await world.move('contact', name, { move: 'reopen' }))).toEqual([422, 'documents.reason-missing']);
    expect((await world.move('contact', name, { move: 'reopen', reason: 'Mer' })).body.status).toBe('draft');
  });
});
