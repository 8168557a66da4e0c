import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decided, homesVersion, pairOf, pairsOf } from '../../../functions/roster/homes.ts';
import { joinedHomes } from '../../../functions/roster/join-homes.ts';
import { pupilOf, type TogetherItem } from '../../../functions/roster/records.ts';

const said = { by: 'kontoret', as: 'staff:office', at: '2026-11-24T06:30:00.000Z' };
const decision = (a: string, b: string, together: boolean, held?: TogetherItem) =>
  decided(pairOf(a, b), held, { together, ...said });

describe('a decision on two adults', () => {
  it('a new decision is the next version, and keeps every earlier one', () => {
    const first = decision('b', 'a', true);
    const second = decided(['a', 'b'], first, { together: false, ...said, by: 'leiaren' });
    expect(first).toMatchObject({ guardianIds: ['a', 'b'], together: true, version: 1, decidedBy: 'kontoret' });
    expect(second).toMatchObject({ together: false, version: 2, decidedBy: 'leiaren' });
    expect(second.steps).toEqual([
      { version: 1, together: true, ...said },
      { version: 2, together: false, ...said, by: 'leiaren' },
    ]);
    expect(homesVersion([second, decision('a', 'c', true)])).toBe(3);
  });

  it('three adults are three pairs, each in one order', () => {
    expect(pairsOf(['c', 'a', 'b', 'a'])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
  });
});

describe('a pupil’s card tells who may be named to each other', () => {
  const profile = {
    id: 'p',
    givenName: 'Ada',
    familyName: 'Lie',
    birthDate: '2015-05-01',
    schoolId: 's',
    from: '2026-08-01',
  };
  const items = (protection: string) => [
    { sk: 'FACTS#PROFILE', ...profile, protection },
    { sk: 'FACTS#TOGETHER#a#b', ...decision('a', 'b', true) },
    { sk: 'FACTS#TOGETHER#a#c', ...decision('a', 'c', false) },
  ];
  it.each([
    ['none', true],
    ['confidential', false],
    ['unknown', false],
  ])('a pupil whose protection is %s', (protection, together) => {
    expect(pupilOf(items(protection))?.together).toEqual([
      { guardianIds: ['a', 'b'], together },
      { guardianIds: ['a', 'c'], together: false },
    ]);
  });
});

describe('the decisions when two records of one human are joined', () => {
  const ids = { survivor: 's', other: 'o' };
  const join = (decisions: readonly TogetherItem[]) => {
    const theirs = decisions.filter(({ guardianIds }) => guardianIds.includes('o'));
    return joinedHomes({ ours: { pupilId: 'p', decisions }, theirs: { pupilId: 'p', decisions: theirs } }, ids, said);
  };

  it('a decision on the other holds for the survivor, with its person and day, and says where it came from', () => {
    const theirs = { ...decision('o', 'x', true), decidedBy: 'leiaren', decidedAt: '2026-10-01T06:00:00.000Z' };
    expect(join([theirs])).toMatchObject([
      {
        pupilId: 'p',
        next: {
          guardianIds: ['s', 'x'],
          together: true,
          version: 1,
          decidedBy: 'leiaren',
          steps: [{ by: 'kontoret' }],
        },
        from: { pupilId: 'p', decision: theirs },
      },
    ]);
  });

  it.each([
    [true, true, undefined],
    [true, false, false],
    [false, false, undefined],
    [false, true, undefined],
  ])('the safer holds: ours together %s, theirs %s, so that ours becomes %s', (ours, theirs, becomes) => {
    const [moved] = join([decision('s', 'x', ours), decision('o', 'x', theirs)]);
    expect(moved?.next.together).toBe(becomes);
    if (moved) expect(moved.next).toMatchObject({ guardianIds: ['s', 'x'], version: 2 });
  });

  it('a decision on the two records themselves is about nobody any more', () => {
    expect(join([decision('s', 'o', true)])).toEqual([]);
  });

  it('no join names two to each other whom a decision keeps apart', () => {
    const id = fc.constantFrom('s', 'o', 'x', 'y');
    const pairs = fc.uniqueArray(
      fc.record({ a: id, b: id, together: fc.boolean() }).filter(({ a, b }) => a !== b),
      { selector: ({ a, b }) => pairOf(a, b).join(), maxLength: 6 },
    );
    fc.assert(
      fc.property(pairs, (all) => {
        const held = all.map(({ a, b, together }) => decision(a, b, together));
        const moved = join(held);
        const apart = all
          .filter(({ together }) => !together)
          .map(({ a, b }) => pairOf(a === 'o' ? 's' : a, b === 'o' ? 's' : b).join());
        const after = [
          ...held.filter((each) => !moved.some(({ next }) => next.guardianIds.join() === each.guardianIds.join())),
          ...moved.map(({ next }) => next),
        ];
        for (const { guardianIds, together } of after)
          if (together && !guardianIds.includes('o')) expect(apart).not.toContain(guardianIds.join());
      }),
    );
  });
});
