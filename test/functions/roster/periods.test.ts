import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASES, type Relation } from '../../../functions/access/policy.ts';
import { relationPeriods, stays } from '../../../functions/roster/periods.ts';
import { addDays, type Dated, holdsOn } from '../../../functions/shared/time.ts';

const START = '2026-08-01';
const at = (days: number) => addDays(START, days);
const DAYS = Array.from({ length: 14 }, (_none, day) => at(day - 1));
const day = fc.integer({ min: 0, max: 11 }).map(at);
const end = fc.option(day, { nil: undefined });
const ids = fc.constantFrom('a', 'b');
const rowId = fc.option(fc.constantFrom('r1', 'r2', 'r3'), { nil: undefined });

const relation: fc.Arbitrary<Relation> = fc.record({
  guardianId: ids,
  basis: fc.constantFrom(...BASES),
  from: day,
  to: end,
  personTo: end,
  rowId,
});
type Stay = Dated & { readonly groupId: string; readonly exempt?: boolean | undefined };
const stay: fc.Arbitrary<Stay> = fc.record({
  groupId: ids,
  from: day,
  to: end,
  exempt: fc.constantFrom(true, false, undefined),
});
const ofGroup = ({ groupId }: Stay) => groupId;

/** Which periods of somebody hold on a day. */
const holding = <Of extends Dated>(periods: readonly Of[], on: string, own: (item: Of) => boolean) =>
  periods.filter((period) => own(period) && holdsOn(period, on));

/** Records as they lie in the table: those of one pair have different names. */
const relations = fc.uniqueArray(relation, { maxLength: 6, selector: (row) => `${row.guardianId} ${row.rowId}` });

describe('periods of relations', () => {
  it('periods of relations hold on the days on which a record holds, once, by the basis that gives most, under the name of a record that says so', () => {
    fc.assert(
      fc.property(relations, (records) => {
        const periods = relationPeriods(records);
        const seen = ['a', 'b'].flatMap((guardianId) =>
          DAYS.map((on) => {
            const isOwn = (row: Relation) => row.guardianId === guardianId;
            const held = holding(records, on, isOwn).filter(
              (other) => other.personTo === undefined || on < other.personTo,
            );
            const found = holding(periods, on, isOwn);
            const first = BASES.find((basis) => held.some((duty) => duty.basis === basis));
            const named = found.every((row) => held.some((own) => own.basis === row.basis && own.rowId === row.rowId));
            return { found: found.map((row) => row.basis), named, wanted: first === undefined ? [] : [first] };
          }),
        );
        expect(seen.map(({ found, named }) => [found, named])).toEqual(seen.map(({ wanted }) => [wanted, true]));
      }),
      { numRuns: 1000 },
    );
  });

  it('periods of relations do not depend on the order of the records, and are the same again', () => {
    const shuffled = relations.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
    const plain = (periods: readonly Relation[]) =>
      periods.map(({ guardianId, basis, from, to, rowId: name }) => ({ guardianId, basis, from, to, rowId: name }));
    fc.assert(
      fc.property(shuffled, ([records, other]) => {
        const periods = relationPeriods(records);
        expect(plain(relationPeriods(other))).toEqual(plain(periods));
        expect(plain(relationPeriods(periods))).toEqual(plain(periods));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(BASES.flatMap((basis, place) => BASES.slice(place + 1).map((other) => [basis, other] as const)))(
    'periods of relations: %s goes before %s',
    (basis, other) => {
      const common = { guardianId: 'a', from: at(0) };
      const both = [
        { ...common, basis: other, rowId: 'a' },
        { ...common, basis, rowId: 'b', from: at(2), to: at(4) },
      ];
      expect(relationPeriods(both)).toEqual([
        { ...common, basis: other, rowId: 'a', to: at(2) },
        { ...common, basis, rowId: 'b', from: at(2), to: at(4) },
        { ...common, basis: other, rowId: 'a', from: at(4), to: undefined },
      ]);
    },
  );

  it('the longest-lasting of several relations of one basis is named, so that a write does not fail on the other’s end', () => {
    const common = { guardianId: 'a', basis: 'daily-care' as const, from: at(0) };
    const both: Relation[] = [
      { ...common, rowId: 'a-short', to: at(5) },
      { ...common, rowId: 'b-long' },
    ];
    expect(relationPeriods(both).map((period) => [period.rowId, period.from, period.to])).toEqual([
      ['b-long', at(0), undefined],
    ]);
  });

  it('a gap stays a gap', () => {
    const common = { guardianId: 'a', basis: 'daily-care' as const };
    const periods = relationPeriods<Relation>([
      { ...common, rowId: '2', from: at(6) },
      { ...common, rowId: '1', from: at(0), to: at(3) },
    ]);
    expect(periods.map(({ from, to }) => [from, to])).toEqual([
      [at(0), at(3)],
      [at(6), undefined],
    ]);
  });
});

describe('periods in groups', () => {
  it('periods in groups hold where a record holds, are apart, and are exempt only where every record of the day is', () => {
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 6 }), (records) => {
        const periods = stays(records, ofGroup);
        const seen = ['a', 'b'].flatMap((groupId) => {
          const own = periods.filter((period) => period.groupId === groupId);
          // What touches and says the same is one period.
          const split = own.some((entry, index) => {
            const before = own[index - 1];
            return before?.to === entry.from && (before.exempt ?? false) === (entry.exempt ?? false);
          });
          return DAYS.map((on) => {
            const held = holding(records, on, (record) => record.groupId === groupId);
            const found = holding(own, on, () => true).map((period) => period.exempt ?? false);
            const wanted = held.length === 0 ? [] : [held.every((duty) => duty.exempt === true)];
            return { found, split, wanted };
          });
        });
        expect(seen.map(({ found, split }) => [found, split])).toEqual(seen.map(({ wanted }) => [wanted, false]));
      }),
      { numRuns: 1000 },
    );
  });

  it('a record that ends before it begins is none', () => {
    expect(stays([{ groupId: 'a', from: at(5), to: at(2) }], ofGroup)).toEqual([]);
    expect(stays([{ groupId: 'a', from: at(5), to: at(5) }], ofGroup)).toEqual([]);
  });
});
