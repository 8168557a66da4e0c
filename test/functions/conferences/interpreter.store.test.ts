import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookBody } from '../../../functions/conferences/schema.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { faultsIn, wholeOf } from './whole.ts';
import { makeWorld, O, type World } from './world.ts';

const LONG = { language: 'ti', long: true } as const;
let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main, 6);
  trips = countTrips(tables.client);
});
afterAll(() => tables.stop());

const agrees = async () => expect(await faultsIn(tables.client, tables.tables.main)).toEqual([]);
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error) => error.code,
  );

/** A conference with an hour of times on a day of its own, and its times by their starts. */
async function own(day: string, plan: object = {}) {
  const { cases, leader, keyed, planOf, conference, schoolId, p } = world;
  const conferenceId = await conference('16:10', false);
  const wanted = { ...planOf(conferenceId), stretches: [{ day, from: '16:00', to: '17:00' }], ...plan };
  await cases.make(leader, { ...wanted, idempotencyKey: keyed(newId()) });
  await cases.step(leader, { schoolId, conferenceId, event: 'open' });
  const states = async () =>
    Object.fromEntries(
      (await cases.deps.store.slotsOf(O, conferenceId, p.staff.contact))
        .filter((slot) => slot.day === day)
        .map(({ from, state }) => [from, state]),
    );
  const idsOf = (error: { params: { nearest: readonly { id: string }[] } }) =>
    error.params.nearest.map(({ id }) => id.slice(11));
  const take = (who: string, child: string, from: string, more: object = {}) =>
    world.book(who, [conferenceId, child, from], { day, ...more });
  return { conferenceId, states, idsOf, take };
}

describe('a talk with an interpreter (H1)', () => {
  it('a family asks for a language of the list, and for no other', () => {
    const wish = { teacherId: newId(), day: '2026-11-10', from: '16:00' };
    const asks = (language: string) =>
      BookBody.safeParse({ ...wish, together: false, interpreter: { language, long: true } }).success;
    expect(['ti', 'nsl', 'ckb'].map(asks)).toEqual([true, true, true]);
    expect(['zz', '', 'TI', 'no', 'norsk'].map(asks)).toEqual([false, false, false, false, false]);
  });

  it('the office says how far the order is, and the lists of the school show it', async () => {
    const { cases, leader, staff, schoolId, p } = world;
    const { conferenceId, take } = await own('2026-11-12');
    const talk = await take('mother', 'ola', '16:00', { interpreter: { language: 'ti', long: false } });
    expect(talk.interpreter).toEqual({ language: 'ti', status: 'asked' });
    const name = { schoolId, conferenceId, pupilId: p.pupil('ola'), bookingId: talk.bookingId };
    const set = (who: string, status: 'ordered' | 'confirmed') =>
      cases.setInterpreter(staff(who), { ...name, interpreter: { language: 'ti', status } });
    expect(await set('leader', 'ordered')).toMatchObject({ interpreter: { status: 'ordered' }, version: 2 });
    expect(await set('leader', 'ordered')).toMatchObject({ version: 2 });
    expect(await codeOf(set('contact', 'confirmed'))).toBe('not-found');
    expect(await codeOf(set('neighbour', 'confirmed'))).toBe('not-found');
    expect((await set('leader', 'confirmed')).version).toBe(3);
    const { times } = await cases.listTimes(leader, { schoolId, conferenceId, teacherId: p.staff.contact });
    expect(times.flatMap((time) => time.talk?.interpreter ?? [])).toEqual([{ language: 'ti', status: 'confirmed' }]);
    await agrees();
    const { facts } = await wholeOf(tables.client, tables.tables.main);
    const told = facts.filter((fact) => fact.name === 'talk-interpreter-set').map(({ data }) => data.isSettled);
    expect(told.sort()).toEqual([false, true]);
    await world.leave('mother', [conferenceId, 'ola', talk.bookingId]);
    const late = { ...name, interpreter: { language: 'ti', status: 'none-found' } } as const;
    expect(await codeOf(cases.setInterpreter(leader, late))).toBe('conferences.talk-over');
    expect(await codeOf(cases.setInterpreter(leader, { ...late, pupilId: p.pupil('siv') }))).toBe('not-found');
    await agrees();
  });
});

