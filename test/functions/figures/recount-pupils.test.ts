import { describe, expect, it } from 'vitest';
import { isOver } from '../../../functions/figures/limit.ts';
import { recountPupils } from '../../../functions/figures/recount-pupils.ts';
import type { SubscribedFact } from '../../../functions/figures/subscription.ts';
import { canonicalJson } from '../../../functions/shared/ids.ts';
import { halfYearNamed, momentOf } from '../../../functions/shared/time.ts';
import { anyWrite, Crash, factOf, memory, randomFrom } from './adversary.ts';
import { naiveCount } from './naive.ts';

const CASES = 10_000;
const SEED = 20_261_124;
const NOW = momentOf(Date.parse('2027-03-02T12:00:00Z'));
const HALVES = ['2026-autumn', '2027-spring'].flatMap((name) => halfYearNamed(name) ?? []);

type World = ReturnType<typeof memory>;

/**
 * One history: writes, each with its fact, while facts are delivered one to six times, in any order, several at once.
 */
async function live(random: () => number): Promise<World> {
  const world = memory(random, 0.08);
  const recount = recountPupils(world.deps);
  const waiting: SubscribedFact[] = [];
  const running: Promise<void>[] = [];
  /** Delivers a fact; what fails comes back to the queue. */
  const deliver = (fact: SubscribedFact) =>
    recount(fact, NOW).catch((error) => {
      if (!(error instanceof Crash)) throw error;
      waiting.push(fact);
    });
  const some = () => waiting.splice(Math.floor(random() * waiting.length), 1);
  for (let writes = 2 + Math.floor(random() * 2); writes > 0; writes--) {
    const write = anyWrite(random);
    const { entry, final } = write;
    if (entry) world.entries.set(`${entry.date} ${entry.lessonId}`, entry);
    if (final) world.finals.set(`${final.date} ${final.lessonId ?? ''}`, final);
    for (let copies = 1 + Math.floor(random() * random() * 6); copies > 0; copies--) waiting.push(factOf(write));
    for (let now = Math.floor(random() * 4); now > 0; now--) for (const fact of some()) running.push(deliver(fact));
    // The next write comes while facts are on their way, or after them.
    if (random() < 0.5) await Promise.all(running.splice(0));
    else await world.pause();
  }
  while (waiting.length > 0 || running.length > 0) {
    for (const fact of some()) running.push(deliver(fact));
    if (running.length > 3 || waiting.length === 0) await Promise.all(running.splice(0));
  }
  return world;
}

/** What the counts must be, counted from the records that are there in the end. */
function wanted(world: World) {
  return HALVES.map(({ id, from, to }) => {
    const within = <Of extends { readonly date: string }>(all: Iterable<Of>) =>
      [...all].filter((item) => from <= item.date && item.date <= to);
    return { id, count: naiveCount(within(world.entries.values()), within(world.finals.values())) };
  });
}

describe('counters that nobody keeps by adding (C1, C3)', () => {
  it(`counters that nobody keeps by adding equal a recount after any order of entry, correction, decision, replay and crash: ${CASES} cases`, async () => {
    console.info(`${CASES} cases from seed ${SEED}`);
    let replaced = 0;
    for (let number = 0; number < CASES; number++) {
      const world = await live(randomFrom(SEED + number));
      for (const { id, count } of wanted(world)) {
        const stored = world.counts.get(id);
        // A half-year that no fact spoke of was never counted.
        const nothing = Object.keys(count.subjects).length === 0 && count.diplomaDays === 0 && stored === undefined;
        if (!nothing) expect([number, id, canonicalJson(stored?.count)]).toEqual([number, id, canonicalJson(count)]);
        replaced += stored && stored.version > 1 ? 1 : 0;
      }
    }
    expect(replaced).toBeGreaterThan(CASES / 10);
  }, 120_000);

  it('every threshold that is passed in the end has been told, and none twice (C4)', async () => {
    let told = 0;
    for (let number = 0; number < 1000; number++) {
      const world = await live(randomFrom(SEED + CASES + number));
      expect([...world.thresholds.values()].filter((times) => times !== 1)).toEqual([]);
      const halves = wanted(world).map(({ count }) => count.subjects);
      for (const subject of ['MAT1', 'NOR1']) {
        const minutes = halves.reduce((sum, half) => sum + (half[subject]?.limitMinutes ?? 0), 0);
        const passed = [5, 8].filter((percent) => minutes * 100 >= percent * 600);
        if (isOver({ minutes, ofMinutes: 600 }, 10)) passed.push(10);
        for (const percent of passed) {
          expect([number, [...world.thresholds.keys()]]).toEqual([
            number,
            expect.arrayContaining([`${subject} ${percent}`]),
          ]);
        }
        told += passed.length;
      }
    }
    expect(told).toBeGreaterThan(250);
  }, 120_000);
});
