import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookForFamily } from '../../../functions/conferences/book-for-family.ts';
import { conferenceStore } from '../../../functions/conferences/conference-store.ts';
import { conferenceFact } from '../../../functions/conferences/events.ts';
import { conferenceAt } from '../../../functions/conferences/keys.ts';
import { Conference } from '../../../functions/conferences/record.ts';
import { sweepConferences } from '../../../functions/conferences/sweep-conferences.ts';
import { sweepStore } from '../../../functions/conferences/sweep-store.ts';
import { talkStore } from '../../../functions/conferences/talk-store.ts';
import { idsOf } from '../../../functions/conferences/view.ts';
import { nobodyLogsIn, rosterLookup } from '../../../functions/roster/lookup.ts';
import { type Dynamo, itemAt } from '../../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { makeTables } from '../../support/table.ts';
import { makeNewsWorld, type NewsWorld } from './news-world.ts';
import { faultsIn, wholeOf } from './whole.ts';
import { O } from './world.ts';

/** The day before the talks, in the reminders' hours, in the night and in the evening; the day of the talks. */
const NIGHT = '2026-11-09T05:40:00.000Z';
const EVE = '2026-11-09T09:40:00.000Z';
const LATER = '2026-11-09T10:40:00.000Z';
const EVENING = '2026-11-09T19:40:00.000Z';
const BEGUN = '2026-11-10T15:40:00.000Z';
const OVER = '2026-11-10T17:40:00.000Z';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: NewsWorld;
let conferenceId: string;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());
beforeEach(async () => {
  await tables.stop();
  tables = await makeTables();
  world = await makeNewsWorld(tables.client, tables.tables.main);
  conferenceId = await world.conference();
  await world.told();
});

/** Runs the hour's job, and returns how much it has done; a part that has failed counts as `failed`. */
async function sweep(at: string, client: Dynamo = tables.client): Promise<number | 'failed'> {
  const table = tables.tables.main;
  const job = sweepConferences({
    lookup: rosterLookup(client, table, nobodyLogsIn),
    store: talkStore(client, table),
    conferences: conferenceStore(client, table),
    sweep: sweepStore(client, table),
  });
  const outcomes = await job(O, momentOf(Date.parse(at)));
  if (outcomes.some(({ status }) => status === 'rejected')) return 'failed';
  return outcomes.reduce((sum, outcome) => sum + (outcome.status === 'fulfilled' ? outcome.value : 0), 0);
}
const whole = () => wholeOf(tables.client, tables.tables.main);
const talkOf = async (bookingId: string) => {
  const talk = (await whole()).talks.find((found) => found.bookingId === bookingId);
  if (!talk) throw new Error('No talk.');
  return talk;
};
const stateNow = async (id = conferenceId) =>
  Conference.parse(await itemAt(tables.client, tables.tables.main, conferenceAt(O, id))).state;
const namesOf = (adults: readonly { readonly id: string }[]) => adults.map(({ id }) => world.nameOf(id)).sort();
const agrees = async () => expect(await faultsIn(tables.client, tables.tables.main)).toEqual([]);

/** Counts the calls of a client, and dies at one of them. */
function counted(dieAt = Number.POSITIVE_INFINITY) {
  const commands: string[] = [];
  const send = async (command: Parameters<Dynamo['send']>[0]) => {
    commands.push(command.constructor.name);
    if (commands.length >= dieAt) throw new Error('killed');
    return tables.client.send(command);
  };
  const client: Dynamo = Object.assign(Object.create(tables.client), { send });
  return { client, commands };
}

