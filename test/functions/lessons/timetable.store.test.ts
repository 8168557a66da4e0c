import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTables } from '../../support/table.ts';
import { type ImportedSchool, importedSchool } from './imported-school.ts';
import { CONFIRM, ENTER, ROSTER, SETTLE } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let school: ImportedSchool;
beforeAll(async () => {
  tables = await makeTables();
});
beforeEach(async () => {
  school = await importedSchool(tables);
});
afterAll(() => tables.stop());

const part = (pupilId: string, minutes: number, kind = 'part') => ({ entries: [{ pupilId, kind, minutes }] });

describe('a timetable that is published again under other numbers', () => {
  test('the lessons are the same: register, confirmation and list stay, nothing counts twice, and again writes nothing', async () => {
    const [ola] = school.pupils;
    await school.away('first', ola);
    await school.at(CONFIRM, 'second');
    const before = await school.register('first');
    const report = await school.renumber('-v2');
    expect(report.counts.lesson).toMatchObject({ added: 0, changed: 3, ended: 0 });
    expect(await school.changes()).toEqual([]);
    expect([await school.todo(), await school.unsettled()]).toEqual([['10:15 third'], []]);
    expect(await school.register('first')).toEqual(before);
    expect(await school.at(ROSTER, 'first')).toMatchObject({ body: { state: 'confirmed', minutes: 60 } });
    expect(await school.counted(ola)).toBe(60);
    expect((await school.reimport()).written).toBe(0);
    // The owner need not confirm: a renumbering ends nothing.
    expect((await school.renumber('-v3')).tooMany).toEqual([]);
  });

  test('numbers that are dealt anew to each other’s lessons move nothing', async () => {
    const [ola] = school.pupils;
    await school.away('first', ola);
    const times = { first: ['09:30', '10:15'], second: ['10:15', '10:25'], third: ['08:30', '09:30'] } as const;
    await school.reimport(Object.fromEntries(Object.entries(times).map(([key, [from, to]]) => [key, { from, to }])));
    await school.follow();
    expect(await school.unsettled()).toEqual([]);
    expect(await school.todo()).toEqual(['10:15 third', '09:30 second']);
    expect(await school.at(ROSTER, 'first')).toMatchObject({ body: { from: '08:30', state: 'confirmed' } });
  });
});

describe('a lesson that becomes shorter or longer after it was registered', () => {
  test('a lesson that becomes shorter or longer after it was registered: whoever was away from all of it is away for as long as it is: 60, 45, 90, and what it was is kept', async () => {
    const [ola] = school.pupils;
    await school.away('first', ola);
    for (const [to, minutes] of [
      ['09:15', 45],
      ['10:00', 90],
    ] as const) {
      await school.reimport({ first: { to }, second: null });
      await school.follow();
      expect(await school.counted(ola)).toBe(minutes);
      expect(await school.at(ROSTER, 'first')).toMatchObject({ body: { minutes, displaced: null, unsettled: false } });
      const [entry] = await school.entries(ola);
      expect(entry).toMatchObject({ kind: 'absent', minutes, lessonMinutes: minutes, to });
    }
    const [entry] = await school.entries(ola);
    expect(entry?.trail.map(({ minutes, because }) => [minutes, because])).toEqual([
      [60, undefined],
      [45, 'timetable'],
      [90, 'timetable'],
    ]);
    expect(new Set(entry?.trail.map(({ by }) => by)).size).toBe(1);
    expect((await school.register('first'))?.trail.map(({ move }) => move)).toEqual(['register', 'follow', 'follow']);
    expect(await school.unsettled()).toEqual([]);
  });

  test('a part that is longer than the lesson counts as the lesson, and waits for the teacher', async () => {
    const [ola, kari] = school.pupils;
    await school.at(ENTER, 'first', part(ola, 50));
    await school.at(ENTER, 'first', part(kari, 10, 'late'));
    await school.reimport({ first: { to: '09:00' } });
    await school.follow();
    expect([await school.counted(ola), await school.counted(kari)]).toEqual([30, 0]);
    expect((await school.entries(kari))[0]).toMatchObject({ kind: 'late', minutes: 10, lessonMinutes: 30 });
    expect(await school.unsettled()).toEqual(['08:30 first shortened, 2 away']);
    const listed = await school.ask('teacher', 'GET /v1/staff/unsettled-registers');
    expect(listed.body.registers[0]).toMatchObject({
      from: '08:30',
      to: '09:00',
      planned: { from: '08:30', to: '09:00' },
    });
    // It goes away by itself where the lesson gets its length back, and the part is what it was.
    await school.reimport({ first: { to: '09:30' } });
    await school.follow();
    expect([await school.counted(ola), await school.unsettled()]).toEqual([50, []]);
  });

  test('a lesson that becomes shorter or longer after it was registered: it is settled by keeping, by dropping, or by registering it right; the same decision again is the same answer', async () => {
    const [ola, kari] = school.pupils;
    const shorten = async (to: string) => {
      await school.reimport({ first: { to } });
      await school.follow();
    };
    await school.at(ENTER, 'first', part(ola, 50));
    await school.at(ENTER, 'first', part(kari, 50));
    await shorten('09:10');
    expect((await school.at(ENTER, 'first', part(kari, 40))).status).toBe(200);
    const kept = await school.at(SETTLE, 'first', { outcome: 'kept' });
    expect(kept).toMatchObject({ status: 200, body: { unsettled: false, displaced: null } });
    expect(await school.at(SETTLE, 'first', { outcome: 'kept' })).toEqual(kept);
    expect([await school.counted(ola), await school.counted(kari)]).toEqual([40, 40]);
    await shorten('09:00');
    expect((await school.at(SETTLE, 'first', { outcome: 'dropped' })).status).toBe(200);
    expect([await school.counted(ola), await school.unsettled()]).toEqual([0, []]);
    const [entry] = await school.entries(ola);
    expect(entry?.trail.at(-1)).toMatchObject({ kind: 'present' });
    expect(entry?.trail.at(-1)?.because).toBeUndefined();
  });
});

