import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bookTalk } from '../../../functions/conferences/book-talk.ts';
import { joinLine } from '../../../functions/conferences/join-line.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { makeTables } from '../../support/table.ts';
import { faultsIn, wholeOf } from './whole.ts';
import { DAY, makeWorld, O, type World } from './world.ts';

const FAMILIES = 64;
let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let conferenceId: string;
let bookingId: string;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());
beforeEach(async () => {
  await tables.stop();
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main, FAMILIES);
  conferenceId = await world.conference('16:10');
  bookingId = (await world.book('p0a', [conferenceId, 'p0', '16:00'])).bookingId;
});

const agrees = async () => expect(await faultsIn(tables.client, tables.tables.main)).toEqual([]);
const code = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error) => error.code,
  );
const join = (index: number, at = `2026-11-02T08:00:${String(index).padStart(2, '0')}.000Z`) =>
  world.join(`p${index}a`, [conferenceId, `p${index}`], { at });
const give = () => world.leave('p0a', [conferenceId, 'p0', bookingId]);
const accept = (index: number, at?: string) =>
  world.book(`p${index}a`, [conferenceId, `p${index}`, '16:00'], at === undefined ? {} : { at });
const offers = async () => {
  const { waits } = await wholeOf(tables.client, tables.tables.main);
  return waits.filter(({ state }) => state === 'offered').map(({ pupilId }) => pupilId);
};

test('twenty families that join at once, while the time is left, all wait in one list and one of them gets the time', async () => {
  const outcomes = await Promise.all([
    ...Array.from({ length: 20 }, (_none, index) => code(join(index + 1))),
    code(give()),
  ]);
  // A family that came after the time was free, and before anybody waited, is told to book it.
  const joined = outcomes.slice(0, -1).filter((outcome) => outcome === 'done').length;
  expect(new Set(outcomes.filter((outcome) => outcome !== 'done'))).toEqual(
    new Set(joined === 20 ? [] : ['conferences.times-free']),
  );
  await world.offer('2026-11-02T09:00:00.000Z');
  expect(await offers()).toHaveLength(joined === 0 ? 0 : 1);
  await agrees();
});

test('a family that accepts in two tabs gets one talk', async () => {
  await join(1);
  await give();
  const both = await Promise.all([code(accept(1)), code(accept(1))]);
  // The other tab learns of the own talk at this time, or with this teacher: whichever it reads first.
  const others = both.filter((each) => each !== 'done');
  expect(others).toHaveLength(1);
  expect(['conferences.already-booked', 'conferences.own-overlap']).toContain(others[0]);
  await agrees();
});

test.each([0, 1, 2, 3])(
  'an answer, the job and a family that leaves the list at once give the time to one family, try %i',
  async () => {
    const first = await join(1);
    await join(2);
    await give();
    const over = '2026-11-03T08:00:00.000Z';
    const justBefore = '2026-11-03T07:59:59.999Z';
    const end = { event: 'leave', at: justBefore } as const;
    const outcomes = await Promise.all([
      code(accept(1, justBefore)),
      code(world.cases.offerTimes(O, momentOf(Date.parse(over)))),
      code(world.endWait('p1a', [conferenceId, 'p1', first.waitId], end)),
    ]);
    await agrees();
    const { slots } = await wholeOf(tables.client, tables.tables.main);
    const slot = slots.find(({ teacherId, from }) => teacherId === world.p.staff.contact && from === '16:00');
    // The first family has booked it, or the second is offered it.
    const isBooked = outcomes[0] === 'done';
    expect(slot?.state).toBe(isBooked ? 'booked' : 'offered');
    expect(await offers()).toEqual(isBooked ? [] : [world.p.pupil('p2')]);
  },
);

test('a list takes sixty families, also when they join at once, and a time that is left goes to the first', async () => {
  for (let index = 1; index < 56; index++) await join(index, `2026-11-02T08:${String(index).padStart(2, '0')}:00.000Z`);
  const rush = await Promise.all(
    [56, 57, 58, 59, 60, 61, 62, 63].map((index) => code(join(index, '2026-11-02T08:59:00.000Z'))),
  );
  expect(rush.filter((outcome) => outcome === 'done')).toHaveLength(5);
  expect(new Set(rush)).toEqual(new Set(['done', 'conferences.line-full']));
  await give();
  expect(await offers()).toEqual([world.p.pupil('p1')]);
  await agrees();
});

test('a family that books a new time and joins the list at once never waits beside its talk', async () => {
  const { cases, leader, planOf, keyed, p } = world;
  const wants = { day: DAY, from: '16:00', to: '16:10' };
  for (const from of ['17:00', '17:10', '17:20']) {
    const plan = { ...planOf(conferenceId), stretches: [{ day: DAY, from, to: `${from.slice(0, 4)}5` }] };
    const times = { ...plan, lengthMinutes: 5, teacherIds: [p.staff.contact] };
    await cases.make(leader, { ...times, idempotencyKey: keyed(`make-${from}`) });
    const child = `p${Number(from.slice(3, 4)) + 5}`;
    await Promise.all([
      code(world.join(`${child}a`, [conferenceId, child], { wants })),
      code(world.book(`${child}a`, [conferenceId, child, from])),
    ]);
    await agrees();
  }
});

test('a family that joins between the reads and the write of its booking waits no more, and one that books so does not join', async () => {
  const { cases, leader, planOf, keyed, p, family } = world;
  const wants = { day: DAY, from: '16:00', to: '16:10' };
  const plan = { ...planOf(conferenceId), stretches: [{ day: DAY, from: '17:00', to: '17:20' }] };
  await cases.make(leader, { ...plan, teacherIds: [p.staff.contact], idempotencyKey: keyed('make') });
  const wishOf = (child: string, key: string) => ({
    ...{ conferenceId, teacherId: p.staff.contact, pupilId: p.pupil(child), together: false },
    idempotencyKey: keyed(key),
  });
  let joined = false;
  const store = {
    ...cases.deps.store,
    change: async (change: Parameters<typeof cases.deps.store.change>[0]) => {
      if (!joined) await cases.join(family('p1a'), { ...wishOf('p1', 'join'), wants });
      joined = true;
      return cases.deps.store.change(change);
    },
  };
  const time = { day: DAY, from: '17:00' };
  await bookTalk({ ...cases.deps, store })(family('p1a'), { ...wishOf('p1', 'book'), ...time });
  await agrees();
  const waits = {
    join: async (joining: Parameters<typeof cases.deps.waits.join>[0]) => {
      await world.book('p2a', [conferenceId, 'p2', '17:10']).catch(() => undefined);
      return cases.deps.waits.join(joining);
    },
  };
  const joining = joinLine({ ...cases.deps, waits })(family('p2a'), { ...wishOf('p2', 'late'), wants });
  expect(await code(joining)).toBe('conferences.already-booked');
  await agrees();
});