describe('the reminder of the day before (H1)', () => {
  it('the reminder goes to those who come and to the pupil, once for each talk, in the hours of reminders', async () => {
    const { book, told } = world;
    await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    await book('p0a', [conferenceId, 'p0', '16:10']);
    await book('adult', [conferenceId, 'adult', '16:20']);
    await told();
    for (const early of ['2026-11-08T11:40:00.000Z', NIGHT]) {
      expect(await sweep(early)).toBe(0);
    }
    expect(await sweep(EVE)).toBe(3);
    expect(await told(EVE)).toEqual(['adult', 'father', 'mother', 'ola', 'p0', 'p0a']);
    for (const again of [EVE, LATER]) expect(await sweep(again)).toBe(0);
    expect(await told(LATER)).toEqual([]);
    expect((await world.inbox('father'))[0]).toBe('talk-reminder ola');
  });

  it('the reminder is not written in the evening, when notices wait for the morning', async () => {
    await world.book('p0a', [conferenceId, 'p0', '16:10']);
    expect(await sweep(EVENING)).toBe(0);
  });

  it('the reminder is not written about a talk that was booked or moved on the same day', async () => {
    const { book, move } = world;
    await book('p0a', [conferenceId, 'p0', '16:10'], { at: '2026-11-09T07:00:00.000Z' });
    const { bookingId } = await book('mother', [conferenceId, 'ola', '16:00']);
    await move('mother', [conferenceId, 'ola', bookingId], { from: '17:00', at: '2026-11-09T08:00:00.000Z' });
    expect(await sweep(EVE)).toBe(0);
  });

  it('the reminder does not reach the people of a talk that is cancelled or moved after it was ordered', async () => {
    const { book, leave, told, inbox } = world;
    const { bookingId } = await book('mother', [conferenceId, 'ola', '17:50'], { together: true });
    await told();
    await sweep(EVE);
    await leave('mother', [conferenceId, 'ola', bookingId], '2026-11-09T09:50:00.000Z');
    expect(await told(LATER)).toEqual(['contact', 'father', 'ola']);
    expect((await inbox('mother')).filter((item) => item.startsWith('talk'))).toEqual([]);
  });

  it('the reminder is ended for whoever cancels the talk after it, too', async () => {
    const { book, leave, told, inbox } = world;
    const { bookingId } = await book('mother', [conferenceId, 'ola', '17:50'], { together: true });
    await sweep(EVE);
    await told(EVE);
    expect((await inbox('mother')).filter((item) => item.startsWith('talk'))).toEqual(['talk-reminder ola']);
    await leave('mother', [conferenceId, 'ola', bookingId], EVE);
    await told(EVE);
    expect((await inbox('mother')).filter((item) => item.startsWith('talk'))).toEqual([]);
  });

  it('the reminder is written by one of two runs at once, and not about a talk that changes meanwhile', async () => {
    const { book, move } = world;
    const { bookingId } = await book('mother', [conferenceId, 'ola', '16:00']);
    const store = sweepStore(tables.client, tables.tables.main);
    const talk = await talkOf(bookingId);
    const fact = () => conferenceFact('talk-reminder', { ownerId: O, occurredAt: EVE, data: idsOf(talk) });
    await move('mother', [conferenceId, 'ola', bookingId], { from: '17:00' });
    expect(await store.remind(O, talk, fact())).toBe(false);
    const moved = await talkOf(bookingId);
    const both = await Promise.all([store.remind(O, moved, fact()), store.remind(O, moved, fact())]);
    expect(both.toSorted()).toEqual([false, true]);
  });

  it('the reminder comes once for each talk, at whatever call a run is killed', async () => {
    const { book, told } = world;
    for (const [who, child, from] of [
      ['p0a', 'p0', '16:00'],
      ['p1a', 'p1', '16:10'],
      ['mother', 'ola', '16:20'],
    ] as const)
      await book(who, [conferenceId, child, from]);
    await told();
    for (let call = 1; call <= 12; call++) await sweep(EVE, counted(call).client).catch(() => 'failed');
    await sweep(EVE);
    expect(await told(EVE)).toEqual(['mother', 'ola', 'p0', 'p0a', 'p1', 'p1a']);
    const { facts } = await whole();
    expect(facts.filter(({ name }) => name === 'talk-reminder')).toHaveLength(3);
  });
});