describe('lessons that are merged, split, moved or cancelled after they were registered', () => {
  test('two become one: the first goes on as all of it, the second waits and does not count beside it', async () => {
    const [ola, kari] = school.pupils;
    await school.away('first', ola);
    await school.away('second', ola);
    await school.away('second', kari);
    await school.renumber('-v2', { first: { to: '10:15' }, second: null });
    await school.follow();
    expect(await school.unsettled()).toEqual(['09:30 second cancelled, 2 away']);
    expect([await school.counted(ola), await school.counted(kari)]).toEqual([105, 0]);
    // Kept, it would count twice: she is registered in the lesson that stands.
    expect(await school.at(SETTLE, 'second', { outcome: 'kept' })).toMatchObject({
      status: 409,
      body: { code: 'lessons.time-taken', params: { from: '08:30', to: '10:15' } },
    });
    await school.at(ENTER, 'first', part(kari, 45));
    expect((await school.at(SETTLE, 'second', { outcome: 'dropped' })).status).toBe(200);
    expect([await school.counted(ola), await school.counted(kari), await school.unsettled()]).toEqual([105, 45, []]);
  });

  test('one becomes two: the first half goes on, the second is a lesson that nobody has registered', async () => {
    const [ola] = school.pupils;
    await school.away('first', ola);
    await school.renumber('-v2', { first: { to: '09:00' }, half: { from: '09:00', to: '09:30' } });
    await school.follow();
    expect([await school.counted(ola), await school.unsettled()]).toEqual([30, []]);
    expect((await school.todo()).filter((line: string) => line.startsWith('09:00'))).toHaveLength(1);
  });

  test('a lesson that is cancelled does not count until somebody has said that it stays; back again, it counts as before', async () => {
    const [ola, kari] = school.pupils;
    await school.away('first', ola);
    await school.at(ENTER, 'first', part(kari, 10, 'late'));
    await school.reimport({ first: null });
    await school.follow();
    expect([await school.counted(ola), await school.counted(kari)]).toEqual([0, 0]);
    await school.reimport({ first: {} });
    await school.follow();
    expect([await school.counted(ola), await school.unsettled()]).toEqual([60, []]);
    expect((await school.entries(kari))[0]).toMatchObject({ kind: 'late', minutes: 10 });
    await school.reimport({ first: { status: 'cancelled' } });
    await school.follow();
    expect(await school.counted(ola)).toBe(0);
    expect((await school.at(SETTLE, 'first', { outcome: 'kept' })).status).toBe(200);
    expect([await school.counted(ola), await school.unsettled()]).toEqual([60, []]);
  });

  test('a lesson that is moved within the day counts as long as it is, and goes on at its new time once that is said', async () => {
    const [ola] = school.pupils;
    await school.away('first', ola);
    await school.renumber('-v2', { first: { from: '08:40', to: '09:20' } });
    await school.follow();
    expect([await school.counted(ola), await school.unsettled()]).toEqual([40, ['08:30 first moved, 1 away']]);
    expect((await school.at(SETTLE, 'first', { outcome: 'kept' })).status).toBe(200);
    expect(await school.at(ROSTER, 'first')).toMatchObject({ body: { state: 'confirmed', displaced: null } });
    expect([await school.todo(), await school.unsettled()]).toEqual([['10:15 third', '09:30 second'], []]);
    expect(await school.counted(ola)).toBe(40);
  });

  test('absence in a lesson that is moved to another day waits and does not count; moved back, it is where it was', async () => {
    const [ola] = school.pupils;
    await school.away('first', ola);
    // The file covers both days, before and after.
    const monday = { date: '2026-11-23', from: '12:00', to: '12:45' };
    await school.reimport({ first: { date: '2026-11-23' }, monday });
    await school.follow();
    expect([await school.counted(ola), await school.unsettled()]).toEqual([0, ['08:30 first gone, 1 away']]);
    await school.reimport({ first: { date: '2026-11-24' } });
    await school.follow();
    expect([await school.counted(ola), await school.unsettled()]).toEqual([60, []]);
    expect(await school.todo()).not.toContain('08:30 first');
  });
});

/** Lets something happen once, after a teacher's request has read and before it writes the register. */
function beforeRegisterIsWritten(happens: () => Promise<unknown>): void {
  let once: (() => Promise<unknown>) | undefined = happens;
  tables.client.middlewareStack.add(
    (next, context) => async (args) => {
      const writes =
        context.commandName === 'TransactWriteItemsCommand' && JSON.stringify(args.input).includes('REGISTER#');
      const now = writes ? once : undefined;
      if (now) once = undefined;
      await now?.();
      return next(args);
    },
    { step: 'initialize', name: `before-register-${Math.random()}` },
  );
}

describe('an import between a teacher’s reading and writing', () => {
  test.each([['the first registration'], ['a later one']])(
    'an import between a teacher’s reading and writing: %s is of the lesson as it is then',
    async (which) => {
      const [ola, kari] = school.pupils;
      if (which === 'a later one') await school.away('first', kari);
      beforeRegisterIsWritten(() => school.reimport({ first: { to: '09:15' } }));
      expect((await school.away('first', ola)).status).toBe(200);
      expect((await school.entries(ola))[0]).toMatchObject({ minutes: 45, lessonMinutes: 45, to: '09:15' });
      await school.follow();
      if (which === 'a later one') expect(await school.counted(kari)).toBe(45);
    },
  );
});
