import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { AT, BEGUN, LAST_DAY, LATE, makeWorld, NO, refused, type World, YES } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());
beforeEach(() => {
  world.changed.owner = {};
  world.logged.length = 0;
});

const NOT_FOUND = [404, 'not-found'];

describe('who plans a parents’ meeting (H2)', () => {
  it('a guest, a guardian and a stranger plan no meeting', async () => {
    const { plan, p } = world;
    expect((await plan('guest', p.group)).status).toBe(401);
    expect((await plan('mother', p.group)).status).toBe(401);
    expect((await plan('nobody', p.group)).status).toBe(403);
  });

  it.each(['contact', 'teacher', 'leader', 'principal'])('a meeting of the class is planned by: %s', async (who) => {
    const { plan, p } = world;
    const { status, body } = await plan(who, p.group);
    expect([status, body.version]).toEqual([201, 1]);
  });

  it.each(['stand-in', 'colleague', 'office', 'elsewhere'])(
    'nothing of a class and its meetings is found by: %s',
    async (who) => {
      const { form, plan, planned, openPlanned, change, cancel, record, meet, p } = world;
      const name = [p.group, await meet()] as const;
      const answers = [
        await plan(who, p.group),
        await form(who, p.group),
        await planned(who, p.group),
        await openPlanned(who, name),
        await change(who, name, { body: { place: 'Gymsalen' } }),
        await cancel(who, name),
        await record(who, name, p.mother, YES),
      ];
      expect(answers.map(refused)).toEqual(answers.map(() => NOT_FOUND));
    },
  );

  it('a group of another school, and a meeting of another group, are not found', async () => {
    const { plan, openPlanned, meet, p } = world;
    expect(refused(await plan('leader', p.otherGroup))).toEqual(NOT_FOUND);
    expect(refused(await openPlanned('teacher', [p.neighbours, await meet()]))).toEqual(NOT_FOUND);
    expect(refused(await openPlanned('teacher', [p.group, newSortableId(Date.parse(AT))]))).toEqual(NOT_FOUND);
  });

  it('a group that nobody reads for is refused, and so is a school without messages', async () => {
    const { plan, form, changed, p } = world;
    expect(refused(await plan('contact', p.empty))).toEqual([409, 'meetings.nobody']);
    changed.owner = { 'messages.enabled': false };
    expect(refused(await plan('contact', p.group))).toEqual([403, 'messages.off']);
    expect(refused(await form('contact', p.group))).toEqual([403, 'messages.off']);
  });

  it('the form counts each adult once and names those whom no notice reaches, which the log keeps', async () => {
    const { form, logged, p } = world;
    const { body } = await form('contact', p.group);
    // Mother has three children there, one of age who has not consented; father has the consent.
    expect([body.group, body.pupils, body.adults]).toEqual(['8B', 4, 5]);
    expect(body.silent.map(({ personId }: { personId: string }) => personId)).toContain(p.shy);
    expect(new Set(logged.map(({ action }) => action))).toEqual(new Set(['group:meetings']));
  });

  it('the form names an adult who has muted meetings, and not one who has muted conversations alone', async () => {
    const { form, p } = world;
    const silentIf = async (area: string) => {
      const choices = { pk: `${OWNER}#GUARDIAN#${p.father}`, sk: 'CHANNEL#CHOICES', version: 1 };
      await seed(tables.client, tables.tables.main, [{ ...choices, muted: { [area]: ['email', 'push'] } }]);
      const { body } = await form('contact', p.group);
      return body.silent.some(({ personId }: { personId: string }) => personId === p.father);
    };
    expect([await silentIf('meetings'), await silentIf('messages')]).toEqual([true, false]);
  });
});

describe('what a meeting may be (H2)', () => {
  it.each([
    ['a day in the past', { day: '2026-11-23', answerBy: '2026-11-23' }, 'meetings.past'],
    ['earlier today', { day: '2026-11-24', from: '09:59', answerBy: '2026-11-24' }, 'meetings.past'],
    ['more than a year ahead', { day: '2027-11-26' }, 'meetings.far'],
    ['an end at its beginning', { to: '18:00' }, 'meetings.times'],
    ['answers after its day', { answerBy: '2026-12-11' }, 'meetings.answer-by'],
    ['answers until yesterday', { answerBy: '2026-11-23' }, 'meetings.answer-by'],
    ['an hour that no clock shows', { day: '2027-03-28', from: '02:30', to: '04:00' }, 'meetings.no-such-time'],
  ])('no meeting is planned with %s', async (_what, body, code) => {
    const { plan, p } = world;
    expect(refused(await plan('contact', p.group, { body }))).toEqual([422, code]);
  });

  it.each([
    ['no place', { place: ' ' }],
    ['a place of 121 letters', { place: 'a'.repeat(121) }],
    ['a title of 81 letters', { title: 'a'.repeat(81) }],
    ['a title in two lines', { title: 'a\nb' }],
    ['a text of 2001 letters', { text: 'a'.repeat(2001) }],
    ['a day that is none', { day: '2027-02-30' }],
    ['a time that is none', { from: '24:00' }],
    ['no places', { capacity: 0 }],
    ['half a place', { capacity: 1.5 }],
    ['2001 places', { capacity: 2001 }],
  ])('a meeting is refused with %s', async (_what, body) => {
    const { plan, p } = world;
    expect((await plan('contact', p.group, { body })).status).toBe(422);
  });

  it('a meeting may be on a day on which the clock changes, have 80 letters and an emoji; marks of direction go', async () => {
    const { meet, open, p } = world;
    const title = 'æ'.repeat(80);
    const meetingId = await meet({
      ...{ title, place: '\u202eAulaen\u202c 🎓', day: '2027-03-28', from: '18:00', to: '19:00' },
      answerBy: '2027-03-28',
    });
    const { body } = await open('mother', [p.ola, meetingId]);
    expect([body.title, body.place, body.day]).toEqual([title, 'Aulaen 🎓', '2027-03-28']);
  });
});

