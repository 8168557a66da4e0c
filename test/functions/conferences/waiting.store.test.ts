import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endAccess } from '../../../functions/conferences/end-access.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { keysOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { faultsIn, wholeOf } from './whole.ts';
import { AT, DAY, makeWorld, O, type World } from './world.ts';

const TIMES = ['16:00', '16:10', '16:20'];
const NEXT_DAY = '2026-11-03T08:00:00.001Z';
let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let conferenceId: string;
let held: readonly string[];
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());
beforeEach(async () => {
  await tables.stop();
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main, 10);
  conferenceId = await world.conference('16:30');
  // The families of p0, p1 and p2 have the teacher's three times.
  const talks = await Promise.all(
    TIMES.map((from, index) => world.book(`p${index}a`, [conferenceId, `p${index}`, from])),
  );
  held = talks.map(({ bookingId }) => bookingId);
});

const agrees = async () => expect(await faultsIn(tables.client, tables.tables.main)).toEqual([]);
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error) => error.code,
  );
const join = (child: string, more: object = {}, who = `${child}a`) => world.join(who, [conferenceId, child], more);
const give = (index: number, at?: string) =>
  world.leave(`p${index}a`, [conferenceId, `p${index}`, held[index] ?? ''], at);
const waitOf = async (child: string, at?: string, who = `${child}a`) => {
  const seen = await world.cases.list(world.family(who, at), { conferenceId, pupilId: world.p.pupil(child) });
  return seen.waits.at(-1);
};
const offersOf = async () => {
  const { facts } = await wholeOf(tables.client, tables.tables.main);
  return facts.filter(({ name }) => name === 'talk-offered').map(({ data }) => data.waitId);
};
/** The relation of the pupil's first guardian ends today. */
const endRelation = (child: string) =>
  tables.client.send(
    new UpdateCommand({
      TableName: tables.tables.main,
      Key: keysOf(O).relation(world.p.pupil(child), world.p.guardian(`${child}a`)),
      UpdateExpression: 'SET #to = :today',
      ExpressionAttributeNames: { '#to': 'to' },
      ExpressionAttributeValues: { ':today': '2026-11-02' },
    }),
  );
/** Makes more times of the teacher on the day. */
const makeTimes = (from: string, to: string) => {
  const { cases, leader, planOf, p, keyed } = world;
  const plan = { ...planOf(conferenceId), stretches: [{ day: DAY, from, to }] };
  return cases.make(leader, { ...plan, teacherIds: [p.staff.contact], idempotencyKey: keyed('more-times') });
};
const stateAt = async (from: string) =>
  (await wholeOf(tables.client, tables.tables.main)).slots.find(
    (slot) => slot.teacherId === world.p.staff.contact && slot.from === from,
  )?.state;

describe('joining a waiting list (H1)', () => {
  it('a family waits for a teacher without free times, once for each adult, child and teacher', async () => {
    const key = 'same-key';
    const first = await join('p3', { key });
    expect(first).toMatchObject({ status: 'waiting', offer: null, teacherId: world.p.staff.contact });
    expect(await join('p3', { key })).toEqual(first);
    expect(await codeOf(join('p3'))).toBe('conferences.already-waiting');
    expect((await join('p3', {}, 'p3b')).status).toBe('waiting');
    expect(await waitOf('p3')).toEqual(first);
    await agrees();
  });

  it('nobody waits beside a talk, for free times that suit, or without the right to book', async () => {
    expect(await codeOf(join('p0'))).toBe('conferences.already-booked');
    await give(1);
    expect(await codeOf(join('p3'))).toBe('conferences.times-free');
    expect(await codeOf(join('p3', { wants: { day: DAY, from: '16:15', to: '16:30' } }))).toBe('done');
    expect(await codeOf(join('foreign', {}, 'mother'))).toBe('not-found');
    expect(await codeOf(join('ola', {}, 'p3a'))).toBe('not-found');
    expect(await codeOf(join('p4', { at: '2026-11-10T11:00:00.000Z' }))).toBe('conferences.too-late');
    await agrees();
  });

  it('a guardian sees no place of the other guardian, and ends none', async () => {
    const { waitId } = await join('apart', {}, 'mother');
    expect(await waitOf('apart', undefined, 'father')).toBeUndefined();
    const end = world.endWait('father', [conferenceId, 'apart', waitId], { event: 'leave' });
    expect(await codeOf(end)).toBe('not-found');
    await agrees();
  });
});

