import { GetCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentHash, newId } from '../../../functions/shared/ids.ts';
import { keysOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { factsOf } from './facts.ts';
import { contentOf, MATHS, makeWorld, O, ORDER, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const raw = async (warningId: string, sk: string) =>
  (
    await tables.client.send(
      new GetCommand({
        TableName: tables.tables.main,
        Key: { pk: `${O}#WARNING#${warningId}`, sk },
        ConsistentRead: true,
      }),
    )
  ).Item;
/** What must never change once it is there. */
const frozen = async (warningId: string) => {
  const letter = await raw(warningId, 'LETTER');
  const sent = await raw(warningId, 'SENT');
  return sent && letter && contentHash([sent, Buffer.from(letter.bytes).toString('base64')]);
};

describe('sending at the same time (D5)', () => {
  test('two requests at once make one letter, one fact and one line', async () => {
    const { make, preview, send, register } = world;
    const { warningId } = (await make('teacher', MATHS)).body;
    const { seen: fingerprint } = (await preview('teacher', warningId)).body;
    const both = await Promise.all([1, 2, 3].map(() => send('teacher', warningId, 1, fingerprint)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(both.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual([
      'warnings.already-sent',
      'warnings.already-sent',
    ]);
    expect((await factsOf(world, warningId)).length).toBe(1);
    expect((await register('contact')).body.warnings.length).toBe(1);
  });

  test('the same key twice, at once and after a lost answer, is one letter and the same answer', async () => {
    const { make, preview, send } = world;
    const more = { pupil: 'adult', key: newId() };
    const { warningId } = (await make('contact', ORDER, { pupil: 'adult' })).body;
    const { seen: fingerprint } = (await preview('contact', warningId, more)).body;
    const both = await Promise.all([1, 2].map(() => send('contact', warningId, 1, fingerprint, more)));
    const later = await send('contact', warningId, 1, fingerprint, { ...more, at: '2026-11-24T08:00:00Z' });
    for (const { status, body } of [...both, later]) {
      expect(status).toBe(201);
      expect(body).toEqual(later.body);
    }
    expect((await factsOf(world, warningId)).length).toBe(1);
    const other = await send('contact', warningId, 1, '0123456789ab', more);
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  test('two warnings of one pupil at once hang in one chain', async () => {
    const { warn, deps, p } = world;
    const more = { pupil: 'nynorsk' };
    const kinds = [ORDER, { ...ORDER, kind: 'conduct', reasonIds: ['disturbs'] }, MATHS];
    const sent = await Promise.all(kinds.map((body) => warn('contact', body, more)));
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201]);
    const links = await Promise.all(sent.map(({ body }) => deps.store.sent(O, body.warningId)));
    const befores = new Set(links.map((link) => link?.previous?.warningId));
    expect(befores.size).toBe(3);
    expect(befores.has(undefined)).toBe(true);
    const head = await deps.store.head(O, p.nynorsk ?? '');
    expect(head?.version).toBe(3);
    expect(links.map((link) => link?.chainHash)).toContain(head?.chainHash);
  });

  test('two who change the same version: one does, the other is told, and nothing is lost', async () => {
    const { make, edit, trail } = world;
    for (let round = 0; round < 5; round++) {
      const { warningId } = (await make('contact', ORDER)).body;
      const texts = ['Ein.', 'To.', 'Tre.'];
      const answers = await Promise.all(
        texts.map((details) => edit('contact', warningId, 1, { ...contentOf(ORDER), details })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
      const won = answers.find(({ status }) => status === 200)?.body.details;
      expect((await trail('contact', warningId)).body.versions).toMatchObject([{ details: '' }, { details: won }]);
    }
  });

  test('sending, changing and putting away at once: one of them happens, and what was sent is what was seen', async () => {
    const { make, preview, send, edit, discard, deps } = world;
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const { warningId } = (await make('contact', ORDER)).body;
      const { seen: fingerprint } = (await preview('contact', warningId)).body;
      const moves = [
        () => send('contact', warningId, 1, fingerprint),
        () => edit('contact', warningId, 1, { ...contentOf(ORDER), details: 'Seinare.' }),
        () => discard('contact', warningId, 1),
      ];
      const turned = [...moves.slice(round % 3), ...moves.slice(0, round % 3)];
      const answers = await Promise.all(turned.map((move) => move()));
      expect(answers.filter(({ status }) => status < 300).length).toBe(1);
      const sent = await deps.store.sent(O, warningId);
      const { status } = (await deps.store.draft(O, warningId)) ?? { status: 'none' };
      expect(sent !== undefined).toBe(status === 'sent');
      if (sent) expect(sent.details).toBe('');
      outcomes.add(status);
    }
    console.info(`won: ${[...outcomes].join(', ')}`);
  });

  test('a guardian whose relation ends between reading and writing gets nothing (law 2)', async () => {
    const { deps, p } = world;
    const { warningId } = (await world.make('contact', ORDER)).body;
    const { seen: fingerprint } = (await world.preview('contact', warningId)).body;
    const { pk, sk } = keysOf(O).relation(String(p.ola), String(p.father));
    const item = (await tables.client.send(new GetCommand({ TableName: tables.tables.main, Key: { pk, sk } }))).Item;
    const head = deps.store.head;
    deps.store.head = async (...args) => {
      deps.store.head = head;
      setTimeout(() => void seed(tables.client, tables.tables.main, [{ ...item, pk, sk, to: '2026-11-24' }]), 0);
      return head(...args);
    };
    const { status, body } = await world.send('contact', warningId, 1, fingerprint);
    expect([status, body.code]).toEqual([409, 'warnings.recipients-changed']);
    await seed(tables.client, tables.tables.main, [{ ...item, pk, sk }]);
  });
});

describe('whatever is asked in whatever order', () => {
  const STEP = fc.record({
    what: fc.constantFrom('edit', 'ask', 'approve', 'return', 'send', 'end', 'discard', 'approval'),
    twice: fc.boolean(),
    stale: fc.boolean(),
  });

  test('a warning is sent at most once, ends at most once, and no byte of it ever changes', async () => {
    const { edit, requestApproval, approve, send, end, discard, change, make, preview, read, trail } = world;
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { minLength: 3, maxLength: 9 }), async (steps) => {
        change({ 'warnings.approval': false });
        const { warningId } = (await make('contact', ORDER)).body;
        const { seen: fingerprint } = (await preview('contact', warningId)).body;
        let approval = false;
        let kept: string | undefined;
        let text = 0;
        const done: string[] = [];
        for (const { what, twice, stale } of steps) {
          const current = (await raw(warningId, 'DRAFT'))?.version;
          const version = Number(current) - (stale ? 1 : 0);
          const ways: Record<string, () => Promise<{ status: number }>> = {
            edit: () => edit('contact', warningId, version, { ...contentOf(ORDER), details: `Nr. ${text++}` }),
            ask: () => requestApproval('contact', warningId, version),
            approve: () => approve('principal', warningId, version, { outcome: 'approved' }),
            return: () => approve('principal', warningId, version, { outcome: 'returned', reason: 'Nei.' }),
            send: () => send('contact', warningId, version, fingerprint),
            end: () => end('contact', warningId, { outcome: 'improved' }),
            discard: () => discard('contact', warningId, version),
          };
          if (what === 'approval') {
            approval = !approval;
            change({ 'warnings.approval': approval });
            continue;
          }
          const before = (await raw(warningId, 'DRAFT'))?.status;
          const answers = await Promise.all([ways[what]?.(), twice ? ways[what]?.() : undefined]);
          const passed = answers.filter((answer) => answer && answer.status < 300).length;
          if (what === 'send' && passed > 0) {
            done.push('sent');
            if (approval) expect(before).toBe('approved');
          }
          if (what === 'end' && passed > 0) done.push('ended');
          if (what === 'send' || what === 'end') expect(passed).toBeLessThanOrEqual(1);
          const now = await frozen(warningId);
          if (kept !== undefined) expect(now).toBe(kept);
          kept = now;
          expect(now !== undefined).toBe(done.includes('sent'));
        }
        expect(done.filter((move) => move === 'sent').length).toBeLessThanOrEqual(1);
        expect(done.filter((move) => move === 'ended').length).toBeLessThanOrEqual(1);
        const names = (await factsOf(world, warningId)).map((fact) => fact.name);
        expect(names.filter((name) => name === 'warning-sent').length).toBe(done.includes('sent') ? 1 : 0);
        expect(names.filter((name) => name === 'warning-ended').length).toBe(done.includes('ended') ? 1 : 0);
        // Every version that ever was is in the trail, without a gap.
        const seen = await read('contact', warningId);
        const versions = (await trail('contact', warningId)).body.versions.map(
          (version: { version: number }) => version.version,
        );
        expect(versions).toEqual(Array.from({ length: seen.body.version }, (_none, index) => index + 1));
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
