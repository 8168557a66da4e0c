import { allItems, type Dynamo, itemsAt, itemsToShow, key, queryOf } from '../shared/table/dynamo.ts';
import { carriedReads } from './carried-store.ts';
import { CountItem, SumsItem } from './count.ts';

export type FiguresStore = ReturnType<typeof figuresStore>;

export type CountName = { readonly pupilId: string; readonly halfYear: string };

/** Counts of half-years, in each pupil's partition, and the sums of a school. Read-only: `recount-store.ts` writes. */
export function figuresStore(client: Dynamo, table: string) {
  const countsBy =
    (read: typeof itemsAt) =>
    async (ownerId: string, names: readonly CountName[]): Promise<readonly CountItem[]> => {
      const keys = names.map((name) => countKey(ownerId, name));
      return (await read(client, table, keys)).map((item) => CountItem.parse(item));
    };
  return {
    ...carriedReads(client, table),

    /** Counts by pupil and half-year, in no order; what was never counted is left out. One trip. */
    counts: countsBy(itemsAt),

    /** The same as pages show them: a moment behind the counter, which itself comes after what it counts. */
    shownCounts: countsBy(itemsToShow),

    /** The sums of everybody counted at a school in a half-year (an index: a moment behind). */
    async sumsAt(ownerId: string, schoolId: string, halfYear: string): Promise<readonly SumsItem[]> {
      const part = { index: 'gsi1', pk: key(ownerId, 'SCHOOL', schoolId, 'COUNT', halfYear) } as const;
      const items = await allItems(client, queryOf(table, part));
      return items.map((item) => SumsItem.parse(item));
    },
  };
}

/** Where a pupil's half-year is counted. */
export const countKey = (ownerId: string, { pupilId, halfYear }: CountName) => ({
  pk: key(ownerId, 'PUPIL', pupilId),
  sk: key('COUNT', halfYear),
});