describe('an offer of a time (H1)', () => {
  it('a time that a family leaves is kept for the first in line in the same transaction, and never free', async () => {
    const first = await join('p3');
    await join('p4', { at: '2026-11-02T08:00:01.000Z' });
    await give(0);
    expect(await stateAt('16:00')).toBe('offered');
    expect(await waitOf('p3')).toMatchObject({
      status: 'offered',
      offer: { day: DAY, from: '16:00', to: '16:10', until: '2026-11-03T08:00:00.000Z' },
    });
    expect((await waitOf('p4'))?.status).toBe('waiting');
    expect(await offersOf()).toEqual([first.waitId]);
    await agrees();
    // Nobody else sees or books it.
    const seen = await world.cases.list(world.family('p5a'), { conferenceId, pupilId: world.p.pupil('p5') });
    const teacher = seen.teachers.find(({ teacherId }) => teacherId === world.p.staff.contact);
    expect(teacher?.free).toEqual([]);
    expect(await codeOf(world.book('p4a', [conferenceId, 'p4', '16:00']))).toBe('conferences.all-taken');
  });

  it('the family books the offered time, and its wait is accepted', async () => {
    await join('p3');
    await give(0);
    const talk = await world.book('p3a', [conferenceId, 'p3', '16:00']);
    expect(talk).toMatchObject({ status: 'booked', from: '16:00' });
    expect((await waitOf('p3'))?.status).toBe('accepted');
    await agrees();
  });

  it('an answer that comes late is told that the offer is over, also before the job has passed the time on', async () => {
    await join('p3');
    await join('p4', { at: '2026-11-02T08:00:01.000Z' });
    await give(0);
    const late = () => world.book('p3a', [conferenceId, 'p3', '16:00'], { at: NEXT_DAY });
    expect(await codeOf(late())).toBe('conferences.offer-over');
    expect((await waitOf('p3', NEXT_DAY))?.status).toBe('lapsed');
    expect(await world.offer(NEXT_DAY)).toBe(2);
    expect(await codeOf(late())).toBe('conferences.offer-over');
    expect((await waitOf('p4', NEXT_DAY))?.offer?.from).toBe('16:00');
    expect(await world.offer(NEXT_DAY)).toBe(0);
    await agrees();
  });

  it('a declined time goes to the next it suits, and is free when it suits nobody', async () => {
    const first = await join('p3');
    await join('p4', { at: '2026-11-02T08:00:01.000Z', wants: { day: DAY, from: '16:10', to: '18:00' } });
    const third = await join('p5', { at: '2026-11-02T08:00:02.000Z' });
    const decline = (child: string, waitId: string) =>
      world.endWait(`${child}a`, [conferenceId, child, waitId], { event: 'decline' });
    expect(await codeOf(decline('p3', first.waitId))).toBe('conferences.no-offer');
    await give(0);
    const declined = await decline('p3', first.waitId);
    expect(declined.status).toBe('declined');
    expect(await decline('p3', first.waitId)).toEqual(declined);
    expect((await waitOf('p5'))?.offer?.from).toBe('16:00');
    await decline('p5', third.waitId);
    expect([await stateAt('16:00'), (await waitOf('p4'))?.status]).toEqual(['free', 'waiting']);
    await agrees();
    // Who asks again has the same place, at the end of the list.
    expect(await codeOf(join('p3'))).toBe('conferences.times-free');
    await world.book('p6a', [conferenceId, 'p6', '16:00']);
    expect((await join('p3', { at: '2026-11-02T09:00:00.000Z' })).waitId).toBe(first.waitId);
    await agrees();
  });

  it('a family that books another time waits no more, and the time that was kept goes to the next', async () => {
    await join('p3');
    await join('p4', { at: '2026-11-02T08:00:01.000Z', wants: { day: DAY, from: '16:00', to: '16:30' } });
    await give(0);
    await world.offer();
    await makeTimes('17:00', '17:10');
    await world.book('p3a', [conferenceId, 'p3', '17:00']);
    expect((await waitOf('p3'))?.status).toBe('left');
    expect((await waitOf('p4'))?.offer?.from).toBe('16:00');
    await agrees();
  });

  it('a guardian who comes along to a talk waits no more either', async () => {
    await join('ola', { together: true }, 'mother');
    await join('ola', { at: '2026-11-02T08:00:01.000Z', together: true }, 'father');
    await give(0);
    await world.book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    expect((await waitOf('ola', undefined, 'mother'))?.status).toBe('accepted');
    expect((await waitOf('ola', undefined, 'father'))?.status).toBe('left');
    await agrees();
  });

  it('the left time of a talk that moves is offered, and so are both times of a long talk', async () => {
    await makeTimes('17:00', '17:30');
    const early = { day: DAY, from: '16:00', to: '16:30' };
    await join('p3', { wants: early });
    await join('p4', { at: '2026-11-02T08:00:01.000Z', wants: early });
    await world.move('p0a', [conferenceId, 'p0', held[0] ?? ''], { from: '17:20' });
    expect((await waitOf('p3'))?.offer?.from).toBe('16:00');
    const interpreter = { language: 'so', long: true } as const;
    const long = await world.book('p5a', [conferenceId, 'p5', '17:00'], { interpreter });
    await join('p6', { at: '2026-11-02T08:00:02.000Z', wants: { day: DAY, from: '17:00', to: '18:00' } });
    await world.endWait('p4a', [conferenceId, 'p4', (await waitOf('p4'))?.waitId ?? ''], { event: 'leave' });
    await join('p4', { at: '2026-11-02T08:00:03.000Z' });
    await world.leave('p5a', [conferenceId, 'p5', long.bookingId]);
    expect([(await waitOf('p6'))?.offer?.from, (await waitOf('p4'))?.offer?.from]).toEqual(['17:00', '17:10']);
    await agrees();
  });

  it('somebody whose relation has ended is passed over, and the job takes the place away', async () => {
    const { p } = world;
    await join('p3');
    const next = await join('p4', { at: '2026-11-02T08:00:01.000Z' });
    await endRelation('p3');
    await give(0);
    expect(await offersOf()).toEqual([next.waitId]);
    expect(await world.offer()).toBe(1);
    const { waits } = await wholeOf(tables.client, tables.tables.main);
    expect(waits.find(({ pupilId }) => pupilId === p.pupil('p3'))?.state).toBe('left');
    await agrees();
  });

  it('a family whose offered time the school cancels waits on at its place', async () => {
    const { cases, staff, schoolId, p } = world;
    await join('p3');
    await join('p4', { at: '2026-11-02T08:00:01.000Z' });
    await give(0);
    const name = { schoolId, conferenceId, teacherId: p.staff.contact, day: DAY };
    await cases.cancelSlot(staff('contact'), { ...name, from: '16:00', reason: 'other' });
    expect((await waitOf('p3'))?.status).toBe('waiting');
    await agrees();
    await give(1);
    expect((await waitOf('p3'))?.offer?.from).toBe('16:10');
    await agrees();
  });
});

