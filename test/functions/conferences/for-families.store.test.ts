import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bookForFamily } from '../../../functions/conferences/book-for-family.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { type ApiWorld, makeApiWorld, refused } from './api-world.ts';
import { faultsIn, wholeOf } from './whole.ts';
import { DAY } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: ApiWorld;
let conferenceId: string;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeApiWorld(tables.client, tables.tables.main);
  conferenceId = await world.conference('20:00');
});
afterEach(async () => expect(await faultsIn(tables.client, tables.tables.main)).toEqual([]));
afterAll(() => tables.stop());

const NOT_FOUND = [404, 'not-found'];
/** After the window of the families, before the talks; and after the talks. */
const LATE = '2026-11-10T12:00:00.000Z';
const OVER = '2026-11-10T20:00:00.000Z';
const talkOf = (child: string, bookingId: string) => ({ params: { pupilId: world.p.pupil(child), bookingId } });

describe('the school books for a family (H1)', () => {
  it('a guest, a guardian, another teacher and a neighbour book for no family', async () => {
    const { bookFor } = world;
    const booking = [conferenceId, 'nobodys', '16:00'] as const;
    expect((await bookFor('guest', booking)).status).toBe(401);
    expect((await bookFor('mother', booking)).status).toBe(401);
    expect(refused(await bookFor('subject', booking))).toEqual(NOT_FOUND);
    expect(refused(await bookFor('neighbour', booking))).toEqual(NOT_FOUND);
  });

  it('the office books for a family of whom nobody signs in, once, also after the window', async () => {
    const { bookFor, atSchool, p } = world;
    const key = newId();
    const booked = await bookFor('office', [conferenceId, 'nobodys', '16:00'], { at: LATE, key });
    expect(booked).toMatchObject({ status: 201, body: { from: '16:00', guardianIds: [], bySchool: true } });
    expect(await bookFor('office', [conferenceId, 'nobodys', '16:00'], { at: LATE, key })).toEqual(booked);
    const again = await bookFor('office', [conferenceId, 'nobodys', '16:10']);
    expect(refused(again)).toEqual([409, 'conferences.family-booked']);
    const taken = await bookFor('office', [conferenceId, 'ola', '16:00'], { guardians: ['mother'] });
    expect(refused(taken)).toEqual([409, 'conferences.slot-taken']);
    const list = await atSchool('office', 'GET /pupils', conferenceId);
    const row = list.body.pupils.find(({ pupilId }: { pupilId: string }) => pupilId === p.pupil('nobodys'));
    expect(row).toMatchObject({ nobodySignsIn: true, talks: [{ from: '16:00', teacherName: expect.any(String) }] });
  });

  it('two who press at once for a family of whom nobody signs in make one talk', async () => {
    const { bookFor, atSchool } = world;
    const day = '2026-11-17';
    const own = await world.conference('17:00', true, day);
    const both = await Promise.all(
      ['16:00', '16:10'].map((from) => bookFor('contact', [own, 'nobodys', from], { body: { day } })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const made = both.find(({ status }) => status === 201);
    const talk = { ...talkOf('nobodys', made?.body.bookingId), body: { reason: 'other' } };
    expect((await atSchool('contact', 'POST /talks/{pupilId}/{bookingId}/cancellation', own, talk)).status).toBe(200);
  });

  it('many repeats of one booking of the school at once make one talk, and answer the same', async () => {
    const { bookFor, atSchool } = world;
    const key = newId();
    const ask = () => bookFor('office', [conferenceId, 'p1', '18:30'], { guardians: ['p1a'], key });
    const answers = await Promise.all(Array.from({ length: 40 }, ask));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.bookingId}`)).size).toBe(1);
    // A repeat that read the stored answers before the first was written, and the records after it.
    const { cases, staff, p, schoolId, keyed } = world;
    const wish = {
      schoolId,
      conferenceId,
      pupilId: p.pupil('apart'),
      teacherId: p.staff.contact,
      day: DAY,
      from: '18:40',
    };
    const input = { ...wish, guardianIds: [p.guardian('father')], idempotencyKey: keyed(newId()) };
    const first = await bookForFamily(cases.deps)(staff('office'), input);
    const { find, put } = cases.deps.idempotency;
    let reads = 0;
    const idempotency = {
      put,
      find: async (...asked: Parameters<typeof find>) => (reads++ ? find(...asked) : undefined),
    };
    expect(await bookForFamily({ ...cases.deps, idempotency })(staff('office'), input)).toEqual(first);
    await atSchool('office', 'POST /talks/{pupilId}/{bookingId}/cancellation', conferenceId, {
      ...talkOf('apart', first.bookingId),
      body: { reason: 'other' },
    });
    const talk = { ...talkOf('p1', answers[0]?.body.bookingId), body: { reason: 'other' } };
    await atSchool('office', 'POST /talks/{pupilId}/{bookingId}/cancellation', conferenceId, talk);
  });

  it('the adults named are a home that may book; the family sees who booked, moves it and is in one place', async () => {
    const { bookFor, inFamily, book } = world;
    const named = (child: string, guardians: readonly string[]) =>
      bookFor('contact', [conferenceId, child, '16:20'], { guardians });
    expect(refused(await named('ola', ['p0a']))).toEqual([422, 'conferences.unknown-adult']);
    expect(refused(await named('apart', ['mother', 'father']))).toEqual([422, 'conferences.not-one-home']);
    expect(refused(await named('young', ['mother', 'hidden']))).toEqual([422, 'conferences.not-one-home']);
    expect(refused(await named('adult', ['adultsFather']))).toEqual([422, 'conferences.unknown-adult']);
    expect(refused(await named('foreign', []))).toEqual(NOT_FOUND);
    // The family would have a talk of which nobody learns.
    expect(refused(await named('ola', []))).toEqual([422, 'conferences.nobody-named']);
    const booked = await named('ola', ['mother', 'father']);
    expect(booked.status).toBe(201);
    const params = { conferenceId };
    const seen = await inFamily('father', 'GET /{conferenceId}', 'ola', { params });
    expect(seen.body.talks).toMatchObject([{ from: '16:20', bySchool: true, together: true }]);
    await expect(book('father', [conferenceId, 'apart', '16:20'])).rejects.toMatchObject({
      code: 'conferences.slot-taken',
    });
    expect(refused(await bookFor('office', [conferenceId, 'apart', '16:00'], { guardians: ['mother'] }))).toEqual([
      409,
      'conferences.slot-taken',
    ]);
    const moved = await inFamily('mother', 'POST /{conferenceId}/talks/{bookingId}/time', 'ola', {
      params: { conferenceId, bookingId: booked.body.bookingId },
      body: { day: DAY, from: '16:30' },
    });
    expect(moved).toMatchObject({ status: 200, body: { from: '16:30' } });
  });

  it('an adult is booked for one talk at a time, whatever the child and the teacher', async () => {
    const { bookFor, p } = world;
    const day = '2026-11-14';
    const own = await world.conference('17:00', true, day);
    const guardians = ['mother'];
    expect((await bookFor('office', [own, 'ola', '16:00'], { guardians, body: { day } })).status).toBe(201);
    const sibling = { guardians, body: { day, teacherId: p.staff.teacher } };
    expect(refused(await bookFor('office', [own, 'siv', '16:00'], sibling))).toEqual([409, 'conferences.family-busy']);
    expect((await bookFor('office', [own, 'siv', '16:10'], sibling)).status).toBe(201);
  });

  it('no talk is booked in a time that has begun, in a draft, or with a teacher of others', async () => {
    const { bookFor, conference, p } = world;
    expect(refused(await bookFor('office', [conferenceId, 'p0', '16:40'], { guardians: ['p0a'], at: OVER }))).toEqual([
      409,
      'conferences.talk-begun',
    ]);
    const draft = await conference('17:00', false, '2026-11-12');
    expect(
      refused(await bookFor('office', [draft, 'p0', '16:00'], { guardians: ['p0a'], body: { day: '2026-11-12' } })),
    ).toEqual([409, 'conferences.wrong-state']);
    const foreign = { body: { teacherId: p.staff.teacher } };
    expect(refused(await bookFor('office', [conferenceId, 'p0', '16:40'], foreign))).toEqual([
      422,
      'conferences.not-your-teacher',
    ]);
  });
});

describe('the school moves, cancels and records (H1)', () => {
  it('a talk is moved for its family, keeps its time where the new one is taken, and is cancelled', async () => {
    const { bookFor, atSchool, inFamily } = world;
    const { body } = await bookFor('office', [conferenceId, 'p0', '17:00'], { guardians: ['p0a'] });
    await bookFor('office', [conferenceId, 'p1', '17:10'], { guardians: ['p1a'] });
    const talk = talkOf('p0', body.bookingId);
    const path = '/talks/{pupilId}/{bookingId}';
    const move = (who: string, from: string, at?: string) =>
      atSchool(who, `POST ${path}/time`, conferenceId, { ...talk, body: { day: DAY, from }, ...(at && { at }) });
    expect(refused(await move('subject', '17:20'))).toEqual(NOT_FOUND);
    expect(refused(await move('contact', '17:10'))).toEqual([409, 'conferences.slot-taken']);
    expect(await move('contact', '17:20', LATE)).toMatchObject({ status: 200, body: { from: '17:20', version: 2 } });
    expect(refused(await move('contact', '17:30', OVER))).toEqual([409, 'conferences.talk-begun']);
    const cancel = (who: string) =>
      atSchool(who, `POST ${path}/cancellation`, conferenceId, { ...talk, body: { reason: 'other' } });
    expect(refused(await cancel('subject'))).toEqual(NOT_FOUND);
    const cancelled = await cancel('office');
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled-by-school' } });
    expect(await cancel('contact')).toEqual(cancelled);
    expect(refused(await move('office', '17:30'))).toEqual([409, 'conferences.talk-over']);
    const { body: seen } = await inFamily('p0a', 'GET /{conferenceId}', 'p0', { params: { conferenceId } });
    expect(seen.talks).toMatchObject([{ status: 'cancelled-by-school' }]);
    expect(seen.teachers[0].free).toContainEqual({ day: DAY, from: '17:20', to: '17:30', mode: 'room' });
  });

  it('whether a talk was held is recorded once it has begun, and not twice differently', async () => {
    const { bookFor, atSchool } = world;
    const { body } = await bookFor('contact', [conferenceId, 'young', '19:00'], { guardians: ['mother'] });
    const record = (who: string, outcome: string, at: string) =>
      atSchool(who, 'POST /talks/{pupilId}/{bookingId}/outcome', conferenceId, {
        ...talkOf('young', body.bookingId),
        ...{ body: { outcome }, at },
      });
    expect(refused(await record('contact', 'held', LATE))).toEqual([409, 'conferences.talk-not-begun']);
    expect(refused(await record('subject', 'held', OVER))).toEqual(NOT_FOUND);
    const held = await record('contact', 'held', OVER);
    expect(held).toMatchObject({ status: 200, body: { status: 'done' } });
    expect(await record('office', 'held', OVER)).toEqual(held);
    expect(refused(await record('office', 'missed', OVER))).toEqual([409, 'conferences.talk-over']);
    const { facts } = await wholeOf(tables.client, tables.tables.main);
    expect(facts.filter(({ name }) => name === 'talk-over')).toHaveLength(1);
  });
});

describe('the lists of the school (H1)', () => {
  it('the list of a day has every teacher, for those who plan, and the log keeps each pupil', async () => {
    const { atSchool, cases, bookFor, p } = world;
    const day = '2026-11-11';
    const own = await world.conference('17:00', true, day);
    await bookFor('office', [own, 'ola', '16:00'], { guardians: ['mother'], body: { day } });
    cases.looks.length = 0;
    const list = await atSchool('office', 'GET /days/{day}', own, { params: { day } });
    expect(list.body.teachers.map(({ teacherId }: { teacherId: string }) => teacherId).sort()).toEqual(
      [p.staff.contact, p.staff.teacher].sort(),
    );
    const [booked] = list.body.teachers
      .flatMap(({ times }: { times: object[] }) => times)
      .filter(({ talk }: { talk: unknown }) => talk);
    expect(booked).toMatchObject({ from: '16:00', status: 'booked', talk: { pupilId: p.pupil('ola') } });
    expect(cases.looks.map(({ pupilId }) => pupilId)).toEqual([p.pupil('ola')]);
    expect(refused(await atSchool('contact', 'GET /days/{day}', own, { params: { day } }))).toEqual(NOT_FOUND);
    const empty = await atSchool('office', 'GET /days/{day}', own, { params: { day: '2026-12-24' } });
    expect(empty.body).toEqual({ day: '2026-12-24', teachers: [] });
  });

  it('the invited pupils come page by page: all for those who plan, own pupils for a teacher', async () => {
    const { atSchool, p, cases } = world;
    type Page = { pupils: { pupilId: string }[]; next: string | null };
    const pages = async (who: string, query: Record<string, string>): Promise<readonly string[]> => {
      const { body } = await atSchool(who, 'GET /pupils', conferenceId, { query: { limit: '2', ...query } });
      const { pupils, next }: Page = body;
      // Only the last page is short.
      expect(pupils.length).toBe(next === null ? Math.min(pupils.length, 2) : 2);
      const rest = next === null ? [] : await pages(who, { ...query, cursor: next });
      return [...pupils.map(({ pupilId }) => pupilId), ...rest];
    };
    const ids = (...names: readonly string[]) => names.map((name) => p.pupil(name)).sort();
    const inClass = ids('ola', 'apart', 'young', 'nobodys', 'adult', 'p0', 'p1');
    cases.looks.length = 0;
    expect([...(await pages('leader', {}))].sort()).toEqual([...inClass, p.pupil('siv')].sort());
    expect(new Set(cases.looks.map(({ pupilId }) => pupilId))).toEqual(new Set([...inClass, p.pupil('siv')]));
    expect([...(await pages('contact', { teacherId: p.staff.contact }))].sort()).toEqual(inClass);
    expect(await pages('leader', { teacherId: p.staff.teacher })).toEqual(ids('siv'));
    expect(refused(await atSchool('contact', 'GET /pupils', conferenceId))).toEqual(NOT_FOUND);
    const others = { query: { teacherId: p.staff.teacher } };
    expect(refused(await atSchool('contact', 'GET /pupils', conferenceId, others))).toEqual(NOT_FOUND);
    const forged = { query: { cursor: 'bm90LW91cnM' } };
    expect(refused(await atSchool('leader', 'GET /pupils', conferenceId, forged))).toEqual([400, 'cursor-invalid']);
  });

  it('a teacher blocks and cancels own times; a booked one is cancelled with its talk', async () => {
    const { atSchool, p, bookFor } = world;
    const slot = { teacherId: p.staff.contact, day: DAY, from: '19:30' };
    const change = (who: string, event: string) =>
      atSchool(who, 'POST /time-changes', conferenceId, { body: { ...slot, event } });
    expect(refused(await change('subject', 'block'))).toEqual(NOT_FOUND);
    expect((await change('contact', 'block')).status).toBe(204);
    expect((await change('leader', 'block')).status).toBe(204);
    const wish = [conferenceId, 'adult', '19:30'] as const;
    expect(refused(await bookFor('office', wish))).toEqual([409, 'conferences.slot-taken']);
    expect((await change('contact', 'unblock')).status).toBe(204);
    const { body } = await bookFor('office', wish);
    expect(refused(await change('contact', 'block'))).toEqual([409, 'conferences.slot-in-use']);
    const cancelled = await atSchool('contact', 'POST /time-cancellations', conferenceId, {
      body: { ...slot, reason: 'teacher-away' },
    });
    expect(cancelled.status).toBe(204);
    const { talks } = await wholeOf(tables.client, tables.tables.main);
    expect(talks.find(({ bookingId }) => bookingId === body.bookingId)?.state).toBe('cancelled-by-school');
  });
});
