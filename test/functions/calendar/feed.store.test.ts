import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { captureLogs } from '../../support/leaks.ts';
import { makeTables } from '../../support/table.ts';
import { callsOf } from '../../support/trips.ts';
import { DAY } from '../conferences/world.ts';
import { AT, beginsAt, eventsIn, makeWorld, type Shown, textOf, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let calls: ReturnType<typeof callsOf>;
let conferenceId: string;
beforeAll(async () => {
  tables = await makeTables();
  calls = callsOf(tables.client);
});
afterAll(() => tables.stop());
/** A municipality for each test: their talks, feeds and endings do not meet. */
beforeEach(async () => {
  world = await makeWorld(tables.client, tables.tables.main);
  conferenceId = await world.conference();
});

const codeOf = ({ text }: Shown): string => JSON.parse(text).code;
const WEEK_LATER = '2026-11-09T08:00:00.000Z';

describe('whose a feed is (H2)', () => {
  it('a guest, and somebody without a person in the role, have no calendar', async () => {
    const { ask, newFeed } = world;
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/feed'],
      ['DELETE', '/feed'],
    ] as const) {
      expect((await ask('guest', `${method} /v1/guardian/calendar${path}`)).status).toBe(401);
      expect(codeOf(await ask('nobody', `${method} /v1/staff/calendar${path}`))).toBe('no-such-role');
    }
    expect(await newFeed('mother')).toMatch(/^[\w-]{43}\.ics$/);
  });

  it('a person’s calendar says whether there is a feed and since when, and never where', async () => {
    const { state, newFeed, makeFeed, endFeed, choose } = world;
    expect(JSON.parse((await state('mother')).text)).toEqual({ details: false, feed: null });
    const token = await newFeed('mother');
    const shown = await state('mother', { at: WEEK_LATER });
    expect(JSON.parse(shown.text)).toEqual({ details: false, feed: { madeAt: AT } });
    expect(shown.text).not.toContain(token.slice(0, 43));
    expect(JSON.parse((await choose('mother', true)).text)).toEqual({ details: true, feed: { madeAt: AT } });
    expect((await makeFeed('mother', { at: WEEK_LATER })).status).toBe(201);
    expect((await endFeed('mother')).status).toBe(204);
    expect((await endFeed('mother')).status).toBe(204);
    expect(JSON.parse((await state('mother')).text)).toEqual({ details: true, feed: null });
  });

  it('the table knows a token by its hash alone, and the log knows nothing of it', async () => {
    const { newFeed, feed, client, table } = world;
    const logs = captureLogs();
    const token = (await newFeed('mother')).slice(0, 43);
    await feed(`${token}.ics`);
    await feed(`${token}x`);
    logs.stop();
    expect(logs.lines.join('')).toContain('GET /v1/calendar/{token}');
    expect(logs.lines.join('')).not.toContain(token.slice(0, 20));
    const { Items } = await client.send(new ScanCommand({ TableName: table }));
    expect(JSON.stringify(Items)).not.toContain(token.slice(0, 20));
  });

  it('a choice that was made elsewhere meanwhile is not overwritten, and the same again writes nothing', async () => {
    const { choose, state } = world;
    const tagOf = ({ headers }: Shown) => String(headers.etag);
    const tag = tagOf(await state('father'));
    const first = await choose('father', true, { headers: { 'if-match': tag } });
    const again = await choose('father', true, { headers: { 'if-match': tag } });
    expect([first.status, tagOf(first), again.status, tagOf(again)]).toEqual([200, '"1"', 200, '"1"']);
    expect((await choose('father', false, { headers: { 'if-match': tag } })).status).toBe(412);
    expect((await choose('father', false, { headers: {} })).status).toBe(428);
  });

  it('a pupil has a feed from the 18th birthday on', async () => {
    const { newFeed, feed, book, meeting, makeFeed } = world;
    expect(codeOf(await makeFeed('young'))).toBe('calendar.pupil-not-of-age');
    await book('adult', [conferenceId, 'adult', '16:00']);
    await meeting({}, { adult: 'yes' });
    const { text } = await feed(await newFeed('adult'));
    expect(eventsIn(text).map(beginsAt)).toEqual([`${DAY} 16:00`, '2026-11-12 18:00']);
    // The other guardian has no consent of the pupil.
    expect((await feed(await newFeed('adultsMother'))).status).toBe(404);
  });
});