describe('a time that becomes free otherwise (H1)', () => {
  it('a time that the school gives free again is offered to the first in line in the same transaction', async () => {
    const { cases, staff, schoolId, p } = world;
    await give(0);
    const name = { schoolId, conferenceId, teacherId: p.staff.contact, day: DAY, from: '16:00' };
    const change = (event: 'block' | 'unblock') => cases.change(staff('contact'), { ...name, event });
    await change('block');
    await join('p3');
    expect([await change('unblock'), await change('unblock')]).toEqual(['done', 'done']);
    expect(await waitOf('p3')).toMatchObject({ status: 'offered', offer: { from: '16:00' } });
    expect(await stateAt('16:00')).toBe('offered');
    await agrees();
  });

  it('the time of a talk whose last adult has lost the right is offered in the same transaction', async () => {
    const { cases, p } = world;
    await join('p3');
    await endRelation('p0');
    const conference = await cases.deps.store.conference(O, conferenceId);
    if (!conference) throw new Error('No conference.');
    const name = { conferenceId, pupilId: p.pupil('p0'), bookingId: held[0] ?? '' };
    const after = await endAccess(cases.deps, { ownerId: O, conference, name }, momentOf(Date.parse(AT)));
    expect(after?.reason).toBe('access-ended');
    expect(await waitOf('p3')).toMatchObject({ status: 'offered', offer: { from: '16:00' } });
    await agrees();
  });

  it('new times are offered to those who wait before the school has its answer', async () => {
    await join('p3');
    await join('p4', { at: '2026-11-02T08:00:01.000Z' });
    await makeTimes('17:00', '17:20');
    expect([(await waitOf('p3'))?.offer?.from, (await waitOf('p4'))?.offer?.from]).toEqual(['17:00', '17:10']);
    await agrees();
  });

  it('the other time of a long talk that the school cancels is offered in the same transaction', async () => {
    const { cases, staff, schoolId, p } = world;
    await makeTimes('17:00', '17:20');
    await world.book('p5a', [conferenceId, 'p5', '17:00'], { interpreter: { language: 'so', long: true } });
    await join('p3');
    const name = { schoolId, conferenceId, teacherId: p.staff.contact, day: DAY, from: '17:00' };
    await cases.cancelSlot(staff('contact'), { ...name, reason: 'other' });
    expect(await waitOf('p3')).toMatchObject({ status: 'offered', offer: { from: '17:10' } });
    await agrees();
  });
});

