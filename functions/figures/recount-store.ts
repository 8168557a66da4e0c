import type { Fact } from '../shared/fact.ts';
import { contentHash, newId } from '../shared/ids.ts';
import { commit, factPut, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { type Dynamo, itemsBetween, key } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { type CountItem, ThresholdItem } from './count.ts';
import type { Passed } from './limit.ts';
import type { Count } from './rules.ts';
import { type CountName, countKey } from './store.ts';

export type RecountStore = ReturnType<typeof recountStore>;

/** A count to write if its base version is still the newest (version 0: none existed). */
export type Recount = {
  readonly ownerId: string;
  readonly item: Omit<CountItem, 'version' | 'count'> & { readonly count: Count };
  readonly before: number;
  /** The count of the school year's other half, if the whole year's shares depend on it. */
  readonly beside?: { readonly halfYear: string; readonly version: number } | undefined;
  /** Thresholds passed for the first time, each with its fact. */
  readonly passed: readonly (Passed & { readonly schoolYear: string; readonly fact: Fact })[];
};

/** Writes counts and passed thresholds. */
export function recountStore(client: Dynamo, table: string) {
  return {
    /** A pupil's passed thresholds in a school year: at most subjects times thresholds. */
    async passed(ownerId: string, pupilId: string, schoolYear: string): Promise<readonly Passed[]> {
      const from = `${key('THRESHOLD', schoolYear)}#`;
      const items = await itemsBetween(client, table, key(ownerId, 'PUPIL', pupilId), from, `${from}~`);
      return items.map((item) => ThresholdItem.parse(item));
    },

    /** Writes a count with its thresholds and facts; `false`, and no write, when another writer came first. */
    async write(recount: Recount): Promise<boolean> {
      const { ok } = await commit(client, newId(), actionsOf(table, recount));
      return ok;
    },
  };
}

function actionsOf(table: string, { ownerId, item, before, beside, passed }: Recount): WriteAction[] {
  const { pupilId, schoolId, halfYear, countedAt, carried } = item;
  const { subjects: _subjects, ...totals } = item.count;
  const Key = countKey(ownerId, item);
  const version = before + 1;
  return [
    { Put: { TableName: table, Item: { ...Key, ...item, version }, ...atVersion(before) } },
    {
      Put: {
        TableName: table,
        Item: {
          pk: Key.pk,
          sk: key('COUNT', halfYear, 'SUMS'),
          gsi1pk: key(ownerId, 'SCHOOL', schoolId, 'COUNT', halfYear),
          gsi1sk: pupilId,
          pupilId,
          ...totals,
          carried,
          version,
        },
        ...atVersion(before),
      },
    },
    ...(beside ? [besideIs(table, ownerId, { ...beside, pupilId })] : []),
    ...passed.flatMap((threshold) => [
      thresholdPut(table, Key.pk, threshold, countedAt),
      factPut(table, threshold.fact),
    ]),
  ];
}

const besideIs = (
  table: string,
  ownerId: string,
  { version, ...name }: CountName & { version: number },
): WriteAction => ({
  ConditionCheck: { TableName: table, Key: countKey(ownerId, name), ...atVersion(version) },
});

/** The owner chooses subject names, so the key holds a hash. */
const thresholdPut = (
  table: string,
  pk: string,
  { subjectKey, percent, schoolYear, fact }: Recount['passed'][number],
  at: Instant,
): WriteAction => ({
  Put: {
    TableName: table,
    Item: {
      pk,
      sk: key('THRESHOLD', schoolYear, contentHash(subjectKey).slice(0, 26), String(percent)),
      subjectKey,
      percent,
      factId: fact.id,
      at,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
