import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIVITY_PLAN } from '../../../functions/documents/activity-plan-template.ts';
import { AGREEMENT } from '../../../functions/documents/agreement-template.ts';
import type { Deputy } from '../../../functions/documents/record.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { ALWAYS, type Item, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { type Asked, makeWorld, type Name, refused, TOMORROW, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const make = recordsOf(OWNER);
const staffOf = (who: string): string => String(world.staff[who]);
const put = (items: readonly Item[]) => seed(tables.client, tables.tables.main, [...items]);
const grant = async (by: string, name: Name, to: string, { version, body, ...asked }: Asked & { body: object }) =>
  world.inDocument(by, 'PUT /grants/{staffId}', name, {
    params: { staffId: to },
    body: { lastDay: null, ...body },
    version: version ?? (await world.versionOf(by, name)),
    ...asked,
  });
const whole = async ({ documentId }: Name) => {
  const found = await world.deps.store.whole(OWNER, documentId);
  if (!found) throw new Error('No such document.');
  return found;
};
const approvalOf = async (child: Name, approver: string) =>
  world.move('contact', child, { move: 'ask', approverId: staffOf(approver) });
/** The approvals' facts of a document, in order. */
const facts = async ({ documentId }: Name) => {
  const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.tables.main }));
  return Items.flatMap(({ fact }) =>
    fact?.data.documentId === documentId && fact.data.approverIds ? [fact] : [],
  ).sort((a, b) => a.data.version - b.data.version);
};
/** Somebody who works at the school until a day, which is not included. */
const helper = async (to: string): Promise<string> => {
  const id = newId();
  const roles = [{ role: 'leader' as const, schoolId: world.schoolId, from: '2026-08-01', to }];
  await put(make.staff({ id, feideName: `${id}@fjordvik.example`, roles }));
  return id;
};

describe('a part in a document that is given again', () => {
  test.each([
    ['the same owner, with the version of before', 'contact', {}],
    ['another owner', 'principal', {}],
    ['the same owner the day after', 'contact', { at: TOMORROW }],
  ])('a part that a colleague has already changes nothing: given by %s', async (_who, by, asked) => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    await grant('contact', name, staffOf('principal'), { body: { role: 'owner' } });
    await grant('contact', name, staffOf('teacher'), { body: { role: 'edit', lastDay: '2026-12-24' } });
    const before = await whole(name);
    const again = await grant(by, name, staffOf('teacher'), {
      body: { role: 'edit', lastDay: '2026-12-24' },
      ...asked,
      ...(by === 'contact' && { version: 1 }),
    });
    expect(again.status).toBe(200);
    expect(await whole(name)).toEqual(before);
  });

  test('a part with another role, other days or a later beginning is a change', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    const bodies = [{ role: 'edit' }, { role: 'read' }, { role: 'read', lastDay: '2026-12-24' }];
    for (const body of bodies) await grant('contact', name, staffOf('teacher'), { body });
    await grant('contact', name, staffOf('teacher'), { body: { ...bodies[2], from: '2026-12-01' } });
    expect((await whole(name)).meta.version).toBe(5);
  });

  test('a document’s acts of one moment stand in the order in which they were done', async () => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    const roles = Array.from({ length: 12 }, (_none, at) => (at % 2 === 0 ? 'edit' : 'read'));
    for (const role of roles) await grant('contact', name, staffOf('teacher'), { body: { role } });
    const { steps } = await whole(name);
    expect(steps.map(({ what, role }) => role ?? what)).toEqual(['create', ...roles]);
  });
});

describe('the days of a colleague in a document', () => {
  test.each([
    ['until the last day at the school', '2026-12-31', 200],
    ['past the last day at the school', '2027-01-01', 422],
  ])('an owner lets a colleague in who leaves at the end of the year: %s', async (_until, lastDay, status) => {
    const name = await world.begin('contact', 'ola', AGREEMENT);
    const shared = await grant('contact', name, await helper('2027-01-01'), { body: { role: 'read', lastDay } });
    expect(shared.status).toBe(status);
  });

  test('a deputy works at a school of the leader on all the days of the stand-in', async () => {
    const staffId = await helper('2027-01-01');
    const name = (lastDay: string) =>
      world.ask('principal', 'PUT /v1/staff/document-deputy', { body: { staffId, from: '2026-11-20', lastDay } });
    expect(refused(await name('2027-01-01'))).toEqual([422, 'documents.no-colleague']);
    expect((await name('2026-12-31')).status).toBe(200);
    await world.ask('principal', 'DELETE /v1/staff/document-deputy');
  });

  test('the colleagues who can stand in are leaders of the leader’s own school', async () => {
    const both = newId();
    const roles = [
      { role: 'leader' as const, schoolId: world.schoolId, from: '2025-08-01', to: '2026-08-01' },
      { role: 'leader' as const, schoolId: newId(), ...ALWAYS },
    ];
    await put(make.staff({ id: both, feideName: 'left@fjordvik.example', roles }));
    const { body } = await world.ask('principal', 'GET /v1/staff/document-approvals');
    const ids = body.candidates.map(({ staffId }: { staffId: string }) => staffId);
    expect([ids.includes(both), ids.includes(staffOf('leader'))]).toEqual([false, true]);
  });

  test('a deputy is changed on condition of all the days that were read', async () => {
    const days = { from: '2026-11-24', lastDay: '2026-11-27' };
    await world.ask('principal', 'PUT /v1/staff/document-deputy', { body: { staffId: staffOf('leader'), ...days } });
    const before = await world.deps.store.deputyOf(OWNER, staffOf('principal'));
    if (!before) throw new Error('No deputy.');
    const shorter: Deputy = { ...before, to: '2026-11-26' };
    const save = (after: Deputy | undefined) => world.deps.deputies.saveDeputy({ ownerId: OWNER, before, after });
    expect(await save(shorter)).toBe('saved');
    expect(await save(undefined)).toBe('moved');
    await world.ask('principal', 'DELETE /v1/staff/document-deputy');
  });
});

