import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyForLeave } from '../../../functions/leave/apply-for-leave.ts';
import { leaveLookup } from '../../../functions/leave/lookup.ts';
import { withdrawLeave } from '../../../functions/leave/withdraw-leave.ts';
import { Refusal } from '../../../functions/shared/errors.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { keysOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { AT, GRANT, makeWorld, O, PID, REFUSE, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeEach(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterEach(() => tables.stop());

const TWO = { firstDay: '2026-12-03', lastDay: '2026-12-04' };
const ROUNDS = 8;
const daysOf = async () =>
  (await leaveLookup(tables.client, tables.tables.main).leaveDays(O, world.p.ola, '2026-11-24', '2027-06-30')).length;
const endRelation = (guardianId: string) =>
  tables.client.send(
    new UpdateCommand({
      TableName: tables.tables.main,
      Key: keysOf(O).relation(world.p.ola, guardianId),
      UpdateExpression: 'SET #to = :to',
      ExpressionAttributeNames: { '#to': 'to' },
      ExpressionAttributeValues: { ':to': '2026-11-24' },
    }),
  );

const caller = () => ({
  as: 'guardian' as const,
  login: { login: 'guardian' as const, ownerId: O, subject: PID.mother },
  moment: momentOf(Date.parse(AT)),
  language: 'nb' as const,
});

describe('at once, on the engine (A10)', () => {
  test('both guardians apply for the same days at once: one lands, the other is told of it', async () => {
    const { apply, withdraw } = world;
    for (let round = 0; round < ROUNDS; round++) {
      const answers = await Promise.all([apply('mother', TWO), apply('father', TWO)]);
      const made = answers.find(({ status }) => status === 201);
      const other = answers.find(({ status }) => status === 409);
      expect(other?.body).toMatchObject({ code: 'leave.overlap', params: { leaveId: made?.body.leaveId, ...TWO } });
      expect((await withdraw('mother', made?.body.leaveId, 1)).status).toBe(200);
    }
  });

  test('the same request twice makes one application, and both get its answer', async () => {
    const key = newId();
    const [first, second] = await Promise.all([
      world.apply('mother', TWO, { key }),
      world.apply('mother', TWO, { key }),
    ]);
    expect([first.status, second]).toEqual([201, first]);
    expect((await world.list('mother')).body.leaves).toHaveLength(1);
  });

  test('a repeat that sees the first attempt’s days before its answer is answered, not refused', async () => {
    const { deps, p, apply } = world;
    const key = newId();
    const first = await apply('mother', TWO, { key });
    let looks = 0;
    const idempotency = {
      ...deps.idempotency,
      find: async () => (looks++ === 0 ? undefined : { requestHash: '', status: 201, body: first.body }),
    };
    const wanted = { pupilId: p.ola, ...TWO, purposeId: 'travel', idempotencyKey: { key, requestHash: '' } };
    const again = await applyForLeave({ ...deps, idempotency })(caller(), wanted);
    expect([again.leaveId, looks]).toEqual([first.body.leaveId, 2]);
  });

  test('contact teacher and principal decide differently: one lands, the other is told what was decided', async () => {
    const { apply, decide, withdraw, read } = world;
    for (let round = 0; round < ROUNDS; round++) {
      const { leaveId } = (await apply('mother', TWO)).body;
      const answers = await Promise.all([
        decide('contact', leaveId, 1, GRANT),
        decide('principal', leaveId, 1, REFUSE),
      ]);
      const conditionMet = answers.find(({ status }) => status === 200);
      const late = answers.find(({ status }) => status !== 200);
      expect([late?.status, late?.body.code]).toEqual([409, `leave.already-${conditionMet?.body.status}`]);
      const after = await read('mother', leaveId);
      expect([after.body.version, after.body.status]).toEqual([2, conditionMet?.body.status]);
      expect(await daysOf()).toBe(conditionMet?.body.status === 'granted' ? 2 : 0);
      if (conditionMet?.body.status === 'granted') await withdraw('mother', leaveId, 2);
    }
  });

  test('a withdrawal and a decision: one lands, and no day is left of what was withdrawn', async () => {
    const { apply, decide, withdraw, read } = world;
    for (let round = 0; round < ROUNDS; round++) {
      const { leaveId } = (await apply('mother', TWO)).body;
      const [decided, taken] = await Promise.all([
        decide('contact', leaveId, 1, GRANT),
        withdraw('father', leaveId, 1),
      ]);
      const { status, version } = (await read('mother', leaveId)).body;
      expect([decided.status, taken.status].filter((other) => other === 200)).toHaveLength(1);
      if (taken.status === 200) expect([status, decided.body.code]).toEqual(['withdrawn', 'leave.already-withdrawn']);
      // Granted leave may be withdrawn, so the guardian is shown the new version instead of losing it unseen.
      else expect([status, taken.body.code]).toEqual(['granted', 'if-match-stale']);
      expect(await daysOf()).toBe(status === 'granted' ? 2 : 0);
      if (status === 'granted') await withdraw('mother', leaveId, version);
    }
  });

  test('a refusal and the other parent’s application for other days both land', async () => {
    const { apply, decide, deps, p } = world;
    const { leaveId } = (await apply('mother', TWO)).body;
    const [refused, made] = await Promise.all([
      decide('contact', leaveId, 1, REFUSE),
      apply('father', { firstDay: '2027-01-11', lastDay: '2027-01-11' }),
    ]);
    expect([refused.status, made.status]).toEqual([200, 201]);
    expect((await deps.store.guard(O, p.ola)).spans).toMatchObject([{ leaveId: made.body.leaveId }]);
  });
});

describe('a relation that ends between the look and the write (law 2)', () => {
  /** The real use-case whose store ends the relation right before it writes. */
  const lateDeps = () => {
    const { deps, p } = world;
    return {
      ...deps,
      store: {
        ...deps.store,
        save: async (save: Parameters<typeof deps.store.save>[0]) => {
          await endRelation(p.mother);
          return deps.store.save(save);
        },
      },
    };
  };
  const codeOf = (asked: Promise<unknown>) =>
    asked.then(
      () => 'done',
      (error: unknown) => (error instanceof Refusal ? error.code : 'thrown'),
    );

  test('a relation that ends between the look and the write makes no application and withdraws none', async () => {
    const { p, apply, list } = world;
    const { leaveId } = (await apply('father', TWO)).body;
    const wanted = { pupilId: p.ola, firstDay: '2027-01-11', lastDay: '2027-01-11', purposeId: 'travel' };
    const idempotencyKey = { key: newId(), requestHash: 'hash' };
    expect(await codeOf(applyForLeave(lateDeps())(caller(), { ...wanted, idempotencyKey }))).toBe('not-found');
    expect(await codeOf(withdrawLeave(lateDeps())(caller(), { pupilId: p.ola, leaveId, ifMatch: 1 }))).toBe(
      'not-found',
    );
    expect((await list('father')).body.leaves).toMatchObject([{ leaveId, status: 'applied', version: 1 }]);
    expect((await list('mother')).status).toBe(404);
  });

  test('a relation that ends between the look and the write: between application and decision: the application stands, who made it sees it no more', async () => {
    const { p, apply, decide, read, withdraw } = world;
    const { leaveId } = (await apply('mother', TWO)).body;
    await endRelation(p.mother);
    expect((await read('mother', leaveId)).status).toBe(404);
    expect((await withdraw('mother', leaveId, 1)).status).toBe(404);
    expect((await decide('contact', leaveId, 1, GRANT)).body.status).toBe('granted');
    expect((await withdraw('father', leaveId, 2)).body.status).toBe('withdrawn');
  });
});