describe('who reads and answers (H2)', () => {
  it('each adult answers for the own person, and sees of others nothing but how many come', async () => {
    const { meet, answer, open, list, p } = world;
    const meetingId = await meet({ capacity: 20 });
    const { body } = await answer('mother', [p.ola, meetingId], YES);
    expect([body.yourAnswer.answer, body.coming, body.placesLeft]).toEqual(['yes', 2, 18]);
    // The same answer about the other child.
    expect((await open('mother', [p.siv, meetingId])).body.yourAnswer.count).toBe(2);
    const seen = (await open('father', [p.ola, meetingId])).body;
    expect([seen.yourAnswer, seen.coming, seen.placesLeft, seen.mayAnswer]).toEqual([null, 2, 18, true]);
    expect(JSON.stringify(seen)).not.toContain(p.mother);
    await answer('father', [p.ola, meetingId], NO);
    await answer('mother', [p.siv, meetingId], { answer: 'yes', count: 1 });
    const { meetings } = (await list('mother', p.ola)).body;
    const own = meetings.find((meeting: { meetingId: string }) => meeting.meetingId === meetingId);
    expect(own.yourAnswer).toEqual({ answer: 'yes', count: 1, at: AT, recorded: false });
  });

  it('a pupil of age answers alone; a guardian with consent reads only; other pupils find nothing', async () => {
    const { meet, answer, open, p } = world;
    const meetingId = await meet();
    expect((await answer('adult', [p.adult, meetingId], YES)).status).toBe(200);
    const read = (await open('father', [p.adult, meetingId])).body;
    expect([read.mayAnswer, read.whyNoAnswer === null]).toEqual([false, false]);
    expect(refused(await answer('father', [p.adult, meetingId], YES))).toEqual([403, 'messages.pupil-of-age']);
    expect(refused(await open('mother', [p.adult, meetingId]))).toEqual([403, 'messages.pupil-of-age']);
    expect(refused(await open('ola', [p.ola, meetingId]))).toEqual(NOT_FOUND);
    expect(refused(await answer('ola', [p.ola, meetingId], YES))).toEqual(NOT_FOUND);
  });

  it.each(['uncle', 'former', 'other'])('neither a meeting nor a way to answer is found by: %s', async (who) => {
    const { meet, answer, open, list, p } = world;
    const meetingId = await meet();
    const answers = [
      await open(who, [p.ola, meetingId]),
      await answer(who, [p.ola, meetingId], YES),
      await list(who, p.ola),
    ];
    expect(answers.map(refused)).toEqual(answers.map(() => NOT_FOUND));
  });

  it('a meeting of another class is not found by way of the own child, as an absent one is not', async () => {
    const { meet, plan, open, answer, p } = world;
    const foreign = (await plan('teacher', p.neighbours)).body.meetingId;
    for (const id of [foreign, newSortableId(Date.parse(AT))]) {
      expect(refused(await open('mother', [p.ola, id]))).toEqual(NOT_FOUND);
      expect(refused(await answer('mother', [p.ola, id], YES))).toEqual(NOT_FOUND);
    }
    // Who has left the class finds nothing of it.
    expect(refused(await open('shy', [p.leaver, await meet()], { at: '2026-12-02T09:00:00.000Z' }))).toEqual(NOT_FOUND);
  });

  it.each([
    ['99 adults', { answer: 'yes', count: 99 }],
    ['-1 adults', { answer: 'yes', count: -1 }],
    ['half an adult', { answer: 'yes', count: 0.5 }],
    ['a yes of nobody', { answer: 'yes', count: 0 }],
    ['a no of two', { answer: 'no', count: 2 }],
    ['a perhaps', { answer: 'perhaps', count: 1 }],
    ['a comment', { answer: 'yes', count: 1, comment: 'Vi kommer sent' }],
  ])('an answer is refused with %s', async (_what, body) => {
    const { meet, answer, p } = world;
    expect((await answer('mother', [p.ola, await meet()], body)).status).toBe(422);
  });

  it('an answer may be changed until the end of the last day, and then only by the school until the beginning', async () => {
    const { meet, answer, open, record, p } = world;
    const meetingId = await meet();
    const name = [p.ola, meetingId] as const;
    expect((await answer('mother', name, YES, { at: LAST_DAY })).status).toBe(200);
    const late = await answer('mother', name, NO, { at: LATE });
    expect([...refused(late), late.body.detail]).toEqual([
      409,
      'meetings.closed',
      expect.stringContaining('Ring skolen'),
    ]);
    expect((await open('mother', name, { at: LATE })).body.whyNoAnswer).toContain('Ring skolen');
    expect((await record('contact', [p.group, meetingId], p.mother, NO, { at: LATE })).status).toBe(204);
    expect((await open('mother', name, { at: LATE })).body.yourAnswer).toMatchObject({ answer: 'no', recorded: true });
    expect(refused(await answer('mother', name, YES, { at: BEGUN }))).toEqual([409, 'meetings.begun']);
    const over = await record('contact', [p.group, meetingId], p.mother, YES, { at: BEGUN });
    expect(refused(over)).toEqual([409, 'meetings.begun']);
  });
});

