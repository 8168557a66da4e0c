import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../../../functions/shared/errors.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { chanceOf } from '../../proof/chance.ts';
import { makeTables } from '../../support/table.ts';
import { clock, openForty, seek, type Talk, wrongIn } from './seek.ts';
import { faultsIn, wholeOf } from './whole.ts';
import { DAY, makeWorld, type World } from './world.ts';

const FAMILIES = 150;
let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let conferenceId: string;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());
/** A world of its own with forty times of the teacher. */
async function fresh(): Promise<void> {
  await tables.stop();
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main, FAMILIES);
  conferenceId = await openForty(world);
}
beforeEach(fresh);

const agrees = async () => expect(await faultsIn(tables.client, tables.tables.main)).toEqual([]);
const bookedTalks = async () =>
  (await wholeOf(tables.client, tables.tables.main)).talks.filter(({ state }) => state === 'booked');

// Two seeds here; `npm run proof:conferences` tries twenty, in two processes.
test.each([
  [1, 0, 0],
  [4, 6000, 20],
])(
  'three hundred clients on forty times book each time once, and every refusal names times that were free, seed %i within %i ms',
  async (seed, spread, least) => {
    const chance = chanceOf(seed);
    const children = Array.from({ length: FAMILIES }, (_none, index) => `p${index}`);
    const clients = children.flatMap((child) => [`${child}a`, `${child}b`].map((who) => [who, child] as const));
    const outcomes = await Promise.all(
      clients.map(([who, child]) => seek((from) => world.book(who, [conferenceId, child, from]), chance, spread)),
    );
    expect(wrongIn(outcomes)).toEqual([]);
    expect(await bookedTalks()).toHaveLength(40);
    expect(outcomes.flatMap(({ offers }) => offers).length).toBeGreaterThanOrEqual(least);
    await agrees();
  },
);

test('a hundred repeats of one booking at once make one talk, and answer the same', async () => {
  const key = newId();
  const ask = () => world.book('p0a', [conferenceId, 'p0', '17:00'], { key });
  const answers = await Promise.all(Array.from({ length: 100 }, ask));
  expect(new Set(answers.map(({ bookingId }) => bookingId)).size).toBe(1);
  expect(await bookedTalks()).toHaveLength(1);
  await agrees();
});

test('thirty repeats at once of a row for siblings, and of a long talk, each answer the same', async () => {
  const { p, cases, leader, planOf, keyed, family } = world;
  const stretches = [{ day: DAY, from: '16:10', to: '19:30' }];
  const plan = { ...planOf(conferenceId), teacherIds: [p.staff.teacher], stretches };
  await cases.make(leader, { ...plan, idempotencyKey: keyed(newId()) });
  const talks = [
    { pupilId: p.pupil('ola'), teacherId: p.staff.contact },
    { pupilId: p.pupil('siv'), teacherId: p.staff.teacher },
  ];
  const row = { conferenceId, talks, together: false, idempotencyKey: keyed(newId()) };
  const rows = await Promise.all(Array.from({ length: 30 }, () => cases.bookRow(family('mother'), row)));
  expect(new Set(rows.map((answer) => answer.talks.map(({ bookingId }) => bookingId).join())).size).toBe(1);
  const wish = { conferenceId, pupilId: p.pupil('p0'), teacherId: p.staff.contact, day: DAY, from: '19:00' };
  const interpreter = { language: 'pl', long: true } as const;
  const long = { ...wish, together: false, interpreter, idempotencyKey: keyed(newId()) };
  const longs = await Promise.all(Array.from({ length: 30 }, () => cases.book(family('p0a'), long)));
  expect(new Set(longs.map(({ bookingId }) => bookingId)).size).toBe(1);
  expect(await bookedTalks()).toHaveLength(3);
  await agrees();
});