describe('a long talk (H1)', () => {
  it('a long talk takes two neighbouring times in two reads and one transaction, and both are free again', async () => {
    const { leave } = world;
    const { conferenceId, states, take } = await own('2026-11-16');
    trips.take();
    const talk = await take('mother', 'ola', '16:10', { interpreter: LONG, together: true });
    const { reads, transactions } = trips.take();
    expect([reads, transactions]).toEqual([2, 1]);
    expect(talk).toMatchObject({ from: '16:10', to: '16:30', together: true });
    expect(await states()).toMatchObject({ '16:00': 'free', '16:10': 'booked', '16:20': 'booked', '16:30': 'free' });
    await agrees();
    expect(await codeOf(take('father', 'siv', '16:20', { teacherId: world.p.staff.teacher }))).toBe(
      'conferences.own-overlap',
    );
    await leave('mother', [conferenceId, 'ola', talk.bookingId]);
    expect(Object.values(await states()).every((state) => state === 'free')).toBe(true);
    await agrees();
  });

  it('a start whose next time is taken is refused with the nearest starts that have a free neighbour', async () => {
    const { idsOf, states, take } = await own('2026-11-17');
    await take('p0a', 'p0', '16:20');
    const refused = await take('mother', 'ola', '16:10', { interpreter: LONG }).catch((error) => error);
    expect([refused.code, idsOf(refused)]).toEqual(['conferences.no-long-time', ['16:00', '16:30', '16:40']]);
    // The last time of the day has no next one.
    const last = await take('mother', 'ola', '16:50', { interpreter: LONG }).catch((error) => error);
    expect([last.code, idsOf(last)]).toEqual(['conferences.no-long-time', ['16:40', '16:30', '16:00']]);
    for (const [who, child, from] of [
      ['p1a', 'p1', '16:00'],
      ['p2a', 'p2', '16:40'],
    ] as const)
      await take(who, child, from);
    expect(await codeOf(take('mother', 'ola', '16:10', { interpreter: LONG }))).toBe('conferences.no-long-times');
    expect(Object.values(await states()).filter((state) => state === 'booked')).toHaveLength(3);
    await agrees();
  });

  it('two times with a long break between them, or with somebody’s time between them, are no long time', async () => {
    const apart = await own('2026-11-18', { breakMinutes: 20 });
    const refused = await apart.take('mother', 'ola', '16:00', { interpreter: LONG }).catch((error) => error);
    expect(refused.code).toBe('conferences.no-long-times');
    const near = await own('2026-11-19', { breakMinutes: 15 });
    expect(await near.take('mother', 'ola', '16:00', { interpreter: LONG })).toMatchObject({ to: '16:35' });
    const short = await own('2026-11-20', { lengthMinutes: 5 });
    await short.take('p0a', 'p0', '16:05');
    expect(await codeOf(short.take('mother', 'ola', '16:00', { interpreter: LONG }))).toBe('conferences.no-long-time');
    await agrees();
  });

  it('a long talk keeps its length when it moves, also into its own second time', async () => {
    const { cases, family, keyed, p } = world;
    const day = '2026-11-23';
    const { conferenceId, states, take } = await own(day);
    const talk = await take('mother', 'ola', '16:00', { interpreter: LONG });
    await take('p0a', 'p0', '16:40');
    const move = (from: string) =>
      cases.move(family('mother'), {
        conferenceId,
        pupilId: p.pupil('ola'),
        bookingId: talk.bookingId,
        day,
        from,
        idempotencyKey: keyed(newId()),
      });
    expect(await move('16:10')).toMatchObject({ from: '16:10', to: '16:30', version: 2 });
    expect(await states()).toMatchObject({ '16:00': 'free', '16:10': 'booked', '16:20': 'booked', '16:30': 'free' });
    await agrees();
    const refused = await move('16:30').catch((error) => error);
    expect(refused.code).toBe('conferences.no-long-time');
    expect(await states()).toMatchObject({ '16:10': 'booked', '16:20': 'booked' });
    expect(await move('16:20')).toMatchObject({ from: '16:20', to: '16:40' });
    await agrees();
  });

  it.each([
    ['first', '2026-11-24', '16:00', '16:10'],
    ['second', '2026-11-27', '16:10', '16:00'],
  ])('the school that cancels the %s of two times cancels the talk, and the other time is free', async (...given) => {
    const [, day, cancelled, other] = given;
    const { cases, staff, schoolId, p } = world;
    const { conferenceId, states, take } = await own(day);
    const talk = await take('mother', 'ola', '16:00', { interpreter: LONG });
    const name = { schoolId, conferenceId, teacherId: p.staff.contact, day, from: cancelled };
    await cases.cancelSlot(staff('contact'), { ...name, reason: 'other' });
    expect(await states()).toMatchObject({ [cancelled]: 'cancelled', [other]: 'free' });
    const { facts, talks } = await wholeOf(tables.client, tables.tables.main);
    const told = facts.filter(({ name: fact, data }) => fact === 'talk-cancelled' && data.bookingId === talk.bookingId);
    expect(told).toHaveLength(1);
    expect(talks.find(({ bookingId }) => bookingId === talk.bookingId)?.state).toBe('cancelled-by-school');
    await agrees();
  });

  it('a teacher who is away loses both times of a long talk, and the family hears once', async () => {
    const { cases, leader, keyed, schoolId, p } = world;
    const { conferenceId, states, take } = await own('2026-11-25');
    const talk = await take('mother', 'ola', '16:00', { interpreter: LONG });
    const away = { schoolId, conferenceId, teacherId: p.staff.contact, reason: 'teacher-away' as const };
    await cases.orderAway(leader, { ...away, idempotencyKey: keyed(newId()) });
    await cases.cancelTeacher({ ownerId: O, ...away }, leader.moment);
    expect(Object.values(await states()).every((state) => state === 'cancelled')).toBe(true);
    const { facts } = await wholeOf(tables.client, tables.tables.main);
    expect(
      facts.filter(({ name, data }) => name === 'talk-cancelled' && data.bookingId === talk.bookingId),
    ).toHaveLength(1);
    await agrees();
  });

  it('siblings with an interpreter get long talks one after the other', async () => {
    const { cases, family, p, keyed } = world;
    const { conferenceId, take } = await own('2026-11-26');
    await take('p0a', 'p0', '16:00');
    const { talks } = await cases.bookRow(family('mother'), {
      conferenceId,
      talks: [
        { pupilId: p.pupil('ola'), teacherId: p.staff.contact },
        { pupilId: p.pupil('siv'), teacherId: p.staff.teacher },
      ],
      together: false,
      day: '2026-11-26',
      interpreter: LONG,
      idempotencyKey: keyed(newId()),
    });
    expect(talks.map(({ from, to }) => `${from}–${to}`).sort()).toEqual(['16:00–16:20', '16:30–16:50']);
    await agrees();
  });
});
