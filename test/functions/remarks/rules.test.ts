import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Choice,
  choosableOn,
  chosenOn,
  factAfter,
  faultOfDate,
  judgeEach,
  LEDGERS,
  MOST_DAYS_BACK,
  MOST_VERSIONS,
  MOVES,
  type Move,
  POLARITIES,
  REMARK_STATUSES,
  STEPS,
  statusAfter,
  sumsOf,
} from '../../../functions/remarks/rules.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { addDays } from '../../../functions/shared/time.ts';

const TODAY = '2026-11-24';
const said = <Id extends string>(id: Id) => ({ id, nb: id, nn: id, en: id });
const late: Choice = { ...said('late'), ledger: 'order', polarity: 'negative', from: '2024-08-01' };
const old: Choice = { ...said('old'), ledger: 'order', polarity: 'negative', from: '2020-08-01', to: '2026-11-20' };
const praise: Choice = { ...said('praise'), ledger: 'conduct', polarity: 'positive', from: '2024-08-01' };
const CATEGORIES = [late, old, praise];

describe('the owner’s list (E1, E3)', () => {
  test.each([
    ['late', TODAY, false, { category: late }],
    ['old', '2026-11-19', false, { category: old }],
    ['old', '2026-11-20', false, { fault: { code: 'remarks.unknown-category', params: { allowed: [late] } } }],
    ['none', TODAY, true, { fault: { code: 'remarks.unknown-category', params: { allowed: [late, praise] } } }],
    ['late', '2024-07-31', false, { fault: { code: 'remarks.unknown-category', params: { allowed: [old] } } }],
    ['praise', TODAY, false, { fault: { code: 'remarks.positive-off' } }],
    ['praise', TODAY, true, { category: praise }],
  ] as const)('the owner’s list: %s on %s, positive ones %s', (id, date, positive, wanted) => {
    expect(chosenOn({ categories: CATEGORIES, positive }, id, date)).toEqual(wanted);
  });

  test('the owner’s list: what may be chosen is what is shown to be chosen from, on any day of any list', () => {
    const day = fc.integer({ min: -60, max: 60 }).map((more) => addDays(TODAY, more));
    const words = { nb: fc.constant(''), nn: fc.constant(''), en: fc.constant('') };
    const choice = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      ...words,
      ledger: fc.constantFrom(...LEDGERS),
      polarity: fc.constantFrom(...POLARITIES),
      from: day,
      to: fc.option(day, { nil: undefined }),
    });
    const list = fc.uniqueArray(choice, { selector: ({ id }) => id });
    fc.assert(
      fc.property(list, fc.boolean(), day, (categories, positive, date) => {
        const shown = choosableOn({ categories, positive }, date).map(({ id }) => id);
        const taken = ['a', 'b', 'c', 'd'].filter((id) => 'category' in chosenOn({ categories, positive }, id, date));
        expect(taken).toEqual([...shown].sort());
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the day of a remark (E1)', () => {
  test.each([
    [TODAY, 14, undefined],
    ['2026-11-25', 14, { code: 'remarks.future', params: { lastAllowedDay: TODAY } }],
    ['2026-11-10', 14, undefined],
    ['2026-11-09', 14, { code: 'remarks.too-old', params: { firstAllowedDay: '2026-11-10' } }],
    ['2026-11-23', 0, { code: 'remarks.too-old', params: { firstAllowedDay: TODAY } }],
    [TODAY, 0, undefined],
  ] as const)('the day of a remark: %s with %d days back', (date, daysBack, wanted) => {
    expect(faultOfDate(date, TODAY, daysBack)).toEqual(wanted);
  });

  test('no setting reaches further back than lists of a half-year look', () => {
    expect(DEFINITIONS['remarks.daysBack'].bounds).toEqual([0, MOST_DAYS_BACK]);
  });
});

describe('several pupils in one request (E1)', () => {
  const choices = { categories: CATEGORIES, positive: false };
  const inGroup = new Set(['ola', 'kari']);

  test('each fault points at its pupil', () => {
    const all = [
      { pupilId: 'ola', categoryId: 'late' },
      { pupilId: 'per', categoryId: 'late' },
      { pupilId: 'ola', categoryId: 'late' },
      { pupilId: 'kari', categoryId: 'praise' },
    ];
    const judged = judgeEach(all, TODAY, { inGroup, choices });
    expect(
      judged.map((verdict) => ('fault' in verdict ? [verdict.fault.pointer, verdict.fault.code] : verdict.category.id)),
    ).toEqual([
      'late',
      ['/remarks/1/pupilId', 'remarks.pupil-not-in-group'],
      ['/remarks/2/pupilId', 'remarks.twice'],
      ['/remarks/3/categoryId', 'remarks.positive-off'],
    ]);
  });

  test('several pupils in one request: in any request, what passes is of the group, on the list and asked for once', () => {
    const anyRemark = fc.record({
      pupilId: fc.constantFrom('ola', 'kari', 'per'),
      categoryId: fc.constantFrom('late', 'old', 'praise', 'none'),
    });
    fc.assert(
      fc.property(fc.array(anyRemark, { maxLength: 8 }), (all) => {
        const judged = judgeEach(all, TODAY, { inGroup, choices });
        expect(judged).toHaveLength(all.length);
        const passed = judged.flatMap((each) => ('wanted' in each ? [each.wanted] : []));
        const names = passed.map(({ pupilId, categoryId }) => `${pupilId} ${categoryId}`);
        expect(new Set(names).size).toBe(names.length);
        const wanted = all.filter(({ pupilId, categoryId }) => pupilId !== 'per' && categoryId === 'late');
        expect(new Set(names)).toEqual(new Set(wanted.map(({ pupilId }) => `${pupilId} late`)));
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('held → published → corrected* / withdrawn (E2, E3)', () => {
  test.each([
    ['release', 'held', { status: 'published' }],
    ['release', 'published', { refused: 'remarks.already-released' }],
    ['release', 'withdrawn', { refused: 'remarks.already-withdrawn' }],
    ['correct', 'held', { status: 'held' }],
    ['correct', 'published', { status: 'published' }],
    ['correct', 'withdrawn', { refused: 'remarks.already-withdrawn' }],
    ['withdraw', 'held', { status: 'withdrawn' }],
    ['withdraw', 'published', { status: 'withdrawn' }],
    ['withdraw', 'withdrawn', { refused: 'remarks.already-withdrawn' }],
  ] as const)('held → published → corrected* / withdrawn: %s what is %s', (move, status, wanted) => {
    expect(statusAfter(move, { status, version: 1 })).toEqual(wanted);
  });

  test('a move is legal in the states that its write takes for legal, and in no other', () => {
    for (const move of MOVES) {
      const legal = REMARK_STATUSES.filter((status) => 'status' in statusAfter(move, { status, version: 1 }));
      expect([move, legal]).toEqual([move, STEPS[move].from]);
    }
  });

  test('any life: what families hear is what they could have seen, and there is always a version left to withdraw', () => {
    const moves = fc.array(fc.constantFrom<Move>(...MOVES), { maxLength: 12 });
    // Long enough to come to the last version: what is corrected and corrected, and then perhaps something else.
    const corrections = fc.array(fc.constantFrom<Move>('correct', 'correct', 'correct', 'release'), {
      maxLength: 2 * MOST_VERSIONS,
      size: 'max',
    });
    const start = fc.constantFrom('held', 'published');
    fc.assert(
      fc.property(start, fc.oneof(moves, corrections), (first, some) => {
        let [status, version, visible]: [(typeof REMARK_STATUSES)[number], number, boolean] = [first, 1, false];
        const told = (name: ReturnType<typeof factAfter>) => {
          const isPublished = status === 'published';
          // Whatever changes what a family sees is a fact, and nothing else is.
          expect(name !== undefined).toBe(isPublished || visible);
          if (name === 'remark-published') expect([visible, isPublished]).toEqual([false, true]);
          if (name === 'remark-corrected') expect([visible, isPublished]).toEqual([true, true]);
          if (name === 'remark-withdrawn') expect([visible, isPublished]).toEqual([true, false]);
          visible = isPublished;
        };
        told(factAfter(undefined, first));
        for (const move of some) {
          const after = statusAfter(move, { status, version });
          if ('refused' in after) continue;
          const before = status;
          [status, version] = [after.status, version + 1];
          told(factAfter(before, status));
        }
        expect(version).toBeLessThanOrEqual(MOST_VERSIONS);
        if (status !== 'withdrawn') {
          expect(statusAfter('withdraw', { status, version })).toEqual({ status: 'withdrawn' });
          if (status === 'held') expect(statusAfter('release', { status, version })).toEqual({ status: 'published' });
          expect(version).toBeLessThan(status === 'held' ? MOST_VERSIONS - 1 : MOST_VERSIONS);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

test('sums: published by ledger and polarity, held apart, withdrawn nowhere; together all but the withdrawn (E1)', () => {
  const anyRemark = fc.record({
    status: fc.constantFrom(...REMARK_STATUSES),
    ledger: fc.constantFrom(...LEDGERS),
    polarity: fc.constantFrom(...POLARITIES),
  });
  fc.assert(
    fc.property(fc.array(anyRemark, { maxLength: 30 }), (all) => {
      const sums = sumsOf(all);
      for (const ledger of LEDGERS) {
        for (const polarity of POLARITIES) {
          const wanted = all.filter(
            (each) => each.status === 'published' && each.ledger === ledger && each.polarity === polarity,
          );
          expect(sums[ledger][polarity]).toBe(wanted.length);
        }
      }
      expect(sums.held).toBe(all.filter(({ status }) => status === 'held').length);
    }),
    { numRuns: 10_000 },
  );
});
