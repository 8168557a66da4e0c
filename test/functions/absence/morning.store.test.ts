import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { morningStore } from '../../../functions/absence/morning-store.ts';
import { OutOfTime, type RollDeps, rollOpenReports } from '../../../functions/absence/roll-open-reports.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { makeTables } from '../../support/table.ts';
import { SETTINGS } from './world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());

const MORNING = momentOf(Date.parse('2026-11-25T05:00:00Z'));
const NEXT = momentOf(Date.parse('2026-11-26T05:00:00Z'));

/** An owner with many open reports, of which it is noted how often each was looked at; some fail as often as said. */
function world(many: number, failures: ReadonlyMap<string, number> = new Map()) {
  const left = new Map(failures);
  const looked = new Map<string, number>();
  const names = Array.from({ length: many }, (_none, index) => ({ pupilId: `p${index}`, reportId: 'r' }));
  const deps: RollDeps = {
    lookup: {
      pupil: async () => undefined,
      schools: async () => ({ schools: [], terms: [] }),
      lessons: async () => [],
    },
    settings: { of: async () => ({ at: () => SETTINGS }) },
    store: {
      openReports: async () => names,
      report: async (_ownerId, { pupilId }) => {
        looked.set(pupilId, (looked.get(pupilId) ?? 0) + 1);
        const more = left.get(pupilId) ?? 0;
        left.set(pupilId, more - 1);
        if (more > 0) throw new Error('no answer');
        return undefined;
      },
      guard: async () => ({ version: 0, spans: [] }),
      save: async () => 'saved',
      tell: async () => true,
    },
  };
  const progress = morningStore(engine.client, engine.tables.main);
  /** A run whose time suffices for so many rounds of ten. */
  const run = (ownerId: string, rounds: number, moment = MORNING) => {
    let begun = 0;
    return rollOpenReports(deps, { mayGoOn: () => begun++ < rounds, progress })(ownerId, moment);
  };
  return { run, looked, names };
}
const outOfTime = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.some((outcome) => outcome.status === 'rejected' && outcome.reason instanceof OutOfTime);

it('the morning works off a thousand open reports in runs that have time for some, none of them twice', async () => {
  const { run, looked } = world(1000);
  const owner = newId();
  let runs = 1;
  while (outOfTime(await run(owner, 26))) runs += 1;
  expect([runs, looked.size, Math.max(...looked.values())]).toEqual([4, 1000, 1]);
});

it('the next morning begins from the first report again', async () => {
  const { run, looked } = world(25);
  const owner = newId();
  await run(owner, 1);
  await run(owner, 99, NEXT);
  expect([...looked.values()].filter((times) => times === 2)).toHaveLength(10);
  expect(looked.size).toBe(25);
});

it('the morning comes back to what failed, and forgets no report, whatever fails and whenever the time is up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 2 })), { maxLength: 4 }),
      fc.integer({ min: 1, max: 3 }),
      async (many, failing, rounds) => {
        const { run, looked, names } = world(many, new Map(failing.map(([at, times]) => [`p${at}`, times])));
        const owner = newId();
        let outcomes = await run(owner, rounds);
        for (let again = 0; again < 40 && outcomes.some((outcome) => outcome.status === 'rejected'); again++)
          outcomes = await run(owner, rounds + again);
        expect(outcomes.every((outcome) => outcome.status === 'fulfilled')).toBe(true);
        expect(looked.size).toBe(names.length);
        for (const [at, times] of new Map(failing)) if (at < many) expect(looked.get(`p${at}`)).toBeGreaterThan(times);
      },
    ),
    { numRuns: 40 },
  );
});

it('the further of two mornings’ runs at once is kept, and none goes back to an older morning', async () => {
  const store = morningStore(engine.client, engine.tables.main);
  const owner = newId();
  expect(await store.through(owner, MORNING.day)).toBe('');
  expect(await store.comeTo(owner, MORNING.day, 'p5')).toBe(true);
  expect(await store.comeTo(owner, MORNING.day, 'p3')).toBe(false);
  expect(await store.comeTo(owner, NEXT.day, 'p1')).toBe(true);
  expect(await store.comeTo(owner, MORNING.day, 'p9')).toBe(false);
  expect([await store.through(owner, NEXT.day), await store.through(owner, MORNING.day)]).toEqual(['p1', '']);
});
