import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { newSortableId } from '../../../functions/shared/ids.ts';
import { addDays } from '../../../functions/shared/time.ts';
import { type Item, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { GRANT, makeWorld, O, REFUSE, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  const { main } = tables.tables;
  world = await makeWorld(tables.client, main, {}, settingsLookup(tables.client, main));
  trips = countTrips(tables.client);
});
afterAll(() => tables.stop());

type Cost = ReturnType<typeof trips.take>;
async function costOf(what: string, asked: () => Promise<{ status: number }>): Promise<Cost> {
  trips.take();
  const { status } = await asked();
  expect([what, status < 300]).toEqual([what, true]);
  const cost = trips.take();
  console.info(
    `${what}: ${cost.calls} calls, ${cost.reads} sequential reads, ${cost.transactions} transactions, ${cost.readUnits} read and ${cost.writeUnits} write units`,
  );
  return cost;
}

const FIVE = { firstDay: '2027-01-11', lastDay: '2027-01-15' };

/** Applications of bygone years, settled, with their days; and what absence, entries and decisions leave behind. */
function history(pupilId: string, schoolId: string, years: number): Item[] {
  const pk = `${O}#PUPIL#${pupilId}`;
  return Array.from({ length: years }, (_none, year) => {
    const firstDay = addDays('2024-06-03', -7 * year);
    const leaveId = newSortableId(Date.parse(addDays(firstDay, -30)));
    const by = { kind: 'guardian', personId: pupilId };
    return [
      {
        pk,
        sk: `LEAVE#${leaveId}`,
        gsi1pk: `${O}#SCHOOL#${schoolId}#LEAVES#granted`,
        gsi1sk: `${firstDay}#${pupilId}#${leaveId}`,
        ...{
          leaveId,
          pupilId,
          schoolId,
          firstDay,
          lastDay: firstDay,
          dates: [firstDay],
          version: 1,
          status: 'granted',
        },
        ...{ purposeId: 'travel', decider: 'contact-teacher' },
        steps: [{ status: 'granted', by, at: '2023-11-20T08:00:00.000Z' }],
      },
      { pk, sk: `LEAVEDAY#${firstDay}#${leaveId}`, pupilId, schoolId, leaveId, date: firstDay },
      { pk, sk: `FINAL#${firstDay}`, pupilId, schoolId, date: firstDay, note: 'x'.repeat(300) },
      { pk, sk: `ENTRY#${firstDay}#lesson`, pupilId, note: 'x'.repeat(300) },
    ];
  }).flat();
}

describe('a request costs, settings and persons and keys included (A10)', () => {
  test('applying: one read and one transaction', async () => {
    const cost = await costOf('apply for five days', () => world.apply('mother', FIVE));
    expect(cost).toMatchObject({ reads: 1, transactions: 1 });
    expect(cost.writeUnits).toBeLessThanOrEqual(14);
  });

  test('deciding and withdrawing: two reads and one transaction, however many days', async () => {
    const { apply, decide, withdraw, p } = world;
    const { leaveId } = (
      await apply('father', { firstDay: '2026-11-25', lastDay: '2027-02-18' }, { pupilId: p.secret })
    ).body;
    const about = { pupilId: p.secret };
    const grant = await costOf('grant 60 days', () => decide('principal', leaveId, 1, GRANT, about));
    expect(grant).toMatchObject({ reads: 2, transactions: 1 });
    const taken = await costOf('withdraw 60 days', () => withdraw('father', leaveId, 2, about));
    expect(taken).toMatchObject({ reads: 2, transactions: 1 });
    const other = (await apply('father', FIVE, about)).body.leaveId;
    const refusal = await costOf('refuse', () => decide('principal', other, 1, REFUSE, about));
    expect(refusal).toMatchObject({ reads: 2, transactions: 1 });
  });

  test('lists and single applications: two reads, and no more with ten and a hundred times the history', async () => {
    const { p, list, read, ofClass, ofSchool, open, rules, apply } = world;
    const { leaveId } = (await list('mother')).body.leaves[0];
    const asks = {
      rules: () => rules('mother'),
      'the child’s list': () => list('mother', { limit: '1' }),
      'one, for a guardian': () => read('mother', leaveId),
      'one, for the school': () => open('principal', leaveId),
      'the class’s list': () => ofClass('contact'),
      'the school’s list': () => ofSchool('office'),
      'the school’s granted ones': () => ofSchool('office', { status: 'granted', limit: '1' }),
    };
    await seed(tables.client, tables.tables.main, history(p.ola, p.school, 1));
    const units: number[][] = [];
    for (const times of [1, 9, 90]) {
      if (times > 1) await seed(tables.client, tables.tables.main, history(p.ola, p.school, times));
      const costs: number[] = [];
      for (const [what, asked] of Object.entries(asks)) {
        const cost = await costOf(`${what}, history ×${times === 1 ? 1 : times === 9 ? 10 : 100}`, asked);
        const most = /class|school’s/.test(what) ? 3 : 2;
        expect([what, cost.reads <= most, cost.transactions]).toEqual([what, true, 0]);
        costs.push(cost.readUnits);
      }
      units.push(costs);
    }
    expect(units[1]).toEqual(units[0]);
    expect(units[2]).toEqual(units[0]);
    const later = await costOf('apply, history ×100', () =>
      apply('mother', { firstDay: '2027-02-01', lastDay: '2027-02-01' }),
    );
    expect(later).toMatchObject({ reads: 1, transactions: 1 });
    expect(later.readUnits).toBeLessThanOrEqual(10);
  });
});

describe('pages (A10)', () => {
  test('pages of the child and of the school hold everything once, in order, and end', async () => {
    const { apply, list, ofSchool, p } = world;
    for (let day = 1; day <= 5; day++)
      await apply('mother', { firstDay: `2027-04-0${day}`, lastDay: `2027-04-0${day}` }, { pupilId: p.birthday });
    const pages = async (ask: (query: Record<string, string>) => ReturnType<typeof list>) => {
      const found: { leaveId: string; firstDay: string }[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const { body } = await ask({ limit: '2', ...(next !== '' && { cursor: next }) });
        expect(body.leaves.length).toBeLessThanOrEqual(2);
        found.push(...body.leaves);
        next = body.next;
      }
      return found;
    };
    const own = await pages((query) => list('father', query, { pupilId: p.birthday }));
    expect(own.length).toBe(new Set(own.map(({ leaveId }) => leaveId)).size);
    const days = (await pages((query) => ofSchool('office', query))).map(({ firstDay }) => firstDay);
    expect(days).toEqual([...days].sort());
    const settled = (await pages((query) => ofSchool('office', { status: 'granted', ...query }))).map(
      (page) => page.firstDay,
    );
    expect(settled).toEqual([...settled].sort().reverse());
    expect([days.length > 2, settled.length > 20]).toEqual([true, true]);
  });
});
