import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { makeTables } from '../../support/table.ts';
import { faultsIn, wholeOf } from './whole.ts';
import { casesOver, DAY, makeWorld, O, type World } from './world.ts';

const TALKS = 14;
const LATER = momentOf(Date.parse('2026-11-03T08:00:00.000Z'));
let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let conferenceId: string;
let key: string;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());
beforeEach(async () => {
  await tables.stop();
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main, TALKS);
  conferenceId = await world.conference('19:00');
  key = newId();
});

/** A process that is killed at its call of this number: before the engine has it, or before the answer comes back. */
function killedAt(call: number, when: 'before' | 'after'): Dynamo {
  let left = call;
  const client = tables.client;
  const send = async (command: Parameters<Dynamo['send']>[0]) => {
    left -= 1;
    if (left < 0 || (left === 0 && when === 'before')) throw new Error('killed');
    const answer = await client.send(command);
    if (left === 0) throw new Error('killed');
    return answer;
  };
  return Object.assign(Object.create(client), { send });
}

const clock = (index: number): string => `${16 + Math.floor(index / 6)}:${index % 6}0`;
const agrees = async () => expect(await faultsIn(tables.client, tables.tables.main)).toEqual([]);
const isKilled = (error: unknown): 'killed' => {
  if (error instanceof Error && error.message === 'killed') return 'killed';
  throw error;
};

test('a teacher’s talks are all cancelled with one fact each, however often the job is killed', async () => {
  const { book, cases, leader, p, schoolId, keyed } = world;
  for (let index = 0; index < TALKS; index++) await book(`p${index}a`, [conferenceId, `p${index}`, clock(index)]);
  const other = await book('mother', [conferenceId, 'siv', '16:00'], { teacherId: p.staff.teacher });
  const teacherId = p.staff.contact;
  const away = { schoolId, conferenceId, teacherId, reason: 'teacher-away' as const };
  await cases.orderAway(leader, { ...away, idempotencyKey: keyed(key) });
  await cases.orderAway(leader, { ...away, idempotencyKey: keyed(key) });
  let kills = 0;
  for (let call = 2; ; call = 2 + ((call + 3) % 11)) {
    const when = kills % 2 === 0 ? 'before' : 'after';
    const run = casesOver(killedAt(call, when), tables.tables.main).cancelTeacher({ ownerId: O, ...away }, LATER);
    const outcome = await run.catch(isKilled);
    await agrees();
    if (outcome !== 'killed') break;
    kills += 1;
  }
  expect(kills).toBeGreaterThan(15);
  expect(await cases.cancelTeacher({ ownerId: O, ...away }, LATER)).toBe(0);
  const { talks, slots, facts } = await wholeOf(tables.client, tables.tables.main);
  expect(talks.filter((talk) => talk.teacherId === teacherId).map(({ state }) => state)).toEqual(
    Array.from({ length: TALKS }, () => 'cancelled-by-school'),
  );
  expect(slots.filter((slot) => slot.teacherId === teacherId).every(({ state }) => state === 'cancelled')).toBe(true);
  const told = facts.filter(({ name }) => name === 'talk-cancelled').map(({ data }) => data.bookingId);
  expect(told).toHaveLength(TALKS);
  expect(new Set(told).size).toBe(TALKS);
  expect(talks.find(({ bookingId }) => bookingId === other.bookingId)?.state).toBe('booked');
  expect(facts.filter(({ name }) => name === 'conference-teacher-away')).toHaveLength(1);
});

test('a teacher who is well again gets new times, which a late run of the old order leaves', async () => {
  const { cases, leader, p, schoolId, keyed, planOf, book, staff } = world;
  const teacherId = p.staff.contact;
  const away = { schoolId, conferenceId, teacherId, reason: 'teacher-away' as const };
  await cases.orderAway(leader, { ...away, idempotencyKey: keyed(key) });
  expect(await cases.cancelTeacher({ ownerId: O, ...away }, LATER)).toBe(18);
  const well = staff('leader', '2026-11-04T08:00:00.000Z');
  const plan = { ...planOf(conferenceId), teacherIds: [teacherId] };
  expect((await cases.make(well, { ...plan, idempotencyKey: keyed(newId()) })).total).toBe(12);
  const talk = await book('mother', [conferenceId, 'ola', '16:00'], { at: '2026-11-04T09:00:00.000Z' });
  expect(await cases.cancelTeacher({ ownerId: O, ...away }, LATER)).toBe(0);
  expect(talk.status).toBe('booked');
  await agrees();
});

test('a booking, a move and a cancellation that are killed at any call are done or not done, never half', async () => {
  const { book, cases, family, keyed, p } = world;
  let kills = 0;
  for (let call = 1; call <= 12; call++) {
    for (const when of ['before', 'after'] as const) {
      const name = { conferenceId, pupilId: p.pupil('ola'), day: DAY, teacherId: p.staff.contact };
      const dying = () => casesOver(killedAt(call, when), tables.tables.main);
      const [first, second] = [keyed(newId()), keyed(newId())];
      const booking = { ...name, from: '16:00', together: true, idempotencyKey: first };
      const tried = await dying().book(family('mother'), booking).catch(isKilled);
      await agrees();
      const { bookingId } = tried === 'killed' ? await cases.book(family('mother'), booking) : tried;
      const moving = { ...name, bookingId, from: '16:30', idempotencyKey: second };
      const moved = await dying().move(family('father'), moving).catch(isKilled);
      await agrees();
      expect(moved === 'killed' ? await cases.move(family('father'), moving) : moved).toMatchObject({ from: '16:30' });
      const left = await dying()
        .leave(family('mother'), { ...name, bookingId })
        .catch(isKilled);
      await agrees();
      kills += [tried, moved, left].filter((outcome) => outcome === 'killed').length;
      expect(await cases.leave(family('mother'), { ...name, bookingId })).toMatchObject({
        status: 'cancelled-by-family',
      });
    }
  }
  expect(kills).toBeGreaterThan(40);
  await book('mother', [conferenceId, 'ola', '16:00']);
  const { facts } = await wholeOf(tables.client, tables.tables.main);
  const of = (name: string) => facts.filter((fact) => fact.name === name).length;
  expect([of('talk-booked'), of('talk-moved'), of('talk-cancelled')]).toEqual([25, 24, 24]);
});

