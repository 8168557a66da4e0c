import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookTalk } from '../../../functions/conferences/book-talk.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { keysOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { faultsIn, wholeOf } from './whole.ts';
import { makeWorld, O, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const agrees = async () => expect(await faultsIn(tables.client, tables.tables.main)).toEqual([]);
const refusedFor = (code: string, params: object = {}) => ({ code: `conferences.${code}`, params });

describe('planning a conference (H1)', () => {
  it('a preview counts the times, makes none, and a repeat of the plan adds none', async () => {
    const { cases, leader, conference, planOf, keyed, p } = world;
    const conferenceId = await conference('17:00', false);
    const plan = planOf(conferenceId, '18:00');
    const counted = await cases.preview(leader, plan);
    expect(counted).toEqual({
      teachers: [p.staff.contact, p.staff.teacher].map((teacherId) => ({ teacherId, times: 6 })),
      total: 12,
    });
    expect(await cases.preview(leader, plan)).toEqual(counted);
    const key = newId();
    const made = await cases.make(leader, { ...plan, idempotencyKey: keyed(key) });
    expect(made.total).toBe(24);
    expect(await cases.make(leader, { ...plan, idempotencyKey: keyed(key) })).toEqual(made);
    expect((await cases.make(leader, { ...plan, idempotencyKey: keyed(newId()) })).total).toBe(24);
    expect((await cases.preview(leader, plan)).total).toBe(0);
    expect(await cases.deps.store.slotsOf(leader.login.ownerId, conferenceId)).toHaveLength(24);
    // Another conference gets no times in the same hours.
    const other = await conference('18:00', false);
    expect(await cases.deps.store.slotsOf(leader.login.ownerId, other)).toEqual([]);
    await agrees();
  });
});

describe('what a family does with a talk (H1)', () => {
  // Each test has a day of its own, so that the teachers are free.
  it('a guardian books, moves and cancels, and the time is free again', async () => {
    const { book, move, leave, p, cases, family } = world;
    const conferenceId = await own('2026-11-11');
    const talk = await book('mother', [conferenceId, 'ola', '16:00'], { together: true, day: '2026-11-11' });
    expect(talk).toMatchObject({ status: 'booked', from: '16:00', to: '16:10', room: 'B12', together: true });
    const name = { conferenceId, pupilId: p.pupil('ola'), bookingId: talk.bookingId };
    const moved = await cases.move(family('father'), {
      ...name,
      day: '2026-11-11',
      from: '16:30',
      idempotencyKey: world.keyed(newId()),
    });
    expect(moved).toMatchObject({ bookingId: talk.bookingId, from: '16:30', version: 2 });
    await agrees();
    const left = await leave('mother', [conferenceId, 'ola', talk.bookingId]);
    expect(left.status).toBe('cancelled-by-family');
    expect(await leave('mother', [conferenceId, 'ola', talk.bookingId])).toEqual(left);
    await agrees();
    await expect(move('mother', [conferenceId, 'ola', talk.bookingId], { from: '16:00' })).rejects.toMatchObject(
      refusedFor('talk-over'),
    );
    const again = await book('mother', [conferenceId, 'ola', '16:30'], { day: '2026-11-11' });
    expect(again.bookingId).not.toBe(talk.bookingId);
    const { facts } = await wholeOf(tables.client, tables.tables.main);
    const told = facts.filter(({ data }) => data.bookingId === talk.bookingId).map(({ name: fact }) => fact);
    expect(told.sort()).toEqual(['talk-booked', 'talk-cancelled', 'talk-moved']);
    expect(JSON.stringify(facts)).not.toContain('16:30');
  });

  it('each refusal names the condition that failed, and a taken time the nearest that are free', async () => {
    const { book, cases, leader, p, schoolId } = world;
    const day = '2026-11-12';
    const conferenceId = await own(day);
    await book('p0a', [conferenceId, 'p0', '16:30'], { day });
    await cases.change(leader, {
      schoolId,
      conferenceId,
      teacherId: p.staff.contact,
      day,
      from: '16:40',
      event: 'block',
    });
    const refused = await book('mother', [conferenceId, 'ola', '16:30'], { day }).catch((error) => error);
    expect(refused.code).toBe('conferences.slot-taken');
    expect(refused.params.nearest.map(({ id }: { id: string }) => id)).toEqual([
      `${day}T16:20`,
      `${day}T16:10`,
      `${day}T16:50`,
    ]);
    expect(refused.params.nearest[0].nb).toBe('12. november 2026 kl. 16.20');
    await expect(book('mother', [conferenceId, 'ola', '16:40'], { day })).rejects.toMatchObject({
      code: 'conferences.slot-taken',
    });
    await book('mother', [conferenceId, 'ola', '17:00'], { day });
    await expect(book('mother', [conferenceId, 'ola', '17:10'], { day })).rejects.toMatchObject(
      refusedFor('already-booked'),
    );
    await expect(
      book('mother', [conferenceId, 'siv', '17:00'], { day, teacherId: p.staff.teacher }),
    ).rejects.toMatchObject(refusedFor('own-overlap'));
    await expect(
      book('father', [conferenceId, 'siv', '17:00'], { day, teacherId: p.staff.teacher, together: true }),
    ).rejects.toMatchObject(refusedFor('other-overlap'));
    await book('father', [conferenceId, 'siv', '17:00'], { day, teacherId: p.staff.teacher });
    await expect(
      book('mother', [conferenceId, 'ola', '16:00'], { day, teacherId: p.staff.teacher }),
    ).rejects.toMatchObject(refusedFor('not-your-teacher'));
    await expect(book('mother', [conferenceId, 'foreign', '16:00'], { day })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(book('p0a', [conferenceId, 'ola', '16:00'], { day })).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      book('p1a', [conferenceId, 'p1', '16:00'], { day, at: '2026-11-10T11:00:00.000Z' }),
    ).rejects.toMatchObject(refusedFor('too-late'));
    await cases.step(leader, { schoolId, conferenceId, event: 'close' });
    await expect(book('p1a', [conferenceId, 'p1', '16:00'], { day })).rejects.toMatchObject(refusedFor('not-open'));
    await agrees();
  });

  it('parents apart have a talk each about the same child, and neither finds the other’s', async () => {
    const { book, move, leave } = world;
    const day = '2026-11-13';
    const conferenceId = await own(day);
    const hers = await book('mother', [conferenceId, 'apart', '16:00'], { day, together: true });
    const his = await book('father', [conferenceId, 'apart', '16:10'], { day, together: true });
    expect([hers.together, his.together]).toEqual([false, false]);
    await expect(leave('father', [conferenceId, 'apart', hers.bookingId])).rejects.toMatchObject({ code: 'not-found' });
    await expect(move('mother', [conferenceId, 'apart', his.bookingId], { from: '17:00' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await agrees();
  });

  it('a pupil of age books alone, and a guardian does not', async () => {
    const { book } = world;
    const day = '2026-11-16';
    const conferenceId = await own(day);
    await expect(book('adultsMother', [conferenceId, 'adult', '16:00'], { day })).rejects.toMatchObject(
      refusedFor('pupil-of-age'),
    );
    const talk = await book('adult', [conferenceId, 'adult', '16:00'], { day, together: true });
    expect(talk.together).toBe(false);
    await agrees();
  });

  it('a family that is too late neither moves nor cancels its talk', async () => {
    const { book, move, leave } = world;
    const conferenceId = await own('2026-11-09');
    const { bookingId } = await book('mother', [conferenceId, 'ola', '16:00'], { day: '2026-11-09' });
    const late = '2026-11-08T15:30:00.000Z';
    await expect(leave('mother', [conferenceId, 'ola', bookingId], late)).rejects.toMatchObject(
      refusedFor('talk-too-near'),
    );
    await expect(move('mother', [conferenceId, 'ola', bookingId], { from: '17:00', at: late })).rejects.toMatchObject({
      code: 'conferences.talk-too-near',
    });
    expect((await leave('mother', [conferenceId, 'ola', bookingId], '2026-11-08T15:00:00.000Z')).status).toBe(
      'cancelled-by-family',
    );
  });

  it('siblings get talks one after the other, all or none', async () => {
    const { cases, family, p, book, keyed } = world;
    const day = '2026-11-17';
    const conferenceId = await own(day);
    const row = (who: string) =>
      cases.bookRow(family(who), {
        conferenceId,
        talks: [
          { pupilId: p.pupil('ola'), teacherId: p.staff.contact },
          { pupilId: p.pupil('siv'), teacherId: p.staff.teacher },
        ],
        together: true,
        notBefore: '16:20',
        idempotencyKey: keyed(newId()),
      });
    await book('p0a', [conferenceId, 'p0', '16:20'], { day });
    const { talks } = await row('mother');
    const times = talks.map(({ from, to }) => `${from}–${to}`).sort();
    expect(times).toEqual(['16:20–16:30', '16:40–16:50']);
    await expect(row('father')).rejects.toMatchObject(refusedFor('already-booked'));
    await agrees();
  });

  it('a guardian whose relation ends while booking gets nothing, and no record is left', async () => {
    const { cases, family, p, keyed } = world;
    const day = '2026-11-18';
    const conferenceId = await own(day);
    const Key = keysOf(O).relation(p.pupil('p1'), p.guardian('p1b'));
    const store = {
      ...cases.deps.store,
      change: async (change: Parameters<typeof cases.deps.store.change>[0]) => {
        await tables.client.send(
          new UpdateCommand({
            TableName: tables.tables.main,
            Key,
            UpdateExpression: 'SET #to = :today',
            ExpressionAttributeNames: { '#to': 'to' },
            ExpressionAttributeValues: { ':today': '2026-11-02' },
          }),
        );
        return cases.deps.store.change(change);
      },
    };
    const wish = { conferenceId, pupilId: p.pupil('p1'), teacherId: p.staff.contact, day, from: '16:00' };
    const asked = { ...wish, together: false, idempotencyKey: keyed(newId()) };
    await expect(bookTalk({ ...cases.deps, store })(family('p1b'), asked)).rejects.toMatchObject({ code: 'not-found' });
    expect(await cases.deps.store.talksOf(O, p.pupil('p1'), conferenceId)).toEqual([]);
    await agrees();
  });
});

describe('what people see of a conference (H1)', () => {
  it('a family sees free times and its own talk, and nothing of the other parent’s', async () => {
    const { cases, family, p, book } = world;
    const day = '2026-11-19';
    const conferenceId = await own(day);
    const his = await book('father', [conferenceId, 'apart', '16:10'], { day });
    const name = { conferenceId, pupilId: p.pupil('apart') };
    const hers = await cases.list(family('mother'), name);
    expect(hers.talks).toEqual([]);
    expect(JSON.stringify(hers)).not.toContain(his.bookingId);
    // The teacher of another class of the round does not teach the child.
    expect(hers.teachers.map(({ teacherId }) => teacherId)).toEqual([p.staff.contact]);
    const times = hers.teachers.flatMap(({ free }) => free.filter(({ day: on }) => on === day));
    expect(times.map(({ from }) => from).slice(0, 3)).toEqual(['16:00', '16:20', '16:30']);
    expect((await cases.list(family('father'), name)).talks).toEqual([{ ...his, teacherName: expect.any(String) }]);
    expect((await cases.list(family('mother', '2026-11-10T11:00:00.000Z'), name)).mayBook).toBe(false);
    await expect(cases.list(family('p0a'), name)).rejects.toMatchObject({ code: 'not-found' });
    await expect(cases.list(family('p0a'), { ...name, pupilId: p.pupil('foreign') })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('a teacher sees own times with the pupils in them, which is logged, and not those of a colleague', async () => {
    const { cases, staff, schoolId, p, book } = world;
    const day = '2026-11-20';
    const conferenceId = await own(day);
    await book('mother', [conferenceId, 'ola', '16:00'], { day });
    const name = { schoolId, conferenceId, teacherId: p.staff.contact };
    cases.looks.length = 0;
    const { times } = await cases.listTimes(staff('contact'), name);
    const taken = times.filter(({ talk }) => talk !== null);
    expect(taken.map(({ from, talk }) => [from, talk?.pupilId])).toEqual([['16:00', p.pupil('ola')]]);
    expect(cases.looks.map(({ pupilId }) => pupilId)).toEqual([p.pupil('ola')]);
    await expect(cases.listTimes(staff('teacher'), name)).rejects.toMatchObject({ code: 'not-found' });
    expect((await cases.listTimes(staff('leader'), name)).times).toHaveLength(times.length);
  });

  it('a teacher cancels an own time, and the family’s talk with it', async () => {
    const { cases, staff, schoolId, p, book, family } = world;
    const day = '2026-11-23';
    const conferenceId = await own(day);
    const { bookingId } = await book('mother', [conferenceId, 'ola', '16:00'], { day });
    const name = { schoolId, conferenceId, teacherId: p.staff.contact, day, from: '16:00', reason: 'other' as const };
    await expect(cases.cancelSlot(staff('teacher'), name)).rejects.toMatchObject({ code: 'not-found' });
    await cases.cancelSlot(staff('contact'), name);
    await cases.cancelSlot(staff('contact'), name);
    const { talks } = await cases.list(family('mother'), { conferenceId, pupilId: p.pupil('ola') });
    expect(talks).toEqual([expect.objectContaining({ bookingId, status: 'cancelled-by-school' })]);
    const { facts } = await wholeOf(tables.client, tables.tables.main);
    expect(
      facts.filter(({ name: fact, data }) => fact === 'talk-cancelled' && data.bookingId === bookingId),
    ).toHaveLength(1);
    await book('mother', [conferenceId, 'ola', '16:10'], { day });
    await agrees();
  });
});

/** A conference with times on a day of its own. */
async function own(day: string): Promise<string> {
  const { cases, leader, keyed, planOf, conference, schoolId } = world;
  const conferenceId = await conference('16:10', false);
  const plan = { ...planOf(conferenceId), stretches: [{ day, from: '16:00', to: '18:00' }] };
  await cases.make(leader, { ...plan, idempotencyKey: keyed(newId()) });
  await cases.step(leader, { schoolId, conferenceId, event: 'open' });
  return conferenceId;
}
