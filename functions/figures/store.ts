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

    /** Counts by pupil and half-year, in no order, without those that do not exist. One trip. */
    counts: countsBy(itemsAt),

    /** The same for pages: eventually consistent, behind a counter that itself follows the records. */
    shownCounts: countsBy(itemsToShow),

    /** The sums of a school's pupils with a count in a half-year (index: eventually consistent). */
    async sumsAt(ownerId: string, schoolId: string, halfYear: string): Promise<readonly SumsItem[]> {
      const part = { index: 'gsi1', pk: key(ownerId, 'SCHOOL', schoolId, 'COUNT', halfYear) } as const;
      const items = await allItems(client, queryOf(table, part));
      return items.map((item) => SumsItem.parse(item));
    },
  };
}

/** The key of a pupil's count of a half-year. */
export const countKey = (ownerId: string, { pupilId, halfYear }: CountName) => ({
  pk: key(ownerId, 'PUPIL', pupilId),
  sk: key('COUNT', halfYear),
});
