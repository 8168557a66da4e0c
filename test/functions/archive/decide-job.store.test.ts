import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { Job } from '../../../functions/archive/job.ts';
import { hear, workJob } from '../../../functions/archive/work-job.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { captureLogs, MARK } from '../../support/leaks.ts';
import { countTrips } from '../../support/trips.ts';
import { AT, GIVE_UP, LIST, laterThan, ONE, operatorWorld, RETRY, type World } from './operator-world.ts';

let world: World;
beforeAll(async () => {
  world = await operatorWorld();
});
afterAll(() => world.stop());

const receipt = (job: Job) => ({ says: 'archived', systemId: newId(), key: job.recordId, existed: true }) as const;
const code = (told: { body: { code?: string } }) => told.body.code;

describe('another try (L1)', () => {
  test('another try is due at once, and who decided it, when and why is kept and shown with the name', async () => {
    const job = await world.newJob();
    // The pupil has an earlier one: the warning's id chooses between them.
    await world.store.put(OWNER, { ...laterThan(job), sentAt: '2026-11-01T09:00:00.000Z', state: 'archived' });
    const decision = { move: 'retry', at: AT, reason: 'Arkivet er oppe att' };
    const told = await world.decide('admin', RETRY, job);
    expect(told).toMatchObject({
      ...{ status: 200, etag: '"2"' },
      body: { status: 'queued', version: 2, wakeAt: AT, moves: ['give-up'] },
    });
    expect(told.body.decisions).toEqual([{ ...decision, by: { staffId: world.admin, name: 'Ansatt admin' } }]);
    const after = { ...job, state: 'queued', wakeAt: AT, decisions: [{ ...decision, by: world.admin }] };
    expect(await world.now(job)).toEqual(after);
    expect((await world.store.due(OWNER, AT, 50)).map(({ recordId }) => recordId)).toContain(job.recordId);
    expect(await world.ask('admin', ONE, { params: { recordId: job.recordId } })).toEqual(told);
    const { body } = await world.ask('admin', LIST, { query: { status: 'waiting', limit: '50' } });
    expect(body.jobs.find(({ recordId }: Job) => recordId === job.recordId)).toEqual(told.body);
  });

  it.each([
    ['queued', 'archive.not-failed'],
    ['sending', 'archive.not-failed'],
    ['sent', 'archive.not-failed'],
    ['received', 'archive.not-failed'],
    ['archived', 'archive.already-archived'],
  ] as const)('another try is not for a job that is %s', async (state, refused) => {
    const job = await world.newJob({ state });
    const told = await world.decide('admin', RETRY, job);
    expect([told.status, code(told), await world.now(job)]).toEqual([409, refused, job]);
  });

  test('another try is for one that was given up, as often as somebody wants it; every word is kept', async () => {
    const job = await world.newJob();
    const moves = [GIVE_UP, RETRY, GIVE_UP, RETRY];
    for (const [at, route] of moves.entries())
      expect(await world.decide('admin', route, job, { version: 1 + at, body: { reason: `Nr. ${at}` } })).toMatchObject(
        {
          status: 200,
        },
      );
    const { state, decisions } = await world.now(job);
    expect([state, ...decisions.map(({ reason }) => reason)]).toEqual(['queued', 'Nr. 0', 'Nr. 1', 'Nr. 2', 'Nr. 3']);
  });
});

describe('giving up (L1)', () => {
  it.each(['queued', 'sending', 'sent', 'received', 'failed'] as const)(
    'giving up is for a job that is %s',
    async (state) => {
      const job = await world.newJob({ state });
      const told = await world.decide('admin', GIVE_UP, job);
      expect(told).toMatchObject({ status: 200, body: { status: 'given-up', wakeAt: null, moves: ['retry'] } });
      expect(
        (await world.store.due(OWNER, '2027-01-01T00:00:00.000Z', 1000)).map(({ recordId }) => recordId),
      ).not.toContain(job.recordId);
    },
  );

  it.each([
    ['given-up', 'archive.already-given-up'],
    ['archived', 'archive.already-archived'],
  ] as const)('giving up is not for a job that is %s', async (state, refused) => {
    const job = await world.newJob({ state });
    const told = await world.decide('admin', GIVE_UP, job);
    expect([told.status, code(told), await world.now(job)]).toEqual([409, refused, job]);
  });

  test('giving up lets the pupil’s next warning go, which waited for it', async () => {
    const job = await world.newJob();
    const next = laterThan(job);
    await world.store.put(OWNER, next);
    const handed: string[] = [];
    const work = workJob({
      store: world.store,
      recordsOf: async () => [job, next],
      handOver: async (_owner, { recordId }) => {
        handed.push(recordId);
        return 'handed-over';
      },
    });
    await work(OWNER, next, AT);
    expect([handed, (await world.now(next)).state]).toEqual([[], 'queued']);
    await world.decide('admin', GIVE_UP, job);
    await work(OWNER, await world.now(next), '2026-11-24T07:00:00.000Z');
    expect([handed, (await world.now(next)).state]).toEqual([[next.recordId], 'sent']);
  });
});

describe('a lost answer (L1)', () => {
  test('the same request again gets the same answer and decides nothing more; another one with its key is refused', async () => {
    const job = await world.newJob();
    const headers = { 'idempotency-key': newId() };
    const first = await world.decide('admin', GIVE_UP, job, { headers });
    await hear(world.store, OWNER, job, receipt(job), AT);
    expect(await world.decide('admin', GIVE_UP, job, { headers })).toEqual(first);
    const other = await world.decide('admin', GIVE_UP, job, { headers, body: { reason: 'Noko anna' } });
    expect([other.status, code(other)]).toEqual([422, 'idempotency-key-reused']);
    expect((await world.now(job)).decisions).toHaveLength(1);
  });

  test('the same request twice at once is one decision and one answer', async () => {
    for (let round = 0; round < 10; round++) {
      const job = await world.newJob();
      const headers = { 'idempotency-key': newId() };
      const [first, second] = await Promise.all(
        [RETRY, RETRY].map((route) => world.decide('admin', route, job, { headers })),
      );
      expect([first?.status, second]).toEqual([200, first]);
      expect((await world.now(job)).decisions).toHaveLength(1);
    }
  });
});

