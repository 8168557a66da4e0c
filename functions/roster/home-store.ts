import type { WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { allItems, type Dynamo, key, queryOf } from '../shared/table/dynamo.ts';
import type { Pair } from './homes.ts';
import { settled } from './question-store.ts';
import { TogetherItem, togetherPrefix } from './records.ts';

export type HomeStore = ReturnType<typeof homeStore>;

/** The pupil of some decisions. */
type Place = { readonly ownerId: string; readonly pupilId: string };
/** A decision to write, and everything that it rests on. */
export type HomeSave = {
  readonly next: TogetherItem;
  /** The version of every pair that the person saw, 0 for a pair without a decision. */
  readonly seen: readonly Seen[];
};
type Seen = { readonly guardianIds: Pair; readonly version: number };

/** Reads and writes of the decisions on a pupil's adults (J2). */
export function homeStore(client: Dynamo, table: string) {
  return {
    /** Every decision on two adults of a pupil, also on adults who are no guardians any more. */
    async decisions({ ownerId, pupilId }: Place): Promise<readonly TogetherItem[]> {
      const query = queryOf(table, { pk: key(ownerId, 'PUPIL', pupilId), prefix: togetherPrefix });
      return (await allItems(client, query)).map((item) => TogetherItem.parse(item));
    },

    /**
     * Writes a decision, on condition that no decision on the pupil's adults has come since the person looked, and that
     * nobody of the three is protected where the decision names two people to each other.
     */
    decide: (place: Place, { next, seen }: HomeSave): Promise<'saved' | 'moved'> =>
      settled(client, [
        togetherPut(table, place, next),
        ...seen
          .filter(({ guardianIds }) => guardianIds.join() !== next.guardianIds.join())
          .map((each) => stillDecided(table, place, each)),
        ...(next.together ? unprotected(table, place, next.guardianIds) : []),
      ]),
  };
}

const togetherAt = ({ ownerId, pupilId }: Place, guardianIds: Pair) => ({
  pk: key(ownerId, 'PUPIL', pupilId),
  sk: `${togetherPrefix}${key(...guardianIds)}`,
});

/** Condition: this decision is as it was read. */
export const stillDecided = (table: string, place: Place, { guardianIds, version }: Seen): WriteAction => ({
  ConditionCheck: { TableName: table, Key: togetherAt(place, guardianIds), ...atVersion(version) },
});

/** Puts a decision, on condition that its earlier version is still the newest. */
export const togetherPut = (table: string, place: Place, next: TogetherItem): WriteAction => ({
  Put: { TableName: table, Item: { ...togetherAt(place, next.guardianIds), ...next }, ...atVersion(next.version - 1) },
});

const unprotected = (table: string, { ownerId, pupilId }: Place, guardianIds: Pair): WriteAction[] =>
  [key(ownerId, 'PUPIL', pupilId), ...guardianIds.map((id) => key(ownerId, 'GUARDIAN', id))].map((pk) => ({
    ConditionCheck: {
      TableName: table,
      Key: { pk, sk: 'FACTS#PROFILE' },
      ConditionExpression: 'protection = :none',
      ExpressionAttributeValues: { ':none': 'none' },
    },
  }));
