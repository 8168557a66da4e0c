import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { makeApiWorld } from './api-world.ts';
import { DAY, makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  trips = countTrips(tables.client);
});
afterAll(() => tables.stop());

async function costOf<Answer>(asked: () => Promise<Answer>) {
  trips.take();
  const answer = await asked().catch((error: unknown) => error as Answer);
  const { reads, transactions } = trips.take();
  return { cost: [reads, transactions], answer };
}

test('a booking, a move and a cancellation are two reads and one transaction, and a family’s page is two reads', async () => {
  const { book, move, leave, cases, family, p, keyed, staff, schoolId } = world;
  const conferenceId = await world.conference();
  const booked = await costOf(() => book('mother', [conferenceId, 'ola', '16:00'], { together: true }));
  expect(booked.cost).toEqual([2, 1]);
  const { bookingId } = booked.answer;
  expect((await costOf(() => move('father', [conferenceId, 'ola', bookingId], { from: '16:30' }))).cost).toEqual([
    2, 1,
  ]);
  const name = { conferenceId, pupilId: p.pupil('ola') };
  expect((await costOf(() => cases.list(family('mother'), name))).cost).toEqual([2, 0]);
  const own = { schoolId, conferenceId, teacherId: p.staff.contact };
  expect((await costOf(() => cases.listTimes(staff('contact'), own))).cost[0]).toBeLessThanOrEqual(3);
  // A refusal alone reads twice more: what is free, and whether it met its own repeat.
  expect((await costOf(() => book('p0a', [conferenceId, 'p0', '16:30']))).cost).toEqual([4, 0]);
  expect((await costOf(() => leave('mother', [conferenceId, 'ola', bookingId]))).cost).toEqual([2, 1]);
  const row = {
    conferenceId,
    together: true,
    day: DAY,
    talks: [
      { pupilId: p.pupil('ola'), teacherId: p.staff.contact },
      { pupilId: p.pupil('siv'), teacherId: p.staff.teacher },
    ],
    idempotencyKey: keyed(newId()),
  };
  expect((await costOf(() => cases.bookRow(family('mother'), row))).cost).toEqual([2, 1]);
});

test('the school’s booking is two reads and one transaction, its lists are few reads, and a family’s list is two', async () => {
  const day = '2026-11-16';
  const api = await makeApiWorld(tables.client, tables.tables.main);
  const conferenceId = await api.conference('18:00', true, day);
  const booked = await costOf(() =>
    api.bookFor('office', [conferenceId, 'ola', '16:00'], { guardians: ['mother'], body: { day } }),
  );
  expect([booked.cost, booked.answer.status]).toEqual([[2, 1], 201]);
  const talk = { params: { pupilId: api.p.pupil('ola'), bookingId: booked.answer.body.bookingId } };
  const body = { day, from: '16:10' };
  const move = () => api.atSchool('office', 'POST /talks/{pupilId}/{bookingId}/time', conferenceId, { ...talk, body });
  expect((await costOf(move)).cost).toEqual([3, 1]);
  expect((await costOf(() => api.inFamily('mother', 'GET', 'ola'))).cost).toEqual([2, 0]);
  const listDay = () => api.atSchool('office', 'GET /days/{day}', conferenceId, { params: { day } });
  expect((await costOf(listDay)).cost).toEqual([3, 0]);
  // With the members of the groups, whose talks it counts.
  expect((await costOf(() => api.atSchool('office', 'GET', conferenceId))).cost).toEqual([4, 0]);
  expect((await costOf(() => api.atSchool('office', 'GET /pupils', conferenceId))).cost).toEqual([5, 0]);
});