test('making times that is killed at any call is finished by a repeat, with no time twice', async () => {
  const { cases, leader, planOf, keyed } = world;
  const plan = {
    ...planOf(conferenceId),
    stretches: ['2026-11-17', '2026-11-18', '2026-11-19'].map((day) => ({ day, from: '16:00', to: '18:00' })),
  };
  for (let call = 1; call <= 40; call += 3) {
    const run = casesOver(killedAt(call, call % 2 === 0 ? 'before' : 'after'), tables.tables.main);
    await run.make(leader, { ...plan, idempotencyKey: keyed(key) }).catch(isKilled);
    await agrees();
  }
  expect((await cases.make(leader, { ...plan, idempotencyKey: keyed(key) })).total).toBe(72);
  await agrees();
});

test('a wait, an offer and its answer that are killed at any call are done or not done, and the time has one family', async () => {
  const { book, family, keyed, p } = world;
  const first = { day: DAY, from: '16:00', to: '16:10' };
  const own = (child: string) => ({ conferenceId, pupilId: p.pupil(child), teacherId: p.staff.contact });
  let kills = 0;
  /** Does it in a process that dies, and once more in one that lives, as a client does. */
  const twice = async <Answer>(
    call: number,
    when: 'before' | 'after',
    act: (by: World['cases']) => Promise<Answer>,
  ) => {
    const tried = await act(casesOver(killedAt(call, when), tables.tables.main)).catch(isKilled);
    await agrees();
    if (tried !== 'killed') return tried;
    kills += 1;
    return act(world.cases);
  };
  for (let call = 1; call <= 10; call++) {
    for (const when of ['before', 'after'] as const) {
      const held = await book('p0a', [conferenceId, 'p0', '16:00']);
      const asked = { ...own('p1'), together: false, wants: first, idempotencyKey: keyed(newId()) };
      const wait = await twice(call, when, ({ join }) => join(family('p1a'), asked));
      expect(wait.status).toBe('waiting');
      await twice(call, when, ({ leave }) => leave(family('p0a'), { ...own('p0'), bookingId: held.bookingId }));
      const { waitId } = wait;
      if (call % 2 === 0) {
        const ended = await twice(call, when, ({ endWait }) =>
          endWait(family('p1a'), { ...own('p1'), waitId, event: 'decline' }),
        );
        expect(ended.status).toBe('declined');
      } else {
        const booking = { ...own('p1'), ...first, together: false, idempotencyKey: keyed(newId()) };
        const { bookingId, from } = await twice(call, when, (by) => by.book(family('p1a'), booking));
        expect(from).toBe('16:00');
        await world.leave('p1a', [conferenceId, 'p1', bookingId]);
      }
      await agrees();
    }
  }
  expect(kills).toBeGreaterThan(30);
  const { facts, waits } = await wholeOf(tables.client, tables.tables.main);
  expect(facts.filter(({ name }) => name === 'talk-offered')).toHaveLength(20);
  expect(waits.map(({ state }) => state)).toEqual(['declined']);
});

test('a long talk that is killed at any call has both of its times or none', async () => {
  const { family, keyed, p } = world;
  const name = { conferenceId, pupilId: p.pupil('ola'), day: DAY, teacherId: p.staff.contact };
  const interpreter = { language: 'so', long: true } as const;
  let kills = 0;
  for (let call = 1; call <= 9; call++) {
    for (const when of ['before', 'after'] as const) {
      const dying = () => casesOver(killedAt(call, when), tables.tables.main);
      const [first, second] = [keyed(newId()), keyed(newId())];
      const booking = { ...name, from: '16:00', together: true, interpreter, idempotencyKey: first };
      const tried = await dying().book(family('mother'), booking).catch(isKilled);
      await agrees();
      const { bookingId } = tried === 'killed' ? await world.cases.book(family('mother'), booking) : tried;
      // It keeps its second time, which becomes its first.
      const moving = { ...name, bookingId, from: '16:10', idempotencyKey: second };
      const moved = await dying().move(family('mother'), moving).catch(isKilled);
      await agrees();
      const talk = moved === 'killed' ? await world.cases.move(family('mother'), moving) : moved;
      expect([talk.from, talk.to]).toEqual(['16:10', '16:30']);
      const left = await dying()
        .leave(family('mother'), { ...name, bookingId })
        .catch(isKilled);
      await agrees();
      await world.cases.leave(family('mother'), { ...name, bookingId });
      kills += [tried, moved, left].filter((outcome) => outcome === 'killed').length;
    }
  }
  expect(kills).toBeGreaterThan(30);
  const { slots } = await wholeOf(tables.client, tables.tables.main);
  expect(slots.every(({ state }) => state === 'free')).toBe(true);
});