describe('what a feed shows (H2)', () => {
  it('a guardian’s feed has own talks about all children and the meetings that the guardian comes to', async () => {
    const { newFeed, feed, book, meeting, p } = world;
    await book('mother', [conferenceId, 'ola', '16:00']);
    await book('mother', [conferenceId, 'siv', '17:00'], { teacherId: p.staff.teacher });
    await meeting({}, { mother: 'yes', father: 'no' });
    await meeting({ day: '2026-11-13' }, { mother: 'no' });
    await meeting({ day: '2026-11-14', groupId: p.groups.other }, {});
    const answer = await feed(await newFeed('mother'));
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, no-cache',
    ]);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(eventsIn(answer.text).map(beginsAt)).toEqual([`${DAY} 16:00`, `${DAY} 17:00`, '2026-11-12 18:00']);
    expect(answer.text).toContain('METHOD:PUBLISH');
    // Nobody learns of the child, the class or the teacher, and our ids stay here.
    expect(answer.text).not.toMatch(/LOCATION|DESCRIPTION|ATTENDEE|ORGANIZER/);
    for (const id of [p.pupil('ola'), p.guardian('mother'), p.staff.contact, conferenceId])
      expect(answer.text).not.toContain(id);
  });

  it('parents who come apart learn nothing of each other’s talk; those who come together have it both', async () => {
    const { newFeed, feed, book, p } = world;
    await book('mother', [conferenceId, 'apart', '16:10']);
    await book('father', [conferenceId, 'apart', '17:10']);
    await book('father', [conferenceId, 'siv', '16:30'], { teacherId: p.staff.teacher, together: true });
    const [mother, father] = [await feed(await newFeed('mother')), await feed(await newFeed('father'))];
    const begins = ({ text }: Shown) => eventsIn(text).map(beginsAt);
    expect([begins(mother), begins(father)]).toEqual([
      [`${DAY} 16:10`, `${DAY} 16:30`],
      [`${DAY} 16:30`, `${DAY} 17:10`],
    ]);
    const ids = [mother, father].flatMap(({ text }) => eventsIn(text).map(({ uid }) => uid));
    expect(new Set(ids).size).toBe(4);
  });

  it('titles are neutral in the person’s language, and say what and where for somebody who chose so', async () => {
    const { newFeed, feed, book, meeting, choose, speaks } = world;
    await book('mother', [conferenceId, 'ola', '16:00']);
    await meeting({ place: 'Aulaen 🎓, مدرسة' }, { mother: 'yes' });
    const token = await newFeed('mother');
    const told = async () =>
      eventsIn((await feed(token)).text).map(({ summary, location }) => [textOf(summary), textOf(location)]);
    expect(await told()).toEqual([
      ['Skolebro-avtale', ''],
      ['Skolebro-avtale', ''],
    ]);
    await choose('mother', true);
    expect(await told()).toEqual([
      ['Utviklingssamtale', 'B12'],
      ['Foreldremøte', 'Aulaen 🎓, مدرسة'],
    ]);
    await speaks('mother', 'en');
    expect((await told()).map(([summary]) => summary)).toEqual(['Development talk', 'Parents’ meeting']);
    await choose('mother', false);
    expect(await told()).toEqual([
      ['Skolebro appointment', ''],
      ['Skolebro appointment', ''],
    ]);
  });

  it('a moved talk keeps its id with a higher number; a cancelled one says so for thirty days', async () => {
    const { newFeed, feed, book, move, leave } = world;
    const { bookingId } = (await book('mother', [conferenceId, 'ola', '16:00'])) as { bookingId: string };
    const token = await newFeed('mother');
    const [first] = eventsIn((await feed(token)).text);
    await move('mother', [conferenceId, 'ola', bookingId], { from: '17:00' });
    const [moved] = eventsIn((await feed(token)).text);
    await leave('mother', [conferenceId, 'ola', bookingId]);
    const [left] = eventsIn((await feed(token)).text);
    expect([moved?.uid, left?.uid]).toEqual([first?.uid, first?.uid]);
    expect([first, moved, left].map((entry) => Number(entry?.sequence))).toEqual([1, 2, 3]);
    expect([first?.status, moved?.status, left?.status]).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
    expect(moved && beginsAt(moved)).toBe(`${DAY} 17:00`);
    expect(eventsIn((await feed(token, { at: '2026-12-02T07:59:00.000Z' })).text)).toHaveLength(1);
    expect(eventsIn((await feed(token, { at: '2026-12-02T08:01:00.000Z' })).text)).toEqual([]);
  });

  it('a teacher’s feed has the booked talks and the planned meetings, each also after a change, and no names', async () => {
    const { newFeed, feed, book, leave, meeting, rewrite, p } = world;
    await book('mother', [conferenceId, 'ola', '16:00']);
    const { bookingId } = (await book('father', [conferenceId, 'apart', '16:10'])) as { bookingId: string };
    await leave('father', [conferenceId, 'apart', bookingId]);
    const planned = await meeting();
    await meeting({ by: p.staff.leader });
    const token = await newFeed('contact');
    const entries = async () =>
      eventsIn((await feed(token)).text).map((entry) => `${beginsAt(entry)} ${String(entry.status)}`);
    expect(await entries()).toEqual([`${DAY} 16:00 CONFIRMED`, `${DAY} 16:10 CANCELLED`, '2026-11-12 18:00 CONFIRMED']);
    await rewrite(planned, { day: '2026-11-20', status: 'cancelled' });
    expect((await entries()).at(-1)).toBe('2026-11-20 18:00 CANCELLED');
    expect(eventsIn((await feed(await newFeed('teacher'))).text)).toEqual([]);
  });

  it.each(['2026-10-24', '2026-10-25', '2026-10-26', '2027-03-27', '2027-03-28', '2027-03-29'])(
    'a feed shows a meeting of %s at Oslo’s time',
    async (day) => {
      const { newFeed, feed, meeting } = world;
      await meeting({ day, answerBy: '2026-10-20' }, { mother: 'yes' });
      expect(eventsIn((await feed(await newFeed('mother'))).text).map(beginsAt)).toEqual([`${day} 18:00`]);
    },
  );
});