describe('a seat of somebody without a right (H1, law 2)', () => {
  it('a seat without a right is given up, and the talk goes on for the others; nobody is told', async () => {
    const { book, told, relate } = world;
    const { bookingId } = await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    await told();
    await relate('ola', 'father', { to: '2026-11-05' });
    expect(await sweep('2026-11-04T08:40:00.000Z')).toBe(0);
    expect(await sweep('2026-11-05T08:40:00.000Z')).toBe(1);
    const talk = await talkOf(bookingId);
    expect([talk.state, namesOf(talk.adults), talk.steps.at(-1)?.by]).toEqual(['booked', ['mother'], 'system']);
    await agrees();
    expect(await told('2026-11-05T08:41:00.000Z')).toEqual([]);
    expect(await sweep('2026-11-05T09:40:00.000Z')).toBe(0);
  });

  it('a seat without a right that was the last frees the teacher’s time, and the talk tells why', async () => {
    const { book, told, relate, cases, leader, schoolId, p } = world;
    const { bookingId } = await book('mother', [conferenceId, 'apart', '16:00']);
    const other = await book('father', [conferenceId, 'apart', '16:30']);
    await told();
    await relate('apart', 'mother', { personTo: '2026-11-03' });
    expect(await sweep('2026-11-03T08:40:00.000Z')).toBe(1);
    const talk = await talkOf(bookingId);
    expect([talk.state, talk.reason, namesOf(talk.adults)]).toEqual([
      'cancelled-by-school',
      'access-ended',
      ['mother'],
    ]);
    expect((await talkOf(other.bookingId)).state).toBe('booked');
    await agrees();
    const { times } = await cases.listTimes(leader, { schoolId, conferenceId, teacherId: p.staff.contact });
    expect(times.find(({ from }) => from === '16:00')).toMatchObject({ status: 'free', talk: null });
    expect(await told('2026-11-03T08:41:00.000Z')).toEqual([]);
  });

  it.each<[string, (world: NewsWorld) => Promise<void>]>([
    ['the pupil has come of age', ({ profile }) => profile('p0', { birthDate: '2008-11-02' })],
    ['the pupil has left the school', ({ profile }) => profile('p0', { to: '2026-11-03' })],
    ['the pupil has left the class', ({ enrol }) => enrol('p0', 'group', { to: '2026-11-03' })],
  ])('the seats of everybody are given up when %s', async (_why, change) => {
    const { book, told, inbox } = world;
    const { bookingId } = await book('p0a', [conferenceId, 'p0', '16:00']);
    await told();
    expect(await sweep('2026-11-03T08:40:00.000Z')).toBe(0);
    await change(world);
    expect(await sweep('2026-11-03T09:40:00.000Z')).toBe(1);
    expect((await talkOf(bookingId)).reason).toBe('access-ended');
    expect((await whole()).slots.find(({ booking }) => booking?.bookingId === bookingId)).toBeUndefined();
    await agrees();
    const before = await inbox('p0a');
    expect(await told('2026-11-03T09:41:00.000Z')).toEqual([]);
    expect(await inbox('p0a')).toEqual(before);
  });

  it('a talk for which the school has named nobody stays while the pupil is in the class, and no longer', async () => {
    const { cases, staff, told, enrol, keyed, schoolId, p } = world;
    const pupilId = p.pupil('nobodys');
    const booking = { schoolId, conferenceId, pupilId, teacherId: p.staff.contact, day: '2026-11-10', from: '16:00' };
    const input = { ...booking, guardianIds: [], idempotencyKey: keyed('nobodys') };
    const { bookingId } = await bookForFamily(cases.deps)(staff('office'), input);
    // The pupil, who is 12.
    expect(await told()).toEqual(['nobodys']);
    expect(await sweep('2026-11-03T08:40:00.000Z')).toBe(0);
    await enrol('nobodys', 'group', { to: '2026-11-03' });
    expect(await sweep('2026-11-03T09:40:00.000Z')).toBe(1);
    expect((await talkOf(bookingId)).reason).toBe('access-ended');
    await agrees();
  });

  it('a seat is kept by everybody whose right holds, and by a talk that is over', async () => {
    const { book, relate } = world;
    const { bookingId } = await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    expect(await sweep('2026-11-03T08:40:00.000Z')).toBe(0);
    await relate('ola', 'father', { to: '2026-11-10' });
    await sweep(BEGUN);
    expect(namesOf((await talkOf(bookingId)).adults)).toEqual(['father', 'mother']);
  });

  it('somebody without a right gets no reminder: those who still come are reminded in the same run', async () => {
    const { book, told, relate } = world;
    await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    await book('p0a', [conferenceId, 'p0', '16:10']);
    await told();
    await relate('ola', 'father', { to: '2026-11-09' });
    await relate('p0', 'p0a', { to: '2026-11-09' });
    expect(await sweep(EVE)).toBe(3);
    expect(await told(EVE)).toEqual(['mother', 'ola']);
  });

  it('a seat without a right is given up wholly or not at all, at whatever call a run is killed', async () => {
    const { book, relate } = world;
    const joint = await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    const alone = await book('p0a', [conferenceId, 'p0', '16:10']);
    await relate('ola', 'father', { to: '2026-11-03' });
    await relate('p0', 'p0a', { to: '2026-11-03' });
    for (let call = 1; call <= 14; call++) {
      await sweep('2026-11-03T08:40:00.000Z', counted(call).client).catch(() => 'failed');
      await agrees();
    }
    await sweep('2026-11-03T08:40:00.000Z');
    await agrees();
    expect(namesOf((await talkOf(joint.bookingId)).adults)).toEqual(['mother']);
    expect((await talkOf(alone.bookingId)).state).toBe('cancelled-by-school');
    const { facts } = await whole();
    expect(facts.filter(({ name }) => name === 'talk-access-ended')).toHaveLength(2);
  });
});

