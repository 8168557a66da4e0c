import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Job } from '../../../functions/archive/job.ts';
import { makeJob } from '../../../functions/archive/make-job.ts';
import { archiveStore } from '../../../functions/archive/store.ts';
import { hear, workJob } from '../../../functions/archive/work-job.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { WarningFact } from '../../../functions/warnings/events.ts';
import { chanceOf } from '../../proof/chance.ts';
import { OWNER } from '../../support/events.ts';
import { makeTables } from '../../support/table.ts';
import { lyingArchive } from './lying-archive.ts';

const START = Date.parse('2026-11-24T06:00:00Z');
const HOUR = 3_600_000;
const DAYS = 60;
let world: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  world = await makeTables();
});
afterAll(() => world.stop());

const jobAt = (pupilId: string, at: number): Job => {
  const sentAt = new Date(at).toISOString();
  const of = { kind: 'warning' as const, recordId: newSortableId(at), pupilId, schoolId: newId() };
  return { ...of, sentAt, state: 'queued', attempt: 0, wakeAt: sentAt, decisions: [] };
};

/**
 * Sixty days of an owner whose archive lies, is away for fourteen, and whose own functions crash; the operator retries
 * what failed.
 */
async function sixtyDays(seed: number, owner: string) {
  const chance = chanceOf(seed);
  const store = archiveStore(world.client, world.tables.main);
  let now = START;
  const instant = () => new Date(now).toISOString();
  const archive = lyingArchive(seed, START + chance.below(10) * 24 * HOUR, () => now);
  const jobs = Array.from({ length: 3 }, () => newId()).flatMap((pupilId) =>
    Array.from({ length: 3 }, (_none, at) => jobAt(pupilId, START + at * 6 * HOUR + chance.below(HOUR))),
  );
  const move: typeof store.move = (...args) => {
    if (args[2] !== 'claim' && chance.happens(0.1)) throw new Error('crash');
    return store.move(...args);
  };
  let [retries, crashes] = [0, 0];
  const work = workJob({
    store: { ...store, move },
    recordsOf: async (_owner, pupilId) => jobs.filter((job) => job.pupilId === pupilId && job.sentAt <= instant()),
    handOver: archive.handOver,
  });
  // Facts come out of order, late and twice.
  const facts = jobs.flatMap((job) =>
    [1, 2].map(() => ({ job, at: Date.parse(job.sentAt) + chance.below(12) * HOUR })),
  );
  for (; now < START + DAYS * 24 * HOUR; now += (1 + chance.below(3)) * HOUR) {
    for (const fact of facts.filter(({ at }) => at <= now)) {
      facts.splice(facts.indexOf(fact), 1);
      await store.put(owner, fact.job);
    }
    for (const { job, receipt } of archive.arrived()) await hear(store, owner, job, receipt, instant());
    const due = chance.shuffled(await store.due(owner, instant(), 50));
    // Two sweepers at once, now and then.
    const woken = chance.happens(0.3) ? [...due, ...due] : due;
    const outcomes = await Promise.allSettled(woken.map((job) => work(owner, job, instant())));
    crashes += outcomes.filter(({ status }) => status === 'rejected').length;
    if (!chance.happens(0.1)) continue;
    for (const pupilId of new Set(jobs.map((job) => job.pupilId)))
      for (const job of (await store.ofPupil(owner, pupilId)).filter(({ state }) => state === 'failed')) {
        const decision = { move: 'retry', by: 'operator', at: instant(), reason: '' } as const;
        retries += Number(await store.move(owner, job, 'retry', { wakeAt: instant() }, decision));
      }
  }
  const pupils = [...new Set(jobs.map((job) => job.pupilId))];
  const after = (await Promise.all(pupils.map((pupilId) => store.ofPupil(owner, pupilId)))).flat();
  return { jobs, after, entries: archive.entries, handed: archive.handed(), retries, crashes };
}

