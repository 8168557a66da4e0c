import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conferenceFact } from '../../../functions/conferences/events.ts';
import { isEntitled } from '../../../functions/notices/entitlement.ts';
import type { ConferenceNews } from '../../../functions/notifications/conference-news.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { makeTables } from '../../support/table.ts';
import { makeNewsWorld, type NewsWorld, SOON } from './news-world.ts';
import { O } from './world.ts';

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
});

/** A client that dies at its call of this number. */
function killedAt(call: number): Dynamo {
  let left = call;
  const send = async (command: Parameters<Dynamo['send']>[0]) => {
    left -= 1;
    if (left < 0) throw new Error('killed');
    return tables.client.send(command);
  };
  return Object.assign(Object.create(tables.client), { send });
}
const FAMILIES = ['father', 'hidden', 'mother', 'p0a', 'p0b', 'p1a', 'p1b'];
const PUPILS = ['adult', 'apart', 'nobodys', 'ola', 'p0', 'p1', 'siv', 'young'];
const only = async (name: ConferenceNews['name']): Promise<ConferenceNews> => {
  const fact = (await world.facts()).find((waiting) => waiting.name === name);
  if (!fact) throw new Error(`No ${name}.`);
  return fact;
};

describe('a teacher who asks for a talk (H1)', () => {
  const ask = (names: readonly string[], kind: 'asked' | 'waived' = 'asked') => {
    const { cases, schoolId, p, staff } = world;
    const teacherId = p.staff.contact;
    const pupilIds = names.map((name) => p.pupil(name));
    return cases.setAsks(staff('contact'), { schoolId, conferenceId, teacherId, pupilIds, kind });
  };

  it('a teacher who asks for a talk is told of to all who may book, once each, with an item for each child', async () => {
    await world.told();
    await ask(['ola', 'apart', 'adult']);
    expect(await world.told()).toEqual(['adult', 'father', 'mother']);
    expect(await world.inbox('mother')).toEqual(expect.arrayContaining(['talk-asked ola', 'talk-asked apart']));
    expect(await world.inbox('adultsFather')).toEqual([]);
    await ask(['ola', 'apart', 'adult']);
    expect(await world.told()).toEqual([]);
  });

  it('a teacher who asks for a talk and closes before it is delivered, or who needs none, is told of to nobody', async () => {
    await world.told();
    await ask(['p0'], 'waived');
    expect(await world.told()).toEqual([]);
    await ask(['p1']);
    const { cases, leader, schoolId } = world;
    await cases.step(leader, { schoolId, conferenceId, event: 'close' });
    expect(await world.told()).toEqual([]);
  });
});