describe('how a feed ends (H2)', () => {
  it('a new address ends the old one at once, and an ended feed shows nothing', async () => {
    const { newFeed, feed, endFeed } = world;
    const first = await newFeed('mother');
    const second = await newFeed('mother');
    expect([(await feed(first)).status, (await feed(second)).status]).toEqual([404, 200]);
    await endFeed('mother');
    expect((await feed(second)).status).toBe(404);
  });

  it('a person who makes several addresses at once is left with a single one', async () => {
    const { newFeed, feed } = world;
    const tokens = await Promise.all(Array.from({ length: 4 }, () => newFeed('mother')));
    const statuses = await Promise.all(tokens.map(async (token) => (await feed(token)).status));
    expect(statuses.toSorted()).toEqual([200, 404, 404, 404]);
  });

  it('a guessed, an ended and a malformed token get the same answer at the same cost', async () => {
    const { newFeed, feed, endFeed } = world;
    const ended = await newFeed('mother');
    await endFeed('mother');
    const guesses = [ended, `${'A'.repeat(43)}.ics`, 'A', '../guardian', 'æ🙂#;', 'x'.repeat(4000)];
    const answers = [];
    for (const token of guesses) {
      calls.take();
      const { status, text } = await feed(token);
      const { requestId: _requestId, ...problem } = JSON.parse(text);
      answers.push([status, problem, calls.take()]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual([404, expect.objectContaining({ code: 'not-found' }), 'GetItem']);
  });

  it('a relation that ends takes its child’s appointments out at once; the last one takes the feed', async () => {
    const { newFeed, feed, book, meeting, endRelation, p } = world;
    await book('mother', [conferenceId, 'ola', '16:00']);
    await book('mother', [conferenceId, 'siv', '17:00'], { teacherId: p.staff.teacher });
    await meeting({}, { mother: 'yes' });
    const token = await newFeed('mother');
    for (const child of ['ola', 'apart', 'young'])
      await endRelation(p.pupil(child), p.guardian('mother'), '2026-11-03');
    expect(eventsIn((await feed(token)).text)).toHaveLength(3);
    const later = { at: '2026-11-03T08:00:00.000Z' };
    expect(eventsIn((await feed(token, later)).text).map(beginsAt)).toEqual([`${DAY} 17:00`]);
    for (const child of ['siv', 'foreign']) await endRelation(p.pupil(child), p.guardian('mother'), '2026-11-03');
    expect((await feed(token, later)).status).toBe(404);
  });

  it('a teacher’s feed ends with the work at the school', async () => {
    const { newFeed, feed, endWork, p } = world;
    const token = await newFeed('contact');
    await endWork(p.staff.contact, '2026-11-03');
    const status = async (at: string) => (await feed(token, { at })).status;
    expect([await status(AT), await status('2026-11-03T08:00:00.000Z')]).toEqual([200, 404]);
  });

  it('a feed ends when the login that made it leads to the person no more', async () => {
    const { newFeed, feed, endLogin } = world;
    const [token, other] = [await newFeed('mother'), await newFeed('father')];
    await endLogin('mother', '2026-11-03');
    const statuses = async (at: string) => [(await feed(token, { at })).status, (await feed(other, { at })).status];
    expect(await statuses(AT)).toEqual([200, 200]);
    expect(await statuses('2026-11-03T08:00:00.000Z')).toEqual([404, 200]);
  });
});

describe('a feed that has not changed (H2)', () => {
  it('a feed with the tag that a calendar has is not sent again, until something in it changes', async () => {
    const { newFeed, feed, book, choose } = world;
    const token = await newFeed('mother');
    const tagOf = async () => String((await feed(token)).headers.etag);
    const tag = await tagOf();
    const same = await feed(token, { headers: { 'if-none-match': tag } });
    expect([same.status, same.text, same.headers['cache-control']]).toEqual([304, '', 'private, no-cache']);
    expect((await feed(token, { headers: { 'if-none-match': tag }, at: WEEK_LATER })).status).toBe(304);
    await book('mother', [conferenceId, 'ola', '16:00']);
    expect((await feed(token, { headers: { 'if-none-match': tag } })).status).toBe(200);
    const booked = await tagOf();
    await choose('mother', true);
    expect(new Set([tag, booked, await tagOf()]).size).toBe(3);
  });
});
