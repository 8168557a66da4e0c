import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { DAY } from '../conferences/world.ts';
import { AT, beginsAt, eventsIn, makeWorld, type Shown, textOf, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let conferenceId: string;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  conferenceId = await world.conference();
});
afterAll(() => tables.stop());

const refusedBy = ({ status, text }: Shown) => [status, JSON.parse(text).code];
const NOT_FOUND = [404, 'not-found'];
const bookingOf = async (booked: Promise<unknown>) => String(Reflect.get(Object(await booked), 'bookingId'));

describe('a talk as a file (H2)', () => {
  it('a talk is fetched by those who come to it, and by nobody else', async () => {
    const { book, talkFile } = world;
    const bookingId = await bookingOf(book('mother', [conferenceId, 'apart', '16:00']));
    const name = [conferenceId, bookingId] as const;
    expect((await talkFile('guest', 'apart', name)).status).toBe(401);
    const got = await talkFile('mother', 'apart', name);
    expect([got.status, got.headers['content-type'], got.headers['content-disposition']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'attachment; filename="skolebro.ics"',
    ]);
    expect(eventsIn(got.text).map(beginsAt)).toEqual([`${DAY} 16:00`]);
    // The other parent comes apart; of another child, and of no talk, the answer is the same.
    const others = [
      await talkFile('father', 'apart', name),
      await talkFile('p0a', 'apart', name),
      await talkFile('mother', 'ola', name),
      await talkFile('mother', 'apart', [conferenceId, newId()]),
      await talkFile('mother', 'apart', [newSortableId(Date.parse(AT)), bookingId]),
    ];
    expect(others.map(refusedBy)).toEqual(others.map(() => NOT_FOUND));
  });

  it('a cancelled talk is a file that takes the same entry out, with a higher number', async () => {
    const { book, leave, talkFile } = world;
    const bookingId = await bookingOf(book('mother', [conferenceId, 'ola', '16:10']));
    const [before] = eventsIn((await talkFile('mother', 'ola', [conferenceId, bookingId])).text);
    await leave('mother', [conferenceId, 'ola', bookingId]);
    const { text } = await talkFile('mother', 'ola', [conferenceId, bookingId]);
    expect(text).toContain('METHOD:CANCEL');
    expect(eventsIn(text)).toMatchObject([{ uid: before?.uid, sequence: 2, status: 'CANCELLED' }]);
  });

  it('a file and the feed name the same entry, and say as much as the person chose', async () => {
    const { book, talkFile, newFeed, feed, choose, p } = world;
    const bookingId = await bookingOf(book('father', [conferenceId, 'siv', '17:00'], { teacherId: p.staff.teacher }));
    const file = async () =>
      eventsIn((await talkFile('father', 'siv', [conferenceId, bookingId], { language: 'nn' })).text)[0];
    const [fed] = eventsIn((await feed(await newFeed('father'))).text);
    const [neutral, , detailed] = [await file(), await choose('father', true), await file()];
    expect([neutral?.uid, detailed?.uid]).toEqual([fed?.uid, fed?.uid]);
    expect([neutral, detailed].map((entry) => [textOf(entry?.summary), textOf(entry?.location)])).toEqual([
      ['Skolebro-avtale', ''],
      ['Utviklingssamtale', 'B12'],
    ]);
  });

  it('a pupil of age fetches own talks alone; a guardian without consent is told why', async () => {
    const { book, talkFile } = world;
    const bookingId = await bookingOf(book('adult', [conferenceId, 'adult', '16:20']));
    const name = [conferenceId, bookingId] as const;
    expect((await talkFile('adult', 'adult', name)).status).toBe(200);
    expect(refusedBy(await talkFile('adultsMother', 'adult', name))).toEqual([403, 'calendar.pupil-of-age']);
    // A consent lets a guardian read, but the pupil comes alone.
    expect(refusedBy(await talkFile('adultsFather', 'adult', name))).toEqual(NOT_FOUND);
  });
});

describe('a parents’ meeting as a file (H2)', () => {
  it('a meeting of the child’s class is fetched by its guardians, and that of another class is not found', async () => {
    const { meeting, meetingFile, p } = world;
    const { meetingId } = await meeting({ place: 'Ø'.repeat(80) });
    const other = await meeting({ groupId: p.groups.other });
    const got = await meetingFile('mother', 'ola', meetingId);
    expect(eventsIn(got.text).map(beginsAt)).toEqual(['2026-11-12 18:00']);
    expect(refusedBy(await meetingFile('mother', 'ola', other.meetingId))).toEqual(NOT_FOUND);
    expect(refusedBy(await meetingFile('p0a', 'ola', meetingId))).toEqual(NOT_FOUND);
    expect(refusedBy(await meetingFile('mother', 'ola', newSortableId(0)))).toEqual(NOT_FOUND);
  });

  it('80 letters of a place are folded between letters, and read back whole', async () => {
    const { meeting, meetingFile, choose } = world;
    const place = `${'Ø'.repeat(79)}🎓`;
    const { meetingId } = await meeting({ place });
    await choose('mother', true);
    const { text } = await meetingFile('mother', 'ola', meetingId);
    await choose('mother', false);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(eventsIn(text).map(({ location }) => textOf(location))).toEqual([place]);
  });

  it('a cancelled meeting is a file that takes it out of calendars', async () => {
    const { meeting, meetingFile, rewrite } = world;
    const planned = await meeting();
    const [before] = eventsIn((await meetingFile('mother', 'ola', planned.meetingId)).text);
    await rewrite(planned, { status: 'cancelled' });
    const { text } = await meetingFile('mother', 'ola', planned.meetingId);
    expect(text).toContain('METHOD:CANCEL');
    expect(eventsIn(text)).toMatchObject([{ uid: before?.uid, sequence: 2, status: 'CANCELLED' }]);
  });
});