describe('the job that offers (H1)', () => {
  it('times of a run that was cut off are offered to those who wait, and two jobs at once make one offer of each', async () => {
    await makeTimes('17:00', '17:20');
    const { cases, p } = world;
    const made = await cases.deps.store.slotsOf(O, conferenceId, p.staff.contact);
    const save = async (state: 'blocked' | 'free', by: number) => {
      const slots = made.filter(({ from }) => from >= '17:00');
      await cases.deps.conferences.saveTimes({
        ownerId: O,
        slots: slots.map((slot) => ({ ...slot, state, version: slot.version + by })),
      });
    };
    await save('blocked', 1);
    for (const [index, child] of ['p3', 'p4', 'p5'].entries())
      await join(child, { at: `2026-11-02T08:00:0${index}.000Z` });
    await save('free', 2);
    const at = '2026-11-02T09:00:00.000Z';
    const runs = await Promise.all([world.offer(at), world.offer(at), world.offer(at)]);
    expect(runs.reduce((sum, done) => sum + done, 0)).toBe(2);
    expect(await offersOf()).toHaveLength(2);
    expect([(await waitOf('p3', at))?.offer?.from, (await waitOf('p4', at))?.offer?.from]).toEqual(['17:00', '17:10']);
    await agrees();
  });

  it('families wait no more when the time of booking is over, and the job finds no list', async () => {
    await join('p3');
    await join('p4', { at: '2026-11-02T08:00:01.000Z' });
    await give(0);
    const over = '2026-11-10T11:00:00.000Z';
    expect(await world.offer(over)).toBe(2);
    expect(await stateAt('16:00')).toBe('free');
    expect(await world.cases.deps.waits.due(O, 10)).toEqual([]);
    await agrees();
  });
});

describe('what a waiting list costs (H1)', () => {
  it('joining is one read, and booking, moving and cancelling stay two reads and one transaction', async () => {
    const trips = countTrips(tables.client);
    const costOf = async (asked: () => Promise<unknown>) => {
      trips.take();
      await asked();
      const { reads, transactions } = trips.take();
      return [reads, transactions];
    };
    expect(await costOf(() => join('p3'))).toEqual([1, 1]);
    await join('p4', { at: '2026-11-02T08:00:01.000Z' });
    expect(await costOf(() => give(0))).toEqual([2, 1]);
    expect(await costOf(() => world.book('p3a', [conferenceId, 'p3', '16:00']))).toEqual([2, 1]);
    await give(1);
    const waitId = (await waitOf('p4'))?.waitId ?? '';
    expect(await costOf(() => world.endWait('p4a', [conferenceId, 'p4', waitId], { event: 'decline' }))).toEqual([
      2, 1,
    ]);
    expect(
      await costOf(() => world.cases.list(world.family('p4a'), { conferenceId, pupilId: world.p.pupil('p4') })),
    ).toEqual([2, 0]);
  });
});
