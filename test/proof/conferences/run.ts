import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../../local/engine.ts';
import { clock, openForty, type Sought, TIMES, wrongIn } from '../../functions/conferences/seek.ts';
import { faultsIn, wholeOf } from '../../functions/conferences/whole.ts';
import { makeWorld, type World } from '../../functions/conferences/world.ts';
import { makeTables } from '../../support/table.ts';
import { chanceOf } from '../chance.ts';
import type { Done, Family, Work } from './client.ts';

/**
 * Talks in full numbers, in several processes over one engine (`SKOLEBRO_ENGINE`). Three hundred clients in two
 * processes look for forty times; and processes that move talks or cancel a teacher's times are killed (SIGKILL) in the
 * middle. After each of it all records agree. `PROOF_SEEDS` and `PROOF_KILLS` give other numbers.
 */
const SEEDS = Number(process.env.PROOF_SEEDS ?? 20);
const KILLS = Number(process.env.PROOF_KILLS ?? 50);
const FAMILIES = 150;
const TALKS = 14;
/** A process is killed within this time after it has begun. */
const LONGEST_LIFE_MS = { move: 600, away: 350 } as const;

type Tables = Awaited<ReturnType<typeof makeTables>>;
type Place = { readonly world: World; readonly tables: Tables; readonly conferenceId: string };

