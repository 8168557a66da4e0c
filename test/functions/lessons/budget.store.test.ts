import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { addDays } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { type Item, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { CONFIRM, DAY, makeWorld, ROSTER, TODAY, UNCONFIRM, UNSETTLED, WAITING, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  trips = countTrips(tables.client);
  world = await plainWorld();
});
afterAll(() => tables.stop());

/** A class of 31 without a protected pupil: each look at one is kept, which is a write more. */
async function plainWorld(): Promise<World> {
  const made = await makeWorld(tables, 'grunnskole', 26);
  const [profile] = await made.rows(`${OWNER}#PUPIL#${made.p.pupils.secret}`, 'FACTS#PROFILE');
  await made.put({ ...profile, protection: 'none' });
  return made;
}

async function cost(what: string, request: () => Promise<{ status: number }>) {
  trips.take();
  expect([what, (await request()).status]).toEqual([what, 200]);
  const spent = trips.take();
  console.info(
    `${what}: ${spent.calls} calls, ${spent.reads} sequential reads, ${spent.transactions} transactions, ${spent.readUnits} read and ${spent.writeUnits} write units`,
  );
  return spent;
}

const everybody = ({ p, more }: World) => {
  const { foreign: _foreign, ...members } = p.pupils;
  return [...Object.values(members), ...more];
};
const away = (of: World) =>
  everybody(of)
    .slice(0, 30)
    .map((pupilId) => ({ pupilId, kind: 'absent' }));

describe('a request costs, login, settings and key included', () => {
  test('the roster of 31 pupils: three reads, and one call of the access log for all (B1, J4)', async () => {
    const spent = await cost('roster', () => world.at('teacher', ROSTER, 't1'));
    expect(spent).toMatchObject({ reads: 3, logs: 1, transactions: 0, writeUnits: 0 });
  });

  test('the same roster again on that day is nothing new to the access log (J4)', async () => {
    const spent = await cost('roster again', () => world.at('teacher', ROSTER, 't2'));
    expect(spent).toMatchObject({ reads: 3, logs: 0, transactions: 0, writeUnits: 0 });
  });

  test('30 pupils registered: three reads and one transaction (B2)', async () => {
    expect(away(world)).toHaveLength(30);
    const spent = await cost('register 30 pupils', () => world.enter('t1', away(world)));
    expect(spent).toMatchObject({ reads: 3, transactions: 1 });
    // Register, lesson, fact, answer and 30 entries, at two units each in a transaction; the register, the fact and the
    // answer are of a few kilobytes, and the indexes of the outbox and of what waits are written too.
    expect(spent.writeUnits).toBeLessThanOrEqual(110);
  });

  test('the same once more writes the answer only (B2)', async () => {
    const spent = await cost('register the same', () => world.enter('t1', away(world)));
    expect(spent).toMatchObject({ reads: 3, transactions: 1 });
    expect(spent.writeUnits).toBeLessThanOrEqual(10);
  });

  test('a confirmation, and taking it back: two reads and one transaction; again: no write (B3)', async () => {
    for (const [what, route] of [
      ['confirm', CONFIRM],
      ['un-confirm', UNCONFIRM],
    ] as const) {
      const spent = await cost(what, () => world.at('teacher', route, 't2'));
      // Confirming looks who is expected away, once it is known who asks.
      const reads = route === CONFIRM ? 3 : 2;
      expect(spent).toMatchObject({ reads, transactions: 1 });
      const again = await cost(`${what} again`, () => world.at('teacher', route, 't2'));
      expect(again).toMatchObject({ reads, transactions: 0, writeUnits: 0 });
    }
  });

  test('own day and two weeks with who is expected away: three reads; who stands in: four; what is unsettled: three (B1, B7)', async () => {
    expect((await cost('day', () => world.ask('teacher', { route: DAY }))).reads).toBe(3);
    const query = { from: TODAY, to: addDays(TODAY, 13) };
    expect((await cost('two weeks', () => world.ask('teacher', { route: DAY, query }))).reads).toBe(3);
    expect((await cost('day of who stands in', () => world.ask('standin', { route: DAY }))).reads).toBe(4);
    expect((await cost('unsettled', () => world.ask('teacher', { route: UNSETTLED }))).reads).toBe(3);
  });

  test('the to-do list: the login beside schools and settings, and one query (B4)', async () => {
    const spent = await cost('to-do list', () => world.ask('teacher', { route: WAITING }));
    expect(spent).toMatchObject({ calls: 4, reads: 2, writeUnits: 0 });
  });
});

describe('with one, ten and a hundred times the history a request costs the same', () => {
  /** What pupils and the group have behind them: entries, reports, reported days, decisions, lessons and registers. */
  function history(of: World, times: number, offset: number): Item[] {
    const [pupilId = ''] = everybody(of);
    const make = recordsOf(OWNER);
    return Array.from({ length: times }, (_none, index) => {
      const date = addDays('2024-08-19', (index + offset) % 700);
      const lessonId = newId();
      const filler = { text: 'x'.repeat(400) };
      const pupil = `${OWNER}#PUPIL#${pupilId}`;
      return [
        { pk: pupil, sk: `ENTRY#${date}#${lessonId}`, ...filler },
        { pk: pupil, sk: `REPORT#${newSortableId(Date.parse(date))}`, ...filler },
        { pk: pupil, sk: `DAY#${date}#${newSortableId(Date.parse(date))}`, ...filler },
        { pk: pupil, sk: `FINAL#${date}`, ...filler },
        { pk: `${OWNER}#GROUP#${of.p.group}`, sk: `REGISTER#${date}#${lessonId}`, ...filler },
        ...make
          .lesson({ lessonId, groupId: of.p.group, schoolId: of.p.school, date, teacherIds: [of.p.staff.teacher] })
          .map(({ gsi2pk: _confirmed, gsi2sk: _at, ...lesson }) => ({ ...lesson, confirmed: true })),
      ] satisfies Item[];
    }).flat();
  }

  test('roster, registering, confirming, the day, the list, what is unsettled', async () => {
    const measured: Record<string, (readonly [number, number])[]> = {};
    const note = (what: string, { readUnits, writeUnits }: { readUnits: number; writeUnits: number }) => {
      measured[what] = [...(measured[what] ?? []), [readUnits, writeUnits] as const];
    };
    for (const times of [1, 10, 100]) {
      const of = await plainWorld();
      await seed(tables.client, of.table, dedupe(history(of, 3 * times, times)));
      note('roster', await cost(`roster x${times}`, () => of.at('teacher', ROSTER, 't1')));
      note('register', await cost(`register x${times}`, () => of.enter('t1', away(of))));
      note('confirm', await cost(`confirm x${times}`, () => of.at('teacher', CONFIRM, 't2')));
      note('day', await cost(`day x${times}`, () => of.ask('teacher', { route: DAY })));
      note('list', await cost(`list x${times}`, () => of.ask('teacher', { route: WAITING })));
      note('unsettled', await cost(`unsettled x${times}`, () => of.ask('teacher', { route: UNSETTLED })));
    }
    for (const [what, [first, ...others]] of Object.entries(measured)) {
      for (const other of others) expect([what, other]).toEqual([what, first]);
    }
  });
});

/** One item of a key: DynamoDB takes no key twice in a batch. */
const dedupe = (items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [`${item.pk} ${item.sk}`, item])).values(),
];
