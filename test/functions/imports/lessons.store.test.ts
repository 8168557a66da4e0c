import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cells, change, leave, type SetRows } from '../sources/small-set.ts';
import { type ImportWorld, type Item, importWorld } from './held.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

const LATER = { day: '2026-11-25' };
const mended =
  (...changes: readonly (readonly [string, Cells])[]) =>
  (set: SetRows) => {
    for (const [id, cells] of changes) change(set, 'lessons.csv', id, cells);
  };

/**
 * An owner whose first lesson, of two teachers, has been held and confirmed, with a register and what a pupil missed.
 */
async function confirmed() {
  const owner = world.owner();
  await owner.run(mended(['x1', { teacherSourcedIds: 'liv,nils' }]));
  const lessons = async () => (await owner.items()).filter(({ sk }) => sk.startsWith('LESSON#'));
  const first = (await lessons()).filter(({ sk }) => sk.startsWith('LESSON#2026-11-24'));
  expect(first.map(({ pk }) => pk.split('#')[1]).sort()).toEqual(['GROUP', 'STAFF']);
  const [{ pk: _pk, ...of }] = first as [Item];
  for (const { pk, sk } of first)
    await world.client.send(
      new UpdateCommand({
        TableName: world.tables.main,
        Key: { pk, sk },
        UpdateExpression: 'SET confirmed = :yes REMOVE gsi2pk, gsi2sk',
        ExpressionAttributeValues: { ':yes': true },
      }),
    );
  const group = `${owner.ownerId}#GROUP#${of.groupId}`;
  const pupil = `${owner.ownerId}#PUPIL#${(await owner.itemNamed('PUPIL', 'ola')).id}`;
  const happened = [
    { pk: group, sk: `REGISTER#2026-11-24#${of.id}`, confirmedBy: 'liv' },
    { pk: pupil, sk: `ENTRY#2026-11-24#${of.id}`, values: ['absent'] },
  ];
  for (const { pk, sk, ...rest } of happened)
    await world.client.send(
      new UpdateCommand({
        TableName: world.tables.main,
        Key: { pk, sk },
        UpdateExpression: 'SET what = :what',
        ExpressionAttributeValues: { ':what': JSON.stringify(rest) },
      }),
    );
  return {
    ...owner,
    lessons,
    /** What was written about the lesson by those who held it. */
    happened: async () => (await owner.items()).filter(({ sk }) => /^(REGISTER|ENTRY)#/.test(sk)),
    waiting: async () =>
      (await lessons()).filter(({ gsi2pk }) => gsi2pk !== undefined).map(({ gsi2sk }) => String(gsi2sk)),
    kept: [group, pupil],
  };
}
const shown = (lessons: readonly Item[]) =>
  lessons.map(({ pk, sk, status, confirmed: held, room }) =>
    [pk.split('#')[1], sk.slice(7, 23), status, held === true ? 'confirmed' : 'open', room].join(' '),
  );

describe('a timetable that is imported again keeps what was confirmed (J1, B3, decision 013)', () => {
  it('another room or a teacher less: the lesson stays confirmed for those who hold it', async () => {
    const owner = await confirmed();
    await owner.run(mended(['x1', { room: '202', teacherSourcedIds: 'liv' }]), LATER);
    expect(shown(await owner.lessons())).toEqual([
      'GROUP 2026-11-24#08:30 planned confirmed 202',
      'GROUP 2026-11-25#08:30 planned open 101',
    ]);
    expect((await owner.happened()).length).toBe(2);
  });
  it('a lesson that is moved waits to be confirmed at the new time, and what happened stays at the old one', async () => {
    const owner = await confirmed();
    const before = await owner.happened();
    await owner.run(mended(['x1', { date: '2026-11-26', teacherSourcedIds: 'liv,nils', status: 'moved' }]), LATER);
    expect(shown(await owner.lessons()).sort()).toEqual([
      'GROUP 2026-11-25#08:30 planned open 101',
      'GROUP 2026-11-26#08:30 moved open 101',
      'STAFF 2026-11-26#08:30 moved open 101',
    ]);
    expect(await owner.happened()).toEqual(before);
    expect((await owner.waiting()).filter((line) => line.startsWith('2026-11-26')).length).toBe(2);
  });
  it('a lesson that is moved to another group and back is never there twice', async () => {
    const owner = await confirmed();
    await owner.run(mended(['x1', { classSourcedId: 'c1', teacherSourcedIds: 'liv,nils' }]), LATER);
    await owner.run(mended(['x1', { teacherSourcedIds: 'liv,nils' }]), LATER);
    expect(shown(await owner.lessons()).filter((line) => line.includes('2026-11-24'))).toEqual([
      'GROUP 2026-11-24#08:30 planned open 101',
      'STAFF 2026-11-24#08:30 planned open 101',
    ]);
    expect((await owner.happened()).length).toBe(2);
  });
  it('a teacher who is named twice holds it once', async () => {
    const owner = await confirmed();
    await owner.run(mended(['x2', { teacherSourcedIds: 'liv,nils,nils,liv' }]), LATER);
    const held = (await owner.lessons()).filter(({ sk }) => sk.startsWith('LESSON#2026-11-25'));
    expect(held.map(({ gsi1pk }) => gsi1pk)).toEqual([...new Set(held.map(({ gsi1pk }) => gsi1pk))]);
    expect(held.length).toBe(2);
  });
  it('a lesson that the file cancels need not be confirmed, and what was registered stays', async () => {
    const owner = await confirmed();
    await owner.run(
      mended(['x1', { status: 'cancelled', teacherSourcedIds: 'liv,nils' }], ['x2', { status: 'cancelled' }]),
      LATER,
    );
    expect(shown(await owner.lessons())).toEqual([
      'GROUP 2026-11-24#08:30 cancelled confirmed 101',
      'GROUP 2026-11-25#08:30 cancelled open 101',
      'STAFF 2026-11-24#08:30 cancelled confirmed 101',
    ]);
    expect([await owner.waiting(), (await owner.happened()).length]).toEqual([[], 2]);
  });
  it('a lesson left out within the days of the file is cancelled for every teacher; back again, it is as it was', async () => {
    const owner = await confirmed();
    const both = (set: SetRows) => {
      mended(['x1', { teacherSourcedIds: 'liv,nils' }])(set);
      set['lessons.csv'].push({ ...set['lessons.csv'][0], sourcedId: 'x0', startTime: '12:00', endTime: '12:45' });
    };
    await owner.run(both, LATER);
    await owner.run((set) => {
      both(set);
      leave(set, 'x1');
    }, LATER);
    const gone = shown(await owner.lessons()).filter((line) => line.includes('24#08:30'));
    expect(gone).toEqual([
      'GROUP 2026-11-24#08:30 cancelled confirmed 101',
      'STAFF 2026-11-24#08:30 cancelled confirmed 101',
    ]);
    await owner.run(both, LATER);
    const back = shown(await owner.lessons()).filter((line) => line.includes('24#08:30'));
    expect(back).toEqual([
      'GROUP 2026-11-24#08:30 planned confirmed 101',
      'STAFF 2026-11-24#08:30 planned confirmed 101',
    ]);
    expect((await owner.happened()).length).toBe(2);
  });
  it('a timetable that is imported again keeps what was confirmed: what lies outside the days of the file is not its business, and neither is another feed’s timetable', async () => {
    const owner = await confirmed();
    const before = await owner.lessons();
    await owner.run((set) => {
      leave(set, 'x1');
      mended(['x2', {}])(set);
    }, LATER);
    expect(await owner.lessons()).toEqual(before);
    const none = await owner.run((set) => leave(set, 'x1', 'x2'), LATER);
    expect(none.counts.lesson).toMatchObject({ ended: 0 });
    expect(await owner.lessons()).toEqual(before);
  });
});