test('two parents of a home who book together at the same second get one talk, and one of them learns of it', async () => {
  for (const from of ['17:00', '17:30', '18:00']) {
    const both = await Promise.allSettled(
      ['mother', 'father'].map((who, index) =>
        world.book(who, [conferenceId, 'ola', index === 0 ? from : '19:00'], { together: true }),
      ),
    );
    const talks = both.flatMap((settled) => (settled.status === 'fulfilled' ? [settled.value] : []));
    const codes = both.flatMap((settled) => (settled.status === 'rejected' ? [settled.reason.code] : []));
    expect([talks.length, codes]).toEqual([1, ['conferences.already-booked']]);
    await agrees();
    await world.leave('mother', [conferenceId, 'ola', talks[0]?.bookingId ?? '']);
  }
});

test('a guardian in two tabs never has two talks that overlap', async () => {
  const { p, cases, leader, planOf, keyed } = world;
  const plan = { ...planOf(conferenceId), teacherIds: [p.staff.teacher], lengthMinutes: 20 };
  const stretches = [{ day: DAY, from: '16:10', to: '19:30' }];
  await cases.make(leader, { ...plan, stretches, idempotencyKey: keyed(newId()) });
  for (const [mine, other] of [
    ['16:15', '16:10'],
    ['17:00', '16:50'],
    ['18:05', '17:50'],
  ] as const) {
    const both = await Promise.allSettled([
      world.book('mother', [conferenceId, 'ola', mine]),
      world.book('mother', [conferenceId, 'siv', other], { teacherId: p.staff.teacher }),
    ]);
    const codes = both.flatMap((settled) => (settled.status === 'rejected' ? [settled.reason.code] : []));
    expect(codes).toEqual(['conferences.own-overlap']);
    await agrees();
    for (const settled of both)
      if (settled.status === 'fulfilled')
        await world.leave('mother', [
          conferenceId,
          settled.value.pupilId === p.pupil('ola') ? 'ola' : 'siv',
          settled.value.bookingId,
        ]);
  }
});

test('twenty families move to the same free time at once: a single family gets it and all others keep their own', async () => {
  const children = Array.from({ length: 20 }, (_none, index) => `p${index}`);
  const talks: Talk[] = [];
  for (const [index, child] of children.entries())
    talks.push(await world.book(`${child}a`, [conferenceId, child, clock(index)]));
  const wanted = clock(30);
  const moves = await Promise.allSettled(
    children.map((child, index) =>
      world.move(`${child}a`, [conferenceId, child, talks[index]?.bookingId ?? ''], { from: wanted }),
    ),
  );
  expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const codes = moves.flatMap((settled) => (settled.status === 'rejected' ? [settled.reason.code] : []));
  expect(new Set(codes)).toEqual(new Set(['conferences.slot-taken']));
  const after = await bookedTalks();
  expect(after).toHaveLength(20);
  const winner = moves.findIndex(({ status }) => status === 'fulfilled');
  for (const [index, talk] of talks.entries()) {
    const now = after.find(({ bookingId }) => bookingId === talk.bookingId);
    expect(now?.from).toBe(index === winner ? wanted : talk.from);
  }
  await agrees();
});

test.each([11, 12])('whatever families book, move and cancel at once, all records agree, seed %i', async (seed) => {
  const { next, below } = chanceOf(seed);
  const acting = async (child: string, who: string) => {
    let talk: Talk | undefined;
    for (let act = 0; act < 12; act++) {
      const from = clock(below(12));
      const what = next();
      try {
        if (talk === undefined) talk = await world.book(who, [conferenceId, child, from]);
        else if (what < 0.7) talk = await world.move(who, [conferenceId, child, talk.bookingId], { from });
        else {
          await world.leave(who, [conferenceId, child, talk.bookingId]);
          talk = undefined;
        }
      } catch (error) {
        if (!(error instanceof Refusal) || !['conferences.slot-taken', 'conferences.all-taken'].includes(error.code))
          throw error;
      }
    }
    return talk;
  };
  const children = Array.from({ length: 16 }, (_none, index) => `p${index}`);
  const kept = (await Promise.all(children.map((child) => acting(child, `${child}a`)))).filter((talk) => talk);
  const after = await bookedTalks();
  expect(after.map(({ bookingId, from }) => `${bookingId} ${from}`).sort()).toEqual(
    kept.map((talk) => `${talk?.bookingId} ${talk?.from}`).sort(),
  );
  await agrees();
});