describe('who is asked, and told that nobody has to answer', () => {
  const deputy = () =>
    world.ask('principal', 'PUT /v1/staff/document-deputy', {
      body: { staffId: staffOf('leader'), from: '2026-11-24', lastDay: '2026-11-24' },
    });

  test('a deputy who owns the document is not asked to approve it, and another deputy is', async () => {
    await deputy();
    const [owned, other] = [
      await world.complete('contact', 'ola', ACTIVITY_PLAN),
      await world.complete('contact', 'ola', ACTIVITY_PLAN),
    ];
    await grant('contact', owned, staffOf('leader'), { body: { role: 'owner' } });
    for (const name of [owned, other]) expect((await approvalOf(name, 'principal')).status).toBe(200);
    const asked = await Promise.all([owned, other].map(facts));
    expect(asked.map((list) => list[0].data.approverIds)).toEqual([
      [staffOf('principal')],
      [staffOf('principal'), staffOf('leader')],
    ]);
    await world.ask('principal', 'DELETE /v1/staff/document-deputy');
  });

  test.each([
    ['is withdrawn', (name: Name) => world.move('contact', name, { move: 'withdraw' })],
    ['is voided by an edit', (name: Name) => world.rewrite('contact', name, 'pupil', { heard: 'Mer' })],
    ['ends with the document', (name: Name) => world.move('contact', name, { move: 'discard', reason: 'Feil' })],
  ])('those who were asked learn once that a question %s, by a fact without words', async (_how, end) => {
    await deputy();
    const name = await world.complete('contact', 'ola', ACTIVITY_PLAN);
    await approvalOf(name, 'principal');
    expect((await end(name)).status).toBe(200);
    const [first, second, ...more] = await facts(name);
    expect([first.name, second.name, more]).toEqual(['document-asked', 'document-question-ended', []]);
    expect(second.data.approverIds).toEqual([staffOf('principal'), staffOf('leader')]);
    expect(JSON.stringify(second)).not.toContain('Feil');
    await world.ask('principal', 'DELETE /v1/staff/document-deputy');
  });

  test('an edit of a draft and of an approved document ends no question', async () => {
    const name = await world.complete('contact', 'ola', ACTIVITY_PLAN);
    await approvalOf(name, 'principal');
    await world.move('principal', name, { move: 'approve' });
    await world.rewrite('contact', name, 'pupil', { heard: 'Mer' });
    await world.rewrite('contact', name, 'pupil', { heard: 'Enda mer' });
    expect((await facts(name)).map((fact) => fact.name)).toEqual(['document-asked', 'document-approved']);
  });

  test('a leader who owns the document from a later day approves it today', async () => {
    const name = await world.complete('contact', 'ola', ACTIVITY_PLAN);
    await grant('contact', name, staffOf('leader'), { body: { role: 'owner', from: '2026-12-01' } });
    expect((await approvalOf(name, 'leader')).status).toBe(200);
    expect((await world.move('leader', name, { move: 'approve' })).status).toBe(200);
  });
});

describe('whom an owner finds', () => {
  test('the leaders are found however many have the name that is searched, and the search says that there are more', async () => {
    const many = Array.from({ length: 70 }, (_none, at) => at);
    const items = many.flatMap((at) => {
      const teaches = [{ as: 'teacher' as const, groupId: newId(), schoolId: world.schoolId, ...ALWAYS }];
      return make.staff({ id: newId(), feideName: `mange${at}@fjordvik.example`, teaches });
    });
    await put(items);
    const name = await world.begin('contact', 'ola', AGREEMENT);
    const find = (text: string) => world.inDocument('contact', 'GET /people', name, { query: { name: text } });
    const [wide, narrow] = [(await find('Ansatt')).body, (await find('mange69')).body];
    expect([wide.colleagues.length, wide.more, narrow.colleagues.length, narrow.more]).toEqual([20, true, 1, false]);
    for (const { approvers } of [wide, narrow])
      expect(approvers.map(({ staffId }: { staffId: string }) => staffId)).toEqual(
        expect.arrayContaining([staffOf('leader'), staffOf('principal')]),
      );
  });
});