describe('races (L1)', () => {
  let job: Job;
  beforeEach(async () => {
    job = await world.newJob();
  });

  test('a receipt that comes while the operator gives up: archived in the end, and the operator hears which came first', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 30; round++) {
      const freshJob = await world.newJob({ state: 'received' });
      const arrives = async () => {
        // Until long after the slowest engine has taken the decision.
        await new Promise((later) => setTimeout(later, round * 5));
        return hear(world.store, OWNER, freshJob, receipt(freshJob), AT);
      };
      const [told, heard] = await Promise.all([world.decide('colleague', GIVE_UP, freshJob), arrives()]);
      const after = await world.now(freshJob);
      expect([heard, after.state]).toEqual([true, 'archived']);
      const was = told.status === 200 ? 'given up' : code(told);
      expect([was, after.decisions.length]).toEqual(
        told.status === 200 ? ['given up', 1] : ['archive.already-archived', 0],
      );
      seen.add(String(was));
    }
    expect(seen).toContain('given up');
  });

  test('a receipt that came before the operator looked up is told, however old the page is', async () => {
    await hear(world.store, OWNER, job, receipt(job), AT);
    for (const version of [0, 1, 99]) {
      const told = await world.decide('admin', RETRY, job, { version });
      expect([told.status, code(told)]).toEqual([409, 'archive.already-archived']);
    }
  });

  test('two operators, one of whom gives up and one of whom tries again: one is told', async () => {
    for (let round = 0; round < 20; round++) {
      const freshJob = await world.newJob();
      const both = await Promise.all([
        world.decide('admin', RETRY, freshJob),
        world.decide('colleague', GIVE_UP, freshJob, { body: { reason: 'Levert på papir' } }),
      ]);
      const { state, decisions } = await world.now(freshJob);
      const winner = both.findIndex(({ status }) => status === 200);
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
      expect([state, decisions.map(({ move }) => move)]).toEqual(
        winner === 0 ? ['queued', ['retry']] : ['given-up', ['give-up']],
      );
      expect(code(both[1 - winner] ?? { body: {} })).toBe('if-match-stale');
    }
  });

  test('two operators who try again: one is told that it has not failed', async () => {
    const both = await Promise.all([world.decide('admin', RETRY, job), world.decide('colleague', RETRY, job)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.map(code)).toContain('archive.not-failed');
    expect((await world.now(job)).decisions).toHaveLength(1);
  });

  test('a try that begins while the operator gives up: one of the two, and the other finds that out', async () => {
    for (let round = 0; round < 20; round++) {
      const freshJob = await world.newJob({ state: 'queued' });
      const [told, claimed] = await Promise.all([
        world.decide('admin', GIVE_UP, freshJob),
        world.store.move(OWNER, freshJob, 'claim', { attempt: 2, wakeAt: AT }),
      ]);
      const { state, decisions } = await world.now(freshJob);
      expect({ claimed, status: told.status, state, decisions: decisions.length }).toEqual(
        claimed
          ? { claimed, status: 412, state: 'sending', decisions: 0 }
          : { claimed, status: 200, state: 'given-up', decisions: 1 },
      );
    }
  });
});

describe('what an operator writes (L1)', () => {
  test('what an operator writes stands in the job and in no line of the log, whatever becomes of the request', async () => {
    const logs = captureLogs();
    try {
      const body = { reason: `Elev ${MARK} på feil skule` };
      const job = await world.newJob();
      for (const version of [99, 1]) await world.decide('admin', GIVE_UP, job, { body, version });
      await world.decide('admin', GIVE_UP, job, { body, version: 2 });
      await world.decide('admin', RETRY, job, { body: { reason: `${MARK}\u0007` }, version: 2 });
      let calls = 0;
      world.engine.client.middlewareStack.add(
        (next, context) => async (args) => {
          if (context.commandName === 'TransactWriteItemsCommand' && ++calls > 0)
            throw new Error(`The engine quotes what it got: ${JSON.stringify(args.input)}`);
          return next(args);
        },
        { step: 'initialize', name: 'failing' },
      );
      const failed = await world.decide('admin', RETRY, job, { body, version: 2 });
      world.engine.client.middlewareStack.remove('failing');
      expect([failed.status, calls > 0]).toEqual([500, true]);
      expect((await world.now(job)).decisions.map(({ reason }) => reason)).toEqual([body.reason]);
    } finally {
      logs.stop();
    }
    expect(logs.lines.length).toBeGreaterThan(4);
    expect(logs.lines.filter((line) => line.includes(MARK))).toEqual([]);
  });
});

test('a decision takes two reads one after another and one transaction, a page of a list four reads at most (L1)', async () => {
  const job = await world.newJob();
  const trips = countTrips(world.engine.client);
  await world.decide('admin', GIVE_UP, job);
  const decided = trips.take();
  await world.ask('admin', LIST, { query: { status: 'given-up' } });
  const listed = trips.take();
  // Two pairs of reads side by side: as their ends fall, the second of one pair may begin after the second of the
  // other.
  expect(decided.reads).toBeLessThanOrEqual(3);
  expect(decided.transactions).toBe(1);
  expect(listed.reads).toBeLessThanOrEqual(4);
});
