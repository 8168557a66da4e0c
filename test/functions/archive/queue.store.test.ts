import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Job } from '../../../functions/archive/job.ts';
import { jobKey } from '../../../functions/archive/job-key.ts';
import { OPERATOR_MOVES } from '../../../functions/archive/job-lists.ts';
import { queueStore } from '../../../functions/archive/queue-store.ts';
import { isWoken, JOB_STATES, type JobMove, STEPS } from '../../../functions/archive/rules.ts';
import { archiveStore } from '../../../functions/archive/store.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import type { WriteAction } from '../../../functions/shared/table/commit.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const START = Date.parse('2026-11-24T06:00:00Z');
const LISTS = ['waiting', 'failed', 'archived', 'given-up'] as const;
const MOVES = Object.keys(STEPS).filter((name): name is JobMove => Object.hasOwn(STEPS, name));

let world: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  world = await makeTables();
});
afterAll(() => world.stop());
const store = () => archiveStore(world.client, world.tables.main);
const queue = () => queueStore(world.client, world.tables.main);

const instant = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const jobOf = (pupilId: string, minutes: number): Job => {
  const [sentAt, recordId] = [instant(minutes), newSortableId(START)];
  const of = { kind: 'warning' as const, recordId, pupilId, schoolId: newId(), sentAt, wakeAt: sentAt };
  return { ...of, state: 'queued', attempt: 0, decisions: [] };
};
/** What stands for the stored answer of a request. */
const reply = (ownerId: string): WriteAction => ({
  Put: { TableName: world.tables.main, Item: { pk: `${ownerId}#IDEMPOTENCY#${newId()}`, sk: 'REPLY' } },
});

async function itemsIn(index: 'gsi1' | 'gsi2', pk: string): Promise<readonly Record<string, unknown>[]> {
  const found = await world.client.send(
    new QueryCommand({
      TableName: world.tables.main,
      IndexName: index,
      KeyConditionExpression: `${index}pk = :pk`,
      ExpressionAttributeValues: { ':pk': pk },
    }),
  );
  return found.Items ?? [];
}

/** Where a job must stand by what it says itself. */
function placeOf(job: Job): readonly [list: string, sortKey: string] {
  const givenUp = job.decisions.findLast(({ move }) => move === 'give-up')?.at;
  if (job.state === 'archived') return ['archived', `${job.archivedAt}#${job.recordId}`];
  if (job.state === 'given-up') return ['given-up', `${givenUp}#${job.recordId}`];
  return [job.state === 'failed' ? 'failed' : 'waiting', `${job.sentAt}#${job.recordId}`];
}

const step = fc.record({
  which: fc.nat(1),
  move: fc.constantFrom(...MOVES),
  /** How many steps ago the mover has read the job. */
  lag: fc.nat(3),
  wakeIn: fc.nat(600),
});

/** Ways that end in each state that chance alone may miss. */
const WAYS = (['claim', 'claim search', 'claim submit', 'claim receive'] as const).map((moves) => [
  moves
    .split(' ')
    .map((move) => ({ which: 0, move: MOVES.find((candidate) => candidate === move) ?? 'claim', lag: 0, wakeIn: 1 })),
]);

test('a job that was written before documents had any is read as one of a warning', async () => {
  const { kind: _kind, recordId: warningId, ...rest } = jobOf(newId(), 0);
  const owner = newId();
  const job: Job = { kind: 'warning', recordId: warningId, ...rest };
  const keys = { gsi1pk: `${owner}#ARCHIVE-STATE#waiting`, gsi1sk: `${job.sentAt}#${warningId}` };
  const Item = { ...jobKey(owner, job), ...keys, warningId, ...rest };
  await world.client.send(new PutCommand({ TableName: world.tables.main, Item }));
  expect(await store().ofPupil(owner, job.pupilId)).toEqual([job]);
  expect(await queue().page(owner, { list: 'waiting', limit: 2 })).toMatchObject([job]);
  expect(await store().move(owner, job, 'give-up', {})).toBe(true);
  expect(await store().ofPupil(owner, job.pupilId)).toMatchObject([{ ...job, state: 'given-up' }]);
});