describe('the school’s list (H2)', () => {
  it('staff see each adult’s answer and who recorded it; the look is in the log; a protected family has no name', async () => {
    const { meet, plan, answer, record, openPlanned, logged, p } = world;
    const meetingId = await meet({ capacity: 10 });
    await answer('mother', [p.ola, meetingId], YES);
    expect((await record('leader', [p.group, meetingId], p.father, { answer: 'yes', count: 1 })).status).toBe(204);
    logged.length = 0;
    const { body } = await openPlanned('contact', [p.group, meetingId]);
    expect(body.counts).toEqual({ pupils: 4, adults: 5, yes: 2, no: 0, unanswered: 3, coming: 3 });
    expect([body.capacity, body.placesLeft, body.mayChange]).toEqual([10, 7, true]);
    const ola = body.families.find(({ pupilId }: { pupilId: string }) => pupilId === p.ola);
    const of = (id: string) => ola.adults.find(({ personId }: { personId: string }) => personId === id);
    expect(of(p.mother)).toMatchObject({ answer: 'yes', count: 2, answeredAt: AT, recordedBy: null });
    expect([of(p.father).answer, of(p.father).recordedBy === null]).toEqual(['yes', false]);
    expect(logged.map(({ pupilId }) => pupilId).toSorted()).toEqual([p.ola, p.siv, p.leaver, p.adult].toSorted());
    // A guardian with consent is not asked: the pupil is.
    const adult = body.families.find(({ pupilId }: { pupilId: string }) => pupilId === p.adult);
    expect(adult.adults.map(({ personId }: { personId: string }) => personId)).toEqual([p.adult]);
    const secret = (await plan('contact', p.secret)).body.meetingId;
    const hidden = (await openPlanned('contact', [p.secret, secret])).body.families[0];
    expect([hidden.protected, hidden.adults[0].name]).toEqual([true, null]);
  });

  it('an answer is recorded only for somebody who is asked', async () => {
    const { meet, record, p } = world;
    const name = [p.group, await meet()] as const;
    for (const id of [p.other, p.uncle, p.ola, newId()])
      expect(refused(await record('contact', name, id, YES))).toEqual(NOT_FOUND);
  });

  it('a full meeting says how many places are left, and whoever comes keeps the place', async () => {
    const { meet, answer, p } = world;
    const meetingId = await meet({ capacity: 3 });
    await answer('mother', [p.ola, meetingId], YES);
    const full = await answer('father', [p.ola, meetingId], YES);
    expect([...refused(full), full.body.params]).toEqual([409, 'meetings.full', { left: 1 }]);
    expect((await answer('father', [p.ola, meetingId], { answer: 'yes', count: 1 })).body.placesLeft).toBe(0);
    expect((await answer('mother', [p.ola, meetingId], NO)).body.placesLeft).toBe(2);
  });

  it('lists give those to come first, the next at the top, page by page', async () => {
    const { plan, planned, list, p } = world;
    const ids: string[] = [];
    for (const day of ['2026-11-26', '2026-12-20', '2026-11-25', '2026-11-30'])
      ids.push((await plan('teacher', p.choir, { body: { day, answerBy: '2026-11-24' } })).body.meetingId);
    const at = '2026-11-27T09:00:00.000Z';
    const idsOf = (body: { meetings: { meetingId: string }[] }) => body.meetings.map(({ meetingId }) => meetingId);
    const first = (await planned('teacher', p.choir, { at, query: { limit: '3' } })).body;
    const second = (await planned('teacher', p.choir, { at, query: { limit: '3', cursor: first.next } })).body;
    expect([...idsOf(first), ...idsOf(second)]).toEqual([ids[3], ids[1], ids[0], ids[2]]);
    expect(second.next).toBeNull();
    const all = (await list('mother', p.ola, { at, query: { limit: '50' } })).body;
    expect(idsOf(all).filter((id) => ids.includes(id))).toEqual([ids[3], ids[1], ids[0], ids[2]]);
    const forged = await planned('teacher', p.choir, { at, query: { cursor: 'x' } });
    expect(refused(forged)).toEqual([400, 'cursor-invalid']);
  });
});