describe('a conference that opens (H1)', () => {
  it('a conference that opens gives each adult who may book an item for each child and one notice, and each pupil from 12 both', async () => {
    const { told, inbox, profile } = world;
    await profile('p1', { birthDate: '2014-11-03' });
    expect(await told()).toEqual([...FAMILIES, ...PUPILS.filter((name) => name !== 'p1')].toSorted());
    expect((await inbox('mother')).toSorted()).toEqual([
      'conference-opened apart',
      'conference-opened ola',
      'conference-opened siv',
      'conference-opened young',
    ]);
    expect(await inbox('adultsFather')).toEqual([]);
    expect(await inbox('p1')).toEqual([]);
    expect(await inbox('contact')).toEqual([]);
    const [request] = world.sent;
    expect(JSON.stringify(world.sent)).not.toContain('Utviklingssamtaler');
    expect(request?.right.inGroup).toBeDefined();
  });

  it('a conference that opens is told in pages of pupils, to nobody twice, however often a page is delivered or its run is killed', async () => {
    const many = await makeTables();
    const big = await makeNewsWorld(many.client, many.tables.main, 90);
    await big.conference();
    const seen = new Set<string>();
    for (let left = await big.facts(); left.length > 0; left = await big.facts()) {
      for (const fact of left) {
        seen.add(JSON.stringify(fact.data));
        await big.deliver(fact);
        await big.deliver(fact);
      }
    }
    // Ninety-five pupils of a class in three pages, and the other class in one.
    expect(seen.size).toBe(4);
    const notices = new Map(big.sent.map(({ id, person }) => [id, big.nameOf(person.id)]));
    expect([...notices.values()].filter((name) => name === 'mother')).toHaveLength(1);
    expect(new Set(notices.values()).size).toBe(notices.size);
    expect(notices.size).toBe(3 + 180 + 96);
    for (const name of ['p0a', 'p45b', 'p89a', 'p89']) expect(await big.inbox(name)).toHaveLength(1);
    await many.stop();
  });

  it('a conference that opens is told to everybody once by a run that is killed at any call and begun again', async () => {
    const { facts, deliver, inbox, sent, nameOf, told } = world;
    const first = await only('conference-opened');
    for (const call of [1, 3, 6, 9, 14, 20, 30])
      await deliver(first, SOON, killedAt(call)).catch((error: Error) => expect(error.message).toBe('killed'));
    expect((await facts()).length).toBeGreaterThan(0);
    await told();
    const notices = new Map(sent.map(({ id, person }) => [id, nameOf(person.id)]));
    expect([...notices.values()].sort()).toEqual([...FAMILIES, ...PUPILS].toSorted());
    expect(await inbox('mother')).toHaveLength(4);
  });

  it('a conference that opens reaches nobody whose relation has ended meanwhile, and nobody of a pupil who has left the class', async () => {
    const { told, relate, enrol } = world;
    await relate('p0', 'p0a', { to: '2026-11-02' });
    await enrol('p1', 'group', { to: '2026-11-01' });
    expect((await told()).filter((name) => name.startsWith('p'))).toEqual(['p0', 'p0b']);
  });

  it('a conference that opens reaches nobody once it is closed again', async () => {
    const { told, cases, leader, schoolId, inbox } = world;
    await cases.step(leader, { schoolId, conferenceId, event: 'close' });
    expect(await told()).toEqual([]);
    expect(await inbox('mother', 'all')).toEqual([]);
  });

  it('an invitation does not leave any more when the pupil has left the class', async () => {
    const { told, enrol, sent, nameOf, cases, p } = world;
    await told();
    await enrol('p0', 'group', { to: '2026-11-02' });
    const [pupil, other] = await Promise.all(['p0', 'p1'].map((name) => cases.deps.lookup.pupil(O, p.pupil(name))));
    const leaves = (name: string, card: typeof pupil) => {
      const request = sent.find(({ person }) => nameOf(person.id) === name);
      if (!request) throw new Error(`No request to ${name}.`);
      return isEntitled(O, request.person, request.right, { pupil: card, staff: undefined }, '2026-11-02');
    };
    expect([leaves('p0a', pupil), leaves('p0', pupil)]).toEqual([false, false]);
    expect([leaves('p1a', other), leaves('p1', other)]).toEqual([true, true]);
  });

  it('a conference that opens gives an item about a pupil who is in two of its groups once', async () => {
    const { told, enrol, inbox } = world;
    await enrol('ola', 'younger', {});
    expect((await told()).filter((name) => name === 'ola')).toEqual(['ola']);
    expect(await inbox('ola')).toEqual(['conference-opened ola']);
    expect((await inbox('father')).filter((item) => item.endsWith('ola'))).toHaveLength(1);
  });
});

