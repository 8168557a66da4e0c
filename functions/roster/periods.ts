import { BASES, type Relation } from '../access/policy.ts';
import { byCode } from '../shared/ids.ts';
import { type Dated, earlier } from '../shared/time.ts';

/**
 * How records of one kind become periods: the pair that a record is about, the record that wins on a day when several
 * hold, and whether two adjacent periods are one.
 */
type Merge<Of extends Dated> = {
  readonly pair: (record: Of) => string;
  /** The winner of the records that hold on a day, at least one; must not depend on their order. */
  readonly choose: (holding: readonly Of[]) => Of;
  readonly same: (a: Of, b: Of) => boolean;
};

/**
 * Records in any order, overlapping or not → periods that never overlap for the same pair, sorted by pair and begin. So
 * a day has at most one period of a pair, and a list shows nobody twice. A record that ends before it begins is
 * ignored.
 */
export function periodsOf<Of extends Dated>(records: readonly Of[], { pair, choose, same }: Merge<Of>): readonly Of[] {
  const pairs = Map.groupBy(records, pair);
  return [...pairs.keys()].sort().flatMap((name) => {
    const own = pairs.get(name) ?? [];
    const turns = [...new Set(own.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])))].sort();
    const periods: Of[] = [];
    for (const [index, from] of turns.entries()) {
      const holding = own.filter((item) => item.from <= from && (item.to === undefined || from < item.to));
      if (holding.length === 0) continue;
      const chosen = { ...choose(holding), from, to: turns[index + 1] };
      const last = periods.at(-1);
      if (last?.to === from && same(last, chosen)) periods[periods.length - 1] = { ...last, to: chosen.to };
      else periods.push(chosen);
    }
    return periods;
  });
}

const longest = (a: Dated, b: Dated): number => {
  const [endA, endB] = [a.to ?? '9999-12-31', b.to ?? '9999-12-31'];
  return byCode(endB, endA);
};
const named = ({ rowId: a = '' }: { rowId?: string | undefined }, { rowId: b = '' }: { rowId?: string | undefined }) =>
  byCode(a, b);

/**
 * Relations of a pupil. Where several hold, the basis that comes first in `BASES` wins: bases that give standing access
 * come before those that give none. Of the same basis, the record that lasts longest wins. Each period keeps the
 * record's `rowId`, since writes are conditional on that record.
 */
export const relationPeriods = <Of extends Relation>(relations: readonly Of[]): readonly Of[] =>
  periodsOf(
    relations.map((relation) => ({ ...relation, to: earlier(relation.to, relation.personTo) })),
    {
      pair: ({ guardianId }) => guardianId,
      choose: (holding) => best(holding, (a, b) => rank(a) - rank(b) || longest(a, b) || named(a, b)),
      same: (a, b) => a.basis === b.basis && a.rowId === b.rowId && a.personTo === b.personTo,
    },
  );

const rank = ({ basis }: Relation): number => BASES.indexOf(basis);
const best = <Of>(holding: readonly Of[], order: (a: Of, b: Of) => number): Of => {
  const [first] = holding.toSorted(order);
  if (first === undefined) throw new Error('A period is made of at least one record.');
  return first;
};

type Belongs = Dated & { readonly rowId?: string | undefined; readonly exempt?: boolean | undefined };

/**
 * A person's periods in groups. A pupil is exempt only where every record of the day says so: nobody would notice the
 * absence of a pupil who is exempt by mistake.
 */
export const stays = <Of extends Belongs>(records: readonly Of[], pair: (record: Of) => string): readonly Of[] =>
  periodsOf(records, {
    pair,
    choose: (holding) => best(holding, (a, b) => exemption(a) - exemption(b) || longest(a, b) || named(a, b)),
    same: (a, b) => exemption(a) === exemption(b),
  });

const exemption = ({ exempt }: Belongs): number => (exempt ? 1 : 0);