const folder = mkdtempSync(join(tmpdir(), 'skolebro-proof-'));
const engine = await startEngine({ folder, brief: true });
console.log(`engine: ${engine.kind}`);
const wrong: string[] = [];
try {
  for (let seed = 1; seed <= SEEDS && wrong.length === 0; seed++) await proveSeed(seed);
  if (wrong.length === 0) await proveKills();
} finally {
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 ? 0 : 1;

/** A world of its own, whose tables are removed after the work. */
async function inWorld(families: number, work: (place: Place) => Promise<void>): Promise<void> {
  const tables = await makeTables(engine.endpoint);
  const world = await makeWorld(tables.client, tables.tables.main, families);
  await work({ world, tables, conferenceId: await openForty(world) });
  await tables.stop();
}

function proveSeed(seed: number): Promise<void> {
  return inWorld(FAMILIES, async (place) => {
    const { tables } = place;
    const of = (letter: 'a' | 'b') =>
      Array.from({ length: FAMILIES }, (_none, index) => familyOf(place.world, index, letter));
    // All at once, or one after the other, so that many learn of times that are still free.
    const spreadMs = seed % 2 === 0 ? 15_000 : 0;
    const done = await Promise.all(
      (['a', 'b'] as const).map((letter, at) => {
        const worker = begin({ ...workOf(place), act: 'seek', families: of(letter), seed: 2 * seed + at, spreadMs });
        return endOf(worker);
      }),
    );
    const outcomes = done.flatMap((each): readonly Sought[] => each?.outcomes ?? []);
    const offers = outcomes.flatMap((outcome) => outcome.offers).length;
    const booked = (await wholeOf(tables.client, tables.tables.main)).talks.filter(({ state }) => state === 'booked');
    const faults = [...wrongIn(outcomes), ...(await faultsIn(tables.client, tables.tables.main))];
    console.log(
      `seed ${seed}: ${outcomes.length} clients in two processes, ${booked.length} talks, ${offers} times offered, ${faults.length} faults`,
    );
    if (outcomes.length !== 2 * FAMILIES || booked.length !== TIMES) wrong.push(`seed ${seed}: a client is missing`);
    wrong.push(...faults.map((fault) => `seed ${seed}: ${fault}`));
  });
}

async function proveKills(): Promise<void> {
  const sum = { move: 0, away: 0 };
  const chance = chanceOf(KILLS);
  while (sum.move + sum.away < KILLS && wrong.length === 0)
    await inWorld(TALKS, async (place) => {
      const families = await bookAll(place);
      for (let times = 0; times < 5 && sum.move < KILLS / 2; times++)
        sum.move += await killed(place, 'move', { families, lifeMs: 30 + chance.below(LONGEST_LIFE_MS.move) });
      await orderAway(place);
      for (;;) {
        const died = await killed(place, 'away', { families: [], lifeMs: 5 + chance.below(LONGEST_LIFE_MS.away) });
        sum.away += died;
        if (died === 0 || wrong.length > 0) break;
      }
      wrong.push(...(await faultsAfterAway(place)));
      console.log(`killed in the middle of moves ${sum.move} times, of cancelling ${sum.away} times`);
    });
}

async function bookAll({ world, conferenceId }: Place): Promise<readonly Family[]> {
  const families: Family[] = [];
  for (let index = 0; index < TALKS; index++) {
    const { bookingId } = await world.book(`p${index}a`, [conferenceId, `p${index}`, clock(index)]);
    families.push({ ...familyOf(world, index, 'a'), bookingId });
  }
  return families;
}

async function orderAway({ world, conferenceId }: Place): Promise<void> {
  const { cases, leader, schoolId, p, keyed } = world;
  const order = { schoolId, conferenceId, teacherId: p.staff.contact, reason: 'teacher-away' } as const;
  await cases.orderAway(leader, { ...order, idempotencyKey: keyed('away') });
}

/** Begins a process and kills it; 1 for a process that was at work, 0 for one that had ended. Then all must agree. */
async function killed(
  place: Place,
  act: 'move' | 'away',
  { families, lifeMs }: { readonly families: readonly Family[]; readonly lifeMs: number },
): Promise<0 | 1> {
  const worker = begin({ ...workOf(place), act, families, seed: lifeMs, spreadMs: 0 });
  const ended = endOf(worker);
  await new Promise((resolve) => worker.once('message', resolve));
  const timer = setTimeout(() => worker.kill('SIGKILL'), lifeMs);
  const done = await ended;
  clearTimeout(timer);
  const { client, tables } = place.tables;
  wrong.push(...(await faultsIn(client, tables.main)).map((fault) => `after a kill of ${act}: ${fault}`));
  return done ? 0 : 1;
}

/** All talks are cancelled, each with one fact. */
async function faultsAfterAway({ tables: { client, tables } }: Place): Promise<readonly string[]> {
  const { talks, facts } = await wholeOf(client, tables.main);
  const told = facts.flatMap(({ name, data }) => (name === 'talk-cancelled' ? [data.bookingId] : []));
  const cancelled = talks.filter(({ state }) => state === 'cancelled-by-school').length;
  return cancelled === TALKS && told.length === TALKS && new Set(told).size === TALKS
    ? []
    : [`${cancelled} talks are cancelled, and ${told.length} facts tell of ${new Set(told).size}`];
}

function familyOf({ p }: World, index: number, letter: 'a' | 'b'): Family {
  return { subject: p.subjects.get(`p${index}${letter}`) ?? '', pupilId: p.pupil(`p${index}`) };
}

function workOf({ world, tables, conferenceId }: Place) {
  const { endpoint } = engine;
  return { endpoint, table: tables.tables.main, conferenceId, teacherId: world.p.staff.contact };
}

function begin(work: Work): ChildProcess {
  const worker = fork(new URL('./client.ts', import.meta.url), {
    env: { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT' },
  });
  worker.send(work);
  return worker;
}

/** What a process came to; `undefined` for a process that was killed. */
function endOf(worker: ChildProcess): Promise<Done | undefined> {
  return new Promise((resolve, reject) => {
    let done: Done | undefined;
    worker.on('message', (message: Done | 'begun') => {
      if (message !== 'begun') done = message;
    });
    worker.on('exit', (code, signal) =>
      code === 0 || signal === 'SIGKILL'
        ? resolve(done)
        : reject(new Error(`A process of clients ended with ${code}.`)),
    );
  });
}