describe('a talk that is booked, moved or cancelled (H1)', () => {
  beforeEach(async () => {
    await world.told();
  });

  it('a booked talk is told to the other adults who come and to the pupil, not to whoever booked it, nor to the teacher', async () => {
    const { book, told, inbox } = world;
    await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    expect(await told()).toEqual(['father', 'ola']);
    expect(await inbox('father')).toContain('talk-booked ola');
    expect(await inbox('contact')).toEqual([]);
  });

  it('a talk is not told to the other parent who has a talk of their own, in any way', async () => {
    const { book, move, leave, told, inbox } = world;
    const own = await book('mother', [conferenceId, 'apart', '16:00']);
    await book('father', [conferenceId, 'apart', '16:30']);
    expect(await told()).toEqual(['apart', 'apart']);
    await move('mother', [conferenceId, 'apart', own.bookingId], { from: '17:00' });
    expect(await told()).toEqual(['apart', 'contact']);
    await leave('mother', [conferenceId, 'apart', own.bookingId]);
    expect(await told()).toEqual(['apart', 'contact']);
    expect((await inbox('father')).filter((item) => item.startsWith('talk'))).toEqual([]);
  });

  it('a talk is not told to the pupil while the address of somebody who comes is protected', async () => {
    const { book, told, protect, inbox } = world;
    await protect('mother');
    await book('mother', [conferenceId, 'apart', '16:00']);
    await book('father', [conferenceId, 'apart', '16:30']);
    expect(await told()).toEqual(['apart']);
    expect((await inbox('apart')).filter((item) => item.startsWith('talk'))).toHaveLength(1);
  });

  it('a talk about one child replaces no item of a talk about another in the same conference', async () => {
    const { book, told, inbox, p } = world;
    await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    await book('mother', [conferenceId, 'siv', '16:30'], { together: true, teacherId: p.staff.teacher });
    await told();
    const talks = (await inbox('father')).filter((item) => item.startsWith('talk'));
    expect(talks.toSorted()).toEqual(['talk-booked ola', 'talk-booked siv']);
  });

  it('a talk is not told to a pupil under 12', async () => {
    const { book, told, profile } = world;
    await profile('ola', { birthDate: '2014-11-03' });
    await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    expect(await told()).toEqual(['father']);
    expect(await told('2026-11-03T08:00:00.000Z')).toEqual([]);
  });

  it('a talk that a family moves or cancels is told to the teacher, and the newest item of a talk replaces the older ones', async () => {
    const { book, move, leave, told, inbox } = world;
    const { bookingId } = await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    await told();
    await move('father', [conferenceId, 'ola', bookingId], { from: '17:00' });
    expect(await told()).toEqual(['contact', 'mother', 'ola']);
    expect(await inbox('contact')).toEqual(['own-talk-moved -']);
    // The father, who moved it, has no older item of it left.
    expect((await inbox('father')).filter((item) => item.startsWith('talk'))).toEqual([]);
    await leave('mother', [conferenceId, 'ola', bookingId]);
    expect(await told()).toEqual(['contact', 'father', 'ola']);
    expect(await inbox('contact')).toEqual(['own-talk-cancelled -']);
    expect((await inbox('father')).filter((item) => item.startsWith('talk'))).toEqual(['talk-cancelled ola']);
    expect((await inbox('mother')).filter((item) => item.startsWith('talk'))).toEqual([]);
  });

  it('the teacher’s item says which talk was moved or cancelled by its time, and never about whom', async () => {
    const { book, move, leave, told, titles } = world;
    const first = await book('mother', [conferenceId, 'ola', '16:00']);
    const second = await book('p0a', [conferenceId, 'p0', '16:10']);
    await move('mother', [conferenceId, 'ola', first.bookingId], { from: '17:00' });
    await leave('p0a', [conferenceId, 'p0', second.bookingId]);
    await told();
    expect((await titles('contact')).toSorted()).toEqual([
      'En familie har avlyst samtalen med deg 10. november 2026 kl. 16:10',
      'En familie har flyttet en samtale med deg til 10. november 2026 kl. 17:00',
    ]);
  });

  it('a family that opens the page of a child’s conference has read its items, of that child alone', async () => {
    const { book, inbox, told, cases, family, p } = world;
    await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    await told();
    await cases.list(family('father'), { pupilId: p.pupil('ola'), conferenceId });
    expect((await inbox('father')).toSorted()).toEqual(['conference-opened apart', 'conference-opened siv']);
  });

  it('a teacher who opens own times has read of what families have done; a leader who does has not', async () => {
    const { book, leave, inbox, told, cases, staff, schoolId, p } = world;
    const { bookingId } = await book('mother', [conferenceId, 'ola', '16:00']);
    await leave('mother', [conferenceId, 'ola', bookingId]);
    await told();
    const name = { schoolId, conferenceId, teacherId: p.staff.contact };
    await cases.listTimes(staff('leader'), name);
    expect(await inbox('contact')).toEqual(['own-talk-cancelled -']);
    await cases.listTimes(staff('contact'), name);
    expect(await inbox('contact')).toEqual([]);
  });

  it('a talk that is booked and cancelled is told as cancelled only, in whatever order its facts come, and once however often', async () => {
    const { book, leave, facts, deliver, inbox, sent, nameOf } = world;
    const { bookingId } = await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    await leave('mother', [conferenceId, 'ola', bookingId], '2026-11-02T08:00:01.000Z');
    const [booked, cancelled] = await facts();
    if (booked?.name !== 'talk-booked' || cancelled?.name !== 'talk-cancelled') throw new Error('Other facts.');
    const before = sent.length;
    for (const fact of [cancelled, booked, cancelled, booked]) await deliver(fact);
    expect((await inbox('father')).filter((item) => item.startsWith('talk'))).toEqual(['talk-cancelled ola']);
    const notices = new Map(sent.slice(before).map(({ id, person }) => [id, nameOf(person.id)]));
    expect([...notices.values()].sort()).toEqual(['contact', 'father', 'ola']);
  });

  it('a talk that the school cancels is told to everybody who came, and not to the teacher', async () => {
    const { book, told, cases, leader, schoolId, p } = world;
    await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    await book('adult', [conferenceId, 'adult', '16:20']);
    await told();
    const slot = { schoolId, conferenceId, teacherId: p.staff.contact, day: '2026-11-10', reason: 'other' } as const;
    await cases.cancelSlot(leader, { ...slot, from: '16:00' });
    expect(await told()).toEqual(['father', 'mother', 'ola']);
    await cases.cancelSlot(leader, { ...slot, from: '16:20' });
    expect(await told()).toEqual(['adult']);
  });

  it('a talk is not told to somebody whose relation has ended between the change and its delivery', async () => {
    const { book, told, relate, inbox } = world;
    await book('mother', [conferenceId, 'ola', '16:00'], { together: true });
    await relate('ola', 'father', { to: '2026-11-02' });
    expect(await told()).toEqual(['ola']);
    expect((await inbox('father')).filter((item) => item.startsWith('talk'))).toEqual([]);
  });

  it('a talk is not told to guardians of a pupil who has come of age meanwhile, also with a consent', async () => {
    const { book, told, profile, consent } = world;
    await book('p0a', [conferenceId, 'p0', '16:00']);
    await book('p1a', [conferenceId, 'p1', '16:10']);
    await profile('p0', { birthDate: '2008-01-01' });
    await consent('p0', 'p0a');
    expect((await told()).filter((name) => name.startsWith('p0'))).toEqual(['p0']);
  });

  it('an offer of a waiting list reaches the one who waits, and nobody without the right to book', async () => {
    const { told, inbox, schoolId, p, put, relate } = world;
    const place = { conferenceId, schoolId, pupilId: p.pupil('apart'), teacherId: p.staff.contact };
    const offer = (waitId: string) =>
      conferenceFact('talk-offered', {
        ownerId: O,
        occurredAt: SOON,
        data: { ...place, waitId, adults: [{ kind: 'guardian', id: p.guardian('mother') }] },
      });
    await put(offer('w1'));
    expect(await told()).toEqual(['mother']);
    expect(await inbox('mother')).toContain('talk-offered apart');
    await relate('apart', 'mother', { to: '2026-11-02' });
    await put(offer('w2'));
    expect(await told()).toEqual([]);
  });

  it('the end of the search for an interpreter is told to those who come, its steps are not', async () => {
    const { told, book, put, cases, schoolId, p, family } = world;
    const { bookingId } = await book('mother', [conferenceId, 'ola', '16:00']);
    await told();
    const { version } = (await cases.list(family('mother'), { pupilId: p.pupil('ola'), conferenceId })).talks[0] ?? {};
    const set = (isSettled: boolean) =>
      conferenceFact('talk-interpreter-set', {
        ownerId: O,
        occurredAt: SOON,
        data: {
          ...{ conferenceId, schoolId, bookingId, pupilId: p.pupil('ola'), teacherId: p.staff.contact },
          adults: [{ kind: 'guardian', id: p.guardian('mother') }],
          madeBy: { kind: 'staff', personId: p.staff.office },
          ...{ talkVersion: (version ?? 1) + 1, isSettled },
        },
      });
    await put(set(false));
    expect(await told()).toEqual([]);
    await put(set(true));
    expect(await told()).toEqual(['mother', 'ola']);
  });

  it('all talks with a teacher who is away give each family one notice', async () => {
    const { book, told, cases, leader, schoolId, p, keyed } = world;
    await book('p0a', [conferenceId, 'p0', '16:00']);
    await book('p1a', [conferenceId, 'p1', '16:10']);
    await book('mother', [conferenceId, 'ola', '16:20'], { together: true });
    await told();
    const away = { schoolId, conferenceId, teacherId: p.staff.contact, reason: 'teacher-away' as const };
    await cases.orderAway(leader, { ...away, idempotencyKey: keyed('away') });
    await cases.cancelTeacher({ ownerId: leader.login.ownerId, ...away }, leader.moment);
    expect(await told()).toEqual(['father', 'mother', 'ola', 'p0', 'p0a', 'p1', 'p1a']);
  });
});