describe('the states of a conference by time (H1)', () => {
  it('a conference is held from its first time and ended after its last, and then the job looks at it no more', async () => {
    const { cases, leader, schoolId } = world;
    await cases.step(leader, { schoolId, conferenceId, event: 'close' });
    expect(await sweep('2026-11-10T14:40:00.000Z')).toBe(0);
    expect(await stateNow()).toBe('closed');
    expect(await sweep(BEGUN)).toBe(1);
    expect(await stateNow()).toBe('held');
    expect(await sweep('2026-11-10T16:40:00.000Z')).toBe(0);
    expect(await sweep(OVER)).toBe(1);
    expect(await stateNow()).toBe('ended');
    const { client, commands } = counted();
    await sweep(OVER, client);
    expect(commands).toEqual([QueryCommand.name]);
  });

  it('a conference goes through both at once after runs that were missed', async () => {
    expect(await sweep(OVER)).toBe(2);
    expect(await stateNow()).toBe('ended');
  });

  it('a conference leaves drafts, and conferences without times', async () => {
    const draft = await world.conference('16:10', false).catch(() => undefined);
    expect(draft).toBeDefined();
    await sweep(OVER);
    expect(await stateNow(draft)).toBe('draft');
  });
});

describe('what a run reads (H1)', () => {
  it('a run is one query for an owner without a conference, whatever the number of schools', async () => {
    await sweep(OVER);
    const { client, commands } = counted();
    expect(await sweep(OVER, client)).toBe(0);
    expect(commands).toEqual([QueryCommand.name]);
  });

  it('a run reads of a conference its times, its talks at once, its marks, and each pupil with a coming talk', async () => {
    const { book } = world;
    await book('mother', [conferenceId, 'apart', '16:00']);
    await book('father', [conferenceId, 'apart', '16:30']);
    await book('p0a', [conferenceId, 'p0', '16:10']);
    await sweep(EVE);
    const { client, commands } = counted();
    expect(await sweep(EVE, client)).toBe(0);
    const queries = commands.filter((name) => name === 'QueryCommand').length;
    // Conferences, times, marks, and two pupils.
    expect([queries, commands.filter((name) => name === 'BatchGetCommand').length, commands.length]).toEqual([5, 1, 6]);
  });

  it('a run goes on with the other conferences when one fails', async () => {
    const other = await makeNewsWorld(tables.client, tables.tables.main, 0).catch(() => undefined);
    expect(other).toBeDefined();
    const second = await other?.conference();
    await sweep(OVER, counted(2).client).catch(() => 'failed');
    await sweep(OVER);
    expect(await Promise.all([stateNow(), stateNow(second)])).toEqual(['ended', 'ended']);
  });
});