test('after any order of moves, stale ones too, each job stands once, in the list of its state, and is due when it says so (L1)', async () => {
  let conditionMet = 0;
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const [owner, pupilId] = [newId(), newId()];
      const jobs = [jobOf(pupilId, 0), jobOf(pupilId, 1)];
      const seen = jobs.map((job) => [job]);
      for (const job of jobs) await store().put(owner, job);
      for (const [at, { which, move, lag, wakeIn }] of steps.entries()) {
        const past = seen[which] ?? [];
        const job = past.at(-1 - Math.min(lag, past.length - 1));
        if (!job) throw new Error('It was put.');
        const now = instant(100 + at);
        const byHand = OPERATOR_MOVES.find((candidate) => candidate === move);
        const changes = {
          ...(move === 'claim' && { attempt: job.attempt + 1 }),
          ...(move === 'archive' ? { archivedAt: now, systemId: newId() } : { wakeAt: instant(wakeIn) }),
        };
        const decision = byHand && { move: byHand, by: 'operator', at: now, reason: 'Prøv igjen' };
        conditionMet += Number(
          decision
            ? await queue().decide(owner, { job, decision, reply: reply(owner) })
            : await store().move(owner, job, move, changes),
        );
        const asNow = await store().ofPupil(owner, pupilId);
        for (const [index, state] of asNow.entries()) seen[index]?.push(state);
      }
      const after = await store().ofPupil(owner, pupilId);
      for (const { state } of after) reached.add(state);
      const listed = (
        await Promise.all(
          LISTS.map(async (list) =>
            (await itemsIn('gsi1', `${owner}#ARCHIVE-STATE#${list}`)).map((item) => [list, item.gsi1sk]),
          ),
        )
      ).flat();
      expect(listed.map(String).sort()).toEqual(after.map((job) => String(placeOf(job))).sort());
      const due = (await itemsIn('gsi2', `${owner}#ARCHIVE-JOBS`)).map((item) => item.gsi2sk);
      expect(due.sort()).toEqual(
        after.flatMap(({ state, wakeAt, recordId }) => (isWoken(state) ? [`${wakeAt}#${recordId}`] : [])).sort(),
      );
    }),
    { numRuns: 200, examples: WAYS.map(([steps = []]): [typeof steps] => [steps]) },
  );
  expect([...reached].sort()).toEqual([...JOB_STATES].sort());
  expect(conditionMet).toBeGreaterThan(400);
});

test('pages of any size hold each job once, oldest first or newest first, also where several came at once (L1)', async () => {
  const owner = newId();
  const made = await Promise.all(
    LISTS.flatMap((list) =>
      Array.from({ length: 6 }, async (_none, at) => {
        const job = jobOf(newId(), at % 3);
        await store().put(owner, job);
        const then = instant(50 + (at % 2));
        const given = { move: 'give-up', by: 'operator', at: then, reason: 'Ikkje her' } as const;
        if (list === 'failed') await store().move(owner, job, 'fail', { reason: 'serverfeil' });
        if (list === 'archived') await store().move(owner, job, 'archive', { archivedAt: then, systemId: newId() });
        if (list === 'given-up') await store().move(owner, job, 'give-up', {}, given);
        const [after = job] = await store().ofPupil(owner, job.pupilId);
        return placeOf(after);
      }),
    ),
  );
  for (const list of LISTS) {
    const oldest = made.flatMap(([where, sk]) => (where === list ? [sk] : [])).sort();
    const wanted = list === 'archived' || list === 'given-up' ? oldest.toReversed() : oldest;
    expect(wanted).toHaveLength(6);
    for (const limit of [1, 2, 3, 50]) {
      const walked: string[] = [];
      for (;;) {
        const page = await queue().page(owner, { list, limit, after: walked.at(-1) });
        expect(page.length).toBeLessThanOrEqual(limit);
        if (page.length === 0) break;
        walked.push(...page.map(({ gsi1sk }) => gsi1sk));
      }
      expect({ limit, list, walked }).toEqual({ limit, list, walked: wanted });
    }
  }
});

test('a list is counted no further than asked, over several pages of the engine (L1)', async () => {
  const owner = newId();
  const padding = 'x'.repeat(9000);
  await seed(
    world.client,
    world.tables.main,
    Array.from({ length: 150 }, (_none, at) => ({
      ...{ pk: `${owner}#ARCHIVE#${newId()}`, sk: `JOB#${at}` },
      ...{ gsi1pk: `${owner}#ARCHIVE-STATE#archived`, gsi1sk: String(at), padding },
    })),
  );
  expect(await queue().count(owner, 'archived', 1001)).toBe(150);
  expect(await queue().count(owner, 'archived', 130)).toBe(130);
  expect(await queue().count(owner, 'failed', 1001)).toBe(0);
});

test('one of two decisions on the same sight of a job lands, with its answer; the other leaves nothing (L1)', async () => {
  for (let round = 0; round < 20; round++) {
    const owner = newId();
    const job = jobOf(newId(), 0);
    await store().put(owner, job);
    await store().move(owner, job, 'fail', { reason: 'serverfeil' });
    const decide = (move: 'retry' | 'give-up') => {
      const decision = { move, by: move, at: instant(round), reason: 'Sett på' } as const;
      return queue().decide(owner, { job, decision, reply: reply(owner) });
    };
    expect((await Promise.all([decide('retry'), decide('give-up')])).sort()).toEqual([false, true]);
    const [after] = await store().ofPupil(owner, job.pupilId);
    expect(after?.decisions).toHaveLength(1);
    expect(after?.state).toBe(after?.decisions[0]?.move === 'retry' ? 'queued' : 'given-up');
  }
});
