import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { type ImportedSchool, importedSchool } from './imported-school.ts';
import { CONFIRM, ROSTER, SETTLE, UNCONFIRM } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let school: ImportedSchool;
beforeAll(async () => {
  tables = await makeTables();
});
beforeEach(async () => {
  school = await importedSchool(tables);
});
afterAll(() => tables.stop());

/** Lets something happen once, after an import has read and before it writes confirmed lessons. */
function beforeImportWrites(happens: () => Promise<unknown>): void {
  let once: (() => Promise<unknown>) | undefined = happens;
  tables.client.middlewareStack.add(
    (next, context) => async (args) => {
      const writes =
        context.commandName === 'TransactWriteItemsCommand' && JSON.stringify(args.input).includes('"hash"');
      const now = writes ? once : undefined;
      if (now) once = undefined;
      await now?.();
      return next(args);
    },
    { step: 'initialize', name: `before-import-${newId()}` },
  );
}

describe('a timetable that is imported again', () => {
  test('a lesson confirmed and one with entries stay off both lists; what did not change is not touched (B3, B4)', async () => {
    expect(await school.todo()).toEqual(['10:15 third', '09:30 second', '08:30 first']);
    await school.away('first', school.pupils[0]);
    await school.at(CONFIRM, 'second');
    await school.reimport({ first: { room: 'A12' }, second: { subjectCode: 'MAT1' } });
    expect([await school.todo(), await school.todo('second')]).toEqual([['10:15 third'], ['10:15 third']]);
    expect(await school.at(ROSTER, 'first')).toMatchObject({
      body: { state: 'confirmed', room: 'A12', displaced: null },
    });
    expect(await school.unsettled()).toEqual([]);
  });

  test('a lesson moved to another day keeps its entries, and somebody must decide; kept, they stay as they are (B2)', async () => {
    const [ola] = school.pupils;
    await school.away('first', ola);
    await school.reimport({ first: { date: '2026-11-23' } });
    expect(await school.todo()).toContain('08:30 first');
    expect(await school.unsettled()).toEqual(['08:30 first gone, 1 away']);
    expect(await school.at(ROSTER, 'first')).toMatchObject({
      status: 200,
      body: { state: 'cancelled', displaced: 'gone', unsettled: true, from: '08:30', minutes: 60 },
    });
    expect((await school.away('first', ola)).status).toBe(404);
    const [before] = await school.entries(ola);
    const kept = await school.at(SETTLE, 'first', { outcome: 'kept' });
    expect(kept).toMatchObject({ status: 200, body: { displaced: 'gone', unsettled: false } });
    expect(await school.at(SETTLE, 'first', { outcome: 'kept' })).toEqual(kept);
    expect(await school.entries(ola)).toEqual([before]);
    expect(await school.unsettled()).toEqual([]);
    expect((await school.register('first'))?.trail.map(({ move }) => move)).toEqual(['register', 'keep']);
  });

  test('dropped, each becomes present after all, with what it was (B2)', async () => {
    const [ola, kari] = school.pupils;
    await school.away('first', ola);
    await school.away('first', kari);
    await school.reimport({ first: null });
    expect(await school.unsettled()).toEqual(['08:30 first cancelled, 2 away']);
    const dropped = await school.at(SETTLE, 'first', { outcome: 'dropped' }, 'second');
    expect(dropped).toMatchObject({ status: 200, body: { displaced: 'cancelled', unsettled: false } });
    for (const pupilId of [ola, kari]) {
      const [entry] = await school.entries(pupilId);
      expect(entry).toMatchObject({ kind: 'present', counted: false, lessonMinutes: 60, from: '08:30' });
      expect(entry?.trail.map(({ kind }) => kind)).toEqual(['absent', 'present']);
    }
    expect(await school.at(SETTLE, 'first', { outcome: 'dropped' })).toEqual(dropped);
    expect(await school.at(SETTLE, 'first', { outcome: 'kept' })).toMatchObject({ status: 409 });
    expect(await school.unsettled()).toEqual([]);
  });

  test('a lesson that is cancelled with entries and comes back has what was registered', async () => {
    const [ola] = school.pupils;
    await school.away('first', ola);
    await school.reimport({ first: { status: 'cancelled' } });
    expect(await school.unsettled()).toEqual(['08:30 first cancelled, 1 away']);
    expect(await school.at(CONFIRM, 'first')).toMatchObject({ status: 409, body: { code: 'lessons.cancelled' } });
    await school.reimport({ first: { status: 'planned' } });
    expect(await school.unsettled()).toEqual([]);
    expect(await school.at(ROSTER, 'first')).toMatchObject({ body: { state: 'confirmed', displaced: null } });
    expect(await school.todo()).not.toContain('08:30 first');
  });

  test('a lesson that is moved within the day is decided on first, then goes on at its new time', async () => {
    const [ola, kari] = school.pupils;
    await school.away('first', ola);
    await school.reimport({ first: { from: '09:00', to: '09:45' } });
    expect(await school.unsettled()).toEqual(['08:30 first moved, 1 away']);
    expect(await school.todo()).toContain('09:00 first');
    expect(await school.away('first', kari)).toMatchObject({ status: 409, body: { code: 'lessons.unsettled' } });
    expect(await school.at(CONFIRM, 'first')).toMatchObject({ status: 409, body: { code: 'lessons.unsettled' } });
    expect((await school.at(SETTLE, 'first', { outcome: 'kept' })).status).toBe(200);
    expect((await school.away('first', kari)).status).toBe(200);
    expect(await school.todo()).not.toContain('09:00 first');
    // Whoever was away from all of it is away from all of it still, at its new time and for as long as it is.
    expect((await school.entries(ola))[0]).toMatchObject({ from: '09:00', to: '09:45', minutes: 45, kind: 'absent' });
    expect((await school.entries(kari))[0]).toMatchObject({ from: '09:00', minutes: 45 });
    const register = await school.register('first');
    expect([register?.from, register?.settled, Object.keys(register?.lines ?? {}).length]).toEqual([
      '09:00',
      undefined,
      2,
    ]);
  });

  test('a lesson that is moved without entries is confirmed anew, and nothing is to be decided (B4)', async () => {
    await school.at(CONFIRM, 'first');
    await school.reimport({ first: { from: '09:00', to: '09:45' } });
    expect([await school.unsettled(), await school.todo()]).toEqual([
      [],
      ['10:15 third', '09:30 second', '09:00 first'],
    ]);
    expect(await school.at(ROSTER, 'first')).toMatchObject({ body: { state: 'open', confirmed: null } });
    expect(await school.at(CONFIRM, 'first')).toMatchObject({ body: { state: 'confirmed' } });
    expect(await school.todo()).not.toContain('09:00 first');
  });

  test('a timetable that is imported again: what is where it was has nothing to decide, and a lesson nobody touched has none', async () => {
    await school.away('first', school.pupils[0]);
    for (const lesson of ['first', 'second'] as const) {
      expect(await school.at(SETTLE, lesson, { outcome: 'dropped' })).toMatchObject({
        status: 409,
        body: { code: 'lessons.nothing-to-settle' },
      });
    }
  });

  test('a confirmation taken back is on the list again after the next import too (B3)', async () => {
    await school.at(CONFIRM, 'first');
    await school.at(UNCONFIRM, 'first');
    await school.reimport({ first: { room: 'B1' } });
    expect([await school.todo(), await school.todo('second')].map((list) => list.includes('08:30 first'))).toEqual([
      true,
      true,
    ]);
  });

  test('a confirmation taken back while an import runs is not lost: the import stops, and runs again (B3, B4)', async () => {
    await school.at(CONFIRM, 'first');
    beforeImportWrites(() => school.at(UNCONFIRM, 'first'));
    await expect(school.reimport({ first: { room: 'B1' } })).rejects.toThrow(/at the same time/);
    expect([await school.todo(), await school.todo('second')].map((list) => list.includes('08:30 first'))).toEqual([
      true,
      true,
    ]);
    await school.reimport();
    expect(await school.todo()).toContain('08:30 first');
    expect(await school.at(ROSTER, 'first')).toMatchObject({ body: { room: 'B1', state: 'open' } });
  });

  test('a lesson confirmed while an import runs shows once more at most, and again costs nothing (B3)', async () => {
    beforeImportWrites(() => school.at(CONFIRM, 'first'));
    await school.reimport({ first: { room: 'B2' } });
    expect(await school.at(ROSTER, 'first')).toMatchObject({ body: { room: 'B2', state: 'confirmed' } });
    expect(await school.todo()).toContain('08:30 first');
    expect((await school.at(CONFIRM, 'first')).status).toBe(200);
    expect([await school.todo(), await school.todo('second')].flat()).not.toContain('08:30 first');
    expect((await school.register('first'))?.trail).toHaveLength(1);
  });
});
