import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, leave, type SetRows } from '../sources/small-set.ts';
import { type ImportWorld, importWorld } from './held.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

const LATER = { day: '2026-11-25', confirmEnding: true };
const told = (notes: readonly { readonly kind: string; readonly code: string }[]) =>
  notes.map(({ kind, code }) => `${kind} ${code}`).sort();

it('an import that is applied says how many open questions wait, and at which school (J2)', async () => {
  const owner = world.owner();
  const unknown = (set: SetRows) => change(set, 'guardian_links.csv', 'l1', { basis: 'mor' });
  expect((await owner.run(unknown, { mode: 'dry-run' })).waiting).toEqual([]);
  const { waiting } = await owner.run(unknown);
  expect(waiting).toEqual([{ schoolId: (await owner.itemNamed('PUPIL', 'ola')).schoolId, lines: 1 }]);
  expect((await owner.run()).waiting).toEqual([]);
});

describe('what hangs on somebody whom the file marks as gone ends with them, and is no mistake (J1)', () => {
  it.each<[string, (set: SetRows) => void, string[]]>([
    [
      'a guardian',
      (set) => change(set, 'users.csv', 'mor', { status: 'tobedeleted' }),
      ['guardian marked-deleted', 'link belongs-to-gone', 'link belongs-to-gone'],
    ],
    [
      'a pupil',
      (set) => change(set, 'users.csv', 'kari', { status: 'Slettet' }),
      ['enrolment belongs-to-gone', 'link belongs-to-gone', 'pupil marked-deleted'],
    ],
    [
      'a teacher',
      (set) => change(set, 'users.csv', 'liv', { status: 'inactive' }),
      [
        ...Array(2).fill('enrolment belongs-to-gone'),
        ...Array(2).fill('lesson teacher-unknown'),
        'staff marked-deleted',
      ],
    ],
    [
      'a group',
      (set) => change(set, 'classes.csv', 'c2', { status: 'tobedeleted' }),
      [
        ...Array(2).fill('enrolment belongs-to-gone'),
        'group marked-deleted',
        ...Array(2).fill('lesson belongs-to-gone'),
      ],
    ],
    [
      'an enrolment',
      (set) => change(set, 'enrollments.csv', 'e4', { status: 'tobedeleted' }),
      ['enrolment marked-deleted'],
    ],
    ['a link', (set) => change(set, 'guardian_links.csv', 'l2', { status: 'tobedeleted' }), ['link marked-deleted']],
  ])(
    'what hangs on somebody whom the file marks as gone ends with them, and is no mistake: %s',
    async (_what, mend, notes) => {
      const owner = world.owner();
      await owner.run();
      const report = await owner.run(mend, LATER);
      expect(report.refused).toEqual([]);
      expect(told(report.notes)).toEqual(notes);
      expect(Object.values(report.counts).map(({ refused }) => refused)).toEqual(Array(10).fill(0));
      const ended = Object.entries(report.counts).flatMap(([kind, counts]) => Array(counts.ended).fill(kind));
      expect(ended.sort()).toEqual(
        notes
          .filter((note) => !note.endsWith('teacher-unknown'))
          .map((note) => note.split(' ')[0])
          .sort(),
      );
      expect((await owner.run(mend, LATER)).written).toBe(0);
    },
  );

  it('a guardian’s access ends with it', async () => {
    const owner = world.owner();
    await owner.run();
    expect(await owner.relation('ola', 'mor', LATER.day)).toBeDefined();
    await owner.run((set) => change(set, 'users.csv', 'mor', { status: 'tobedeleted' }), LATER);
    expect(await owner.relation('ola', 'mor', LATER.day)).toBeUndefined();
  });

  it('a line about somebody of whom nothing is said is refused as before', async () => {
    const owner = world.owner();
    const report = await owner.run((set) => change(set, 'guardian_links.csv', 'l1', { guardianSourcedId: 'ukjent' }));
    expect(report.refused.map(({ kind, code }) => `${kind} ${code}`)).toEqual(['link refers-to-nothing']);
  });

  it('a school marked as deleted stays, and nobody ends with it', async () => {
    const owner = world.owner();
    await owner.run();
    const report = await owner.run((set) => change(set, 'orgs.csv', 's1', { status: 'tobedeleted' }), LATER);
    expect(Object.values(report.counts).every(({ ended }) => ended === 0)).toBe(true);
    expect([report.refused, told(report.notes)]).toEqual([[], []]);
  });

  it('somebody who is not enabled is named, and ends', async () => {
    const owner = world.owner();
    await owner.run();
    const report = await owner.run((set) => change(set, 'users.csv', 'mor', { enabledUser: 'false' }), LATER);
    expect([report.refused, told(report.notes)]).toEqual([[], ['guardian person-inactive']]);
    expect(report.counts.guardian.ended).toBe(1);
  });
});

it('a class that was gone comes back with its members, also when its line could not be read in between', async () => {
  const owner = world.owner();
  const toldOf = async () => ((await owner.staff('liv'))?.assignments ?? []).map(({ to }) => to);
  await owner.run();
  const before = await toldOf();
  await owner.run((set) => change(set, 'classes.csv', 'c1', { status: 'tobedeleted' }), LATER);
  expect(await toldOf()).not.toEqual(before);
  await owner.run((set) => change(set, 'classes.csv', 'c1', { 'metadata.kind': 'noko' }), { day: '2026-11-26' });
  expect(await toldOf()).not.toEqual(before);
  await owner.run(undefined, { day: '2026-11-27' });
  expect(await toldOf()).toEqual(before);
  expect((await owner.run(undefined, { day: '2026-11-28' })).written).toBe(0);
});

it('a guardian who was gone and comes back with a number that cannot be right has no login until it is right', async () => {
  const owner = world.owner();
  const ends = async () => (await owner.items()).filter(({ sk }) => sk === 'AS#guardian').map(({ to }) => to);
  await owner.run();
  await owner.run((set) => leave(set, 'mor', 'l1', 'l3'), LATER);
  const wrong = (set: SetRows) => change(set, 'users.csv', 'mor', { userIds: '{NIN:15851090086}' });
  const report = await owner.run(wrong, { day: '2026-11-26' });
  expect(report.refused.map(({ code }) => code)).toEqual(['number-check-digits']);
  expect(await owner.relation('ola', 'mor', '2026-11-26')).toBeDefined();
  expect((await ends()).filter(Boolean)).toEqual([LATER.day]);
  await owner.run(undefined, { day: '2026-11-27' });
  expect((await ends()).filter(Boolean)).toEqual([]);
});
