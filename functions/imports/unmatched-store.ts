import { keyedId } from '../shared/ids.ts';
import type { WriteAction } from '../shared/table/commit.ts';
import { allItems, countItems, type Dynamo, key, queryOf } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import type { Unmatched } from './named-refs.ts';

const KIND = 'timetable-unmatched';

/** Lines of a school's work list on unmatched names in its timetable (decision 027). */
export function unmatchedLines(client: Dynamo, table: string) {
  return {
    /**
     * The number of open questions from sources on each school's work list, without schools that have none. Leaves out
     * the line on the school's missing contact: a store knows no settings, and no import opens or answers that line.
     */
    async waiting(
      ownerId: string,
      schoolIds: readonly string[],
    ): Promise<readonly { readonly schoolId: string; readonly lines: number }[]> {
      const counted = await Promise.all(
        schoolIds.map(async (schoolId) => {
          const lines = await countItems(client, queryOf(table, { pk: key(ownerId, 'SCHOOL', schoolId, 'WORKLIST') }));
          return { schoolId, lines };
        }),
      );
      return counted.filter(({ lines }) => lines > 0);
    },

    /**
     * The changes that align the school's lines with this timetable's unmatched names: new lines, and the end of lines
     * that an earlier timetable of the same system opened. The name is no part of a key.
     */
    async unmatchedChanges(
      ownerId: string,
      { schoolId, names }: Unmatched,
      of: { readonly system: string; readonly loginKey: string; readonly now: Instant },
    ): Promise<readonly (readonly WriteAction[])[]> {
      if (schoolId === undefined) return [];
      const pk = key(ownerId, 'SCHOOL', schoolId, 'WORKLIST');
      const held = await allItems(client, queryOf(table, { pk, prefix: `${KIND}#` }));
      const open = new Set(held.filter(({ system }) => system === of.system).map(({ sk }) => String(sk)));
      const wanted = names.map(({ of: what, name }) => {
        const subjectId = keyedId(of.loginKey, 'named', of.system, what, name);
        return { pk, sk: key(KIND, subjectId), kind: KIND, subjectId, system: of.system, named: name, since: of.now };
      });
      const keep = new Set(wanted.map(({ sk }) => sk));
      const puts = wanted.filter(({ sk }) => !open.has(sk)).map((Item) => [{ Put: { TableName: table, Item } }]);
      const ends = [...open].filter((sk) => !keep.has(sk));
      return [...puts, ...ends.map((sk) => [{ Delete: { TableName: table, Key: { pk, sk } } }])];
    },
  };
}