test('an archive that lies, loses answers and is away for two weeks holds each warning once, in order (L1)', {
  timeout: 120_000,
}, async () => {
  const first = Number(process.env.PROOF_SEED ?? Date.now() % 1_000_000);
  for (let seed = first; seed < first + 4; seed++) {
    const { jobs, after, entries, handed, retries, crashes } = await sixtyDays(seed, newId());
    console.log(`seed ${seed}: ${jobs.length} jobs, ${handed} tries, ${retries} retries by hand, ${crashes} crashes`);
    const lost = after.filter(({ state }) => state !== 'archived').map(({ state, reason }) => [state, reason]);
    expect({ seed, lost, jobs: after.length }).toEqual({ seed, lost: [], jobs: jobs.length });
    expect(entries.map(({ key }) => key).sort()).toEqual(jobs.map(({ recordId }) => recordId).sort());
    for (const job of after) expect(job.systemId).toBe(entries.find(({ key }) => key === job.recordId)?.systemId);
    for (const pupilId of new Set(jobs.map((job) => job.pupilId))) {
      const order = entries.filter((entry) => entry.pupilId === pupilId).map(({ key }) => key);
      expect({ seed, order }).toEqual({
        seed,
        order: jobs.filter((job) => job.pupilId === pupilId).map(({ recordId }) => recordId),
      });
    }
  }
});

test('a receipt archives a job that was given up, an old refusal does not touch a new try, and decisions are kept (L1)', async () => {
  const store = archiveStore(world.client, world.tables.main);
  const job = jobAt(newId(), START);
  const at = job.sentAt;
  expect([await store.put(OWNER, job), await store.put(OWNER, job)]).toEqual([true, false]);
  const claimed = { ...job, attempt: 1 };
  const claim = () => store.move(OWNER, job, 'claim', { attempt: 1 });
  expect((await Promise.all([claim(), claim()])).sort()).toEqual([false, true]);
  expect(await hear(store, OWNER, job, { says: 'failed', reason: 'serverfeil' }, at)).toBe(false);
  expect(await hear(store, OWNER, claimed, { says: 'half', reason: 'entry-failed' }, at)).toBe(true);
  expect(await store.due(OWNER, '2027-01-01T00:00:00Z', 10)).toEqual([]);
  const given = { move: 'give-up', by: 'operator', at, reason: 'Levert på papir' } as const;
  expect(await store.move(OWNER, claimed, 'give-up', {}, given)).toBe(true);
  const receipt = { says: 'archived', systemId: newId(), key: job.recordId, existed: true } as const;
  expect(await hear(store, OWNER, job, receipt, at)).toBe(true);
  expect(await hear(store, OWNER, job, { ...receipt, systemId: newId() }, at)).toBe(false);
  expect(await store.move(OWNER, claimed, 'retry', {}, { ...given, move: 'retry' })).toBe(false);
  const [kept] = await store.ofPupil(OWNER, job.pupilId);
  expect(kept).toMatchObject({ state: 'archived', systemId: receipt.systemId, decisions: [given] });
});

test("the fact 'warning-sent' makes one job, however often it comes (L1)", async () => {
  const store = archiveStore(world.client, world.tables.main);
  const { recordId, pupilId, schoolId, sentAt } = jobAt(newId(), START);
  const data = { warningId: recordId, pupilId, schoolId, kind: 'order', sentBy: newId(), recipients: [] };
  const fact = WarningFact.parse({
    id: newId(),
    name: 'warning-sent',
    version: 1,
    occurredAt: sentAt,
    ownerId: OWNER,
    data,
  });
  if (fact.name !== 'warning-sent') throw new Error('It is what was written.');
  await makeJob({ store })(fact);
  await makeJob({ store })(fact);
  expect(await store.ofPupil(OWNER, pupilId)).toEqual([
    {
      kind: 'warning',
      recordId,
      pupilId,
      schoolId,
      sentAt,
      state: 'queued',
      attempt: 0,
      wakeAt: sentAt,
      decisions: [],
    },
  ]);
});
